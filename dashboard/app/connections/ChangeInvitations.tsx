import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { Actions, Dialog } from "../design/Dialog";
import { changed } from "../relay/fresh";
import type { ChangeInvitationsResendMutation } from "../relay/generated/ChangeInvitationsResendMutation.graphql";
import type { ChangeInvitationsRevokeMutation } from "../relay/generated/ChangeInvitationsRevokeMutation.graphql";
import { inParts } from "../relay/inParts";
import { useAction } from "../relay/useAction";
import { Outcomes } from "./Outcomes";
import type { Outcome } from "./Outcomes";

export interface InvitationChange {
  readonly how: "resend" | "revoke";
  readonly ids: ReadonlyArray<string>;
}

interface Props {
  readonly organizationId: string;
  readonly change: InvitationChange;
  readonly onClose: () => void;
}

/** Mail one invitation or many again, or take them back; afterwards what became of each. */
export function ChangeInvitations({ organizationId, change: { how, ids }, onClose }: Props) {
  const { t } = useLingui();
  const [outcomes, show] = useState<ReadonlyArray<Outcome> | null>(null);
  const [resend, isResending] = useAction<ChangeInvitationsResendMutation>(graphql`
    mutation ChangeInvitationsResendMutation($input: InvitationsInput!) {
      resendInvitations(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          invitationId
          code
          message
          invitation {
            id
            email
            state
            sentAt
            endedAt
            failure
          }
        }
      }
    }
  `);
  const [revoke, isRevoking] = useAction<ChangeInvitationsRevokeMutation>(graphql`
    mutation ChangeInvitationsRevokeMutation($input: InvitationsInput!) {
      revokeInvitations(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          invitationId
          code
          message
          invitation {
            id
            email
            state
            sentAt
            endedAt
            failure
          }
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const act = how === "resend" ? resend : revoke;
    const { outcomes: all } = await inParts(ids, (invitationIds, idempotencyKey) => act({ organizationId, invitationIds, idempotencyKey }));
    if (all.length === 0) return;
    changed();
    show(
      all.map((each) => ({
        id: each.invitationId,
        name: each.invitation?.email ?? t`An invitation`,
        message: each.code ? (each.message ?? each.code) : null,
      })),
    );
  };
  const title = how === "resend" ? t`Send these invitations again?` : t`Revoke these invitations?`;
  return (
    <Dialog
      title={outcomes === null ? title : t`What became of each`}
      isOpen
      onClose={onClose}
      actions={
        outcomes === null ? (
          <Actions
            label={how === "resend" ? t`Send again` : t`Revoke`}
            look={how === "resend" ? "primary" : "danger"}
            onGo={() => void go()}
            onCancel={onClose}
            isBusy={isResending || isRevoking}
          />
        ) : (
          <Button look="primary" autoFocus onPress={onClose}>{t`Close`}</Button>
        )
      }
    >
      {outcomes !== null ? (
        <Outcomes of={outcomes} />
      ) : how === "resend" ? (
        <p>
          <Plural value={ids.length} one="# mail leaves again, and counts for today." other="# mails leave again, and count for today." />
        </p>
      ) : (
        <p>
          <Plural value={ids.length} one="The link in # mail is dead at once." other="The links in # mails are dead at once." />
        </p>
      )}
    </Dialog>
  );
}
