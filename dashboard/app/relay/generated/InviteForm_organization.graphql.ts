/**
 * @generated SignedSource<<004451617b49ffe606e05b94df090236>>
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
  readonly slug: string;
  readonly " $fragmentType": "InviteForm_organization";
};
export type InviteForm_organization$key = {
  readonly " $data"?: InviteForm_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"InviteForm_organization">;
};

import InviteFormQuery_graphql from './InviteFormQuery.graphql';

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": {
    "refetch": {
      "connection": null,
      "fragmentPathInResult": [
        "node"
      ],
      "operation": InviteFormQuery_graphql,
      "identifierInfo": {
        "identifierField": "id",
        "identifierQueryVariableName": "id"
      }
    }
  },
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
      "name": "slug",
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

(node as any).hash = "448f9d7bda56f583eebba8a13c2ef2be";

export default node;
