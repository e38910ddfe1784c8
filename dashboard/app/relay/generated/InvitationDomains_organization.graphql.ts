/**
 * @generated SignedSource<<6898fb473e4fcd00a86e084257c0f5bf>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type InvitationDomains_organization$data = {
  readonly id: string;
  readonly invitationDomains: ReadonlyArray<string> | null | undefined;
  readonly " $fragmentType": "InvitationDomains_organization";
};
export type InvitationDomains_organization$key = {
  readonly " $data"?: InvitationDomains_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"InvitationDomains_organization">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "InvitationDomains_organization",
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
      "name": "invitationDomains",
      "storageKey": null
    }
  ],
  "type": "Organization",
  "abstractKey": null
};

(node as any).hash = "6fb33d16bf7fd5ab8371329f09aced62";

export default node;
