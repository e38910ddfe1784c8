/**
 * @generated SignedSource<<8b6f4ad590598cd029a446e3d69618e0>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
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
export type exportLearnersQuery$variables = {
  cursor?: string | null | undefined;
  filter?: LearnerFilter | null | undefined;
  id: string;
  orderBy?: ReadonlyArray<LearnerOrder> | null | undefined;
  states?: ReadonlyArray<ConnectionState> | null | undefined;
};
export type exportLearnersQuery$data = {
  readonly organization: {
    readonly learners: {
      readonly nodes: ReadonlyArray<{
        readonly email: string | null | undefined;
        readonly name: string;
        readonly teams: {
          readonly nodes: ReadonlyArray<{
            readonly id: string;
            readonly name: string;
          }>;
        };
      }>;
      readonly pageInfo: {
        readonly endCursor: string | null | undefined;
        readonly hasNextPage: boolean;
      };
    };
  } | null | undefined;
};
export type exportLearnersQuery = {
  response: exportLearnersQuery$data;
  variables: exportLearnersQuery$variables;
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
v4 = {
  "defaultValue": null,
  "kind": "LocalArgument",
  "name": "states"
},
v5 = [
  {
    "kind": "Variable",
    "name": "id",
    "variableName": "id"
  }
],
v6 = [
  {
    "kind": "Variable",
    "name": "after",
    "variableName": "cursor"
  },
  {
    "kind": "Variable",
    "name": "connectionStates",
    "variableName": "states"
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
v7 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "name",
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
},
v9 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v10 = {
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
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Team",
      "kind": "LinkedField",
      "name": "nodes",
      "plural": true,
      "selections": [
        (v9/*:: as any*/),
        (v7/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "storageKey": "teams(first:10)"
},
v11 = {
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
};
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
    "name": "exportLearnersQuery",
    "selections": [
      {
        "alias": null,
        "args": (v5/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": (v6/*:: as any*/),
            "concreteType": "LearnersConnection",
            "kind": "LinkedField",
            "name": "learners",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Learner",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v7/*:: as any*/),
                  (v8/*:: as any*/),
                  (v10/*:: as any*/)
                ],
                "storageKey": null
              },
              (v11/*:: as any*/)
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
    "argumentDefinitions": [
      (v2/*:: as any*/),
      (v0/*:: as any*/),
      (v1/*:: as any*/),
      (v4/*:: as any*/),
      (v3/*:: as any*/)
    ],
    "kind": "Operation",
    "name": "exportLearnersQuery",
    "selections": [
      {
        "alias": null,
        "args": (v5/*:: as any*/),
        "concreteType": "Organization",
        "kind": "LinkedField",
        "name": "organization",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": (v6/*:: as any*/),
            "concreteType": "LearnersConnection",
            "kind": "LinkedField",
            "name": "learners",
            "plural": false,
            "selections": [
              {
                "alias": null,
                "args": null,
                "concreteType": "Learner",
                "kind": "LinkedField",
                "name": "nodes",
                "plural": true,
                "selections": [
                  (v7/*:: as any*/),
                  (v8/*:: as any*/),
                  (v10/*:: as any*/),
                  (v9/*:: as any*/)
                ],
                "storageKey": null
              },
              (v11/*:: as any*/)
            ],
            "storageKey": null
          },
          (v9/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "52fab0e7615409b056b46fda23def9b4",
    "id": null,
    "metadata": {},
    "name": "exportLearnersQuery",
    "operationKind": "query",
    "text": "query exportLearnersQuery(\n  $id: ID!\n  $cursor: String\n  $filter: LearnerFilter\n  $states: [ConnectionState!]\n  $orderBy: [LearnerOrder!]\n) {\n  organization(id: $id) {\n    learners(first: 200, after: $cursor, filter: $filter, connectionStates: $states, orderBy: $orderBy) {\n      nodes {\n        name\n        email\n        teams(first: 10) {\n          nodes {\n            id\n            name\n          }\n        }\n        id\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    id\n  }\n}\n"
  }
};
})();

(node as any).hash = "2c61ff5dc9db059d69b1d84e2e85d706";

export default node;
