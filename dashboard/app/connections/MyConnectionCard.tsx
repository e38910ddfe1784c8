import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Day } from "../design/moments";
import { Badge, Card, Name, Row } from "../design/parts";
import { notify } from "../design/toasts";
import { useSearchState } from "../design/useSearchState";
import type { MyConnectionCard_connection$key } from "../relay/generated/MyConnectionCard_connection.graphql";
import type { MyConnectionCardWithdrawMutation } from "../relay/generated/MyConnectionCardWithdrawMutation.graphql";
import { useAction } from "../relay/useAction";

/** One bond with an organization, and what one can do about it. */
export function MyConnectionCard({ connection }: { readonly connection: MyConnectionCard_connection$key }) {
  const { t } = useLingui();
  const [, change] = useSearchState();
  const { id, state, createdAt, activatedAt, endedAt, endedBySide, endReason, organization, viewerCan } = useFragment(
    graphql`
      fragment MyConnectionCard_connection on Connection {
        id
        state
        createdAt
        activatedAt
        endedAt
        endedBySide
        endReason
        viewerCan {
          withdraw
          disconnect
        }
        organization {
          id
          name
        }
      }
    `,
    connection,
  );
  const [withdraw, isBusy] = useAction<MyConnectionCardWithdrawMutation>(graphql`
    mutation MyConnectionCardWithdrawMutation($input: WithdrawConnectionRequestInput!) {
      withdrawConnectionRequest(input: $input) {
        userErrors {
          code
          message
        }
        connection {
          id
          state
          endedAt
          endedBySide
          viewerCan {
            withdraw
            disconnect
          }
        }
      }
    }
  `);
  const name = organization?.name ?? t`An organization`;
  return (
    <Card title={<Name>{name}</Name>} actions={<StateBadge state={state} />}>
      <p>
        {state === "ACTIVE" ? (
          <Trans>
            Connected since <Day of={activatedAt} />.
          </Trans>
        ) : state === "REQUESTED" ? (
          <Trans>
            You asked on <Day of={createdAt} />. The organization has not answered yet.
          </Trans>
        ) : endedBySide === "LEARNER" ? (
          <Trans>
            Ended by you on <Day of={endedAt} />.
          </Trans>
        ) : (
          <Trans>
            Ended by the organization on <Day of={endedAt} />.
          </Trans>
        )}
      </p>
      {endReason ? <blockquote dir="auto">{endReason}</blockquote> : null}
      <Row>
        {state === "ACTIVE" ? (
          <Button small onPress={() => change({ shared: id })} aria-label={t`What it sees of me: ${name}`}>
            <Trans>What it sees of me</Trans>
          </Button>
        ) : null}
        {viewerCan.withdraw ? (
          <Button
            small
            isPending={isBusy}
            aria-label={t`Take the request back: ${name}`}
            onPress={async () => {
              const { isDone } = await withdraw({ connectionId: id });
              if (isDone) notify("good", t`The request is taken back.`);
            }}
          >
            <Trans>Take the request back</Trans>
          </Button>
        ) : null}
        {viewerCan.disconnect ? (
          <Button small look="quiet" onPress={() => change({ leave: id })} aria-label={t`Leave ${name}`}>
            <Trans>Leave…</Trans>
          </Button>
        ) : null}
      </Row>
    </Card>
  );
}

function StateBadge({ state }: { readonly state: string }) {
  const { t } = useLingui();
  if (state === "ACTIVE") return <Badge tone="good">{t`Connected`}</Badge>;
  if (state === "REQUESTED") return <Badge tone="info">{t`Waiting`}</Badge>;
  if (state === "REJECTED") return <Badge tone="warn">{t`Rejected`}</Badge>;
  return <Badge>{t`Ended`}</Badge>;
}
