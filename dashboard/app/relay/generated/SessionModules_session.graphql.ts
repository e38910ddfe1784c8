/**
 * @generated SignedSource<<002bf23baa24038068ed5fa269a51dcd>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type ModuleKind = "LESSON" | "QUIZ";
export type SessionState = "COMPLETED" | "IN_PROGRESS" | "TERMINATED";
import { FragmentRefs } from "relay-runtime";
export type SessionModules_session$data = {
  readonly course: {
    readonly id: string;
    readonly modules: ReadonlyArray<{
      readonly id: string;
      readonly kind: ModuleKind;
      readonly passMark: number | null | undefined;
      readonly position: number;
      readonly title: string;
    }>;
  } | null | undefined;
  readonly id: string;
  readonly progress: ReadonlyArray<{
    readonly isPassed: boolean;
    readonly module: {
      readonly id: string;
    } | null | undefined;
    readonly " $fragmentSpreads": FragmentRefs<"ModuleState_progress">;
  }>;
  readonly progressPercent: number;
  readonly state: SessionState;
  readonly viewerCan: {
    readonly advance: boolean;
  };
  readonly " $fragmentType": "SessionModules_session";
};
export type SessionModules_session$key = {
  readonly " $data"?: SessionModules_session$data;
  readonly " $fragmentSpreads": FragmentRefs<"SessionModules_session">;
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
  "name": "SessionModules_session",
  "selections": [
    (v0/*:: as any*/),
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
      "name": "progressPercent",
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "ModuleProgress",
      "kind": "LinkedField",
      "name": "progress",
      "plural": true,
      "selections": [
        {
          "alias": null,
          "args": null,
          "concreteType": "CourseModule",
          "kind": "LinkedField",
          "name": "module",
          "plural": false,
          "selections": [
            (v0/*:: as any*/)
          ],
          "storageKey": null
        },
        {
          "args": null,
          "kind": "FragmentSpread",
          "name": "ModuleState_progress"
        },
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "isPassed",
          "storageKey": null
        }
      ],
      "storageKey": null
    },
    {
      "alias": null,
      "args": null,
      "concreteType": "SessionActions",
      "kind": "LinkedField",
      "name": "viewerCan",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": null,
          "kind": "ScalarField",
          "name": "advance",
          "storageKey": null
        }
      ],
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
          "args": null,
          "concreteType": "CourseModule",
          "kind": "LinkedField",
          "name": "modules",
          "plural": true,
          "selections": [
            (v0/*:: as any*/),
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "position",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "kind",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "passMark",
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
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Session",
  "abstractKey": null
};
})();

(node as any).hash = "b0fc06f0f78d520a9cffaee77a3cbb2d";

export default node;
