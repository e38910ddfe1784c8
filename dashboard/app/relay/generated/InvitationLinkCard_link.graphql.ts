/**
 * @generated SignedSource<<54daf53ae10535740e99144cbe8b3e79>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type InvitationLinkCard_link$data = {
  readonly expiresAt: string | null | undefined;
  readonly id: string;
  readonly isActive: boolean;
  readonly isSwitchedOn: boolean;
  readonly maxUses: number | null | undefined;
  readonly openInvitations: number;
  readonly pausedInvitations: number;
  readonly qrCode: {
    readonly pngUrl: string;
    readonly svgUrl: string;
  };
  readonly url: string;
  readonly uses: number;
  readonly " $fragmentType": "InvitationLinkCard_link";
};
export type InvitationLinkCard_link$key = {
  readonly " $data"?: InvitationLinkCard_link$data;
  readonly " $fragmentSpreads": FragmentRefs<"InvitationLinkCard_link">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "InvitationLinkCard_link",
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
      "name": "url",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "isActive",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "isSwitchedOn",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "maxUses",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "uses",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "expiresAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "openInvitations",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "pausedInvitations",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "QrCode",
      "kind": "LinkedField",
      "name": "qrCode",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "svgUrl",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "pngUrl",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "InvitationLink",
  "abstractKey": null
};

(node as any).hash = "ce65d15de306f52ae2e7287b5ba74b3a";

export default node;
