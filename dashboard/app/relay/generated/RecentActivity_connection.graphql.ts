/**
 * @generated SignedSource<<99ae6957339908e1a2dab0f1172e5b4f>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ConnectionSide = "LEARNER" | "ORGANIZATION";
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
import { FragmentRefs } from "relay-runtime";
export type RecentActivity_connection$data = {
  readonly activatedAt: string | null | undefined;
  readonly createdAt: string;
  readonly endedAt: string | null | undefined;
  readonly endedBySide: ConnectionSide | null | undefined;
  readonly id: string;
  readonly learner: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly state: ConnectionState;
  readonly " $fragmentType": "RecentActivity_connection";
};
export type RecentActivity_connection$key = {
  readonly " $data"?: RecentActivity_connection$data;
  readonly " $fragmentSpreads": FragmentRefs<"RecentActivity_connection">;
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
  "name": "RecentActivity_connection",
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
      "kind": "ScalarField",
      "name": "createdAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "activatedAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "endedAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "endedBySide",
      "storageKey": null
    },
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
          "kind": "ScalarField",
          "name": "name",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Connection",
  "abstractKey": null
};
})();

(node as any).hash = "7f611470738711046c7e135029859dad";

export default node;
