/**
 * @generated SignedSource<<95ff1a917ca6ce544476c36d6eafdcc7>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ReaderFragment } from 'relay-runtime';
export type AuditAction = "BRANDING_CHANGED" | "CONNECTION_ENDED" | "CONNECTION_MADE" | "CONNECTION_REQUESTED" | "CREDITS_GRANTED" | "INVITATION_ACCEPTED" | "INVITATION_DOMAINS_CHANGED" | "INVITATION_EXPIRED" | "INVITATION_RESENT" | "INVITATION_REVOKED" | "INVITATION_SENT" | "LEARNER_BLOCKED" | "LEARNER_UNBLOCKED" | "LINK_ACTIVATED" | "LINK_DEACTIVATED" | "LINK_LIMITED" | "LINK_ROTATED" | "MAIL_ALLOWANCE_SET" | "MEMBER_ADDED" | "MEMBER_REMOVED" | "ORGANIZATION_CREATED" | "OWNERSHIP_TRANSFERRED" | "REQUEST_REJECTED" | "REQUEST_WITHDRAWN" | "ROLE_CHANGED" | "SESSION_COMPLETED" | "SESSION_STARTED" | "SESSION_TERMINATED" | "STAFF_INVITATION_REVOKED" | "STAFF_INVITED" | "TEAM_CHANGED";
export type AuditActorSide = "LEARNER" | "PROVIDER" | "STAFF" | "SYSTEM";
import { FragmentRefs } from "relay-runtime";
export type AuditPage_organization$data = {
  readonly auditLog: {
    readonly edges: ReadonlyArray<{
      readonly node: {
        readonly action: AuditAction;
        readonly actorName: string | null | undefined;
        readonly actorSide: AuditActorSide;
        readonly details: ReadonlyArray<{
          readonly name: string;
          readonly value: string;
        }>;
        readonly id: string;
        readonly occurredAt: string;
        readonly reason: string | null | undefined;
        readonly " $fragmentSpreads": FragmentRefs<"AuditSubject_entry">;
      };
    }>;
    readonly totalCount: number;
  };
  readonly id: string;
  readonly " $fragmentType": "AuditPage_organization";
};
export type AuditPage_organization$key = {
  readonly " $data"?: AuditPage_organization$data;
  readonly " $fragmentSpreads": FragmentRefs<"AuditPage_organization">;
};

import AuditPageMoreQuery_graphql from './AuditPageMoreQuery.graphql';

const node: ReaderFragment = (function(){
var v0 = [
  "auditLog"
],
v1 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [
    {
      "defaultValue": 50,
      "kind": "LocalArgument",
      "name": "count"
    },
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "cursor"
    },
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "filter"
    }
  ],
  "kind": "Fragment",
  "metadata": {
    "connection": [
      {
        "count": "count",
        "cursor": "cursor",
        "direction": "forward",
        "path": (v0/*:: as any*/)
      }
    ],
    "refetch": {
      "connection": {
        "forward": {
          "count": "count",
          "cursor": "cursor"
        },
        "backward": null,
        "path": (v0/*:: as any*/)
      },
      "fragmentPathInResult": [
        "node"
      ],
      "operation": AuditPageMoreQuery_graphql,
      "identifierInfo": {
        "identifierField": "id",
        "identifierQueryVariableName": "id"
      }
    }
  },
  "name": "AuditPage_organization",
  "selections": [
    (v1/*:: as any*/),
    {
      "alias": "auditLog",
      "args": [
        {
          "kind": "Variable",
          "name": "filter",
          "variableName": "filter"
        }
      ],
      "concreteType": "AuditEntriesConnection",
      "kind": "LinkedField",
      "name": "__AuditPage_auditLog_connection",
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
          "concreteType": "AuditEntryEdge",
          "kind": "LinkedField",
          "name": "edges",
          "plural": true,
          "selections": [
            {
              "alias": null,
              "args": null,
              "concreteType": "AuditEntry",
              "kind": "LinkedField",
              "name": "node",
              "plural": false,
              "selections": [
                (v1/*:: as any*/),
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "occurredAt",
                  "storageKey": null
                },
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "action",
                  "storageKey": null
                },
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "actorName",
                  "storageKey": null
                },
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "actorSide",
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
                  "concreteType": "AuditDetail",
                  "kind": "LinkedField",
                  "name": "details",
                  "plural": true,
                  "selections": [
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
                      "name": "value",
                      "storageKey": null
                    }
                  ],
                  "storageKey": null
                },
                {
                  "args": null,
                  "kind": "FragmentSpread",
                  "name": "AuditSubject_entry"
                },
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "__typename",
                  "storageKey": null
                }
              ],
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "cursor",
              "storageKey": null
            }
          ],
          "storageKey": null
        },
        {
          "alias": null,
          "args": null,
          "concreteType": "PageInfo",
          "kind": "LinkedField",
          "name": "pageInfo",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "endCursor",
              "storageKey": null
            },
            {
              "alias": null,
              "args": null,
              "kind": "ScalarField",
              "name": "hasNextPage",
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

(node as any).hash = "1e9e1922e7fa6769f9fa7fce743922ca";

export default node;
