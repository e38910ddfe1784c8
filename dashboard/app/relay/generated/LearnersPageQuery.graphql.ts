/**
 * @generated SignedSource<<1104f97c5ab689b4ceab24f38a0bd69e>>
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
export type LearnersPageQuery$variables = {
  filter?: LearnerFilter | null | undefined;
  language: Language;
  orderBy?: ReadonlyArray<LearnerOrder> | null | undefined;
  slug: string;
  states?: ReadonlyArray<ConnectionState> | null | undefined;
};
export type LearnersPageQuery$data = {
  readonly courses: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly title: string;
    }>;
  };
  readonly organization: {
    readonly choices: {
      readonly nodes: ReadonlyArray<{
        readonly id: string;
        readonly name: string;
      }>;
    };
    readonly name: string;
    readonly " $fragmentSpreads": FragmentRefs<"LearnersList_organization">;
  } | null | undefined;
  readonly viewer: {
    readonly " $fragmentSpreads": FragmentRefs<"AppShell_viewer">;
  } | null | undefined;
};
export type LearnersPageQuery = {
  response: LearnersPageQuery$data;
  variables: LearnersPageQuery$variables;
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
  "name": "states"
},
v5 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 100
  }
],
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": (v5/*:: as any*/),
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
      "selections": [
        (v6/*:: as any*/),
        {
          "alias": null,
          "args": [
            {
              "kind": "Variable",
              "name": "language",
              "variableName": "language"
            }
          ],
          "kind": "ScalarField",
          "name": "title",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "storageKey": "courses(first:100)"
},
v8 = [
  {
    "kind": "Variable",
    "name": "slug",
    "variableName": "slug"
  }
],
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v10 = [
  (v6/*:: as any*/),
  (v9/*:: as any*/)
],
v11 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Team",
    "kind": "LinkedField",
    "name": "nodes",
    "plural": true,
    "selections": (v10/*:: as any*/),
    "storageKey": null
  }
],
v12 = {
  "alias": "choices",
  "args": (v5/*:: as any*/),
  "concreteType": "TeamsConnection",
  "kind": "LinkedField",
  "name": "teams",
  "plural": false,
  "selections": (v11/*:: as any*/),
  "storageKey": "teams(first:100)"
},
v13 = {
  "kind": "Variable",
  "name": "filter",
  "variableName": "filter"
},
v14 = {
  "kind": "Variable",
  "name": "orderBy",
  "variableName": "orderBy"
},
v15 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
},
v16 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "slug",
  "storageKey": null
},
v17 = [
  {
    "kind": "Variable",
    "name": "connectionStates",
    "variableName": "states"
  },
  (v13/*:: as any*/),
  {
    "kind": "Literal",
    "name": "first",
    "value": 50
  },
  (v14/*:: as any*/)
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
    "name": "LearnersPageQuery",
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
      (v7/*:: as any*/),
      {
        "alias": null,
        "args": (v8/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v9/*:: as any*/),
          (v12/*:: as any*/),
          {
            "args": [
              (v13/*:: as any*/),
              (v14/*:: as any*/),
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
      (v3/*:: as any*/),
      (v0/*:: as any*/),
      (v4/*:: as any*/),
      (v2/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "LearnersPageQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          (v6/*:: as any*/),
          {
            "alias": "newest",
            "args": [
              {
                "kind": "Literal",
                "name": "first",
                "value": 1
              }
            ],
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
                  (v6/*:: as any*/),
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
          (v15/*:: as any*/),
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
          {
            "alias": null,
            "args": null,
            "concreteType": "Learner",
            "kind": "LinkedField",
            "name": "learner",
            "plural": false,
            "selections": (v10/*:: as any*/),
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "Membership",
            "kind": "LinkedField",
            "name": "memberships",
            "plural": true,
            "selections": [
              (v6/*:: as any*/),
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
                  (v6/*:: as any*/),
                  (v9/*:: as any*/),
                  (v16/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          }
        ],
        "storageKey": null
      },
      (v7/*:: as any*/),
      {
        "alias": null,
        "args": (v8/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v9/*:: as any*/),
          (v12/*:: as any*/),
          (v6/*:: as any*/),
          (v16/*:: as any*/),
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
            "args": (v17/*:: as any*/),
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
                      (v6/*:: as any*/),
                      (v9/*:: as any*/),
                      (v15/*:: as any*/),
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
                        "selections": (v11/*:: as any*/),
                        "storageKey": "teams(first:10)"
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
            "args": (v17/*:: as any*/),
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
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "3e6a0e4fd02d15707e36b7bafcb6017d",
    "id": null,
    "metadata": {},
    "name": "LearnersPageQuery",
    "operationKind": "query",
    "text": "query LearnersPageQuery(\n  $slug: String!\n  $filter: LearnerFilter\n  $states: [ConnectionState!]\n  $orderBy: [LearnerOrder!]\n  $language: Language!\n) {\n  viewer {\n    ...AppShell_viewer\n    id\n  }\n  courses(first: 100) {\n    nodes {\n      id\n      title(language: $language)\n    }\n  }\n  organization(slug: $slug) {\n    name\n    choices: teams(first: 100) {\n      nodes {\n        id\n        name\n      }\n    }\n    ...LearnersList_organization_3pyCDv\n    id\n  }\n}\n\nfragment AppShell_viewer on Viewer {\n  id\n  newest: notifications(first: 1) {\n    nodes {\n      id\n      sequence\n    }\n  }\n  ...Navigation_viewer\n}\n\nfragment LearnerCells_email on Learner {\n  email\n}\n\nfragment LearnerCells_name on Learner {\n  id\n  name\n}\n\nfragment LearnerCells_teams on Learner {\n  teams(first: 10) {\n    nodes {\n      id\n      name\n    }\n  }\n}\n\nfragment LearnersList_organization_3pyCDv on Organization {\n  id\n  slug\n  viewerCan {\n    disconnectLearners\n    manageTeams\n  }\n  learners(first: 50, filter: $filter, connectionStates: $states, orderBy: $orderBy) {\n    totalCount\n    edges {\n      node {\n        id\n        name\n        ...LearnerCells_name\n        ...LearnerCells_email\n        ...LearnerCells_teams\n        __typename\n      }\n      cursor\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment Navigation_viewer on Viewer {\n  email\n  unreadCount\n  isPlatformStaff\n  learner {\n    id\n    name\n  }\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n  ...PaletteOpener_viewer\n}\n\nfragment PaletteOpener_viewer on Viewer {\n  ...Palette_viewer\n}\n\nfragment Palette_viewer on Viewer {\n  isPlatformStaff\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "47bb1ed0062318df883f3d1273c5791a";

export default node;
