/**
 * @generated SignedSource<<b2d30c0fceebf4b669549dcd4cbe6fe4>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type RequestMails = "DAILY" | "IMMEDIATELY" | "NEVER";
import { FragmentRefs } from "relay-runtime";
export type RequestMails_organization$data = {
  readonly id: string;
  readonly viewerMembership: {
    readonly id: string;
    readonly requestMails: RequestMails | null | undefined;
  } | null | undefined;
  readonly " $fragmentType": "RequestMails_organization";
};
export type RequestMails_organization$key = {
  readonly " $data"?: RequestMails_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"RequestMails_organization">;
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
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "RequestMails_organization",
  "selections": [
    (v0/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": "Membership",
      "kind": "LinkedField",
      "name": "viewerMembership",
      "plural": false,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "requestMails",
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

(node as any).hash = "6f7d8826f53492954b4b1152e6ecdac0";

export default node;
