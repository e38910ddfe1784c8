/**
 * @generated SignedSource<<8eb41462858d13a64db7cd555e98cef3>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type FirstSteps_organization$data = {
  readonly asked: {
    readonly totalCount: number;
  };
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
  readonly " $fragmentType": "FirstSteps_organization";
};
export type FirstSteps_organization$key = {
  readonly " $data"?: FirstSteps_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"FirstSteps_organization">;
};

const node: ReaderFragment = (function(){
var v0 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 1
  }
],
v1 = [
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
      "args": (v0/*:: as any*/),
      "concreteType": "InvitationsConnection",
      "kind": "LinkedField",
      "name": "invitations",
      "plural": false,
      "selections": (v1/*:: as any*/),
      "storageKey": "invitations(first:1)"
    },
    {
      "alias": "staff",
      "args": (v0/*:: as any*/),
      "concreteType": "MembershipsConnection",
      "kind": "LinkedField",
      "name": "members",
      "plural": false,
      "selections": (v1/*:: as any*/),
      "storageKey": "members(first:1)"
    },
    {
      "alias": "asked",
      "args": (v0/*:: as any*/),
      "concreteType": "StaffInvitationsConnection",
      "kind": "LinkedField",
      "name": "staffInvitations",
      "plural": false,
      "selections": (v1/*:: as any*/),
      "storageKey": "staffInvitations(first:1)"
    }
  ],
  "type": "Organization",
  "abstractKey": null
};
})();

(node as any).hash = "828529451c779e12cc25c92f065d89ed";

export default node;
