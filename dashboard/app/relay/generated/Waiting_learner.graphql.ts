/**
 * @generated SignedSource<<aaf48b320418f3718816826c6d9ac358>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type Waiting_learner$data = {
  readonly waiting: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly organization: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
    }>;
  };
  readonly " $fragmentType": "Waiting_learner";
};
export type Waiting_learner$key = {
  readonly " $data"?: Waiting_learner$data;
  readonly " $fragmentSpreads": FragmentRefs<"Waiting_learner">;
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
  "name": "Waiting_learner",
  "selections": [
    {
      "alias": "waiting",
      "args": [
        {
          "kind": "Literal",
          "name": "filter",
          "value": {
            "state": {
              "equalTo": "REQUESTED"
            }
          }
        },
        {
          "kind": "Literal",
          "name": "first",
          "value": 5
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
      "storageKey": "connections(filter:{\"state\":{\"equalTo\":\"REQUESTED\"}},first:5)"
    }
  ],
  "type": "Learner",
  "abstractKey": null
};
})();

(node as any).hash = "d640012c9d1653785332f1e4c09d9119";

export default node;
