/**
 * @generated SignedSource<<66182dffd4a631f92774ba91f079d337>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ConnectionSide = "LEARNER" | "ORGANIZATION";
import { FragmentRefs } from "relay-runtime";
export type ConnectionCells_end$data = {
  readonly endReason: string | null | undefined;
  readonly endedAt: string | null | undefined;
  readonly endedBySide: ConnectionSide | null | undefined;
  readonly " $fragmentType": "ConnectionCells_end";
};
export type ConnectionCells_end$key = {
  readonly " $data"?: ConnectionCells_end$data;
  readonly " $fragmentSpreads": FragmentRefs<"ConnectionCells_end">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "ConnectionCells_end",
  "selections": [
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
      "kind": "ScalarField",
      "name": "endReason",
      "storageKey": null
    }
  ],
  "type": "Connection",
  "abstractKey": null
};

(node as any).hash = "b2c9b06b65f9703291f5e236419e855f";

export default node;
