import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Outcomes } from "../connections/Outcomes";
import type { Outcome } from "../connections/Outcomes";
import { Button } from "../design/Button";
import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { Notice } from "../design/parts";
import { changed } from "../relay/fresh";
import type { TerminateSessionsMutation } from "../relay/generated/TerminateSessionsMutation.graphql";
import { inParts } from "../relay/inParts";
import { useAction } from "../relay/useAction";

interface Props {
  readonly organizationId: string;
  readonly sessionIds: ReadonlyArray<string>;
  readonly onClose: () => void;
}

/** End sessions early: what that does, why, and what became of each. */
export function TerminateSessions({ organizationId, sessionIds, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [outcomes, show] = useState<ReadonlyArray<Outcome> | null>(null);
  const [terminate, isBusy] = useAction<TerminateSessionsMutation>(graphql`
    mutation TerminateSessionsMutation($input: TerminateSessionsInput!) {
      terminateSessions(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          code
          message
          sessionId
          session {
            id
            state
            terminatedAt
            terminationNote
            viewerCan {
              terminate
            }
            learner {
              id
              name
            }
          }
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    setRefusal(null);
    const { outcomes: all } = await inParts(sessionIds, async (ids, idempotencyKey) => {
      const answer = await terminate({ organizationId, sessionIds: [...ids], reason, idempotencyKey }, { tellRefusals: false });
      setRefusal(answer.refusals[0]?.message ?? null);
      return answer;
    });
    if (all.length === 0) return;
    changed();
    show(
      all.map(({ sessionId, session, code, message }) => ({
        id: sessionId,
        name: session?.learner?.name ?? t`A learner`,
        message: code ? (message ?? code) : null,
      })),
    );
  };
  if (outcomes !== null) {
    return (
      <Dialog title={t`What became of each`} isOpen onClose={onClose} actions={<Button look="primary" onPress={onClose}>{t`Done`}</Button>}>
        <Outcomes of={outcomes} />
        {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t`Terminate these sessions?`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Terminate`} look="danger" onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={reason.trim() === ""} />}
    >
      <Notice tone="warn">
        <p>
          <Plural
            value={sessionIds.length}
            one="# session ends at once, and its credit comes back."
            other="# sessions end at once, and their credits come back."
          />{" "}
          <Trans>The learners are told, with your reason. They keep every certificate. This cannot be undone.</Trans>
        </p>
      </Notice>
      <TextField label={t`Reason`} rows={3} value={reason} onChange={setReason} maxLength={500} refusal={refusal} hint={t`The learners read it.`} />
    </Dialog>
  );
}
