/**
 * @generated SignedSource<<3f083a34ee083607ecb4ed7baffce20e>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type NeedsYou_organization$data = {
  readonly credits: {
    readonly balance: number;
  } | null | undefined;
  readonly expiring: {
    readonly nodes: ReadonlyArray<{
      readonly holderName: string;
      readonly id: string;
    }>;
    readonly totalCount: number;
  };
  readonly failed: {
    readonly nodes: ReadonlyArray<{
      readonly email: string;
      readonly id: string;
    }>;
    readonly totalCount: number;
  };
  readonly invitationLink: {
    readonly id: string;
    readonly isSwitchedOn: boolean;
    readonly pausedInvitations: number;
  } | null | undefined;
  readonly requests: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
    }>;
    readonly totalCount: number;
  };
  readonly slug: string;
  readonly still: {
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
    }>;
    readonly totalCount: number;
  };
  readonly viewerCan: {
    readonly answerRequests: boolean;
    readonly inviteLearners: boolean;
    readonly seeCredits: boolean;
  };
  readonly " $fragmentType": "NeedsYou_organization";
};
export type NeedsYou_organization$key = {
  readonly " $data"?: NeedsYou_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"NeedsYou_organization">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v1 = {
  "kind": "Literal",
  "name": "first",
  "value": 3
},
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "totalCount",
  "storageKey": null
},
v3 = [
  (v0/*:: as any*/),
  {
    "alias": null,
    "args": null,
    "concreteType": "Learner",
    "kind": "LinkedField",
    "name": "learner",
    "plural": false,
    "selections": [
      (v0/*:: as any*/),
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "name",
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "soon"
    },
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "stillSince"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "NeedsYou_organization",
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
      "concreteType": "OrganizationActions",
      "kind": "LinkedField",
      "name": "viewerCan",
      "plural": false,
      "selections": [
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
          "name": "inviteLearners",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "seeCredits",
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
        (v0/*:: as any*/),
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
        (v1/*:: as any*/),
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
        (v2/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "Connection",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": (v3/*:: as any*/),
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
        (v1/*:: as any*/)
      ],
      "concreteType": "InvitationsConnection",
      "kind": "LinkedField",
      "name": "invitations",
      "plural": false,
      "selections": [
        (v2/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "Invitation",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
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
        (v1/*:: as any*/),
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
        (v2/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "Session",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": (v3/*:: as any*/),
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
        (v1/*:: as any*/),
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
        (v2/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "concreteType": "Certificate",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
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
    }
  ],
  "type": "Organization",
  "abstractKey": null
};
})();

(node as any).hash = "646828b7813eb531e9294874570d4e7a";

export default node;
