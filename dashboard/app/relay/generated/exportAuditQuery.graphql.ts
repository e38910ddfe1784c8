/**
 * @generated SignedSource<<707593c3ec42d474f0a7a3b4eebc2e28>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type AuditAction = "BRANDING_CHANGED" | "CONNECTION_ENDED" | "CONNECTION_MADE" | "CONNECTION_REQUESTED" | "CREDITS_GRANTED" | "INVITATION_ACCEPTED" | "INVITATION_DOMAINS_CHANGED" | "INVITATION_EXPIRED" | "INVITATION_RESENT" | "INVITATION_REVOKED" | "INVITATION_SENT" | "LEARNER_BLOCKED" | "LEARNER_UNBLOCKED" | "LINK_ACTIVATED" | "LINK_DEACTIVATED" | "LINK_LIMITED" | "LINK_ROTATED" | "MAIL_ALLOWANCE_SET" | "MEMBER_ADDED" | "MEMBER_REMOVED" | "ORGANIZATION_CREATED" | "OWNERSHIP_TRANSFERRED" | "REQUEST_REJECTED" | "REQUEST_WITHDRAWN" | "ROLE_CHANGED" | "SESSION_COMPLETED" | "SESSION_STARTED" | "SESSION_TERMINATED" | "STAFF_INVITATION_REVOKED" | "STAFF_INVITED" | "TEAM_CHANGED";
export type AuditActorSide = "LEARNER" | "PROVIDER" | "STAFF" | "SYSTEM";
export type AuditEntryFilter = {
  action?: AuditActionFilter | null | undefined;
  actorId?: IdFilter | null | undefined;
  actorMembershipId?: IdFilter | null | undefined;
  actorSide?: AuditActorSideFilter | null | undefined;
  and?: ReadonlyArray<AuditEntryFilter> | null | undefined;
  not?: AuditEntryFilter | null | undefined;
  occurredAt?: DateTimeFilter | null | undefined;
  or?: ReadonlyArray<AuditEntryFilter> | null | undefined;
  subjectId?: IdFilter | null | undefined;
  subjectType?: TextFilter | null | undefined;
};
export type DateTimeFilter = {
  after?: string | null | undefined;
  before?: string | null | undefined;
  isNull?: boolean | null | undefined;
};
export type AuditActionFilter = {
  equalTo?: AuditAction | null | undefined;
  in?: ReadonlyArray<AuditAction> | null | undefined;
  notIn?: ReadonlyArray<AuditAction> | null | undefined;
};
export type TextFilter = {
  contains?: string | null | undefined;
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
  search?: string | null | undefined;
  startsWith?: string | null | undefined;
};
export type AuditActorSideFilter = {
  equalTo?: AuditActorSide | null | undefined;
  in?: ReadonlyArray<AuditActorSide> | null | undefined;
  notIn?: ReadonlyArray<AuditActorSide> | null | undefined;
};
export type IdFilter = {
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
};
export type exportAuditQuery$variables = {
  cursor?: string | null | undefined;
  filter?: AuditEntryFilter | null | undefined;
  id: string;
};
export type exportAuditQuery$data = {
  readonly organization: {
    readonly auditLog: {
      readonly nodes: ReadonlyArray<{
        readonly action: AuditAction;
        readonly actorName: string | null | undefined;
        readonly actorSide: AuditActorSide;
        readonly details: ReadonlyArray<{
          readonly name: string;
          readonly value: string;
        }>;
        readonly occurredAt: string;
        readonly reason: string | null | undefined;
        readonly subjectId: string | null | undefined;
        readonly subjectType: string;
      }>;
      readonly pageInfo: {
        readonly endCursor: string | null | undefined;
        readonly hasNextPage: boolean;
      };
    };
  } | null | undefined;
};
export type exportAuditQuery = {
  response: exportAuditQuery$data;
  variables: exportAuditQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "cursor"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "id"
},
v3 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v4 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "cursor"
  },
  {
    "kind": "Variable",
    "name": "filter",
    "variableName": "filter"
  },
  {
    "kind": "Literal",
    "name": "first",
    "value": 200
  }
],
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "occurredAt",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "action",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "actorName",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "actorSide",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "subjectType",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "subjectId",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "reason",
  "storageKey": null
},
v12 = {
  "alias": null,
  "args": null,
  "concreteType": "AuditDetail",
  "kind": "LinkedField",
  "name": "details",
  "plural": true,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "name",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "value",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v13 = {
  "alias": null,
  "args": null,
  "concreteType": "PageInfo",
  "kind": "LinkedField",
  "name": "pageInfo",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "hasNextPage",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "endCursor",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v14 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "exportAuditQuery",
    "selections": [
      {
        "alias": null,
        "args": (v3/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": (v4/*:: as any*/),
            "concreteType": "AuditEntriesConnection",
            "kind": "LinkedField",
            "name": "auditLog",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "AuditEntry",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
                  (v6/*:: as any*/),
                  (v7/*:: as any*/),
                  (v8/*:: as any*/),
                  (v9/*:: as any*/),
                  (v10/*:: as any*/),
                  (v11/*:: as any*/),
                  (v12/*:: as any*/)
                ],
                "storageKey": null
              },
              (v13/*:: as any*/)
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "exportAuditQuery",
    "selections": [
      {
        "alias": null,
        "args": (v3/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": (v4/*:: as any*/),
            "concreteType": "AuditEntriesConnection",
            "kind": "LinkedField",
            "name": "auditLog",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "AuditEntry",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
                  (v6/*:: as any*/),
                  (v7/*:: as any*/),
                  (v8/*:: as any*/),
                  (v9/*:: as any*/),
                  (v10/*:: as any*/),
                  (v11/*:: as any*/),
                  (v12/*:: as any*/),
                  (v14/*:: as any*/)
                ],
                "storageKey": null
              },
              (v13/*:: as any*/)
            ],
            "storageKey": null
          },
          (v14/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "2e9906200885009516d06dbe87b8c34b",
    "id": null,
    "metadata": {},
    "name": "exportAuditQuery",
    "operationKind": "query",
    "text": "query exportAuditQuery(\n  $id: ID!\n  $cursor: String\n  $filter: AuditEntryFilter\n) {\n  organization(id: $id) {\n    auditLog(first: 200, after: $cursor, filter: $filter) {\n      nodes {\n        occurredAt\n        action\n        actorName\n        actorSide\n        subjectType\n        subjectId\n        reason\n        details {\n          name\n          value\n        }\n        id\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "ad7dc1a712b84e80989e1aca8f6df887";

export default node;
