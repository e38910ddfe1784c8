/**
 * @generated SignedSource<<831fc75b7b4d44845a74fe4ddf473910>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ErrorCode = "ADDRESS_NOT_YOURS" | "ALREADY_A_MEMBER" | "ALREADY_CONNECTED" | "ALREADY_INVITED" | "CONNECTION_BLOCKED" | "CONNECTION_ENDED" | "CONNECTION_REQUIRED" | "COURSE_NEEDS_CODE" | "COURSE_NOT_FINISHED" | "EMAIL_TAKEN" | "FORBIDDEN" | "IDEMPOTENCY_KEY_REUSED" | "INSUFFICIENT_CREDITS" | "INVALID_CREDENTIALS" | "INVALID_INPUT" | "INVITATION_ENDED" | "INVITATION_LINK_EXPIRED" | "INVITATION_LINK_INACTIVE" | "INVITATION_LINK_UNKNOWN" | "INVITATION_LINK_USED_UP" | "INVITATION_PAUSED" | "LANGUAGE_NOT_OFFERED" | "LAST_OWNER" | "LINK_EXPIRED" | "MAIL_ALLOWANCE_USED_UP" | "MAIL_PAUSED" | "NAME_TAKEN" | "NOT_FOUND" | "RATE_LIMITED" | "REQUEST_ENDED" | "SESSION_ALREADY_RUNNING" | "SESSION_ENDED" | "WEAK_PASSWORD";
export type UnblockLearnerInput = {
  blockId: string;
  idempotencyKey?: string | null | undefined;
};
export type BlocksListUnblockMutation$variables = {
  input: UnblockLearnerInput;
};
export type BlocksListUnblockMutation$data = {
  readonly unblockLearner: {
    readonly block: {
      readonly id: string;
      readonly liftedAt: string | null | undefined;
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: ErrorCode;
      readonly field: string | null | undefined;
      readonly message: string;
    }>;
  } | null | undefined;
};
export type BlocksListUnblockMutation = {
  response: BlocksListUnblockMutation$data;
  variables: BlocksListUnblockMutation$variables;
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
    "concreteType": "BlockPayload",
    "kind": "LinkedField",
    "name": "unblockLearner",
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
        "concreteType": "Block",
        "kind": "LinkedField",
        "name": "block",
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
            "name": "liftedAt",
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
    "name": "BlocksListUnblockMutation",
    "selections": (v1/*:: as any*/),
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "BlocksListUnblockMutation",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "f610983e8111abe9ff78023d9aed4749",
    "id": null,
    "metadata": {},
    "name": "BlocksListUnblockMutation",
    "operationKind": "mutation",
    "text": "mutation BlocksListUnblockMutation(\n  $input: UnblockLearnerInput!\n) {\n  unblockLearner(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n    block {\n      id\n      liftedAt\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "5b346359ac097f65beeba8e3c141929a";

export default node;
