/**
 * @generated SignedSource<<7a4a2656f2635d2585c3debd5803b373>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type OverviewFigures_organization$data = {
  readonly certificates: {
    readonly aggregates: {
      readonly valid: number;
    };
  };
  readonly connections: {
    readonly aggregates: {
      readonly active: number;
      readonly disconnected: number;
    };
  };
  readonly credits: {
    readonly balance: number;
    readonly reserved: number;
  } | null | undefined;
  readonly sessions: {
    readonly aggregates: {
      readonly completed: number;
      readonly inProgress: number;
    };
  };
  readonly slug: string;
  readonly " $fragmentType": "OverviewFigures_organization";
};
export type OverviewFigures_organization$key = {
  readonly " $data"?: OverviewFigures_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"OverviewFigures_organization">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "OverviewFigures_organization",
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
      "concreteType": "ConnectionsConnection",
      "kind": "LinkedField",
      "name": "connections",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "ConnectionAggregates",
          "kind": "LinkedField",
          "name": "aggregates",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "active",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "disconnected",
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "SessionsConnection",
      "kind": "LinkedField",
      "name": "sessions",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "SessionAggregates",
          "kind": "LinkedField",
          "name": "aggregates",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "inProgress",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "completed",
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "CertificatesConnection",
      "kind": "LinkedField",
      "name": "certificates",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "CertificateAggregates",
          "kind": "LinkedField",
          "name": "aggregates",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "valid",
              "storageKey": null
            }
          ],
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
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "reserved",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Organization",
  "abstractKey": null
};

(node as any).hash = "63e1cb91d76b01b5f3219c7c2b54036c";

export default node;
