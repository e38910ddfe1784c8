/**
 * @generated SignedSource<<b6dfd2a11b92480e498ab5400ad3fcb8>>
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
],
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v7 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Learner",
    "kind": "LinkedField",
    "name": "learner",
    "plural": false,
    "selections": [
      (v4/*:: as any*/),
      (v6/*:: as any*/)
    ],
    "storageKey": null
  }
],
v8 = [
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "email",
    "storageKey": null
  }
],
v9 = [
  (v6/*:: as any*/)
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
                              (v6/*:: as any*/),
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
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": null,
                            "kind": "LinkedField",
                            "name": "subject",
                            "plural": false,
                            "selections": [
                              (v3/*:: as any*/),
                              {
                                "kind": "InlineFragment",
                                "selections": (v7/*:: as any*/),
                                "type": "Connection",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": (v7/*:: as any*/),
                                "type": "Session",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": (v7/*:: as any*/),
                                "type": "Block",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": (v8/*:: as any*/),
                                "type": "Invitation",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": (v9/*:: as any*/),
                                "type": "Membership",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": (v8/*:: as any*/),
                                "type": "StaffInvitation",
                                "abstractKey": null
                              },
                              {
                                "kind": "InlineFragment",
                                "selections": (v9/*:: as any*/),
                                "type": "Team",
                                "abstractKey": null
                              },
                              (v4/*:: as any*/)
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
    "cacheID": "3e23e8ecc3611b207a7d7739a2ae1625",
    "id": null,
    "metadata": {},
    "name": "AuditPageMoreQuery",
    "operationKind": "query",
    "text": "query AuditPageMoreQuery(\n  $count: Int = 50\n  $cursor: String\n  $filter: AuditEntryFilter\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ...AuditPage_organization_3KQYpM\n    id\n  }\n}\n\nfragment AuditPage_organization_3KQYpM on Organization {\n  id\n  auditLog(first: $count, after: $cursor, filter: $filter) {\n    totalCount\n    edges {\n      node {\n        id\n        occurredAt\n        action\n        actorName\n        actorSide\n        reason\n        details {\n          name\n          value\n        }\n        ...AuditSubject_entry\n        __typename\n      }\n      cursor\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment AuditSubject_entry on AuditEntry {\n  details {\n    name\n    value\n  }\n  subject {\n    __typename\n    ... on Connection {\n      learner {\n        id\n        name\n      }\n    }\n    ... on Session {\n      learner {\n        id\n        name\n      }\n    }\n    ... on Block {\n      learner {\n        id\n        name\n      }\n    }\n    ... on Invitation {\n      email\n    }\n    ... on Membership {\n      name\n    }\n    ... on StaffInvitation {\n      email\n    }\n    ... on Team {\n      name\n    }\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "1e9e1922e7fa6769f9fa7fce743922ca";

export default node;
