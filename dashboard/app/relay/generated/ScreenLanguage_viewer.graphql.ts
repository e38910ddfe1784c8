/**
 * @generated SignedSource<<5cc3c7f592ed3e3459c838fe182fd818>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type Language = "EN" | "ES" | "FR";
import { FragmentRefs } from "relay-runtime";
export type ScreenLanguage_viewer$data = {
  readonly id: string;
  readonly language: Language;
  readonly " $fragmentType": "ScreenLanguage_viewer";
};
export type ScreenLanguage_viewer$key = {
  readonly " $data"?: ScreenLanguage_viewer$data;
  readonly " $fragmentSpreads": FragmentRefs<"ScreenLanguage_viewer">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "ScreenLanguage_viewer",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "id",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "language",
      "storageKey": null
    }
  ],
  "type": "Viewer",
  "abstractKey": null
};

(node as any).hash = "f8d0c8dbbec6f9fc48b1366e35658306";

export default node;
