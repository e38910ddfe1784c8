/**
 * @generated SignedSource<<429846df2f3e66daa3b18df0ed468864>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
import { FragmentRefs } from "relay-runtime";
export type Addresses_viewer$data = {
  readonly addresses: ReadonlyArray<{
    readonly email: string;
    readonly id: string;
  }>;
  readonly email: string;
  readonly id: string;
  readonly " $fragmentType": "Addresses_viewer";
};
export type Addresses_viewer$key = {
  readonly " $data"?: Addresses_viewer$data;
  readonly " $fragmentSpreads": FragmentRefs<"Addresses_viewer">;
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
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "email",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "Addresses_viewer",
  "selections": [
    (v0/*:: as any*/),
    (v1/*:: as any*/),
    {
      "alias": null,
      "args": null,
      "concreteType": "AccountAddress",
      "kind": "LinkedField",
      "name": "addresses",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
        (v1/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "type": "Viewer",
  "abstractKey": null
};
})();

(node as any).hash = "ad92bc57e24b122f1131a7e3ec8fa4ea";

export default node;
