/**
 * @generated SignedSource<<f8121f72c1f1a94ee5a091f76a14af70>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type TeamCoaches_team$data = {
  readonly coaches: {
    readonly nodes: ReadonlyArray<{
      readonly email: string;
      readonly id: string;
      readonly name: string;
    }>;
  };
  readonly id: string;
  readonly " $fragmentType": "TeamCoaches_team";
};
export type TeamCoaches_team$key = {
  readonly " $data"?: TeamCoaches_team$data;
  readonly " $fragmentSpreads": FragmentRefs<"TeamCoaches_team">;
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
  "name": "TeamCoaches_team",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": [
        {
          "kind": "Literal",
          "name": "first",
          "value": 200
        }
      ],
      "concreteType": "MembershipsConnection",
      "kind": "LinkedField",
      "name": "coaches",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "Membership",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "name",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "email",
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": "coaches(first:200)"
    }
  ],
  "type": "Team",
  "abstractKey": null
};
})();

(node as any).hash = "719cb8cf77bb8b93c1e037b7057b5f7b";

export default node;
