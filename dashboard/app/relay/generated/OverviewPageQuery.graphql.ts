/**
 * @generated SignedSource<<2093ce828290b1de032820bd9f3fc3c7>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type Language = "EN" | "ES" | "FR";
export type Role = "ADMIN" | "ANALYST" | "COACH" | "OWNER";
export type OverviewPageQuery$variables = {
  language?: Language | null | undefined;
  slug: string;
  soon: string;
  stillSince: string;
};
export type OverviewPageQuery$data = {
  readonly organization: {
    readonly connections: {
      readonly aggregates: {
        readonly active: number;
        readonly disconnected: number;
        readonly requested: number;
      };
    };
    readonly id: string;
    readonly name: string;
    readonly slug: string;
    readonly viewerCan: {
      readonly inviteLearners: boolean;
    };
    readonly viewerMembership: {
      readonly id: string;
      readonly role: Role;
    } | null | undefined;
    readonly " $fragmentSpreads": FragmentRefs<"FirstSteps_organization" | "NeedsYou_organization" | "OverviewFigures_organization" | "RecentActivity_organization">;
  } | null | undefined;
  readonly viewer: {
    readonly " $fragmentSpreads": FragmentRefs<"AppShell_viewer">;
  } | null | undefined;
};
export type OverviewPageQuery = {
  response: OverviewPageQuery$data;
  variables: OverviewPageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "language"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "slug"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "soon"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "stillSince"
},
v4 = [
  {
    "kind": "Variable",
    "name": "slug",
    "variableName": "slug"
  }
],
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "slug",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "role",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "concreteType": "Membership",
  "kind": "LinkedField",
  "name": "viewerMembership",
  "plural": false,
  "selections": [
    (v5/*:: as any*/),
    (v8/*:: as any*/)
  ],
  "storageKey": null
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "inviteLearners",
  "storageKey": null
},
v11 = {
  "alias": null,
  "args": null,
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
  "storageKey": null
},
v12 = [
  {
    "kind": "Variable",
    "name": "language",
    "variableName": "language"
  }
],
v13 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 1
  }
],
v14 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
},
v15 = {
  "alias": null,
  "args": null,
  "concreteType": "Learner",
  "kind": "LinkedField",
  "name": "learner",
  "plural": false,
  "selections": [
    (v5/*:: as any*/),
    (v6/*:: as any*/)
  ],
  "storageKey": null
},
v16 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "totalCount",
  "storageKey": null
},
v17 = [
  (v16/*:: as any*/)
],
v18 = {
  "kind": "Literal",
  "name": "first",
  "value": 3
},
v19 = [
  (v5/*:: as any*/),
  (v15/*:: as any*/)
],
v20 = {
  "kind": "Literal",
  "name": "first",
  "value": 10
},
v21 = [
  (v20/*:: as any*/)
],
v22 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Connection",
    "kind": "LinkedField",
    "name": "nodes",
    "plural": true,
    "selections": [
      (v5/*:: as any*/),
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
      (v15/*:: as any*/)
    ],
    "storageKey": null
  }
],
v23 = {
  "alias": null,
  "args": null,
  "concreteType": "Course",
  "kind": "LinkedField",
  "name": "course",
  "plural": false,
  "selections": [
    (v5/*:: as any*/),
    {
      "alias": null,
      "args": (v12/*:: as any*/),
      "kind": "ScalarField",
      "name": "title",
      "storageKey": null
    }
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v2/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "OverviewPageQuery",
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
        "args": (v4/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v9/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "OrganizationActions",
            "kind": "LinkedField",
            "name": "viewerCan",
            "plural": false,
            "selections": [
              (v10/*:: as any*/)
            ],
            "storageKey": null
          },
          (v11/*:: as any*/),
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "FirstSteps_organization"
          },
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "OverviewFigures_organization"
          },
          {
            "args": [
              {
                "kind": "Variable",
                "name": "soon",
                "variableName": "soon"
              },
              {
                "kind": "Variable",
                "name": "stillSince",
                "variableName": "stillSince"
              }
            ],
            "kind": "FragmentSpread",
            "name": "NeedsYou_organization"
          },
          {
            "args": (v12/*:: as any*/),
            "kind": "FragmentSpread",
            "name": "RecentActivity_organization"
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
      (v1/*:: as any*/),
      (v3/*:: as any*/),
      (v2/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "OverviewPageQuery",
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
            "args": (v13/*:: as any*/),
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
          (v14/*:: as any*/),
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
          (v15/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Membership",
            "kind": "LinkedField",
            "name": "memberships",
            "plural": true,
            "selections": [
              (v5/*:: as any*/),
              (v8/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "Organization",
                "kind": "LinkedField",
                "name": "organization",
                "plural": false,
                "selections": [
                  (v5/*:: as any*/),
                  (v6/*:: as any*/),
                  (v7/*:: as any*/)
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
        "args": (v4/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v5/*:: as any*/),
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v9/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "OrganizationActions",
            "kind": "LinkedField",
            "name": "viewerCan",
            "plural": false,
            "selections": [
              (v10/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "answerRequests",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "seeCredits",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "seeAuditLog",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          (v11/*:: as any*/),
          {
            "alias": null,
            "args": null,
            "concreteType": "Branding",
            "kind": "LinkedField",
            "name": "branding",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "logoUrl",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "primaryColour",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "concreteType": "InvitationLink",
            "kind": "LinkedField",
            "name": "invitationLink",
            "plural": false,
            "selections": [
              (v5/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "isActive",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "isSwitchedOn",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "pausedInvitations",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
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
                "args": null,
                "kind": "ScalarField",
                "name": "balance",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "kind": "ScalarField",
                "name": "reserved",
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": "sentInvitations",
            "args": (v13/*:: as any*/),
            "concreteType": "InvitationsConnection",
            "kind": "LinkedField",
            "name": "invitations",
            "plural": false,
            "selections": (v17/*:: as any*/),
            "storageKey": "invitations(first:1)"
          },
          {
            "alias": "staff",
            "args": (v13/*:: as any*/),
            "concreteType": "MembershipsConnection",
            "kind": "LinkedField",
            "name": "members",
            "plural": false,
            "selections": (v17/*:: as any*/),
            "storageKey": "members(first:1)"
          },
          {
            "alias": "asked",
            "args": (v13/*:: as any*/),
            "concreteType": "StaffInvitationsConnection",
            "kind": "LinkedField",
            "name": "staffInvitations",
            "plural": false,
            "selections": (v17/*:: as any*/),
            "storageKey": "staffInvitations(first:1)"
          },
          {
            "alias": null,
            "args": null,
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
            "concreteType": "CertificatesConnection",
            "kind": "LinkedField",
            "name": "certificates",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "CertificateAggregates",
                "kind": "LinkedField",
                "name": "aggregates",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "valid",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": "requests",
            "args": [
              {
                "kind": "Literal",
                "name": "filter",
                "value": {
                  "state": {
                    "equalTo": "REQUESTED"
                  }
                }
              },
              (v18/*:: as any*/),
              {
                "kind": "Literal",
                "name": "orderBy",
                "value": [
                  {
                    "direction": "ASC",
                    "field": "CREATED_AT"
                  }
                ]
              }
            ],
            "concreteType": "ConnectionsConnection",
            "kind": "LinkedField",
            "name": "connections",
            "plural": false,
            "selections": [
              (v16/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "Connection",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": (v19/*:: as any*/),
                "storageKey": null
              }
            ],
            "storageKey": "connections(filter:{\"state\":{\"equalTo\":\"REQUESTED\"}},first:3,orderBy:[{\"direction\":\"ASC\",\"field\":\"CREATED_AT\"}])"
          },
          {
            "alias": "failed",
            "args": [
              {
                "kind": "Literal",
                "name": "filter",
                "value": {
                  "state": {
                    "equalTo": "FAILED"
                  }
                }
              },
              (v18/*:: as any*/)
            ],
            "concreteType": "InvitationsConnection",
            "kind": "LinkedField",
            "name": "invitations",
            "plural": false,
            "selections": [
              (v16/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "Invitation",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
                  (v14/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": "invitations(filter:{\"state\":{\"equalTo\":\"FAILED\"}},first:3)"
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
              (v18/*:: as any*/),
              {
                "kind": "Literal",
                "name": "orderBy",
                "value": [
                  {
                    "direction": "ASC",
                    "field": "STARTED_AT"
                  }
                ]
              }
            ],
            "concreteType": "SessionsConnection",
            "kind": "LinkedField",
            "name": "sessions",
            "plural": false,
            "selections": [
              (v16/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "Session",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": (v19/*:: as any*/),
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": "expiring",
            "args": [
              {
                "fields": [
                  {
                    "fields": [
                      {
                        "kind": "Variable",
                        "name": "before",
                        "variableName": "soon"
                      }
                    ],
                    "kind": "ObjectValue",
                    "name": "expiresAt"
                  },
                  {
                    "kind": "Literal",
                    "name": "isValid",
                    "value": true
                  }
                ],
                "kind": "ObjectValue",
                "name": "filter"
              },
              (v18/*:: as any*/),
              {
                "kind": "Literal",
                "name": "orderBy",
                "value": [
                  {
                    "direction": "ASC",
                    "field": "EXPIRES_AT"
                  }
                ]
              }
            ],
            "concreteType": "CertificatesConnection",
            "kind": "LinkedField",
            "name": "certificates",
            "plural": false,
            "selections": [
              (v16/*:: as any*/),
              {
                "alias": null,
                "args": null,
                "concreteType": "Certificate",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "holderName",
                    "storageKey": null
                  }
                ],
                "storageKey": null
              }
            ],
            "storageKey": null
          },
          {
            "alias": "made",
            "args": (v21/*:: as any*/),
            "concreteType": "ConnectionsConnection",
            "kind": "LinkedField",
            "name": "connections",
            "plural": false,
            "selections": (v22/*:: as any*/),
            "storageKey": "connections(first:10)"
          },
          {
            "alias": "ended",
            "args": [
              {
                "kind": "Literal",
                "name": "filter",
                "value": {
                  "endedAt": {
                    "isNull": false
                  }
                }
              },
              (v20/*:: as any*/),
              {
                "kind": "Literal",
                "name": "orderBy",
                "value": [
                  {
                    "direction": "DESC",
                    "field": "ENDED_AT"
                  }
                ]
              }
            ],
            "concreteType": "ConnectionsConnection",
            "kind": "LinkedField",
            "name": "connections",
            "plural": false,
            "selections": (v22/*:: as any*/),
            "storageKey": "connections(filter:{\"endedAt\":{\"isNull\":false}},first:10,orderBy:[{\"direction\":\"DESC\",\"field\":\"ENDED_AT\"}])"
          },
          {
            "alias": "started",
            "args": (v21/*:: as any*/),
            "concreteType": "SessionsConnection",
            "kind": "LinkedField",
            "name": "sessions",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Session",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
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
                    "name": "terminatedAt",
                    "storageKey": null
                  },
                  (v15/*:: as any*/),
                  (v23/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": "sessions(first:10)"
          },
          {
            "alias": "earned",
            "args": (v21/*:: as any*/),
            "concreteType": "CertificatesConnection",
            "kind": "LinkedField",
            "name": "certificates",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Certificate",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v5/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "issuedAt",
                    "storageKey": null
                  },
                  (v15/*:: as any*/),
                  (v23/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": "certificates(first:10)"
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "8bfe5da9cd7644f265c5329fefc30ae0",
    "id": null,
    "metadata": {},
    "name": "OverviewPageQuery",
    "operationKind": "query",
    "text": "query OverviewPageQuery(\n  $slug: String!\n  $stillSince: DateTime!\n  $soon: DateTime!\n  $language: Language\n) {\n  viewer {\n    ...AppShell_viewer\n    id\n  }\n  organization(slug: $slug) {\n    id\n    name\n    slug\n    viewerMembership {\n      id\n      role\n    }\n    viewerCan {\n      inviteLearners\n    }\n    connections {\n      aggregates {\n        active\n        requested\n        disconnected\n      }\n    }\n    ...FirstSteps_organization\n    ...OverviewFigures_organization\n    ...NeedsYou_organization_2GGcKQ\n    ...RecentActivity_organization_1S2oaG\n  }\n}\n\nfragment AppShell_viewer on Viewer {\n  id\n  newest: notifications(first: 1) {\n    nodes {\n      id\n      sequence\n    }\n  }\n  ...Navigation_viewer\n}\n\nfragment FirstSteps_organization on Organization {\n  slug\n  branding {\n    logoUrl\n    primaryColour\n  }\n  invitationLink {\n    id\n    isActive\n  }\n  credits {\n    balance\n  }\n  sentInvitations: invitations(first: 1) {\n    totalCount\n  }\n  staff: members(first: 1) {\n    totalCount\n  }\n  asked: staffInvitations(first: 1) {\n    totalCount\n  }\n}\n\nfragment Navigation_viewer on Viewer {\n  email\n  unreadCount\n  isPlatformStaff\n  learner {\n    id\n    name\n  }\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n  ...PaletteOpener_viewer\n}\n\nfragment NeedsYou_organization_2GGcKQ on Organization {\n  slug\n  viewerCan {\n    answerRequests\n    inviteLearners\n    seeCredits\n  }\n  credits {\n    balance\n  }\n  invitationLink {\n    id\n    isSwitchedOn\n    pausedInvitations\n  }\n  requests: connections(first: 3, filter: {state: {equalTo: REQUESTED}}, orderBy: [{field: CREATED_AT, direction: ASC}]) {\n    totalCount\n    nodes {\n      id\n      learner {\n        id\n        name\n      }\n    }\n  }\n  failed: invitations(first: 3, filter: {state: {equalTo: FAILED}}) {\n    totalCount\n    nodes {\n      id\n      email\n    }\n  }\n  still: sessions(first: 3, filter: {state: {equalTo: IN_PROGRESS}, lastActivityAt: {before: $stillSince}}, orderBy: [{field: STARTED_AT, direction: ASC}]) {\n    totalCount\n    nodes {\n      id\n      learner {\n        id\n        name\n      }\n    }\n  }\n  expiring: certificates(first: 3, filter: {isValid: true, expiresAt: {before: $soon}}, orderBy: [{field: EXPIRES_AT, direction: ASC}]) {\n    totalCount\n    nodes {\n      id\n      holderName\n    }\n  }\n}\n\nfragment OverviewFigures_organization on Organization {\n  slug\n  connections {\n    aggregates {\n      active\n      disconnected\n    }\n  }\n  sessions {\n    aggregates {\n      inProgress\n      completed\n    }\n  }\n  certificates {\n    aggregates {\n      valid\n    }\n  }\n  credits {\n    balance\n    reserved\n  }\n}\n\nfragment PaletteOpener_viewer on Viewer {\n  ...Palette_viewer\n}\n\nfragment Palette_viewer on Viewer {\n  isPlatformStaff\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n}\n\nfragment RecentActivity_organization_1S2oaG on Organization {\n  slug\n  viewerCan {\n    seeAuditLog\n  }\n  made: connections(first: 10) {\n    nodes {\n      id\n      state\n      createdAt\n      activatedAt\n      endedAt\n      endedBySide\n      learner {\n        id\n        name\n      }\n    }\n  }\n  ended: connections(first: 10, filter: {endedAt: {isNull: false}}, orderBy: [{field: ENDED_AT, direction: DESC}]) {\n    nodes {\n      id\n      state\n      createdAt\n      activatedAt\n      endedAt\n      endedBySide\n      learner {\n        id\n        name\n      }\n    }\n  }\n  started: sessions(first: 10) {\n    nodes {\n      id\n      startedAt\n      terminatedAt\n      learner {\n        id\n        name\n      }\n      course {\n        id\n        title(language: $language)\n      }\n    }\n  }\n  earned: certificates(first: 10) {\n    nodes {\n      id\n      issuedAt\n      learner {\n        id\n        name\n      }\n      course {\n        id\n        title(language: $language)\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "9bb97c1d410634012e1cefb5daea6080";

export default node;
