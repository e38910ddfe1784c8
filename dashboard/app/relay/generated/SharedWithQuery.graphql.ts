/**
 * @generated SignedSource<<2d542fc6da77eaa22097e86ef575b583>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type Language = "EN" | "ES" | "FR";
export type SessionState = "COMPLETED" | "IN_PROGRESS" | "TERMINATED";
export type SharedWithQuery$variables = {
  id: string;
  language: Language;
};
export type SharedWithQuery$data = {
  readonly node: {
    readonly id?: string;
    readonly organization?: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
  } | null | undefined;
  readonly viewer: {
    readonly email: string;
    readonly learner: {
      readonly certificates: {
        readonly nodes: ReadonlyArray<{
          readonly course: {
            readonly id: string;
            readonly title: string;
          } | null | undefined;
          readonly id: string;
          readonly number: string;
          readonly visibleTo: ReadonlyArray<{
            readonly organization: {
              readonly id: string;
            } | null | undefined;
          }>;
        }>;
      };
      readonly id: string;
      readonly name: string;
      readonly sessions: {
        readonly nodes: ReadonlyArray<{
          readonly course: {
            readonly id: string;
            readonly title: string;
          } | null | undefined;
          readonly id: string;
          readonly state: SessionState;
          readonly visibleTo: ReadonlyArray<{
            readonly organization: {
              readonly id: string;
            } | null | undefined;
          }>;
        }>;
      };
    } | null | undefined;
  } | null | undefined;
};
export type SharedWithQuery = {
  response: SharedWithQuery$data;
  variables: SharedWithQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "id"
  },
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "language"
  }
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v4 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 200
  }
],
v5 = {
  "alias": null,
  "args": null,
  "concreteType": "Course",
  "kind": "LinkedField",
  "name": "course",
  "plural": false,
  "selections": [
    (v2/*:: as any*/),
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
},
v6 = {
  "alias": null,
  "args": null,
  "concreteType": "RecordVisibility",
  "kind": "LinkedField",
  "name": "visibleTo",
  "plural": true,
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Organization",
      "kind": "LinkedField",
      "name": "organization",
      "plural": false,
      "selections": [
        (v2/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "concreteType": "Learner",
  "kind": "LinkedField",
  "name": "learner",
  "plural": false,
  "selections": [
    (v2/*:: as any*/),
    (v3/*:: as any*/),
    {
      "alias": null,
      "args": (v4/*:: as any*/),
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
            (v2/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "number",
              "storageKey": null
            },
            (v5/*:: as any*/),
            (v6/*:: as any*/)
          ],
          "storageKey": null
        }
      ],
      "storageKey": "certificates(first:200)"
    },
    {
      "alias": null,
      "args": (v4/*:: as any*/),
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
            (v2/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "state",
              "storageKey": null
            },
            (v5/*:: as any*/),
            (v6/*:: as any*/)
          ],
          "storageKey": null
        }
      ],
      "storageKey": "sessions(first:200)"
    }
  ],
  "storageKey": null
},
v8 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v9 = {
  "alias": null,
  "args": null,
  "concreteType": "Organization",
  "kind": "LinkedField",
  "name": "organization",
  "plural": false,
  "selections": [
    (v2/*:: as any*/),
    (v3/*:: as any*/)
  ],
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "SharedWithQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v7/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": (v8/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          {
            "kind": "InlineFragment",
            "selections": [
              (v2/*:: as any*/),
              (v9/*:: as any*/)
            ],
            "type": "Connection",
            "abstractKey": null
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
    "name": "SharedWithQuery",
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Viewer",
        "kind": "LinkedField",
        "name": "viewer",
        "plural": false,
        "selections": [
          (v1/*:: as any*/),
          (v7/*:: as any*/),
          (v2/*:: as any*/)
        ],
        "storageKey": null
      },
      {
        "alias": null,
        "args": (v8/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "node",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "__typename",
            "storageKey": null
          },
          (v2/*:: as any*/),
          {
            "kind": "InlineFragment",
            "selections": [
              (v9/*:: as any*/)
            ],
            "type": "Connection",
            "abstractKey": null
          }
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "5e0a6d673d68178963bd94555a43246d",
    "id": null,
    "metadata": {},
    "name": "SharedWithQuery",
    "operationKind": "query",
    "text": "query SharedWithQuery(\n  $id: ID!\n  $language: Language!\n) {\n  viewer {\n    email\n    learner {\n      id\n      name\n      certificates(first: 200) {\n        nodes {\n          id\n          number\n          course {\n            id\n            title(language: $language)\n          }\n          visibleTo {\n            organization {\n              id\n            }\n          }\n        }\n      }\n      sessions(first: 200) {\n        nodes {\n          id\n          state\n          course {\n            id\n            title(language: $language)\n          }\n          visibleTo {\n            organization {\n              id\n            }\n          }\n        }\n      }\n    }\n    id\n  }\n  node(id: $id) {\n    __typename\n    ... on Connection {\n      id\n      organization {\n        id\n        name\n      }\n    }\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "d8d8b625d4e35fb28eb71b95cd3654c6";

export default node;
