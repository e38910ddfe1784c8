/**
 * @generated SignedSource<<7d54b06ba854bf64198b7ca33e14d1d9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ConnectionState = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";
import { FragmentRefs } from "relay-runtime";
export type LearnerConnections_organization$data = {
  readonly connections: {
    readonly nodes: ReadonlyArray<{
      readonly activatedAt: string | null | undefined;
      readonly createdAt: string;
      readonly endReason: string | null | undefined;
      readonly endedAt: string | null | undefined;
      readonly id: string;
      readonly state: ConnectionState;
    }>;
    readonly totalCount: number;
  };
  readonly " $fragmentType": "LearnerConnections_organization";
};
export type LearnerConnections_organization$key = {
  readonly " $data"?: LearnerConnections_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"LearnerConnections_organization">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "learnerId"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "LearnerConnections_organization",
  "selections": [
    {
      "alias": null,
      "args": [
        {
          "fields": [
            {
              "fields": [
                {
                  "kind": "Variable",
                  "name": "equalTo",
                  "variableName": "learnerId"
                }
              ],
              "kind": "ObjectValue",
              "name": "learnerId"
            }
          ],
          "kind": "ObjectValue",
          "name": "filter"
        },
        {
          "kind": "Literal",
          "name": "first",
          "value": 50
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
          "kind": "ScalarField",
          "name": "totalCount",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "Connection",
          "kind": "LinkedField",
          "name": "nodes",
          "plural": true,
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
              "name": "endReason",
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

(node as any).hash = "8077c10c83f279bf7fd89c75b4bb19f7";

export default node;
