/**
 * @generated SignedSource<<34187f24a39569c0e8ed4803c7de3f06>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type ConnectionOrderField = "CREATED_AT" | "ENDED_AT";
export type ConnectionOrigin = "EMAIL_INVITATION" | "LINK" | "REQUEST";
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
export type OrderDirection = "ASC" | "DESC";
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
export type IdFilter = {
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
};
export type DateTimeFilter = {
  after?: string | null | undefined;
  before?: string | null | undefined;
  isNull?: boolean | null | undefined;
};
export type ConnectionOrder = {
  direction?: OrderDirection;
  field: ConnectionOrderField;
};
export type ConnectionsPageQuery$variables = {
  filter?: ConnectionFilter | null | undefined;
  orderBy?: ReadonlyArray<ConnectionOrder> | null | undefined;
  slug: string;
};
export type ConnectionsPageQuery$data = {
  readonly organization: {
    readonly viewerMembership: {
      readonly id: string;
    } | null | undefined;
    readonly " $fragmentSpreads": FragmentRefs<"ConnectionsFrame_organization" | "ConnectionsList_organization">;
  } | null | undefined;
  readonly viewer: {
    readonly " $fragmentSpreads": FragmentRefs<"AppShell_viewer">;
  } | null | undefined;
};
export type ConnectionsPageQuery = {
  response: ConnectionsPageQuery$data;
  variables: ConnectionsPageQuery$variables;
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
  "name": "orderBy"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "slug"
},
v3 = [
  {
    "kind": "Variable",
    "name": "slug",
    "variableName": "slug"
  }
],
v4 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v5 = {
  "alias": null,
  "args": null,
  "concreteType": "Membership",
  "kind": "LinkedField",
  "name": "viewerMembership",
  "plural": false,
  "selections": [
    (v4/*:: as any*/)
  ],
  "storageKey": null
},
v6 = {
  "kind": "Variable",
  "name": "filter",
  "variableName": "filter"
},
v7 = {
  "kind": "Variable",
  "name": "orderBy",
  "variableName": "orderBy"
},
v8 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 1
  }
],
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
},
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
  "kind": "ScalarField",
  "name": "slug",
  "storageKey": null
},
v12 = [
  (v6/*:: as any*/),
  {
    "kind": "Literal",
    "name": "first",
    "value": 50
  },
  (v7/*:: as any*/)
];
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "ConnectionsPageQuery",
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
      {
        "alias": null,
        "args": (v3/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v5/*:: as any*/),
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "ConnectionsFrame_organization"
          },
          {
            "args": [
              (v6/*:: as any*/),
              (v7/*:: as any*/)
            ],
            "kind": "FragmentSpread",
            "name": "ConnectionsList_organization"
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
    "name": "ConnectionsPageQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          (v4/*:: as any*/),
          {
            "alias": "newest",
            "args": (v8/*:: as any*/),
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
                  (v4/*:: as any*/),
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
          (v9/*:: as any*/),
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
            "selections": [
              (v4/*:: as any*/),
              (v10/*:: as any*/)
            ],
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
              (v4/*:: as any*/),
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
                  (v4/*:: as any*/),
                  (v10/*:: as any*/),
                  (v11/*:: as any*/)
                ],
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
        "args": (v3/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v5/*:: as any*/),
          (v4/*:: as any*/),
          (v10/*:: as any*/),
          (v11/*:: as any*/),
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
                "name": "inviteLearners",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "seeAllLearners",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "disconnectLearners",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": "all",
            "args": (v8/*:: as any*/),
            "concreteType": "ConnectionsConnection",
            "kind": "LinkedField",
            "name": "connections",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "ConnectionAggregates",
                "kind": "LinkedField",
                "name": "aggregates",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "active",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "requested",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "disconnected",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              }
            ],
            "storageKey": "connections(first:1)"
          },
          {
            "alias": null,
            "args": (v12/*:: as any*/),
            "concreteType": "ConnectionsConnection",
            "kind": "LinkedField",
            "name": "connections",
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
                "concreteType": "ConnectionEdge",
                "kind": "LinkedField",
                "name": "edges",
                "plural": true,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Connection",
                    "kind": "LinkedField",
                    "name": "node",
                    "plural": false,
                    "selections": [
                      (v4/*:: as any*/),
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
                        "name": "origin",
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
                        "kind": "ScalarField",
                        "name": "activatedAt",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "ConnectionActions",
                        "kind": "LinkedField",
                        "name": "viewerCan",
                        "plural": false,
                        "selections": [
                          {
                            "alias": null,
                            "args": null,
                            "kind": "ScalarField",
                            "name": "disconnect",
                            "storageKey": null
                          }
                        ],
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
                          (v4/*:: as any*/),
                          (v10/*:: as any*/),
                          (v9/*:: as any*/)
                        ],
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
                        "kind": "ScalarField",
                        "name": "endedBySide",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "endReason",
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
            "args": (v12/*:: as any*/),
            "filters": [
              "filter",
              "orderBy"
            ],
            "handle": "connection",
            "key": "ConnectionsList_connections",
            "kind": "LinkedHandle",
            "name": "connections"
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "49bae3f5e81337993cc6982248d6dabe",
    "id": null,
    "metadata": {},
    "name": "ConnectionsPageQuery",
    "operationKind": "query",
    "text": "query ConnectionsPageQuery(\n  $slug: String!\n  $filter: ConnectionFilter\n  $orderBy: [ConnectionOrder!]\n) {\n  viewer {\n    ...AppShell_viewer\n    id\n  }\n  organization(slug: $slug) {\n    viewerMembership {\n      id\n    }\n    ...ConnectionsFrame_organization\n    ...ConnectionsList_organization_2Awgb3\n    id\n  }\n}\n\nfragment AppShell_viewer on Viewer {\n  id\n  newest: notifications(first: 1) {\n    nodes {\n      id\n      sequence\n    }\n  }\n  ...Navigation_viewer\n}\n\nfragment ConnectionCells_end on Connection {\n  endedAt\n  endedBySide\n  endReason\n}\n\nfragment ConnectionCells_learner on Connection {\n  learner {\n    id\n    name\n    email\n  }\n}\n\nfragment ConnectionCells_state on Connection {\n  state\n}\n\nfragment ConnectionsFrame_organization on Organization {\n  id\n  name\n  slug\n  viewerCan {\n    inviteLearners\n    seeAllLearners\n  }\n  all: connections(first: 1) {\n    aggregates {\n      active\n      requested\n    }\n  }\n}\n\nfragment ConnectionsList_organization_2Awgb3 on Organization {\n  id\n  slug\n  viewerCan {\n    disconnectLearners\n  }\n  all: connections(first: 1) {\n    aggregates {\n      active\n      requested\n      disconnected\n    }\n  }\n  connections(first: 50, filter: $filter, orderBy: $orderBy) {\n    totalCount\n    edges {\n      node {\n        id\n        state\n        origin\n        createdAt\n        activatedAt\n        viewerCan {\n          disconnect\n        }\n        learner {\n          id\n          name\n        }\n        ...ConnectionCells_learner\n        ...ConnectionCells_state\n        ...ConnectionCells_end\n        __typename\n      }\n      cursor\n    }\n    pageInfo {\n      endCursor\n      hasNextPage\n    }\n  }\n}\n\nfragment Navigation_viewer on Viewer {\n  email\n  unreadCount\n  isPlatformStaff\n  learner {\n    id\n    name\n  }\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n  ...PaletteOpener_viewer\n}\n\nfragment PaletteOpener_viewer on Viewer {\n  ...Palette_viewer\n}\n\nfragment Palette_viewer on Viewer {\n  isPlatformStaff\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "37a0232c74106816189ce62713983473";

export default node;
