/**
 * @generated SignedSource<<8e4a1ad69e347886d3e0d341402dee6a>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ConnectionSide = "LEARNER" | "ORGANIZATION";
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
import { FragmentRefs } from "relay-runtime";
export type RecentActivity_organization$data = {
  readonly earned: {
    readonly nodes: ReadonlyArray<{
      readonly course: {
        readonly id: string;
        readonly title: string;
      } | null | undefined;
      readonly id: string;
      readonly issuedAt: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
    }>;
  };
  readonly ended: {
    readonly nodes: ReadonlyArray<{
      readonly activatedAt: string | null | undefined;
      readonly createdAt: string;
      readonly endedAt: string | null | undefined;
      readonly endedBySide: ConnectionSide | null | undefined;
      readonly id: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
      readonly state: ConnectionState;
    }>;
  };
  readonly made: {
    readonly nodes: ReadonlyArray<{
      readonly activatedAt: string | null | undefined;
      readonly createdAt: string;
      readonly endedAt: string | null | undefined;
      readonly endedBySide: ConnectionSide | null | undefined;
      readonly id: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
      readonly state: ConnectionState;
    }>;
  };
  readonly slug: string;
  readonly started: {
    readonly nodes: ReadonlyArray<{
      readonly course: {
        readonly id: string;
        readonly title: string;
      } | null | undefined;
      readonly id: string;
      readonly learner: {
        readonly id: string;
        readonly name: string;
      } | null | undefined;
      readonly startedAt: string;
      readonly terminatedAt: string | null | undefined;
    }>;
  };
  readonly viewerCan: {
    readonly seeAuditLog: boolean;
  };
  readonly " $fragmentType": "RecentActivity_organization";
};
export type RecentActivity_organization$key = {
  readonly " $data"?: RecentActivity_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"RecentActivity_organization">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "kind": "Literal",
  "name": "first",
  "value": 10
},
v1 = [
  (v0/*:: as any*/)
],
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
v4 = [
  {
    "alias": null,
    "args": null,
    "concreteType": "Connection",
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
        "name": "activatedAt",
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
        "name": "endedBySide",
        "storageKey": null
      },
      (v3/*:: as any*/)
    ],
    "storageKey": null
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
};
return {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "language"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "RecentActivity_organization",
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
          "name": "seeAuditLog",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": "made",
      "args": (v1/*:: as any*/),
      "concreteType": "ConnectionsConnection",
      "kind": "LinkedField",
      "name": "connections",
      "plural": false,
      "selections": (v4/*:: as any*/),
      "storageKey": "connections(first:10)"
    },
    {
      "alias": "ended",
      "args": [
        {
          "kind": "Literal",
          "name": "filter",
          "value": {
            "endedAt": {
              "isNull": false
            }
          }
        },
        (v0/*:: as any*/),
        {
          "kind": "Literal",
          "name": "orderBy",
          "value": [
            {
              "direction": "DESC",
              "field": "ENDED_AT"
            }
          ]
        }
      ],
      "concreteType": "ConnectionsConnection",
      "kind": "LinkedField",
      "name": "connections",
      "plural": false,
      "selections": (v4/*:: as any*/),
      "storageKey": "connections(filter:{\"endedAt\":{\"isNull\":false}},first:10,orderBy:[{\"direction\":\"DESC\",\"field\":\"ENDED_AT\"}])"
    },
    {
      "alias": "started",
      "args": (v1/*:: as any*/),
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
              "name": "startedAt",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "terminatedAt",
              "storageKey": null
            },
            (v3/*:: as any*/),
            (v5/*:: as any*/)
          ],
          "storageKey": null
        }
      ],
      "storageKey": "sessions(first:10)"
    },
    {
      "alias": "earned",
      "args": (v1/*:: as any*/),
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
              "name": "issuedAt",
              "storageKey": null
            },
            (v3/*:: as any*/),
            (v5/*:: as any*/)
          ],
          "storageKey": null
        }
      ],
      "storageKey": "certificates(first:10)"
    }
  ],
  "type": "Organization",
  "abstractKey": null
};
})();

(node as any).hash = "3847c7ac505605657a750458f8a1f246";

export default node;
