/**
 * @generated SignedSource<<2331c83594edfc1a78f2f43d2c334758>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type LearnerCells_email$data = {
  readonly email: string | null | undefined;
  readonly " $fragmentType": "LearnerCells_email";
};
export type LearnerCells_email$key = {
  readonly " $data"?: LearnerCells_email$data;
  readonly " $fragmentSpreads": FragmentRefs<"LearnerCells_email">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "LearnerCells_email",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "email",
      "storageKey": null
    }
  ],
  "type": "Learner",
  "abstractKey": null
};

(node as any).hash = "164d031008c83d61b2285ae0e6011204";

export default node;
