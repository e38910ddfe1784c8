/**
 * @generated SignedSource<<88bfbcef839ab656db4cb7e092ccaa4b>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type FirstSteps_organization$data = {
  readonly branding: {
    readonly logoUrl: string | null | undefined;
    readonly primaryColour: string | null | undefined;
  };
  readonly credits: {
    readonly balance: number;
  } | null | undefined;
  readonly invitationLink: {
    readonly id: string;
    readonly isActive: boolean;
  } | null | undefined;
  readonly sentInvitations: {
    readonly totalCount: number;
  };
  readonly slug: string;
  readonly staff: {
    readonly totalCount: number;
  };
  readonly staffInvitations: ReadonlyArray<{
    readonly id: string;
  }>;
  readonly " $fragmentType": "FirstSteps_organization";
};
export type FirstSteps_organization$key = {
  readonly " $data"?: FirstSteps_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"FirstSteps_organization">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 1
  }
],
v2 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "totalCount",
    "storageKey": null
  }
];
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "FirstSteps_organization",
  "selections": [
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
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "InvitationLink",
      "kind": "LinkedField",
      "name": "invitationLink",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "isActive",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "OrganizationCredits",
      "kind": "LinkedField",
      "name": "credits",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "balance",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": "sentInvitations",
      "args": (v1/*:: as any*/),
      "concreteType": "InvitationsConnection",
      "kind": "LinkedField",
      "name": "invitations",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": "invitations(first:1)"
    },
    {
      "alias": "staff",
      "args": (v1/*:: as any*/),
      "concreteType": "MembershipsConnection",
      "kind": "LinkedField",
      "name": "members",
      "plural": false,
      "selections": (v2/*:: as any*/),
      "storageKey": "members(first:1)"
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "StaffInvitation",
      "kind": "LinkedField",
      "name": "staffInvitations",
      "plural": true,
      "selections": [
        (v0/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "type": "Organization",
  "abstractKey": null
};
})();

(node as any).hash = "3afda0fc99269890f3bda03aad4b77b6";

export default node;
