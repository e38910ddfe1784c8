import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { Select, TextField } from "../design/fields";
import { Notice } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { InviteStaffMutation } from "../relay/generated/InviteStaffMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";
import { useRoles } from "./useRoles";
import type { StaffRole } from "./useRoles";

interface Props {
  readonly organizationId: string;
  readonly mayOfferOwner: boolean;
  readonly onClose: () => void;
}

/** Ask an address to join the staff, in a role. */
export function InviteStaff({ organizationId, mayOfferOwner, onClose }: Props) {
  const { t } = useLingui();
  const roles = useRoles().filter((role) => role.id !== "OWNER" || mayOfferOwner);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<StaffRole>("COACH");
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [invite, isBusy] = useAction<InviteStaffMutation>(graphql`
    mutation InviteStaffMutation($input: InviteStaffInput!) {
      inviteStaff(input: $input) {
        userErrors {
          code
          field
          message
        }
        staffInvitation {
          id
          email
          role
          createdAt
          expiresAt
          isExpired
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const outcome = await invite({ organizationId, email, role }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    if (!outcome.isDone) return;
    notify("good", t`The invitation is on its way to ${email}.`);
    changed();
    onClose();
  };
  const other = refusals.find((each) => each.field !== "email" && each.field !== "role");
  return (
    <Dialog
      title={t`Invite to the staff`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Send the invitation`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={email.trim() === ""} />}
    >
      <p>
        <Trans>A mail with a link goes to the address. Whoever has an account with it, or makes one, can accept.</Trans>
      </p>
      <TextField
        label={t`Address`}
        type="email"
        autoComplete="off"
        value={email}
        onChange={setEmail}
        refusal={refusals.find((each) => each.field === "email")?.message}
        autoFocus
      />
      <Select
        label={t`Role`}
        value={role}
        onChange={setRole}
        choices={roles}
        hint={roles.find((each) => each.id === role)?.means}
        refusal={refusals.find((each) => each.field === "role")?.message}
      />
      {other ? <Notice tone="bad">{other.message}</Notice> : null}
    </Dialog>
  );
}
