/**
 * @generated SignedSource<<80a0ecb56e93c15a41394f3a7b2e5a45>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type LearnerCells_name$data = {
  readonly id: string;
  readonly name: string;
  readonly " $fragmentType": "LearnerCells_name";
};
export type LearnerCells_name$key = {
  readonly " $data"?: LearnerCells_name$data;
  readonly " $fragmentSpreads": FragmentRefs<"LearnerCells_name">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "LearnerCells_name",
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
      "name": "name",
      "storageKey": null
    }
  ],
  "type": "Learner",
  "abstractKey": null
};

(node as any).hash = "ea983abca7a500510f821054c43c04cb";

export default node;
