/**
 * @generated SignedSource<<b94d1ffa0041dacc6115e31f26582d74>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
export type ErrorCode = "ADDRESS_NOT_YOURS" | "ALREADY_A_MEMBER" | "ALREADY_CONNECTED" | "ALREADY_INVITED" | "CONNECTION_BLOCKED" | "CONNECTION_ENDED" | "CONNECTION_REQUIRED" | "COURSE_NEEDS_CODE" | "COURSE_NOT_FINISHED" | "EMAIL_TAKEN" | "FORBIDDEN" | "IDEMPOTENCY_KEY_REUSED" | "INSUFFICIENT_CREDITS" | "INVALID_CREDENTIALS" | "INVALID_INPUT" | "INVITATION_ENDED" | "INVITATION_LINK_EXPIRED" | "INVITATION_LINK_INACTIVE" | "INVITATION_LINK_UNKNOWN" | "INVITATION_LINK_USED_UP" | "INVITATION_PAUSED" | "LANGUAGE_NOT_OFFERED" | "LAST_OWNER" | "LINK_EXPIRED" | "MAIL_ALLOWANCE_USED_UP" | "MAIL_PAUSED" | "NAME_TAKEN" | "NOT_FOUND" | "RATE_LIMITED" | "REQUEST_ENDED" | "SESSION_ALREADY_RUNNING" | "SESSION_ENDED" | "WEAK_PASSWORD";
export type JoinOrganizationInput = {
  idempotencyKey?: string | null | undefined;
  token: string;
};
export type InvitationsToMeMutation$variables = {
  input: JoinOrganizationInput;
};
export type InvitationsToMeMutation$data = {
  readonly joinOrganization: {
    readonly connection: {
      readonly activatedAt: string | null | undefined;
      readonly id: string;
      readonly state: ConnectionState;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: ErrorCode;
      readonly field: string | null | undefined;
      readonly message: string;
    }>;
  } | null | undefined;
};
export type InvitationsToMeMutation = {
  response: InvitationsToMeMutation$data;
  variables: InvitationsToMeMutation$variables;
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
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "input",
        "variableName": "input"
      }
    ],
    "concreteType": "JoinOrganizationPayload",
    "kind": "LinkedField",
    "name": "joinOrganization",
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
      {
        "alias": null,
        "args": null,
        "concreteType": "Connection",
        "kind": "LinkedField",
        "name": "connection",
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
            "name": "state",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "activatedAt",
            "storageKey": null
          }
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
    "name": "InvitationsToMeMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "InvitationsToMeMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "50f6cbc45ab08a21a88526ffcad59809",
    "id": null,
    "metadata": {},
    "name": "InvitationsToMeMutation",
    "operationKind": "mutation",
    "text": "mutation InvitationsToMeMutation(\n  $input: JoinOrganizationInput!\n) {\n  joinOrganization(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n    connection {\n      id\n      state\n      activatedAt\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "42dc80440d84c95e49f6470e3bb4b089";

export default node;
