/**
 * @generated SignedSource<<29cb3f3f442b57387efc3951600c2dba>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type CertificateState = "EXPIRED" | "REVOKED" | "VALID";
export type VisibilityReason = "CONNECTION" | "CREDIT" | "OWN_CERTIFICATION";
import { FragmentRefs } from "relay-runtime";
export type LearnerCertificates_organization$data = {
  readonly certificates: {
    readonly nodes: ReadonlyArray<{
      readonly course: {
        readonly id: string;
        readonly title: string;
      } | null | undefined;
      readonly expiresAt: string | null | undefined;
      readonly id: string;
      readonly issuedAt: string;
      readonly number: string;
      readonly state: CertificateState;
      readonly visibleBecause: ReadonlyArray<VisibilityReason>;
    }>;
    readonly totalCount: number;
  };
  readonly " $fragmentType": "LearnerCertificates_organization";
};
export type LearnerCertificates_organization$key = {
  readonly " $data"?: LearnerCertificates_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"LearnerCertificates_organization">;
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
    },
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "learnerId"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "LearnerCertificates_organization",
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
          "value": 100
        }
      ],
      "concreteType": "CertificatesConnection",
      "kind": "LinkedField",
      "name": "certificates",
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
              "name": "number",
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
              "name": "visibleBecause",
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

(node as any).hash = "53ca21fa93975e3f1310d076da140f4c";

export default node;
