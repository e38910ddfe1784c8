/**
 * @generated SignedSource<<9ba3effdb997429dd8385d85acea612f>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type LedgerAccountKind = "AVAILABLE" | "RESERVED" | "SOURCE" | "SPENT";
export type LedgerReason = "GRANTED" | "RETURNED_ON_TERMINATION" | "SESSION_COMPLETED" | "SESSION_STARTED";
export type LedgerTransactionFilter = {
  amount?: IntFilter | null | undefined;
  and?: ReadonlyArray<LedgerTransactionFilter> | null | undefined;
  fromAccount?: LedgerAccountKindFilter | null | undefined;
  learnerId?: IdFilter | null | undefined;
  not?: LedgerTransactionFilter | null | undefined;
  occurredAt?: DateTimeFilter | null | undefined;
  or?: ReadonlyArray<LedgerTransactionFilter> | null | undefined;
  reason?: LedgerReasonFilter | null | undefined;
  sessionId?: IdFilter | null | undefined;
  toAccount?: LedgerAccountKindFilter | null | undefined;
};
export type LedgerReasonFilter = {
  equalTo?: LedgerReason | null | undefined;
  in?: ReadonlyArray<LedgerReason> | null | undefined;
  notIn?: ReadonlyArray<LedgerReason> | null | undefined;
};
export type LedgerAccountKindFilter = {
  equalTo?: LedgerAccountKind | null | undefined;
  in?: ReadonlyArray<LedgerAccountKind> | null | undefined;
  notIn?: ReadonlyArray<LedgerAccountKind> | null | undefined;
};
export type IntFilter = {
  atLeast?: number | null | undefined;
  atMost?: number | null | undefined;
  equalTo?: number | null | undefined;
  greaterThan?: number | null | undefined;
  in?: ReadonlyArray<number> | null | undefined;
  lessThan?: number | null | undefined;
};
export type DateTimeFilter = {
  after?: string | null | undefined;
  before?: string | null | undefined;
  isNull?: boolean | null | undefined;
};
export type IdFilter = {
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
};
export type StatementListQuery$variables = {
  count?: number | null | undefined;
  cursor?: string | null | undefined;
  filter?: LedgerTransactionFilter | null | undefined;
  id: string;
};
export type StatementListQuery$data = {
  readonly node: {
    readonly " $fragmentSpreads": FragmentRefs<"Statement_organization">;
  } | null | undefined;
};
export type StatementListQuery = {
  response: StatementListQuery$data;
  variables: StatementListQuery$variables;
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
v6 = [
  (v4/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "kind": "ScalarField",
    "name": "name",
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "StatementListQuery",
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
            "name": "Statement_organization"
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
    "name": "StatementListQuery",
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
                "args": null,
                "concreteType": "OrganizationCredits",
                "kind": "LinkedField",
                "name": "credits",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": (v5/*:: as any*/),
                    "concreteType": "LedgerTransactionsConnection",
                    "kind": "LinkedField",
                    "name": "transactions",
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
                        "concreteType": "LedgerTransactionEdge",
                        "kind": "LinkedField",
                        "name": "edges",
                        "plural": true,
                        "selections": [
                          {
                            "alias": null,
                            "args": null,
                            "concreteType": "LedgerTransaction",
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
                                "name": "reason",
                                "storageKey": null
                              },
                              {
                                "alias": null,
                                "args": null,
                                "kind": "ScalarField",
                                "name": "change",
                                "storageKey": null
                              },
                              {
                                "alias": null,
                                "args": null,
                                "kind": "ScalarField",
                                "name": "balanceAfter",
                                "storageKey": null
                              },
                              {
                                "alias": null,
                                "args": null,
                                "kind": "ScalarField",
                                "name": "note",
                                "storageKey": null
                              },
                              {
                                "alias": null,
                                "args": null,
                                "concreteType": "Learner",
                                "kind": "LinkedField",
                                "name": "learner",
                                "plural": false,
                                "selections": (v6/*:: as any*/),
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
                                  (v4/*:: as any*/),
                                  {
                                    "alias": null,
                                    "args": null,
                                    "concreteType": "Course",
                                    "kind": "LinkedField",
                                    "name": "course",
                                    "plural": false,
                                    "selections": [
                                      (v4/*:: as any*/),
                                      {
                                        "alias": null,
                                        "args": null,
                                        "kind": "ScalarField",
                                        "name": "title",
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
                                "args": null,
                                "concreteType": "Membership",
                                "kind": "LinkedField",
                                "name": "actor",
                                "plural": false,
                                "selections": (v6/*:: as any*/),
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
                    "key": "Statement_transactions",
                    "kind": "LinkedHandle",
                    "name": "transactions"
                  }
                ],
                "storageKey": null
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
    "cacheID": "87c380fc30306789b8261aac20089d58",
    "id": null,
    "metadata": {},
    "name": "StatementListQuery",
    "operationKind": "query",
    "text": "query StatementListQuery(\n  $count: Int = 50\n  $cursor: String\n  $filter: LedgerTransactionFilter\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ...Statement_organization_3KQYpM\n    id\n  }\n}\n\nfragment Statement_organization_3KQYpM on Organization {\n  id\n  credits {\n    transactions(first: $count, after: $cursor, filter: $filter) {\n      totalCount\n      edges {\n        node {\n          id\n          occurredAt\n          reason\n          change\n          balanceAfter\n          note\n          learner {\n            id\n            name\n          }\n          session {\n            id\n            course {\n              id\n              title\n            }\n          }\n          actor {\n            id\n            name\n          }\n          __typename\n        }\n        cursor\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "ce4b59781591fd03ae3b7720c9843bce";

export default node;
