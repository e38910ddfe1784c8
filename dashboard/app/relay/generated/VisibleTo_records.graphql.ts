/**
 * @generated SignedSource<<91f6ded4cf9d80bf5ae888cc6f4a9211>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type VisibilityReason = "CONNECTION" | "CREDIT" | "OWN_CERTIFICATION";
import { FragmentRefs } from "relay-runtime";
export type VisibleTo_records$data = ReadonlyArray<{
  readonly because: ReadonlyArray<VisibilityReason>;
  readonly organization: {
    readonly id: string;
    readonly name: string;
  } | null | undefined;
  readonly " $fragmentType": "VisibleTo_records";
}>;
export type VisibleTo_records$key = ReadonlyArray<{
  readonly " $data"?: VisibleTo_records$data;
  readonly " $fragmentSpreads": FragmentRefs<"VisibleTo_records">;
}>;

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "plural": true
  },
  "name": "VisibleTo_records",
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Organization",
      "kind": "LinkedField",
      "name": "organization",
      "plural": false,
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
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "because",
      "storageKey": null
    }
  ],
  "type": "RecordVisibility",
  "abstractKey": null
};

(node as any).hash = "328d1c595780d76105f7ef5fc7ca9756";

export default node;
