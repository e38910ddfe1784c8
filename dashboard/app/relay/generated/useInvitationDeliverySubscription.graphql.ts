/**
 * @generated SignedSource<<a46b09684ea7f514a51420a484236051>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import { ConcreteRequest } from 'relay-runtime';
export type InvitationState = "ACCEPTED" | "EXPIRED" | "FAILED" | "QUEUED" | "REVOKED" | "SENT";
export type useInvitationDeliverySubscription$variables = {
  organizationId: string;
};
export type useInvitationDeliverySubscription$data = {
  readonly invitationDelivery: {
    readonly endedAt: string | null | undefined;
    readonly failure: string | null | undefined;
    readonly id: string;
    readonly isPaused: boolean;
    readonly sentAt: string | null | undefined;
    readonly state: InvitationState;
  };
};
export type useInvitationDeliverySubscription = {
  response: useInvitationDeliverySubscription$data;
  variables: useInvitationDeliverySubscription$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "organizationId"
  }
],
v1 = [
  {
    "alias": null,
    "args": [
      {
        "kind": "Variable",
        "name": "organizationId",
        "variableName": "organizationId"
      }
    ],
    "concreteType": "Invitation",
    "kind": "LinkedField",
    "name": "invitationDelivery",
    "plural": false,
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
        "name": "isPaused",
        "storageKey": null
      },
      {
        "alias": null,
        "args": null,
        "kind": "ScalarField",
        "name": "sentAt",
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
        "name": "failure",
        "storageKey": null
      }
    ],
    "storageKey": null
  }
];
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "useInvitationDeliverySubscription",
    "selections": (v1/*:: as any*/),
    "type": "Subscription",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "useInvitationDeliverySubscription",
    "selections": (v1/*:: as any*/)
  },
  "params": {
    "cacheID": "5b241f883f441e178a11b8d6245fc87b",
    "id": null,
    "metadata": {},
    "name": "useInvitationDeliverySubscription",
    "operationKind": "subscription",
    "text": "subscription useInvitationDeliverySubscription(\n  $organizationId: ID!\n) {\n  invitationDelivery(organizationId: $organizationId) {\n    id\n    state\n    isPaused\n    sentAt\n    endedAt\n    failure\n  }\n}\n"
  }
};
})();

(node as any).hash = "0cbc6af944c48f4fd79a6c02c08887e8";

export default node;
