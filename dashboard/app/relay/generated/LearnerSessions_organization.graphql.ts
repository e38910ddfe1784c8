/**
 * @generated SignedSource<<4c9c2dc0307878914e07830513e86f60>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type VisibilityReason = "CONNECTION" | "CREDIT" | "OWN_CERTIFICATION";
import { FragmentRefs } from "relay-runtime";
export type LearnerSessions_organization$data = {
  readonly id: string;
  readonly sessions: {
    readonly nodes: ReadonlyArray<{
      readonly course: {
        readonly id: string;
        readonly title: string;
      } | null | undefined;
      readonly id: string;
      readonly viewerCan: {
        readonly terminate: boolean;
      };
      readonly visibleBecause: ReadonlyArray<VisibilityReason>;
      readonly " $fragmentSpreads": FragmentRefs<"SessionCells_session">;
    }>;
    readonly totalCount: number;
  };
  readonly " $fragmentType": "LearnerSessions_organization";
};
export type LearnerSessions_organization$key = {
  readonly " $data"?: LearnerSessions_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"LearnerSessions_organization">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = [
  {
    "kind": "Variable",
    "name": "language",
    "variableName": "language"
  }
];
return {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "language"
    },
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "learnerId"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "LearnerSessions_organization",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
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
          "value": 100
        }
      ],
      "concreteType": "SessionsConnection",
      "kind": "LinkedField",
      "name": "sessions",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "totalCount",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "Session",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "visibleBecause",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "concreteType": "SessionActions",
              "kind": "LinkedField",
              "name": "viewerCan",
              "plural": false,
              "selections": [
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "terminate",
                  "storageKey": null
                }
              ],
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "concreteType": "Course",
              "kind": "LinkedField",
              "name": "course",
              "plural": false,
              "selections": [
                (v0/*:: as any*/),
                {
                  "alias": null,
                  "args": (v1/*:: as any*/),
                  "kind": "ScalarField",
                  "name": "title",
                  "storageKey": null
                }
              ],
              "storageKey": null
            },
            {
              "args": (v1/*:: as any*/),
              "kind": "FragmentSpread",
              "name": "SessionCells_session"
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Organization",
  "abstractKey": null
};
})();

(node as any).hash = "4c3eb52835b407a1ab78abffffb1e3f7";

export default node;
