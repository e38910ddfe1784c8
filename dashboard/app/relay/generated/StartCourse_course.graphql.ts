/**
 * @generated SignedSource<<8bdfa4fa8fd92b8d09e70feaba422271>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type Language = "EN" | "ES" | "FR";
import { FragmentRefs } from "relay-runtime";
export type StartCourse_course$data = {
  readonly id: string;
  readonly title: string;
  readonly translations: ReadonlyArray<{
    readonly language: Language;
  }>;
  readonly " $fragmentType": "StartCourse_course";
};
export type StartCourse_course$key = {
  readonly " $data"?: StartCourse_course$data;
  readonly " $fragmentSpreads": FragmentRefs<"StartCourse_course">;
};

const node: ReaderFragment = {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "language"
    }
  ],
  "kind": "Fragment",
  "metadata": null,
  "name": "StartCourse_course",
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
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "CourseTranslation",
      "kind": "LinkedField",
      "name": "translations",
      "plural": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "language",
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Course",
  "abstractKey": null
};

(node as any).hash = "705775d4ba24b1e76f314202e99bded6";

export default node;
