import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { Notice } from "../design/parts";
import { notify } from "../design/toasts";
import type { ChangeEmailMutation } from "../relay/generated/ChangeEmailMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";

/** The account moves to another address, once the link that is mailed there is opened. */
export function ChangeEmail({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const [email, setEmail] = useState("");
  const [currentPassword, setPassword] = useState("");
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [request, isBusy] = useAction<ChangeEmailMutation>(graphql`
    mutation ChangeEmailMutation($input: RequestEmailChangeInput!) {
      requestEmailChange(input: $input) {
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const refusal = (field: string): string | null => refusals.find((each) => each.field === field)?.message ?? null;
  const other = refusals.find((each) => each.field !== "email" && each.field !== "currentPassword");
  const go = async (): Promise<void> => {
    const outcome = await request({ email, currentPassword }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    if (!outcome.isDone) return;
    notify("good", t`A link is on its way to ${email}. Nothing changes until you open it.`);
    onClose();
  };
  return (
    <Dialog
      title={t`Move to another address`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Send the link`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={email === "" || currentPassword === ""} />}
    >
      <p>
        <Trans>We mail a link to the new address. Until you open it, nothing changes; then mails go there.</Trans>
      </p>
      <TextField label={t`New address`} type="email" value={email} onChange={setEmail} refusal={refusal("email")} autoFocus />
      <TextField label={t`Current password`} type="password" autoComplete="current-password" value={currentPassword} onChange={setPassword} refusal={refusal("currentPassword")} />
      {other ? <Notice tone="bad">{other.message}</Notice> : null}
    </Dialog>
  );
}
