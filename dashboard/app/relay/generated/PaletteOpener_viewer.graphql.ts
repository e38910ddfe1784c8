/**
 * @generated SignedSource<<79fa9c48baf8fa1c0e12730c9b76f923>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type PaletteOpener_viewer$data = {
  readonly " $fragmentSpreads": FragmentRefs<"Palette_viewer">;
  readonly " $fragmentType": "PaletteOpener_viewer";
};
export type PaletteOpener_viewer$key = {
  readonly " $data"?: PaletteOpener_viewer$data;
  readonly " $fragmentSpreads": FragmentRefs<"PaletteOpener_viewer">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "PaletteOpener_viewer",
  "selections": [
    {
      "args": null,
      "kind": "FragmentSpread",
      "name": "Palette_viewer"
    }
  ],
  "type": "Viewer",
  "abstractKey": null
};

(node as any).hash = "de863ed7f3a847e7e3cde17372b075e6";

export default node;
