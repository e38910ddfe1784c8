import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { changed } from "../relay/fresh";
import type { AnswerRequestsAcceptMutation } from "../relay/generated/AnswerRequestsAcceptMutation.graphql";
import type { AnswerRequestsRejectMutation } from "../relay/generated/AnswerRequestsRejectMutation.graphql";
import { inParts } from "../relay/inParts";
import { useAction } from "../relay/useAction";
import { Outcomes } from "./Outcomes";
import type { Outcome } from "./Outcomes";

export interface Answer {
  readonly how: "accept" | "reject";
  readonly ids: ReadonlyArray<string>;
}

interface Props {
  readonly answer: Answer;
  readonly onClose: () => void;
}

/** Say yes or no to one request or many; afterwards what became of each. */
export function AnswerRequests({ answer: { how, ids }, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [outcomes, show] = useState<ReadonlyArray<Outcome> | null>(null);
  const [accept, isAccepting] = useAction<AnswerRequestsAcceptMutation>(graphql`
    mutation AnswerRequestsAcceptMutation($input: AcceptConnectionRequestInput!) {
      acceptConnectionRequest(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          connectionId
          code
          message
          connection {
            id
            state
            activatedAt
            endedAt
            endReason
            learner {
              id
              name
            }
          }
        }
      }
    }
  `);
  const [reject, isRejecting] = useAction<AnswerRequestsRejectMutation>(graphql`
    mutation AnswerRequestsRejectMutation($input: RejectConnectionRequestInput!) {
      rejectConnectionRequest(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          connectionId
          code
          message
          connection {
            id
            state
            activatedAt
            endedAt
            endReason
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
    const { outcomes: all } = await inParts(ids, async (connectionIds, idempotencyKey) => {
      const answered =
        how === "accept"
          ? await accept({ connectionIds, idempotencyKey }, { tellRefusals: false })
          : await reject({ connectionIds, idempotencyKey, reason: reason.trim() || null }, { tellRefusals: false });
      if (answered.refusals[0] !== undefined) setRefusal(answered.refusals[0].message);
      return answered;
    });
    if (all.length === 0) return;
    changed();
    show(
      all.map((each) => ({
        id: each.connectionId,
        name: each.connection?.learner?.name ?? t`A learner`,
        message: each.code ? (each.message ?? each.code) : null,
      })),
    );
  };
  const title = how === "accept" ? t`Connect these learners?` : t`Reject these requests?`;
  return (
    <Dialog
      title={outcomes === null ? title : t`What became of each`}
      isOpen
      onClose={onClose}
      actions={
        outcomes === null ? (
          <Actions
            label={how === "accept" ? t`Accept` : t`Reject`}
            look={how === "accept" ? "primary" : "danger"}
            onGo={() => void go()}
            onCancel={onClose}
            isBusy={isAccepting || isRejecting}
          />
        ) : (
          <Button look="primary" autoFocus onPress={onClose}>{t`Close`}</Button>
        )
      }
    >
      {outcomes !== null ? (
        <Outcomes of={outcomes} />
      ) : how === "accept" ? (
        <>
          <p>
            <Plural
              value={ids.length}
              one="# learner will be connected: they may use your credits, and you see their certificates."
              other="# learners will be connected: they may use your credits, and you see their certificates."
            />
          </p>
          {refusal === null ? null : <p role="alert">{refusal}</p>}
        </>
      ) : (
        <>
          <p>
            <Plural
              value={ids.length}
              one="# learner will be told that the request was rejected, and may ask again."
              other="# learners will be told that their requests were rejected, and may ask again."
            />
          </p>
          <TextField
            label={t`Reason (optional)`}
            hint={t`The learners read it.`}
            value={reason}
            onChange={setReason}
            refusal={refusal}
            maxLength={500}
            autoFocus
          />
        </>
      )}
    </Dialog>
  );
}
