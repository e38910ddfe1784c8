/**
 * @generated SignedSource<<1942bed189d2b5291efdc521f4683a0f>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type ErrorCode = "ADDRESS_NOT_YOURS" | "ALREADY_A_MEMBER" | "ALREADY_CONNECTED" | "ALREADY_INVITED" | "CONNECTION_BLOCKED" | "CONNECTION_ENDED" | "CONNECTION_REQUIRED" | "COURSE_NEEDS_CODE" | "COURSE_NOT_FINISHED" | "EMAIL_TAKEN" | "FORBIDDEN" | "IDEMPOTENCY_KEY_REUSED" | "INSUFFICIENT_CREDITS" | "INVALID_CREDENTIALS" | "INVALID_INPUT" | "INVITATION_ENDED" | "INVITATION_LINK_EXPIRED" | "INVITATION_LINK_INACTIVE" | "INVITATION_LINK_UNKNOWN" | "INVITATION_LINK_USED_UP" | "INVITATION_PAUSED" | "LANGUAGE_NOT_OFFERED" | "LAST_OWNER" | "LINK_EXPIRED" | "MAIL_ALLOWANCE_USED_UP" | "MAIL_PAUSED" | "NAME_TAKEN" | "NOT_FOUND" | "RATE_LIMITED" | "REQUEST_ENDED" | "SESSION_ALREADY_RUNNING" | "SESSION_ENDED" | "WEAK_PASSWORD";
export type LimitInvitationLinkInput = {
  expiresAt?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
  maxUses?: number | null | undefined;
  organizationId: string;
};
export type LinkLimitsMutation$variables = {
  input: LimitInvitationLinkInput;
};
export type LinkLimitsMutation$data = {
  readonly limitInvitationLink: {
    readonly invitationLink: {
      readonly id: string;
      readonly " $fragmentSpreads": FragmentRefs<"InvitationLinkCard_link">;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: ErrorCode;
      readonly field: string | null | undefined;
      readonly message: string;
    }>;
  } | null | undefined;
};
export type LinkLimitsMutation = {
  response: LinkLimitsMutation$data;
  variables: LinkLimitsMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "input",
    "variableName": "input"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "concreteType": "UserError",
  "kind": "LinkedField",
  "name": "userErrors",
  "plural": true,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "code",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "field",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "message",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "LinkLimitsMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "InvitationLinkPayload",
        "kind": "LinkedField",
        "name": "limitInvitationLink",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "InvitationLink",
            "kind": "LinkedField",
            "name": "invitationLink",
            "plural": false,
            "selections": [
              (v3/*:: as any*/),
              {
                "args": null,
                "kind": "FragmentSpread",
                "name": "InvitationLinkCard_link"
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "LinkLimitsMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "InvitationLinkPayload",
        "kind": "LinkedField",
        "name": "limitInvitationLink",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "InvitationLink",
            "kind": "LinkedField",
            "name": "invitationLink",
            "plural": false,
            "selections": [
              (v3/*:: as any*/),
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
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "821e8efeadf21656048ad84f4a0767de",
    "id": null,
    "metadata": {},
    "name": "LinkLimitsMutation",
    "operationKind": "mutation",
    "text": "mutation LinkLimitsMutation(\n  $input: LimitInvitationLinkInput!\n) {\n  limitInvitationLink(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n    invitationLink {\n      id\n      ...InvitationLinkCard_link\n    }\n  }\n}\n\nfragment InvitationLinkCard_link on InvitationLink {\n  id\n  url\n  isActive\n  isSwitchedOn\n  maxUses\n  uses\n  expiresAt\n  openInvitations\n  pausedInvitations\n  qrCode {\n    svgUrl\n    pngUrl\n  }\n}\n"
  }
};
})();

(node as any).hash = "55637c904ca24c58ba631a051e16eacd";

export default node;
