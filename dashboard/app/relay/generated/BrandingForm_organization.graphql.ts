/**
 * @generated SignedSource<<d7a76b6f3cbd51fa5210ac6646a89f02>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type BrandingForm_organization$data = {
  readonly branding: {
    readonly accentColour: string | null | undefined;
    readonly logoUrl: string | null | undefined;
    readonly primaryColour: string | null | undefined;
    readonly signatoryName: string | null | undefined;
    readonly signatoryTitle: string | null | undefined;
  };
  readonly id: string;
  readonly name: string;
  readonly " $fragmentType": "BrandingForm_organization";
};
export type BrandingForm_organization$key = {
  readonly " $data"?: BrandingForm_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"BrandingForm_organization">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "BrandingForm_organization",
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
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Branding",
      "kind": "LinkedField",
      "name": "branding",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "logoUrl",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "primaryColour",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "accentColour",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "signatoryName",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "signatoryTitle",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Organization",
  "abstractKey": null
};

(node as any).hash = "edb50a773aff8b4ecd6ff4321641e3fb";

export default node;
