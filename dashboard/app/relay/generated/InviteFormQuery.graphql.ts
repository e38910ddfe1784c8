/**
 * @generated SignedSource<<893c57f898fd30222627fa767b8f9291>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type InviteFormQuery$variables = {
  id: string;
};
export type InviteFormQuery$data = {
  readonly node: {
    readonly " $fragmentSpreads": FragmentRefs<"InviteForm_organization">;
  } | null | undefined;
};
export type InviteFormQuery = {
  response: InviteFormQuery$data;
  variables: InviteFormQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
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
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "InviteFormQuery",
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
            "args": null,
            "kind": "FragmentSpread",
            "name": "InviteForm_organization"
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
    "name": "InviteFormQuery",
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
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "__typename",
            "storageKey": null
          },
          {
            "alias": null,
            "args": null,
            "kind": "ScalarField",
            "name": "id",
            "storageKey": null
          },
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
                "kind": "ScalarField",
                "name": "invitationDomains",
                "storageKey": null
              },
              {
                "alias": null,
                "args": null,
                "concreteType": "MailAllowance",
                "kind": "LinkedField",
                "name": "mailAllowance",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "perDay",
                    "storageKey": null
                  },
                  {
                    "alias": null,
                    "args": null,
                    "kind": "ScalarField",
                    "name": "leftToday",
                    "storageKey": null
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
    "cacheID": "8ce82186cac44c7c18612f39d7ba756a",
    "id": null,
    "metadata": {},
    "name": "InviteFormQuery",
    "operationKind": "query",
    "text": "query InviteFormQuery(\n  $id: ID!\n) {\n  node(id: $id) {\n    __typename\n    ...InviteForm_organization\n    id\n  }\n}\n\nfragment InviteForm_organization on Organization {\n  id\n  slug\n  invitationDomains\n  mailAllowance {\n    perDay\n    leftToday\n  }\n}\n"
  }
};
})();

(node as any).hash = "448f9d7bda56f583eebba8a13c2ef2be";

export default node;
