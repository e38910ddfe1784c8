/**
 * @generated SignedSource<<fc543e36470eb0a2ec31d603af1827c1>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
export type NotificationKind = "CERTIFICATE_EARNED" | "CONNECTION_ENDED" | "CONNECTION_REQUESTED" | "LEARNER_JOINED" | "MEMBERSHIP_CHANGED" | "REQUEST_ACCEPTED" | "REQUEST_REJECTED" | "SESSION_TERMINATED";
export type SessionState = "COMPLETED" | "IN_PROGRESS" | "TERMINATED";
export type TerminationReason = "BY_ORGANIZATION" | "DISCONNECTED";
export type LiveSubscription$variables = {
  after?: number | null | undefined;
};
export type LiveSubscription$data = {
  readonly notifications: {
    readonly certificate: {
      readonly id: string;
    } | null | undefined;
    readonly connection: {
      readonly activatedAt: string | null | undefined;
      readonly endedAt: string | null | undefined;
      readonly id: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
      readonly state: ConnectionState;
    } | null | undefined;
    readonly createdAt: string;
    readonly id: string;
    readonly kind: NotificationKind;
    readonly organization: {
      readonly id: string;
      readonly name: string;
      readonly slug: string;
    } | null | undefined;
    readonly readAt: string | null | undefined;
    readonly sequence: number;
    readonly session: {
      readonly id: string;
      readonly state: SessionState;
      readonly terminatedAt: string | null | undefined;
      readonly terminationReason: TerminationReason | null | undefined;
    } | null | undefined;
  };
};
export type LiveSubscription = {
  response: LiveSubscription$data;
  variables: LiveSubscription$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "after"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "state",
  "storageKey": null
},
v4 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "after",
        "variableName": "after"
      }
    ],
    "concreteType": "Notification",
    "kind": "LinkedField",
    "name": "notifications",
    "plural": false,
    "selections": [
      (v1/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "sequence",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "kind",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "readAt",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "createdAt",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v2/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "slug",
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
          (v1/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "activatedAt",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "endedAt",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Learner",
            "kind": "LinkedField",
            "name": "learner",
            "plural": false,
            "selections": [
              (v1/*:: as any*/),
              (v2/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Session",
        "kind": "LinkedField",
        "name": "session",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v3/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "terminatedAt",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "terminationReason",
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "concreteType": "Certificate",
        "kind": "LinkedField",
        "name": "certificate",
        "plural": false,
        "selections": [
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
    "name": "LiveSubscription",
    "selections": (v4/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "LiveSubscription",
    "selections": (v4/*:: as any*/)
  },
  "params": {
    "cacheID": "c2127aa12a40965a5dcc8e3bce424d06",
    "id": null,
    "metadata": {},
    "name": "LiveSubscription",
    "operationKind": "subscription",
    "text": "subscription LiveSubscription(\n  $after: Int\n) {\n  notifications(after: $after) {\n    id\n    sequence\n    kind\n    readAt\n    createdAt\n    organization {\n      id\n      name\n      slug\n    }\n    connection {\n      id\n      state\n      activatedAt\n      endedAt\n      learner {\n        id\n        name\n      }\n    }\n    session {\n      id\n      state\n      terminatedAt\n      terminationReason\n    }\n    certificate {\n      id\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "5388ee5c4cdd9b44045718b70efd3e4b";

export default node;
