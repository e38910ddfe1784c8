/**
 * @generated SignedSource<<3863a1fb7ba352f9625e4305bfa1d7c3>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type Language = "EN" | "ES" | "FR";
export type OrderDirection = "ASC" | "DESC";
export type SessionOrderField = "COMPLETED_AT" | "PROGRESS" | "STARTED_AT";
export type SessionState = "COMPLETED" | "IN_PROGRESS" | "TERMINATED";
export type TerminationReason = "BY_ORGANIZATION" | "DISCONNECTED";
export type SessionFilter = {
  and?: ReadonlyArray<SessionFilter> | null | undefined;
  completedAt?: DateTimeFilter | null | undefined;
  courseId?: IdFilter | null | undefined;
  fundedById?: OptionalIdFilter | null | undefined;
  language?: LanguageFilter | null | undefined;
  lastActivityAt?: DateTimeFilter | null | undefined;
  learnerId?: IdFilter | null | undefined;
  not?: SessionFilter | null | undefined;
  or?: ReadonlyArray<SessionFilter> | null | undefined;
  progressPercent?: IntFilter | null | undefined;
  startedAt?: DateTimeFilter | null | undefined;
  state?: SessionStateFilter | null | undefined;
  terminationReason?: TerminationReasonFilter | null | undefined;
};
export type SessionStateFilter = {
  equalTo?: SessionState | null | undefined;
  in?: ReadonlyArray<SessionState> | null | undefined;
  notIn?: ReadonlyArray<SessionState> | null | undefined;
};
export type LanguageFilter = {
  equalTo?: Language | null | undefined;
  in?: ReadonlyArray<Language> | null | undefined;
  notIn?: ReadonlyArray<Language> | null | undefined;
};
export type IdFilter = {
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
};
export type OptionalIdFilter = {
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
  isNull?: boolean | null | undefined;
};
export type TerminationReasonFilter = {
  equalTo?: TerminationReason | null | undefined;
  in?: ReadonlyArray<TerminationReason> | null | undefined;
  notIn?: ReadonlyArray<TerminationReason> | null | undefined;
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
export type SessionOrder = {
  direction?: OrderDirection;
  field: SessionOrderField;
};
export type SessionsPageQuery$variables = {
  filter?: SessionFilter | null | undefined;
  language: Language;
  orderBy?: ReadonlyArray<SessionOrder> | null | undefined;
  slug: string;
  stillSince: string;
};
export type SessionsPageQuery$data = {
  readonly courses: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly title: string;
    }>;
  };
  readonly organization: {
    readonly name: string;
    readonly viewerMembership: {
      readonly id: string;
    } | null | undefined;
    readonly " $fragmentSpreads": FragmentRefs<"SessionsList_organization">;
  } | null | undefined;
  readonly viewer: {
    readonly " $fragmentSpreads": FragmentRefs<"AppShell_viewer">;
  } | null | undefined;
};
export type SessionsPageQuery = {
  response: SessionsPageQuery$data;
  variables: SessionsPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "language"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "slug"
},
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "stillSince"
},
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v6 = {
  "kind": "Variable",
  "name": "language",
  "variableName": "language"
},
v7 = [
  (v5/*:: as any*/),
  {
    "alias": null,
    "args": [
      (v6/*:: as any*/)
    ],
    "kind": "ScalarField",
    "name": "title",
    "storageKey": null
  }
],
v8 = {
  "alias": null,
  "args": [
    {
      "kind": "Literal",
      "name": "first",
      "value": 100
    }
  ],
  "concreteType": "CoursesConnection",
  "kind": "LinkedField",
  "name": "courses",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Course",
      "kind": "LinkedField",
      "name": "nodes",
      "plural": true,
      "selections": (v7/*:: as any*/),
      "storageKey": null
    }
  ],
  "storageKey": "courses(first:100)"
},
v9 = [
  {
    "kind": "Variable",
    "name": "slug",
    "variableName": "slug"
  }
],
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
  "concreteType": "Membership",
  "kind": "LinkedField",
  "name": "viewerMembership",
  "plural": false,
  "selections": [
    (v5/*:: as any*/)
  ],
  "storageKey": null
},
v12 = {
  "kind": "Variable",
  "name": "filter",
  "variableName": "filter"
},
v13 = {
  "kind": "Variable",
  "name": "orderBy",
  "variableName": "orderBy"
},
v14 = {
  "kind": "Literal",
  "name": "first",
  "value": 1
},
v15 = [
  (v14/*:: as any*/)
],
v16 = [
  (v5/*:: as any*/),
  (v10/*:: as any*/)
],
v17 = {
  "alias": null,
  "args": null,
  "concreteType": "Learner",
  "kind": "LinkedField",
  "name": "learner",
  "plural": false,
  "selections": (v16/*:: as any*/),
  "storageKey": null
},
v18 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "slug",
  "storageKey": null
},
v19 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "totalCount",
  "storageKey": null
},
v20 = [
  (v12/*:: as any*/),
  {
    "kind": "Literal",
    "name": "first",
    "value": 50
  },
  (v13/*:: as any*/)
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/),
      (v4/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "SessionsPageQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "AppShell_viewer"
          }
        ],
        "storageKey": null
      },
      (v8/*:: as any*/),
      {
        "alias": null,
        "args": (v9/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v10/*:: as any*/),
          (v11/*:: as any*/),
          {
            "args": [
              (v12/*:: as any*/),
              (v6/*:: as any*/),
              (v13/*:: as any*/),
              {
                "kind": "Variable",
                "name": "stillSince",
                "variableName": "stillSince"
              }
            ],
            "kind": "FragmentSpread",
            "name": "SessionsList_organization"
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
      (v3/*:: as any*/),
      (v0/*:: as any*/),
      (v2/*:: as any*/),
      (v1/*:: as any*/),
      (v4/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "SessionsPageQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          (v5/*:: as any*/),
          {
            "alias": "newest",
            "args": (v15/*:: as any*/),
            "concreteType": "NotificationsConnection",
            "kind": "LinkedField",
            "name": "notifications",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Notification",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "sequence",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              }
            ],
            "storageKey": "notifications(first:1)"
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "email",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "unreadCount",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "isPlatformStaff",
            "storageKey": null
          },
          (v17/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Membership",
            "kind": "LinkedField",
            "name": "memberships",
            "plural": true,
            "selections": [
              (v5/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "role",
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
                  (v5/*:: as any*/),
                  (v10/*:: as any*/),
                  (v18/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      (v8/*:: as any*/),
      {
        "alias": null,
        "args": (v9/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v10/*:: as any*/),
          (v11/*:: as any*/),
          (v5/*:: as any*/),
          (v18/*:: as any*/),
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
                "name": "terminateSessions",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": "counts",
            "args": (v15/*:: as any*/),
            "concreteType": "SessionsConnection",
            "kind": "LinkedField",
            "name": "sessions",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "SessionAggregates",
                "kind": "LinkedField",
                "name": "aggregates",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "inProgress",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "completed",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "terminated",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              }
            ],
            "storageKey": "sessions(first:1)"
          },
          {
            "alias": "still",
            "args": [
              {
                "fields": [
                  {
                    "fields": [
                      {
                        "kind": "Variable",
                        "name": "before",
                        "variableName": "stillSince"
                      }
                    ],
                    "kind": "ObjectValue",
                    "name": "lastActivityAt"
                  },
                  {
                    "kind": "Literal",
                    "name": "state",
                    "value": {
                      "equalTo": "IN_PROGRESS"
                    }
                  }
                ],
                "kind": "ObjectValue",
                "name": "filter"
              },
              (v14/*:: as any*/)
            ],
            "concreteType": "SessionsConnection",
            "kind": "LinkedField",
            "name": "sessions",
            "plural": false,
            "selections": [
              (v19/*:: as any*/)
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": (v20/*:: as any*/),
            "concreteType": "SessionsConnection",
            "kind": "LinkedField",
            "name": "sessions",
            "plural": false,
            "selections": [
              (v19/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "SessionEdge",
                "kind": "LinkedField",
                "name": "edges",
                "plural": true,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Session",
                    "kind": "LinkedField",
                    "name": "node",
                    "plural": false,
                    "selections": [
                      (v5/*:: as any*/),
                      {
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
                            "name": "terminate",
                            "storageKey": null
                          }
                        ],
                        "storageKey": null
                      },
                      (v17/*:: as any*/),
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
                        "name": "progressPercent",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "startedAt",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "completedAt",
                        "storageKey": null
                      },
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
                        "name": "terminationNote",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "lastActivityAt",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "Course",
                        "kind": "LinkedField",
                        "name": "course",
                        "plural": false,
                        "selections": (v7/*:: as any*/),
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "Organization",
                        "kind": "LinkedField",
                        "name": "fundedBy",
                        "plural": false,
                        "selections": (v16/*:: as any*/),
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "__typename",
                        "storageKey": null
                      }
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
            "args": (v20/*:: as any*/),
            "filters": [
              "filter",
              "orderBy"
            ],
            "handle": "connection",
            "key": "SessionsList_sessions",
            "kind": "LinkedHandle",
            "name": "sessions"
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "b788fcf30c50f162f6786b43f3548462",
    "id": null,
    "metadata": {},
    "name": "SessionsPageQuery",
    "operationKind": "query",
    "text": "query SessionsPageQuery(\n  $slug: String!\n  $filter: SessionFilter\n  $orderBy: [SessionOrder!]\n  $language: Language!\n  $stillSince: DateTime!\n) {\n  viewer {\n    ...AppShell_viewer\n    id\n  }\n  courses(first: 100) {\n    nodes {\n      id\n      title(language: $language)\n    }\n  }\n  organization(slug: $slug) {\n    name\n    viewerMembership {\n      id\n    }\n    ...SessionsList_organization_1R6sCV\n    id\n  }\n}\n\nfragment AppShell_viewer on Viewer {\n  id\n  newest: notifications(first: 1) {\n    nodes {\n      id\n      sequence\n    }\n  }\n  ...Navigation_viewer\n}\n\nfragment Navigation_viewer on Viewer {\n  email\n  unreadCount\n  isPlatformStaff\n  learner {\n    id\n    name\n  }\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n  ...PaletteOpener_viewer\n}\n\nfragment PaletteOpener_viewer on Viewer {\n  ...Palette_viewer\n}\n\nfragment Palette_viewer on Viewer {\n  isPlatformStaff\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n}\n\nfragment SessionCells_session_1S2oaG on Session {\n  state\n  progressPercent\n  startedAt\n  completedAt\n  terminatedAt\n  terminationNote\n  lastActivityAt\n  course {\n    id\n    title(language: $language)\n  }\n  learner {\n    id\n    name\n  }\n  fundedBy {\n    id\n    name\n  }\n}\n\nfragment SessionsList_organization_1R6sCV on Organization {\n  id\n  slug\n  viewerCan {\n    terminateSessions\n  }\n  counts: sessions(first: 1) {\n    aggregates {\n      inProgress\n      completed\n      terminated\n    }\n  }\n  still: sessions(first: 1, filter: {state: {equalTo: IN_PROGRESS}, lastActivityAt: {before: $stillSince}}) {\n    totalCount\n  }\n  sessions(first: 50, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    edges {\n      node {\n        id\n        viewerCan {\n          terminate\n        }\n        learner {\n          id\n          name\n        }\n        ...SessionCells_session_1S2oaG\n        __typename\n      }\n      cursor\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "f77a16e69d6d46dd3e4afe6d0ccc7b66";

export default node;
