import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { Name, Notice } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { GrantCreditsMutation } from "../relay/generated/GrantCreditsMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";

interface Props {
  readonly organizationId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Credits for an organization, with a note that its owners read in the ledger. */
export function GrantCredits({ organizationId, name, onClose }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  // One grant for one opening of the dialog, however often the button is pressed while the network fails.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [grant, isBusy] = useAction<GrantCreditsMutation>(graphql`
    mutation GrantCreditsMutation($input: GrantCreditsInput!) {
      grantCredits(input: $input) {
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const amount = Number(text);
  const isAmount = /^[1-9]\d{0,5}$/.test(text);
  const refusal = (field: string): string | null => refusals.find((each) => each.field === field)?.message ?? null;
  const other = refusals.find((each) => each.field !== "amount" && each.field !== "note");
  const go = async (): Promise<void> => {
    const outcome = await grant({ organizationId, amount, note: note.trim() || null, idempotencyKey }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    if (!outcome.isDone) return;
    notify("good", t`${name} has ${amount} credits more.`);
    changed();
    onClose();
  };
  return (
    <Dialog
      title={t`Grant credits`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Grant`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={!isAmount} />}
    >
      <p>
        <Trans>
          <Name>{name}</Name> can use them at once. A grant cannot be taken back.
        </Trans>
      </p>
      <TextField
        label={t`How many`}
        value={text}
        onChange={setText}
        refusal={refusal("amount") ?? (text !== "" && !isAmount ? t`A whole number, 1 or more.` : null)}
      />
      <TextField label={t`Note (optional)`} value={note} onChange={setNote} maxLength={500} refusal={refusal("note")} hint={t`The organization reads it in its ledger.`} />
      {other ? <Notice tone="bad">{other.message}</Notice> : null}
    </Dialog>
  );
}
