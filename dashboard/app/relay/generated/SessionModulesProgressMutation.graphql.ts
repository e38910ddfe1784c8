/**
 * @generated SignedSource<<ddbc79973ed2139f3911a87e98f7bed9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type ErrorCode = "ADDRESS_NOT_YOURS" | "ALREADY_A_MEMBER" | "ALREADY_CONNECTED" | "ALREADY_INVITED" | "CONNECTION_BLOCKED" | "CONNECTION_ENDED" | "CONNECTION_REQUIRED" | "COURSE_NEEDS_CODE" | "COURSE_NOT_FINISHED" | "EMAIL_TAKEN" | "FORBIDDEN" | "IDEMPOTENCY_KEY_REUSED" | "INSUFFICIENT_CREDITS" | "INVALID_CREDENTIALS" | "INVALID_INPUT" | "INVITATION_ENDED" | "INVITATION_LINK_EXPIRED" | "INVITATION_LINK_INACTIVE" | "INVITATION_LINK_UNKNOWN" | "INVITATION_LINK_USED_UP" | "INVITATION_PAUSED" | "LANGUAGE_NOT_OFFERED" | "LAST_OWNER" | "LINK_EXPIRED" | "MAIL_ALLOWANCE_USED_UP" | "MAIL_PAUSED" | "NAME_TAKEN" | "NOT_FOUND" | "RATE_LIMITED" | "REQUEST_ENDED" | "SESSION_ALREADY_RUNNING" | "SESSION_ENDED" | "WEAK_PASSWORD";
export type SessionState = "COMPLETED" | "IN_PROGRESS" | "TERMINATED";
export type RecordProgressInput = {
  idempotencyKey?: string | null | undefined;
  moduleId: string;
  scorePercent?: number | null | undefined;
  sessionId: string;
};
export type SessionModulesProgressMutation$variables = {
  input: RecordProgressInput;
};
export type SessionModulesProgressMutation$data = {
  readonly recordProgress: {
    readonly session: {
      readonly id: string;
      readonly progress: ReadonlyArray<{
        readonly isPassed: boolean;
        readonly module: {
          readonly id: string;
        } | null | undefined;
        readonly " $fragmentSpreads": FragmentRefs<"ModuleState_progress">;
      }>;
      readonly progressPercent: number;
      readonly state: SessionState;
      readonly viewerCan: {
        readonly advance: boolean;
      };
    } | null | undefined;
    readonly userErrors: ReadonlyArray<{
      readonly code: ErrorCode;
      readonly field: string | null | undefined;
      readonly message: string;
    }>;
  } | null | undefined;
};
export type SessionModulesProgressMutation = {
  response: SessionModulesProgressMutation$data;
  variables: SessionModulesProgressMutation$variables;
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
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "state",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "progressPercent",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "concreteType": "CourseModule",
  "kind": "LinkedField",
  "name": "module",
  "plural": false,
  "selections": [
    (v3/*:: as any*/)
  ],
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "isPassed",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "concreteType": "SessionActions",
  "kind": "LinkedField",
  "name": "viewerCan",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "advance",
      "storageKey": null
    }
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "SessionModulesProgressMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "SessionPayload",
        "kind": "LinkedField",
        "name": "recordProgress",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Session",
            "kind": "LinkedField",
            "name": "session",
            "plural": false,
            "selections": [
              (v3/*:: as any*/),
              (v4/*:: as any*/),
              (v5/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "ModuleProgress",
                "kind": "LinkedField",
                "name": "progress",
                "plural": true,
                "selections": [
                  (v6/*:: as any*/),
                  {
                    "args": null,
                    "kind": "FragmentSpread",
                    "name": "ModuleState_progress"
                  },
                  (v7/*:: as any*/)
                ],
                "storageKey": null
              },
              (v8/*:: as any*/)
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
    "name": "SessionModulesProgressMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "SessionPayload",
        "kind": "LinkedField",
        "name": "recordProgress",
        "plural": false,
        "selections": [
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Session",
            "kind": "LinkedField",
            "name": "session",
            "plural": false,
            "selections": [
              (v3/*:: as any*/),
              (v4/*:: as any*/),
              (v5/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "ModuleProgress",
                "kind": "LinkedField",
                "name": "progress",
                "plural": true,
                "selections": [
                  (v6/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "scorePercent",
                    "storageKey": null
                  },
                  (v7/*:: as any*/)
                ],
                "storageKey": null
              },
              (v8/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "85dd838321b6c48bc199196246bc4f59",
    "id": null,
    "metadata": {},
    "name": "SessionModulesProgressMutation",
    "operationKind": "mutation",
    "text": "mutation SessionModulesProgressMutation(\n  $input: RecordProgressInput!\n) {\n  recordProgress(input: $input) {\n    userErrors {\n      code\n      field\n      message\n    }\n    session {\n      id\n      state\n      progressPercent\n      progress {\n        module {\n          id\n        }\n        ...ModuleState_progress\n        isPassed\n      }\n      viewerCan {\n        advance\n      }\n    }\n  }\n}\n\nfragment ModuleState_progress on ModuleProgress {\n  scorePercent\n  isPassed\n}\n"
  }
};
})();

(node as any).hash = "7c69a28e02d74281be3633db87548816";

export default node;
