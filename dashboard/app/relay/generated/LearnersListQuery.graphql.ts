/**
 * @generated SignedSource<<d11c54ba8823c17fb0731aafa9db90a8>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type CertificateState = "EXPIRED" | "REVOKED" | "VALID";
export type ConnectionOrigin = "EMAIL_INVITATION" | "LINK" | "REQUEST";
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
export type Language = "EN" | "ES" | "FR";
export type LearnerOrderField = "NAME";
export type OrderDirection = "ASC" | "DESC";
export type LearnerFilter = {
  and?: ReadonlyArray<LearnerFilter> | null | undefined;
  certificates?: CertificateFilter | null | undefined;
  connections?: ConnectionFilter | null | undefined;
  email?: TextFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: LearnerFilter | null | undefined;
  or?: ReadonlyArray<LearnerFilter> | null | undefined;
  teamId?: IdFilter | null | undefined;
};
export type TextFilter = {
  contains?: string | null | undefined;
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
  search?: string | null | undefined;
  startsWith?: string | null | undefined;
};
export type IdFilter = {
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
};
export type CertificateFilter = {
  and?: ReadonlyArray<CertificateFilter> | null | undefined;
  courseId?: IdFilter | null | undefined;
  expiresAt?: DateTimeFilter | null | undefined;
  holderName?: TextFilter | null | undefined;
  isValid?: boolean | null | undefined;
  issuedAt?: DateTimeFilter | null | undefined;
  language?: LanguageFilter | null | undefined;
  learnerId?: IdFilter | null | undefined;
  not?: CertificateFilter | null | undefined;
  number?: TextFilter | null | undefined;
  or?: ReadonlyArray<CertificateFilter> | null | undefined;
  revokedAt?: DateTimeFilter | null | undefined;
  state?: CertificateStateFilter | null | undefined;
};
export type CertificateStateFilter = {
  equalTo?: CertificateState | null | undefined;
  in?: ReadonlyArray<CertificateState> | null | undefined;
  notIn?: ReadonlyArray<CertificateState> | null | undefined;
};
export type LanguageFilter = {
  equalTo?: Language | null | undefined;
  in?: ReadonlyArray<Language> | null | undefined;
  notIn?: ReadonlyArray<Language> | null | undefined;
};
export type DateTimeFilter = {
  after?: string | null | undefined;
  before?: string | null | undefined;
  isNull?: boolean | null | undefined;
};
export type ConnectionFilter = {
  and?: ReadonlyArray<ConnectionFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  endedAt?: DateTimeFilter | null | undefined;
  learnerId?: IdFilter | null | undefined;
  not?: ConnectionFilter | null | undefined;
  or?: ReadonlyArray<ConnectionFilter> | null | undefined;
  organizationId?: IdFilter | null | undefined;
  origin?: ConnectionOriginFilter | null | undefined;
  state?: ConnectionStateFilter | null | undefined;
};
export type ConnectionStateFilter = {
  equalTo?: ConnectionState | null | undefined;
  in?: ReadonlyArray<ConnectionState> | null | undefined;
  notIn?: ReadonlyArray<ConnectionState> | null | undefined;
};
export type ConnectionOriginFilter = {
  equalTo?: ConnectionOrigin | null | undefined;
  in?: ReadonlyArray<ConnectionOrigin> | null | undefined;
  notIn?: ReadonlyArray<ConnectionOrigin> | null | undefined;
};
export type LearnerOrder = {
  direction?: OrderDirection;
  field: LearnerOrderField;
};
export type LearnersListQuery$variables = {
  count?: number | null | undefined;
  cursor?: string | null | undefined;
  filter?: LearnerFilter | null | undefined;
  id: string;
  orderBy?: ReadonlyArray<LearnerOrder> | null | undefined;
  states?: ReadonlyArray<ConnectionState> | null | undefined;
};
export type LearnersListQuery$data = {
  readonly node: {
    readonly " $fragmentSpreads": FragmentRefs<"LearnersList_organization">;
  } | null | undefined;
};
export type LearnersListQuery = {
  response: LearnersListQuery$data;
  variables: LearnersListQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": 50,
  "kind": "LocalArgument",
  "name": "count"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "cursor"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "id"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v5 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "states"
},
v6 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v7 = {
  "kind": "Variable",
  "name": "filter",
  "variableName": "filter"
},
v8 = {
  "kind": "Variable",
  "name": "orderBy",
  "variableName": "orderBy"
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v11 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "cursor"
  },
  {
    "kind": "Variable",
    "name": "connectionStates",
    "variableName": "states"
  },
  (v7/*:: as any*/),
  {
    "kind": "Variable",
    "name": "first",
    "variableName": "count"
  },
  (v8/*:: as any*/)
],
v12 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v4/*:: as any*/),
      (v5/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "LearnersListQuery",
    "selections": [
      {
        "alias": null,
        "args": (v6/*:: as any*/),
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
              (v7/*:: as any*/),
              (v8/*:: as any*/),
              {
                "kind": "Variable",
                "name": "states",
                "variableName": "states"
              }
            ],
            "kind": "FragmentSpread",
            "name": "LearnersList_organization"
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
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v4/*:: as any*/),
      (v5/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "LearnersListQuery",
    "selections": [
      {
        "alias": null,
        "args": (v6/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          (v9/*:: as any*/),
          (v10/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "slug",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "OrganizationActions",
                "kind": "LinkedField",
                "name": "viewerCan",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "disconnectLearners",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "manageTeams",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              {
                "alias": null,
                "args": (v11/*:: as any*/),
                "concreteType": "LearnersConnection",
                "kind": "LinkedField",
                "name": "learners",
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
                    "concreteType": "LearnerEdge",
                    "kind": "LinkedField",
                    "name": "edges",
                    "plural": true,
                    "selections": [
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "Learner",
                        "kind": "LinkedField",
                        "name": "node",
                        "plural": false,
                        "selections": [
                          (v10/*:: as any*/),
                          (v12/*:: as any*/),
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "email",
                            "storageKey": null
                          },
                          {
                            "alias": null,
                            "args": [
                              {
                                "kind": "Literal",
                                "name": "first",
                                "value": 10
                              }
                            ],
                            "concreteType": "TeamsConnection",
                            "kind": "LinkedField",
                            "name": "teams",
                            "plural": false,
                            "selections": [
                              {
                                "alias": null,
                                "args": null,
                                "concreteType": "Team",
                                "kind": "LinkedField",
                                "name": "nodes",
                                "plural": true,
                                "selections": [
                                  (v10/*:: as any*/),
                                  (v12/*:: as any*/)
                                ],
                                "storageKey": null
                              }
                            ],
                            "storageKey": "teams(first:10)"
                          },
                          (v9/*:: as any*/)
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
                "args": (v11/*:: as any*/),
                "filters": [
                  "filter",
                  "connectionStates",
                  "orderBy"
                ],
                "handle": "connection",
                "key": "LearnersList_learners",
                "kind": "LinkedHandle",
                "name": "learners"
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
    "cacheID": "f0b4afd39eddec4ce1069c14a3519631",
    "id": null,
    "metadata": {},
    "name": "LearnersListQuery",
    "operationKind": "query",
    "text": "query LearnersListQuery(\n  $count: Int = 50\n  $cursor: String\n  $filter: LearnerFilter\n  $orderBy: [LearnerOrder!]\n  $states: [ConnectionState!]\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ...LearnersList_organization_1DzYU7\n    id\n  }\n}\n\nfragment LearnerCells_email on Learner {\n  email\n}\n\nfragment LearnerCells_name on Learner {\n  id\n  name\n}\n\nfragment LearnerCells_teams on Learner {\n  teams(first: 10) {\n    nodes {\n      id\n      name\n    }\n  }\n}\n\nfragment LearnersList_organization_1DzYU7 on Organization {\n  id\n  slug\n  viewerCan {\n    disconnectLearners\n    manageTeams\n  }\n  learners(first: $count, after: $cursor, filter: $filter, connectionStates: $states, orderBy: $orderBy) {\n    totalCount\n    edges {\n      node {\n        id\n        name\n        ...LearnerCells_name\n        ...LearnerCells_email\n        ...LearnerCells_teams\n        __typename\n      }\n      cursor\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "2e3716201c482af9cc8dda26d0554455";

export default node;
