/**
 * @generated SignedSource<<c2a22d0006cc6ea5248c7afe6cc0efdd>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type Role = "ADMIN" | "ANALYST" | "COACH" | "OWNER";
import { FragmentRefs } from "relay-runtime";
export type MemberDialog_member$data = {
  readonly createdAt: string;
  readonly email: string;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly " $fragmentType": "MemberDialog_member";
};
export type MemberDialog_member$key = {
  readonly " $data"?: MemberDialog_member$data;
  readonly " $fragmentSpreads": FragmentRefs<"MemberDialog_member">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "MemberDialog_member",
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
      "kind": "ScalarField",
      "name": "email",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "role",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "createdAt",
      "storageKey": null
    }
  ],
  "type": "Membership",
  "abstractKey": null
};

(node as any).hash = "e48353442c39c6f16ec098234a5fb44d";

export default node;
