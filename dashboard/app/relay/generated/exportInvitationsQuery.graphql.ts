/**
 * @generated SignedSource<<ade6fbede685524441e5fcc6edba0966>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type InvitationOrderField = "CREATED_AT" | "EMAIL" | "EXPIRES_AT" | "SENT_AT";
export type InvitationState = "ACCEPTED" | "EXPIRED" | "FAILED" | "QUEUED" | "REVOKED" | "SENT";
export type OrderDirection = "ASC" | "DESC";
export type InvitationFilter = {
  and?: ReadonlyArray<InvitationFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  email?: TextFilter | null | undefined;
  expiresAt?: DateTimeFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: InvitationFilter | null | undefined;
  or?: ReadonlyArray<InvitationFilter> | null | undefined;
  sentAt?: DateTimeFilter | null | undefined;
  state?: InvitationStateFilter | null | undefined;
};
export type InvitationStateFilter = {
  equalTo?: InvitationState | null | undefined;
  in?: ReadonlyArray<InvitationState> | null | undefined;
  notIn?: ReadonlyArray<InvitationState> | null | undefined;
};
export type TextFilter = {
  contains?: string | null | undefined;
  equalTo?: string | null | undefined;
  in?: ReadonlyArray<string> | null | undefined;
  search?: string | null | undefined;
  startsWith?: string | null | undefined;
};
export type DateTimeFilter = {
  after?: string | null | undefined;
  before?: string | null | undefined;
  isNull?: boolean | null | undefined;
};
export type InvitationOrder = {
  direction?: OrderDirection;
  field: InvitationOrderField;
};
export type exportInvitationsQuery$variables = {
  cursor?: string | null | undefined;
  filter?: InvitationFilter | null | undefined;
  id: string;
  orderBy?: ReadonlyArray<InvitationOrder> | null | undefined;
};
export type exportInvitationsQuery$data = {
  readonly organization: {
    readonly invitations: {
      readonly nodes: ReadonlyArray<{
        readonly createdAt: string;
        readonly email: string;
        readonly endedAt: string | null | undefined;
        readonly expiresAt: string;
        readonly failure: string | null | undefined;
        readonly id: string;
        readonly isPaused: boolean;
        readonly name: string | null | undefined;
        readonly sentAt: string | null | undefined;
        readonly state: InvitationState;
      }>;
      readonly pageInfo: {
        readonly endCursor: string | null | undefined;
        readonly hasNextPage: boolean;
      };
    };
  } | null | undefined;
};
export type exportInvitationsQuery = {
  response: exportInvitationsQuery$data;
  variables: exportInvitationsQuery$variables;
};

const node: ConcreteRequest = (function(){
var v0 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "cursor"
},
v1 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "filter"
},
v2 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "id"
},
v3 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "orderBy"
},
v4 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
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
  "args": [
    {
      "kind": "Variable",
      "name": "after",
      "variableName": "cursor"
    },
    {
      "kind": "Variable",
      "name": "filter",
      "variableName": "filter"
    },
    {
      "kind": "Literal",
      "name": "first",
      "value": 200
    },
    {
      "kind": "Variable",
      "name": "orderBy",
      "variableName": "orderBy"
    }
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
        (v5/*:: as any*/),
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
          "name": "name",
          "storageKey": null
        },
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
          "name": "isPaused",
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
          "name": "sentAt",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "expiresAt",
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
          "name": "failure",
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
          "name": "hasNextPage",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "endCursor",
          "storageKey": null
        }
      ],
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
    "name": "exportInvitationsQuery",
    "selections": [
      {
        "alias": null,
        "args": (v4/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v6/*:: as any*/)
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
      (v1/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "exportInvitationsQuery",
    "selections": [
      {
        "alias": null,
        "args": (v4/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          (v6/*:: as any*/),
          (v5/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "18825ce9dac0fb6fd0bc466058bf18bc",
    "id": null,
    "metadata": {},
    "name": "exportInvitationsQuery",
    "operationKind": "query",
    "text": "query exportInvitationsQuery(\n  $id: ID!\n  $cursor: String\n  $filter: InvitationFilter\n  $orderBy: [InvitationOrder!]\n) {\n  organization(id: $id) {\n    invitations(first: 200, after: $cursor, filter: $filter, orderBy: $orderBy) {\n      nodes {\n        id\n        email\n        name\n        state\n        isPaused\n        createdAt\n        sentAt\n        expiresAt\n        endedAt\n        failure\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "7815db12761a1547da61974239912c9e";

export default node;
