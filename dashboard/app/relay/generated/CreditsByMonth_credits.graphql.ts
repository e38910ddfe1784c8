/**
 * @generated SignedSource<<e963cf60e8b91acf19be1a62436aadc2>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type LedgerReason = "GRANTED" | "RETURNED_ON_TERMINATION" | "SESSION_COMPLETED" | "SESSION_STARTED";
import { FragmentRefs } from "relay-runtime";
export type CreditsByMonth_credits$data = {
  readonly movements: {
    readonly groups: ReadonlyArray<{
      readonly aggregates: {
        readonly amount: number;
      };
      readonly month: string | null | undefined;
      readonly reason: LedgerReason | null | undefined;
    }>;
  };
  readonly " $fragmentType": "CreditsByMonth_credits";
};
export type CreditsByMonth_credits$key = {
  readonly " $data"?: CreditsByMonth_credits$data;
  readonly " $fragmentSpreads": FragmentRefs<"CreditsByMonth_credits">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "CreditsByMonth_credits",
  "selections": [
    {
      "alias": "movements",
      "args": [
        {
          "kind": "Literal",
          "name": "first",
          "value": 1
        }
      ],
      "concreteType": "LedgerTransactionsConnection",
      "kind": "LinkedField",
      "name": "transactions",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": [
            {
              "kind": "Literal",
              "name": "by",
              "value": [
                "MONTH",
                "REASON"
              ]
            },
            {
              "kind": "Literal",
              "name": "first",
              "value": 48
            }
          ],
          "concreteType": "LedgerTransactionGroup",
          "kind": "LinkedField",
          "name": "groups",
          "plural": true,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "month",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "reason",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "concreteType": "LedgerTransactionAggregates",
              "kind": "LinkedField",
              "name": "aggregates",
              "plural": false,
              "selections": [
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "amount",
                  "storageKey": null
                }
              ],
              "storageKey": null
            }
          ],
          "storageKey": "groups(by:[\"MONTH\",\"REASON\"],first:48)"
        }
      ],
      "storageKey": "transactions(first:1)"
    }
  ],
  "type": "OrganizationCredits",
  "abstractKey": null
};

(node as any).hash = "23cac47bc3e28ecb80de8295210db64d";

export default node;
