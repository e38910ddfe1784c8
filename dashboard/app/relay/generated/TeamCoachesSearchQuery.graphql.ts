/**
 * @generated SignedSource<<3841a968f4ae2c32ff59651f76ca0999>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type Role = "ADMIN" | "ANALYST" | "COACH" | "OWNER";
export type MembershipFilter = {
  and?: ReadonlyArray<MembershipFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  email?: TextFilter | null | undefined;
  name?: TextFilter | null | undefined;
  not?: MembershipFilter | null | undefined;
  or?: ReadonlyArray<MembershipFilter> | null | undefined;
  role?: RoleFilter | null | undefined;
};
export type RoleFilter = {
  equalTo?: Role | null | undefined;
  in?: ReadonlyArray<Role> | null | undefined;
  notIn?: ReadonlyArray<Role> | null | undefined;
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
export type TeamCoachesSearchQuery$variables = {
  filter?: MembershipFilter | null | undefined;
  id: string;
};
export type TeamCoachesSearchQuery$data = {
  readonly organization: {
    readonly id: string;
    readonly members: {
      readonly nodes: ReadonlyArray<{
        readonly email: string;
        readonly id: string;
        readonly name: string;
      }>;
    };
  } | null | undefined;
};
export type TeamCoachesSearchQuery = {
  response: TeamCoachesSearchQuery$data;
  variables: TeamCoachesSearchQuery$variables;
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
  "name": "id"
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v3 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "id",
        "variableName": "id"
      }
    ],
    "concreteType": "Organization",
    "kind": "LinkedField",
    "name": "organization",
    "plural": false,
    "selections": [
      (v2/*:: as any*/),
      {
        "alias": null,
        "args": [
          {
            "kind": "Variable",
            "name": "filter",
            "variableName": "filter"
          },
          {
            "kind": "Literal",
            "name": "first",
            "value": 8
          }
        ],
        "concreteType": "MembershipsConnection",
        "kind": "LinkedField",
        "name": "members",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Membership",
            "kind": "LinkedField",
            "name": "nodes",
            "plural": true,
            "selections": [
              (v2/*:: as any*/),
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
                "name": "email",
                "storageKey": null
              }
            ],
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
    "argumentDefinitions": [
      (v0/*:: as any*/),
      (v1/*:: as any*/)
    ],
    "kind": "Fragment",
    "metadata": null,
    "name": "TeamCoachesSearchQuery",
    "selections": (v3/*:: as any*/),
    "type": "Query",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": [
      (v1/*:: as any*/),
      (v0/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "TeamCoachesSearchQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "cacheID": "9e85eec478d23c741bf789a08d515b3a",
    "id": null,
    "metadata": {},
    "name": "TeamCoachesSearchQuery",
    "operationKind": "query",
    "text": "query TeamCoachesSearchQuery(\n  $id: ID!\n  $filter: MembershipFilter\n) {\n  organization(id: $id) {\n    id\n    members(first: 8, filter: $filter) {\n      nodes {\n        id\n        name\n        email\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "206f2fb42f5812e52bbe754cc50155b9";

export default node;
