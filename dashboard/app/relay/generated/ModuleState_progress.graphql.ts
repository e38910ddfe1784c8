/**
 * @generated SignedSource<<7a784d6c787a78d238e7a534d1ff4dde>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type ModuleState_progress$data = {
  readonly isPassed: boolean;
  readonly scorePercent: number | null | undefined;
  readonly " $fragmentType": "ModuleState_progress";
};
export type ModuleState_progress$key = {
  readonly " $data"?: ModuleState_progress$data;
  readonly " $fragmentSpreads": FragmentRefs<"ModuleState_progress">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "ModuleState_progress",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "scorePercent",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "isPassed",
      "storageKey": null
    }
  ],
  "type": "ModuleProgress",
  "abstractKey": null
};

(node as any).hash = "aabc33c3d5fdf0d7131c87c4b0de3322";

export default node;
