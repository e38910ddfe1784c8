/**
 * @generated SignedSource<<f57a8f3bc8cd7e6c6a2ca11942e27dc9>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type Role = "ADMIN" | "ANALYST" | "COACH" | "OWNER";
import { FragmentRefs } from "relay-runtime";
export type Palette_viewer$data = {
  readonly isPlatformStaff: boolean;
  readonly memberships: ReadonlyArray<{
    readonly id: string;
    readonly organization: {
      readonly id: string;
      readonly name: string;
      readonly slug: string;
    } | null | undefined;
    readonly role: Role;
  }>;
  readonly " $fragmentType": "Palette_viewer";
};
export type Palette_viewer$key = {
  readonly " $data"?: Palette_viewer$data;
  readonly " $fragmentSpreads": FragmentRefs<"Palette_viewer">;
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
  "name": "Palette_viewer",
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "isPlatformStaff",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "Membership",
      "kind": "LinkedField",
      "name": "memberships",
      "plural": true,
      "selections": [
        (v0/*:: as any*/),
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "role",
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "Organization",
          "kind": "LinkedField",
          "name": "organization",
          "plural": false,
          "selections": [
            (v0/*:: as any*/),
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
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Viewer",
  "abstractKey": null
};
})();

(node as any).hash = "d194b93daf1f0e0ba22f85fad83b5dec";

export default node;
