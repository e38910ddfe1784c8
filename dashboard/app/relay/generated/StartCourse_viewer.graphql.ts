/**
 * @generated SignedSource<<1a83d4d120058752e842ed34363bc557>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type StartCourse_viewer$data = {
  readonly learner: {
    readonly credits: {
      readonly balance: number;
    } | null | undefined;
    readonly id: string;
    readonly payers: {
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly organization: {
          readonly id: string;
          readonly name: string;
        } | null | undefined;
      }>;
    };
  } | null | undefined;
  readonly " $fragmentType": "StartCourse_viewer";
};
export type StartCourse_viewer$key = {
  readonly " $data"?: StartCourse_viewer$data;
  readonly " $fragmentSpreads": FragmentRefs<"StartCourse_viewer">;
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
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "StartCourse_viewer",
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Learner",
      "kind": "LinkedField",
      "name": "learner",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "LearnerCredits",
          "kind": "LinkedField",
          "name": "credits",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "balance",
              "storageKey": null
            }
          ],
          "storageKey": null
        },
        {
          "alias": "payers",
          "args": [
            {
              "kind": "Literal",
              "name": "filter",
              "value": {
                "state": {
                  "equalTo": "ACTIVE"
                }
              }
            },
            {
              "kind": "Literal",
              "name": "first",
              "value": 50
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
                  "concreteType": "Organization",
                  "kind": "LinkedField",
                  "name": "organization",
                  "plural": false,
                  "selections": [
                    (v0/*:: as any*/),
                    {
                      "alias": null,
                      "args": null,
                      "kind": "ScalarField",
                      "name": "name",
                      "storageKey": null
                    }
                  ],
                  "storageKey": null
                }
              ],
              "storageKey": null
            }
          ],
          "storageKey": "connections(filter:{\"state\":{\"equalTo\":\"ACTIVE\"}},first:50)"
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Viewer",
  "abstractKey": null
};
})();

(node as any).hash = "180797e0477dd9191f82ffd8a7faf1ea";

export default node;
