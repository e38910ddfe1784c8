import { useMemo } from "react";
import { graphql, useSubscription } from "react-relay";

import { changed } from "../relay/fresh";
import type { useInvitationDeliverySubscription } from "../relay/generated/useInvitationDeliverySubscription.graphql";

/** Rows change as their mails leave; counts are asked anew, once for many. */
export function useInvitationDelivery(organizationId: string): void {
  useSubscription<useInvitationDeliverySubscription>(
    useMemo(
      () => ({
        subscription: graphql`
          subscription useInvitationDeliverySubscription($organizationId: ID!) {
            invitationDelivery(organizationId: $organizationId) {
              id
              state
              isPaused
              sentAt
              endedAt
              failure
            }
          }
        `,
        variables: { organizationId },
        onNext: () => changed(),
      }),
      [organizationId],
    ),
  );
}
