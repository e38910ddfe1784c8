import { useCallback } from "react";
import { graphql } from "react-relay";
import type { RecordSourceSelectorProxy } from "relay-runtime";

import type { useLinkChangeActivateInvitationLinkMutation } from "../relay/generated/useLinkChangeActivateInvitationLinkMutation.graphql";
import type { useLinkChangeDeactivateInvitationLinkMutation } from "../relay/generated/useLinkChangeDeactivateInvitationLinkMutation.graphql";
import type { useLinkChangeRotateInvitationLinkMutation } from "../relay/generated/useLinkChangeRotateInvitationLinkMutation.graphql";
import { useAction } from "../relay/useAction";

export type LinkChange = "on" | "off" | "rotate";

const FIELDS = { on: "activateInvitationLink", off: "deactivateInvitationLink", rotate: "rotateInvitationLink" } as const;

/** Switch an organization's link, or replace it; whether it was done. */
export function useLinkChange(): [(change: LinkChange, organizationId: string) => Promise<boolean>, boolean] {
  const [on, isOn] = useAction<useLinkChangeActivateInvitationLinkMutation>(graphql`
    mutation useLinkChangeActivateInvitationLinkMutation($input: InvitationLinkInput!) {
      activateInvitationLink(input: $input) {
        userErrors {
          code
          field
          message
        }
        invitationLink {
          id
          ...InvitationLinkCard_link
        }
      }
    }
  `);
  const [off, isOff] = useAction<useLinkChangeDeactivateInvitationLinkMutation>(graphql`
    mutation useLinkChangeDeactivateInvitationLinkMutation($input: InvitationLinkInput!) {
      deactivateInvitationLink(input: $input) {
        userErrors {
          code
          field
          message
        }
        invitationLink {
          id
          ...InvitationLinkCard_link
        }
      }
    }
  `);
  const [rotate, isRotate] = useAction<useLinkChangeRotateInvitationLinkMutation>(graphql`
    mutation useLinkChangeRotateInvitationLinkMutation($input: InvitationLinkInput!) {
      rotateInvitationLink(input: $input) {
        userErrors {
          code
          field
          message
        }
        invitationLink {
          id
          ...InvitationLinkCard_link
        }
      }
    }
  `);
  const carryOut = useCallback(
    async (change: LinkChange, organizationId: string): Promise<boolean> => {
      const act = { on, off, rotate }[change];
      const { isDone } = await act(
        { organizationId, idempotencyKey: crypto.randomUUID() },
        {
          // A link that replaces another is another row.
          updater: (store: RecordSourceSelectorProxy) => {
            const link = store.getRootField(FIELDS[change])?.getLinkedRecord("invitationLink");
            if (link) store.get(organizationId)?.setLinkedRecord(link, "invitationLink");
          },
        },
      );
      return isDone;
    },
    [on, off, rotate],
  );
  return [carryOut, isOn || isOff || isRotate];
}
