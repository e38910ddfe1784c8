/**
 * @generated SignedSource<<c28172c6804491dae6442d805e8cb073>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
import { FragmentRefs } from "relay-runtime";
export type LearnerActions_organization$data = {
  readonly blocks: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly learner: {
        readonly id: string;
      } | null | undefined;
    }>;
  };
  readonly id: string;
  readonly open: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly state: ConnectionState;
      readonly viewerCan: {
        readonly disconnect: boolean;
      };
    }>;
  };
  readonly viewerCan: {
    readonly blockLearners: boolean;
  };
  readonly " $fragmentType": "LearnerActions_organization";
};
export type LearnerActions_organization$key = {
  readonly " $data"?: LearnerActions_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"LearnerActions_organization">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "learnerId"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "LearnerActions_organization",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": "OrganizationActions",
      "kind": "LinkedField",
      "name": "viewerCan",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "blockLearners",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": "open",
      "args": [
        {
          "fields": [
            {
              "fields": [
                {
                  "kind": "Variable",
                  "name": "equalTo",
                  "variableName": "learnerId"
                }
              ],
              "kind": "ObjectValue",
              "name": "learnerId"
            }
          ],
          "kind": "ObjectValue",
          "name": "filter"
        },
        {
          "kind": "Literal",
          "name": "first",
          "value": 1
        }
      ],
      "concreteType": "ConnectionsConnection",
      "kind": "LinkedField",
      "name": "connections",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "Connection",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "state",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "concreteType": "ConnectionActions",
              "kind": "LinkedField",
              "name": "viewerCan",
              "plural": false,
              "selections": [
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "disconnect",
                  "storageKey": null
                }
              ],
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": [
        {
          "kind": "Literal",
          "name": "first",
          "value": 200
        }
      ],
      "concreteType": "BlocksConnection",
      "kind": "LinkedField",
      "name": "blocks",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "Block",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "concreteType": "Learner",
              "kind": "LinkedField",
              "name": "learner",
              "plural": false,
              "selections": [
                (v0/*:: as any*/)
              ],
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": "blocks(first:200)"
    }
  ],
  "type": "Organization",
  "abstractKey": null
};
})();

(node as any).hash = "ea3cf86a3d3815e53fe02401f244e97d";

export default node;
