/**
 * @generated SignedSource<<780c9c36279335edec507065789567fc>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
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
export type AuditPageMoreQuery$variables = {
  count?: number | null | undefined;
  cursor?: string | null | undefined;
  filter?: AuditEntryFilter | null | undefined;
  id: string;
};
export type AuditPageMoreQuery$data = {
  readonly node: {
    readonly " $fragmentSpreads": FragmentRefs<"AuditPage_organization">;
  } | null | undefined;
};
export type AuditPageMoreQuery = {
  response: AuditPageMoreQuery$data;
  variables: AuditPageMoreQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": 50,
    "kind": "LocalArgument",
    "name": "count"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "cursor"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "filter"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "id"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v2 = {
  "kind": "Variable",
  "name": "filter",
  "variableName": "filter"
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "cursor"
  },
  (v2/*:: as any*/),
  {
    "kind": "Variable",
    "name": "first",
    "variableName": "count"
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "AuditPageMoreQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          {
            "args": [
              {
                "kind": "Variable",
                "name": "count",
                "variableName": "count"
              },
              {
                "kind": "Variable",
                "name": "cursor",
                "variableName": "cursor"
              },
              (v2/*:: as any*/)
            ],
            "kind": "FragmentSpread",
            "name": "AuditPage_organization"
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
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AuditPageMoreQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          (v3/*:: as any*/),
          (v4/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              {
                "alias": null,
                "args": (v5/*:: as any*/),
                "concreteType": "AuditEntriesConnection",
                "kind": "LinkedField",
                "name": "auditLog",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "totalCount",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "AuditEntryEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "AuditEntry",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v4/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "occurredAt",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "action",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "actorName",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "actorSide",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "reason",
                            "storageKey": null
                          },
                          {
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
                          (v3/*:: as any*/)
                        ],
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "cursor",
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  },
                  {
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
                        "name": "endCursor",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "hasNextPage",
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": (v5/*:: as any*/),
                "filters": [
                  "filter"
                ],
                "handle": "connection",
                "key": "AuditPage_auditLog",
                "kind": "LinkedHandle",
                "name": "auditLog"
              }
            ],
            "type": "Organization",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "bac83a645e8acc06f56dedd4b3fb9058",
    "id": null,
    "metadata": {},
    "name": "AuditPageMoreQuery",
    "operationKind": "query",
    "text": "query AuditPageMoreQuery(\n  $count: Int = 50\n  $cursor: String\n  $filter: AuditEntryFilter\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ...AuditPage_organization_3KQYpM\n    id\n  }\n}\n\nfragment AuditPage_organization_3KQYpM on Organization {\n  id\n  auditLog(first: $count, after: $cursor, filter: $filter) {\n    totalCount\n    edges {\n      node {\n        id\n        occurredAt\n        action\n        actorName\n        actorSide\n        reason\n        details {\n          name\n          value\n        }\n        __typename\n      }\n      cursor\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "184716915e34d634b1845c96896aebc0";

export default node;
