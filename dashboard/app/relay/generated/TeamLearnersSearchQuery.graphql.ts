/**
 * @generated SignedSource<<b9fe275bd039b545df0989d05c6110ab>>
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
export type TeamLearnersSearchQuery$variables = {
  filter?: LearnerFilter | null | undefined;
  id: string;
};
export type TeamLearnersSearchQuery$data = {
  readonly organization: {
    readonly id: string;
    readonly learners: {
      readonly nodes: ReadonlyArray<{
        readonly email: string | null | undefined;
        readonly id: string;
        readonly name: string;
      }>;
    };
  } | null | undefined;
};
export type TeamLearnersSearchQuery = {
  response: TeamLearnersSearchQuery$data;
  variables: TeamLearnersSearchQuery$variables;
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
            "kind": "Literal",
            "name": "connectionStates",
            "value": [
              "ACTIVE"
            ]
          },
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
    "name": "TeamLearnersSearchQuery",
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
    "name": "TeamLearnersSearchQuery",
    "selections": (v3/*:: as any*/)
  },
  "params": {
    "cacheID": "ec0154edee30d888866476c8f0651fd9",
    "id": null,
    "metadata": {},
    "name": "TeamLearnersSearchQuery",
    "operationKind": "query",
    "text": "query TeamLearnersSearchQuery(\n  $id: ID!\n  $filter: LearnerFilter\n) {\n  organization(id: $id) {\n    id\n    learners(first: 8, filter: $filter, connectionStates: [ACTIVE]) {\n      nodes {\n        id\n        name\n        email\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "005ba0dd0e3f2060502f3e52f8bdabe1";

export default node;
