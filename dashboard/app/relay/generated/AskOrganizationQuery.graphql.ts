/**
 * @generated SignedSource<<877d2cb5a154f6ef7728635fbb42106d>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type OrganizationKind = "COMPANY" | "SCHOOL";
export type AskOrganizationQuery$variables = {
  search: string;
};
export type AskOrganizationQuery$data = {
  readonly organizations: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly kind: OrganizationKind;
      readonly name: string;
    }>;
  };
};
export type AskOrganizationQuery = {
  response: AskOrganizationQuery$data;
  variables: AskOrganizationQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "search"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Literal",
        "name": "first",
        "value": 8
      },
      {
        "kind": "Variable",
        "name": "search",
        "variableName": "search"
      }
    ],
    "concreteType": "OrganizationsConnection",
    "kind": "LinkedField",
    "name": "organizations",
    "plural": false,
    "selections": [
      {
        "alias": null,
        "args": null,
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "nodes",
        "plural": true,
        "selections": [
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "name",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "kind",
            "storageKey": null
          }
        ],
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "AskOrganizationQuery",
    "selections": (v1/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "AskOrganizationQuery",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "343e266f7d8fe5740b54361a48278d3d",
    "id": null,
    "metadata": {},
    "name": "AskOrganizationQuery",
    "operationKind": "query",
    "text": "query AskOrganizationQuery(\n  $search: String!\n) {\n  organizations(first: 8, search: $search) {\n    nodes {\n      id\n      name\n      kind\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "42df039738f31c5195140e8b7a720397";

export default node;
