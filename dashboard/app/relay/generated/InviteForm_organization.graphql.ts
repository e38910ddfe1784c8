/**
 * @generated SignedSource<<b1646e632e742c5b62e8de680c3cd8f5>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type InviteForm_organization$data = {
  readonly id: string;
  readonly invitationDomains: ReadonlyArray<string> | null | undefined;
  readonly mailAllowance: {
    readonly leftToday: number;
    readonly perDay: number;
  } | null | undefined;
  readonly " $fragmentType": "InviteForm_organization";
};
export type InviteForm_organization$key = {
  readonly " $data"?: InviteForm_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"InviteForm_organization">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "InviteForm_organization",
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
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "MailAllowance",
      "kind": "LinkedField",
      "name": "mailAllowance",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "perDay",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "leftToday",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Organization",
  "abstractKey": null
};

(node as any).hash = "f1d91b8d2e33d545c23ca5fe5bfaeda4";

export default node;
