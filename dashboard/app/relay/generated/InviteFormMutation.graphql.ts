/**
 * @generated SignedSource<<b766e8b27dfba117e79beda9e424cbe5>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ErrorCode = "ADDRESS_NOT_YOURS" | "ALREADY_A_MEMBER" | "ALREADY_CONNECTED" | "ALREADY_INVITED" | "CONNECTION_BLOCKED" | "CONNECTION_ENDED" | "CONNECTION_REQUIRED" | "COURSE_NEEDS_CODE" | "COURSE_NOT_FINISHED" | "EMAIL_TAKEN" | "FORBIDDEN" | "IDEMPOTENCY_KEY_REUSED" | "INSUFFICIENT_CREDITS" | "INVALID_CREDENTIALS" | "INVALID_INPUT" | "INVITATION_ENDED" | "INVITATION_LINK_EXPIRED" | "INVITATION_LINK_INACTIVE" | "INVITATION_LINK_UNKNOWN" | "INVITATION_LINK_USED_UP" | "INVITATION_PAUSED" | "LANGUAGE_NOT_OFFERED" | "LAST_OWNER" | "LINK_EXPIRED" | "MAIL_ALLOWANCE_USED_UP" | "MAIL_PAUSED" | "NAME_TAKEN" | "NOT_FOUND" | "RATE_LIMITED" | "REQUEST_ENDED" | "SESSION_ALREADY_RUNNING" | "SESSION_ENDED" | "WEAK_PASSWORD";
export type InvitationOutcome = "ALREADY_CONNECTED" | "ALREADY_INVITED" | "BLOCKED" | "DUPLICATE" | "INVALID" | "OVER_ALLOWANCE" | "QUEUED";
export type InviteLearnersInput = {
  idempotencyKey?: string | null | undefined;
  invitees: InviteesInput;
  message?: string | null | undefined;
  organizationId: string;
};
export type InviteesInput = {
  addresses: ReadonlyArray<string>;
  csv?: never;
  text?: never;
} | {
  addresses?: never;
  csv?: never;
  text: string;
} | {
  addresses?: never;
  csv: string;
  text?: never;
};
export type InviteFormMutation$variables = {
  input: InviteLearnersInput;
};
export type InviteFormMutation$data = {
  readonly inviteLearners: {
    readonly outcomes: ReadonlyArray<{
      readonly address: string;
      readonly message: string | null | undefined;
      readonly outcome: InvitationOutcome;
    }>;
    readonly userErrors: ReadonlyArray<{
      readonly code: ErrorCode;
      readonly field: string | null | undefined;
      readonly message: string;
    }>;
  } | null | undefined;
};
export type InviteFormMutation = {
  response: InviteFormMutation$data;
  variables: InviteFormMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "message",
  "storageKey": null
},
v2 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "InviteLearnersPayload",
    "kind": "LinkedField",
    "name": "inviteLearners",
    "plural": false,
    "selections": [
      {
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
          (v1/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "InviteeResult",
        "kind": "LinkedField",
        "name": "outcomes",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "address",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "outcome",
            "storageKey": null
          },
          (v1/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "InviteFormMutation",
    "selections": (v2/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "InviteFormMutation",
    "selections": (v2/*:: as any*/)
  },
  "params": {
    "cacheID": "1ad5becdc07254d522da2e7ac23d53e9",
    "id": null,
    "metadata": {},
    "name": "InviteFormMutation",
    "operationKind": "mutation",
    "text": "mutation InviteFormMutation(\n  $input: InviteLearnersInput!\n) {\n  inviteLearners(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n    outcomes {\n      address\n      outcome\n      message\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "109103cfa9d71b87839e8eb70dde915a";

export default node;
