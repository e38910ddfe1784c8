/**
 * @generated SignedSource<<20abd4637d4142e9439c0a64ab7756b3>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type ConnectionsFrame_organization$data = {
  readonly all: {
    readonly aggregates: {
      readonly active: number;
      readonly requested: number;
    };
  };
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly viewerCan: {
    readonly inviteLearners: boolean;
    readonly seeAllLearners: boolean;
  };
  readonly " $fragmentType": "ConnectionsFrame_organization";
};
export type ConnectionsFrame_organization$key = {
  readonly " $data"?: ConnectionsFrame_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"ConnectionsFrame_organization">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "ConnectionsFrame_organization",
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
          "name": "inviteLearners",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "seeAllLearners",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": "all",
      "args": [
        {
          "kind": "Literal",
          "name": "first",
          "value": 1
        }
      ],
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
              "name": "requested",
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": "connections(first:1)"
    }
  ],
  "type": "Organization",
  "abstractKey": null
};

(node as any).hash = "0e518fb1ddd912d6f7e9c4129cf352bc";

export default node;
