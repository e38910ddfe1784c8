/**
 * @generated SignedSource<<b44bcddaf6a7c134ae1fc60f8804dd29>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type DisconnectPreviewQuery$variables = {
  ids: ReadonlyArray<string>;
};
export type DisconnectPreviewQuery$data = {
  readonly nodes: ReadonlyArray<{
    readonly disconnectPreview?: {
      readonly certificatesHidden: number;
      readonly creditsReturning: number;
      readonly sessionsEnding: number;
      readonly sessionsHidden: number;
    } | null | undefined;
    readonly id: string;
    readonly learner?: {
      readonly id: string;
      readonly name: string;
    } | null | undefined;
  } | null | undefined>;
};
export type DisconnectPreviewQuery = {
  response: DisconnectPreviewQuery$data;
  variables: DisconnectPreviewQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "ids"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "ids",
    "variableName": "ids"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v3 = {
  "kind": "InlineFragment",
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Learner",
      "kind": "LinkedField",
      "name": "learner",
      "plural": false,
      "selections": [
        (v2/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "name",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "DisconnectPreview",
      "kind": "LinkedField",
      "name": "disconnectPreview",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "sessionsEnding",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "creditsReturning",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "certificatesHidden",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "sessionsHidden",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Connection",
  "abstractKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "DisconnectPreviewQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "nodes",
        "plural": true,
        "selections": [
          (v2/*:: as any*/),
          (v3/*:: as any*/)
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
    "name": "DisconnectPreviewQuery",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": null,
        "kind": "LinkedField",
        "name": "nodes",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "__typename",
            "storageKey": null
          },
          (v2/*:: as any*/),
          (v3/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "8d0d097a7038c7bc306148366cfcca46",
    "id": null,
    "metadata": {},
    "name": "DisconnectPreviewQuery",
    "operationKind": "query",
    "text": "query DisconnectPreviewQuery(\n  $ids: [ID!]!\n) {\n  nodes(ids: $ids) {\n    __typename\n    id\n    ... on Connection {\n      learner {\n        id\n        name\n      }\n      disconnectPreview {\n        sessionsEnding\n        creditsReturning\n        certificatesHidden\n        sessionsHidden\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "7fcf2c79e40df6af50bcb6b7b945cbf6";

export default node;
