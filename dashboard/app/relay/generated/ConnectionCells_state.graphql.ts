/**
 * @generated SignedSource<<ddf7699b9a953435a69caa13db2a26ff>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
import { FragmentRefs } from "relay-runtime";
export type ConnectionCells_state$data = {
  readonly state: ConnectionState;
  readonly " $fragmentType": "ConnectionCells_state";
};
export type ConnectionCells_state$key = {
  readonly " $data"?: ConnectionCells_state$data;
  readonly " $fragmentSpreads": FragmentRefs<"ConnectionCells_state">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "ConnectionCells_state",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "state",
      "storageKey": null
    }
  ],
  "type": "Connection",
  "abstractKey": null
};

(node as any).hash = "2f1cc6e07ff985363792a002d1ab686b";

export default node;
