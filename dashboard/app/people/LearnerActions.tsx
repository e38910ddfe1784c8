import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { DisconnectLearners } from "../connections/DisconnectLearners";
import { Button } from "../design/Button";
import { Badge } from "../design/parts";
import { notify } from "../design/toasts";
import { useSearchState } from "../design/useSearchState";
import { changed } from "../relay/fresh";
import type { LearnerActions_organization$key } from "../relay/generated/LearnerActions_organization.graphql";
import type { LearnerActionsUnblockMutation } from "../relay/generated/LearnerActionsUnblockMutation.graphql";
import { useAction } from "../relay/useAction";
import { BlockLearner } from "./BlockLearner";

interface Props {
  readonly organization: LearnerActions_organization$key;
  readonly learnerId: string;
  readonly name: string;
}

/** End the connection, block, unblock: for who may. */
export function LearnerActions({ organization, learnerId, name }: Props) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const data = useFragment(
    graphql`
      fragment LearnerActions_organization on Organization @argumentDefinitions(learnerId: { type: "ID!" }) {
        id
        viewerCan {
          blockLearners
        }
        open: connections(first: 1, filter: { learnerId: { equalTo: $learnerId } }) {
          nodes {
            id
            state
            viewerCan {
              disconnect
            }
          }
        }
        blocks(first: 200) {
          nodes {
            id
            learner {
              id
            }
          }
        }
      }
    `,
    organization,
  );
  const [unblock, isBusy] = useAction<LearnerActionsUnblockMutation>(graphql`
    mutation LearnerActionsUnblockMutation($input: UnblockLearnerInput!) {
      unblockLearner(input: $input) {
        userErrors {
          code
          message
        }
      }
    }
  `);
  const connection = data.open.nodes[0];
  const block = data.blocks.nodes.find((each) => each.learner?.id === learnerId);
  const close = (): void => change({ dialog: undefined });
  return (
    <>
      {block ? <Badge tone="warn">{t`Blocked`}</Badge> : null}
      {connection?.viewerCan.disconnect ? (
        <Button onPress={() => change({ dialog: "disconnect" })}>
          <Trans>Disconnect…</Trans>
        </Button>
      ) : null}
      {data.viewerCan.blockLearners && block ? (
        <Button
          isPending={isBusy}
          onPress={async () => {
            const { isDone } = await unblock({ blockId: block.id });
            if (!isDone) return;
            notify("good", t`${name} may connect again.`);
            changed();
          }}
        >
          <Trans>Unblock</Trans>
        </Button>
      ) : null}
      {data.viewerCan.blockLearners && !block ? (
        <Button onPress={() => change({ dialog: "block" })}>
          <Trans>Block…</Trans>
        </Button>
      ) : null}
      {search["dialog"] === "disconnect" && connection ? (
        <DisconnectLearners organizationId={data.id} connectionIds={[connection.id]} onClose={close} />
      ) : null}
      {search["dialog"] === "block" ? <BlockLearner organizationId={data.id} learnerId={learnerId} name={name} onClose={close} /> : null}
    </>
  );
}
