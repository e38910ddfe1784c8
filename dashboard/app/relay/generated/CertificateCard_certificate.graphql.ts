/**
 * @generated SignedSource<<e20f748aad9fd8644023bfa0b3bae33d>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type CertificateCard_certificate$data = {
  readonly course: {
    readonly id: string;
    readonly title: string;
  } | null | undefined;
  readonly expiresAt: string | null | undefined;
  readonly holderName: string;
  readonly id: string;
  readonly isValid: boolean;
  readonly issuedAt: string;
  readonly number: string;
  readonly revocationReason: string | null | undefined;
  readonly revokedAt: string | null | undefined;
  readonly visibleTo: ReadonlyArray<{
    readonly " $fragmentSpreads": FragmentRefs<"VisibleTo_records">;
  }>;
  readonly " $fragmentType": "CertificateCard_certificate";
};
export type CertificateCard_certificate$key = {
  readonly " $data"?: CertificateCard_certificate$data;
  readonly " $fragmentSpreads": FragmentRefs<"CertificateCard_certificate">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
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
  "name": "CertificateCard_certificate",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "number",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "holderName",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "isValid",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "issuedAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "expiresAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "revokedAt",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "revocationReason",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Course",
      "kind": "LinkedField",
      "name": "course",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
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
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "RecordVisibility",
      "kind": "LinkedField",
      "name": "visibleTo",
      "plural": true,
      "selections": [
        {
          "args": null,
          "kind": "FragmentSpread",
          "name": "VisibleTo_records"
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Certificate",
  "abstractKey": null
};
})();

(node as any).hash = "4f92f9324c5422c3e3151da221801ea1";

export default node;
