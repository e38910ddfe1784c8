import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { Notice } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { BlockLearnerMutation } from "../relay/generated/BlockLearnerMutation.graphql";
import { useAction } from "../relay/useAction";

interface Props {
  readonly organizationId: string;
  readonly learnerId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Keep a learner from connecting again; an active connection ends with it. */
export function BlockLearner({ organizationId, learnerId, name, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [block, isBusy] = useAction<BlockLearnerMutation>(graphql`
    mutation BlockLearnerMutation($input: BlockLearnerInput!) {
      blockLearner(input: $input) {
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const { isDone, refusals } = await block({ organizationId, learnerId, reason: reason.trim() || null }, { tellRefusals: false });
    setRefusal(refusals[0]?.message ?? null);
    if (!isDone) return;
    notify("good", t`${name} is blocked.`);
    changed();
    onClose();
  };
  return (
    <Dialog
      title={t`Block ${name}?`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Block`} look="danger" onGo={() => void go()} onCancel={onClose} isBusy={isBusy} />}
    >
      <Notice tone="warn">
        <Trans>
          No link, invitation or request connects this learner to you until you lift the block. A connection that is active ends
          at once, with the sessions that your credits pay for; a request that waits is rejected.
        </Trans>
      </Notice>
      <TextField label={t`Reason (for your own staff)`} rows={2} value={reason} onChange={setReason} maxLength={500} refusal={refusal} />
    </Dialog>
  );
}
