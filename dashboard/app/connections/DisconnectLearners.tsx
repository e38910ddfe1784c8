import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { Actions, Dialog } from "../design/Dialog";
import { Checkbox, TextField } from "../design/fields";
import { Skeleton } from "../design/parts";
import { changed } from "../relay/fresh";
import type { DisconnectLearnersMutation } from "../relay/generated/DisconnectLearnersMutation.graphql";
import type { DisconnectLearnersBlockMutation } from "../relay/generated/DisconnectLearnersBlockMutation.graphql";
import { inParts } from "../relay/inParts";
import { useAction } from "../relay/useAction";
import { DisconnectPreview } from "./DisconnectPreview";
import { Outcomes } from "./Outcomes";
import type { Outcome } from "./Outcomes";

interface Props {
  readonly organizationId: string;
  readonly connectionIds: ReadonlyArray<string>;
  readonly onClose: () => void;
}

/** End one connection or many: first what it would change, then the reason, then what became of each. */
export function DisconnectLearners({ organizationId, connectionIds, onClose }: Props) {
  const { t } = useLingui();
  const [reason, setReason] = useState("");
  const [refusal, refuse] = useState<string | null>(null);
  const [isToBlock, setToBlock] = useState(false);
  const [outcomes, show] = useState<ReadonlyArray<Outcome> | null>(null);
  const [disconnect, isBusy] = useAction<DisconnectLearnersMutation>(graphql`
    mutation DisconnectLearnersMutation($input: DisconnectLearnersInput!) {
      disconnectLearners(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          code
          message
          connectionId
          connection {
            id
            state
            viewerCan {
              disconnect
            }
            learner {
              id
              name
            }
            ...ConnectionCells_end
          }
        }
      }
    }
  `);
  const [block, isBlocking] = useAction<DisconnectLearnersBlockMutation>(graphql`
    mutation DisconnectLearnersBlockMutation($input: DisconnectInput!) {
      disconnect(input: $input) {
        userErrors {
          code
          field
          message
        }
        connection {
          id
          state
          viewerCan {
            disconnect
          }
          learner {
            id
            name
          }
          ...ConnectionCells_end
        }
      }
    }
  `);
  /** With a block there is one connection, and its own mutation. */
  const goAndBlock = async (connectionId: string): Promise<void> => {
    refuse(null);
    const { payload, refusals, isDone } = await block(
      { connectionId, reason: reason.trim() || null, blockReconnection: true, idempotencyKey: crypto.randomUUID() },
      { tellRefusals: false },
    );
    if (refusals[0] !== undefined) refuse(refusals[0].message);
    if (!isDone) return;
    changed();
    show([{ id: connectionId, name: payload?.connection?.learner?.name ?? t`A learner`, message: null }]);
  };
  const go = async (): Promise<void> => {
    refuse(null);
    const { outcomes: all, isDone } = await inParts(connectionIds, async (ids, idempotencyKey) => {
      const answer = await disconnect(
        { organizationId, connectionIds: ids, reason: reason.trim() || null, idempotencyKey },
        { tellRefusals: false },
      );
      if (answer.refusals[0] !== undefined) refuse(answer.refusals[0].message);
      return answer;
    });
    if (all.length > 0) changed();
    if (!isDone && all.length === 0) return;
    show(
      all.map((each) => ({
        id: each.connectionId,
        name: each.connection?.learner?.name ?? t`A learner`,
        message: each.code ? (each.message ?? each.code) : null,
      })),
    );
  };
  const only = connectionIds.length === 1 ? connectionIds[0] : undefined;
  return (
    <Dialog
      title={outcomes === null ? t`End these connections?` : t`What became of each`}
      isOpen
      onClose={onClose}
      actions={
        outcomes === null ? (
          <Actions label={t`Disconnect`} look="danger" onGo={() => void (isToBlock && only !== undefined ? goAndBlock(only) : go())} onCancel={onClose} isBusy={isBusy || isBlocking} />
        ) : (
          <Button look="primary" autoFocus onPress={onClose}>{t`Close`}</Button>
        )
      }
    >
      {outcomes === null ? (
        <>
          <p>
            <Plural value={connectionIds.length} one="# connection would end." other="# connections would end." />
          </p>
          <Suspense fallback={<Skeleton rows={3} />}>
            <DisconnectPreview connectionIds={connectionIds} />
          </Suspense>
          <TextField
            label={t`Reason (optional)`}
            hint={t`Both sides read it: the learner is told at once.`}
            value={reason}
            onChange={setReason}
            refusal={refusal}
            maxLength={500}
          />
          {only === undefined ? null : (
            <Checkbox isSelected={isToBlock} onChange={setToBlock}>
              <Trans>Block the learner, too: no link, invitation or request connects the two again until the block is lifted.</Trans>
            </Checkbox>
          )}
        </>
      ) : (
        <Outcomes of={outcomes} />
      )}
    </Dialog>
  );
}
