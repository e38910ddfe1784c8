/**
 * @generated SignedSource<<cf5e488577e4f676b15d1802b5e6a7fa>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type Language = "EN" | "ES" | "FR";
export type HomePageQuery$variables = {
  language: Language;
  soon: string;
};
export type HomePageQuery$data = {
  readonly viewer: {
    readonly learner: {
      readonly connections: {
        readonly totalCount: number;
      };
      readonly expiring: {
        readonly nodes: ReadonlyArray<{
          readonly id: string;
          readonly " $fragmentSpreads": FragmentRefs<"CertificateLine_certificate">;
        }>;
      };
      readonly name: string;
      readonly running: {
        readonly nodes: ReadonlyArray<{
          readonly id: string;
          readonly " $fragmentSpreads": FragmentRefs<"SessionLine_session">;
        }>;
      };
      readonly " $fragmentSpreads": FragmentRefs<"Waiting_learner">;
    } | null | undefined;
    readonly " $fragmentSpreads": FragmentRefs<"AppShell_viewer" | "InvitationsToMe_viewer">;
  } | null | undefined;
};
export type HomePageQuery = {
  response: HomePageQuery$data;
  variables: HomePageQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "language"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "soon"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v2 = {
  "kind": "Literal",
  "name": "first",
  "value": 10
},
v3 = [
  {
    "kind": "Literal",
    "name": "filter",
    "value": {
      "state": {
        "equalTo": "IN_PROGRESS"
      }
    }
  },
  (v2/*:: as any*/)
],
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
    "name": "language",
    "variableName": "language"
  }
],
v6 = {
  "kind": "Literal",
  "name": "first",
  "value": 5
},
v7 = [
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
  (v6/*:: as any*/)
],
v8 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 1
  }
],
v9 = {
  "alias": null,
  "args": (v8/*:: as any*/),
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
    }
  ],
  "storageKey": "connections(first:1)"
},
v10 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
},
v11 = [
  (v4/*:: as any*/),
  (v1/*:: as any*/)
],
v12 = {
  "alias": null,
  "args": null,
  "concreteType": "Organization",
  "kind": "LinkedField",
  "name": "organization",
  "plural": false,
  "selections": (v11/*:: as any*/),
  "storageKey": null
},
v13 = {
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
      "args": (v5/*:: as any*/),
      "kind": "ScalarField",
      "name": "title",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v14 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "expiresAt",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "HomePageQuery",
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
          },
          {
            "args": null,
            "kind": "FragmentSpread",
            "name": "InvitationsToMe_viewer"
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
              {
                "args": null,
                "kind": "FragmentSpread",
                "name": "Waiting_learner"
              },
              {
                "alias": "running",
                "args": (v3/*:: as any*/),
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
                      (v4/*:: as any*/),
                      {
                        "args": (v5/*:: as any*/),
                        "kind": "FragmentSpread",
                        "name": "SessionLine_session"
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "sessions(filter:{\"state\":{\"equalTo\":\"IN_PROGRESS\"}},first:10)"
              },
              {
                "alias": "expiring",
                "args": (v7/*:: as any*/),
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
                      (v4/*:: as any*/),
                      {
                        "args": (v5/*:: as any*/),
                        "kind": "FragmentSpread",
                        "name": "CertificateLine_certificate"
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              (v9/*:: as any*/)
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
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "HomePageQuery",
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
          (v10/*:: as any*/),
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
              (v1/*:: as any*/),
              {
                "alias": "waiting",
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
                  (v6/*:: as any*/)
                ],
                "concreteType": "ConnectionsConnection",
                "kind": "LinkedField",
                "name": "connections",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": "Connection",
                    "kind": "LinkedField",
                    "name": "nodes",
                    "plural": true,
                    "selections": [
                      (v4/*:: as any*/),
                      (v12/*:: as any*/)
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "connections(filter:{\"state\":{\"equalTo\":\"REQUESTED\"}},first:5)"
              },
              {
                "alias": "running",
                "args": (v3/*:: as any*/),
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
                      (v4/*:: as any*/),
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
                      (v13/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "concreteType": "Organization",
                        "kind": "LinkedField",
                        "name": "fundedBy",
                        "plural": false,
                        "selections": (v11/*:: as any*/),
                        "storageKey": null
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "sessions(filter:{\"state\":{\"equalTo\":\"IN_PROGRESS\"}},first:10)"
              },
              {
                "alias": "expiring",
                "args": (v7/*:: as any*/),
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
                      (v4/*:: as any*/),
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "number",
                        "storageKey": null
                      },
                      {
                        "alias": null,
                        "args": null,
                        "kind": "ScalarField",
                        "name": "isValid",
                        "storageKey": null
                      },
                      (v14/*:: as any*/),
                      (v13/*:: as any*/)
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": null
              },
              (v9/*:: as any*/)
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
                  (v1/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "slug",
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
            "args": [
              (v2/*:: as any*/)
            ],
            "concreteType": "InvitationsConnection",
            "kind": "LinkedField",
            "name": "invitations",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Invitation",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v4/*:: as any*/),
                  (v10/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "message",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "isPaused",
                    "storageKey": null
                  },
                  (v14/*:: as any*/),
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "token",
                    "storageKey": null
                  },
                  (v12/*:: as any*/)
                ],
                "storageKey": null
              }
            ],
            "storageKey": "invitations(first:10)"
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "d817cd27d77a40d583c4802b9cc1b23f",
    "id": null,
    "metadata": {},
    "name": "HomePageQuery",
    "operationKind": "query",
    "text": "query HomePageQuery(\n  $language: Language!\n  $soon: DateTime!\n) {\n  viewer {\n    ...AppShell_viewer\n    ...InvitationsToMe_viewer\n    learner {\n      name\n      ...Waiting_learner\n      running: sessions(first: 10, filter: {state: {equalTo: IN_PROGRESS}}) {\n        nodes {\n          id\n          ...SessionLine_session_1S2oaG\n        }\n      }\n      expiring: certificates(first: 5, filter: {isValid: true, expiresAt: {before: $soon}}) {\n        nodes {\n          id\n          ...CertificateLine_certificate_1S2oaG\n        }\n      }\n      connections(first: 1) {\n        totalCount\n      }\n      id\n    }\n    id\n  }\n}\n\nfragment AppShell_viewer on Viewer {\n  id\n  newest: notifications(first: 1) {\n    nodes {\n      id\n      sequence\n    }\n  }\n  ...Navigation_viewer\n}\n\nfragment CertificateLine_certificate_1S2oaG on Certificate {\n  id\n  number\n  isValid\n  expiresAt\n  course {\n    id\n    title(language: $language)\n  }\n}\n\nfragment InvitationsToMe_viewer on Viewer {\n  invitations(first: 10) {\n    nodes {\n      id\n      email\n      message\n      isPaused\n      expiresAt\n      token\n      organization {\n        id\n        name\n      }\n    }\n  }\n}\n\nfragment Navigation_viewer on Viewer {\n  email\n  unreadCount\n  isPlatformStaff\n  learner {\n    id\n    name\n  }\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n  ...PaletteOpener_viewer\n}\n\nfragment PaletteOpener_viewer on Viewer {\n  ...Palette_viewer\n}\n\nfragment Palette_viewer on Viewer {\n  isPlatformStaff\n  memberships {\n    id\n    role\n    organization {\n      id\n      name\n      slug\n    }\n  }\n}\n\nfragment SessionLine_session_1S2oaG on Session {\n  id\n  progressPercent\n  startedAt\n  course {\n    id\n    title(language: $language)\n  }\n  fundedBy {\n    id\n    name\n  }\n}\n\nfragment Waiting_learner on Learner {\n  waiting: connections(first: 5, filter: {state: {equalTo: REQUESTED}}) {\n    nodes {\n      id\n      organization {\n        id\n        name\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "1103a04674126a42f04681679b0984cc";

export default node;
