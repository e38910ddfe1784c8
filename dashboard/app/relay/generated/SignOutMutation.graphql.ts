/**
 * @generated SignedSource<<701e293249602e4edb47010b7fe73b06>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ErrorCode = "ADDRESS_NOT_YOURS" | "ALREADY_A_MEMBER" | "ALREADY_CONNECTED" | "ALREADY_INVITED" | "CONNECTION_BLOCKED" | "CONNECTION_ENDED" | "CONNECTION_REQUIRED" | "COURSE_NEEDS_CODE" | "COURSE_NOT_FINISHED" | "EMAIL_TAKEN" | "FORBIDDEN" | "IDEMPOTENCY_KEY_REUSED" | "INSUFFICIENT_CREDITS" | "INVALID_CREDENTIALS" | "INVALID_INPUT" | "INVITATION_ENDED" | "INVITATION_LINK_EXPIRED" | "INVITATION_LINK_INACTIVE" | "INVITATION_LINK_UNKNOWN" | "INVITATION_LINK_USED_UP" | "INVITATION_PAUSED" | "LANGUAGE_NOT_OFFERED" | "LAST_OWNER" | "LINK_EXPIRED" | "MAIL_ALLOWANCE_USED_UP" | "MAIL_PAUSED" | "NAME_TAKEN" | "NOT_FOUND" | "RATE_LIMITED" | "REQUEST_ENDED" | "SESSION_ALREADY_RUNNING" | "SESSION_ENDED" | "WEAK_PASSWORD";
export type SignOutInput = {
  idempotencyKey?: string | null | undefined;
};
export type SignOutMutation$variables = {
  input?: SignOutInput | null | undefined;
};
export type SignOutMutation$data = {
  readonly signOut: {
    readonly userErrors: ReadonlyArray<{
      readonly code: ErrorCode;
      readonly message: string;
    }>;
  } | null | undefined;
};
export type SignOutMutation = {
  response: SignOutMutation$data;
  variables: SignOutMutation$variables;
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
    "concreteType": "SignOutPayload",
    "kind": "LinkedField",
    "name": "signOut",
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
            "name": "message",
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
    "name": "SignOutMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "SignOutMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "6cc3aa84109a921210eb50ac5a5fbbec",
    "id": null,
    "metadata": {},
    "name": "SignOutMutation",
    "operationKind": "mutation",
    "text": "mutation SignOutMutation(\n  $input: SignOutInput\n) {\n  signOut(input: $input) {\n    userErrors {\n      code\n      message\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "d9c33e0f1dc60de4b8fefdd4828f0751";

export default node;
