/**
 * @generated SignedSource<<174da6062c9fae977a07f45e93881dba>>
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

(node as any).hash = "0a0471ee4cb5afc649796058ae0de903";

export default node;
