import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import { Actions, Dialog } from "../design/Dialog";
import { Day } from "../design/moments";
import { Empty, Name, Notice, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { notify } from "../design/toasts";
import { useSearchState } from "../design/useSearchState";
import { changed } from "../relay/fresh";
import type { BlocksList_organization$key } from "../relay/generated/BlocksList_organization.graphql";
import type { BlocksListQuery } from "../relay/generated/BlocksListQuery.graphql";
import type { BlocksListUnblockMutation } from "../relay/generated/BlocksListUnblockMutation.graphql";
import { useAction } from "../relay/useAction";
import { useList } from "../relay/useList";
import { blocksVariables } from "./blocksVariables";
import styles from "./connections.module.css";

/** Who is blocked, since when and why; a block that holds can be lifted. */
export function BlocksList({ organization }: { readonly organization: BlocksList_organization$key }) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const [lifting, lift] = useState<string | null>(null);
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<BlocksListQuery, BlocksList_organization$key>(
    graphql`
      fragment BlocksList_organization on Organization
      @refetchable(queryName: "BlocksListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }, filter: { type: "BlockFilter" }) {
        id
        viewerCan {
          blockLearners
        }
        blocks(first: $count, after: $cursor, filter: $filter) @connection(key: "BlocksList_blocks", filters: ["filter"]) {
          totalCount
          edges {
            node {
              id
              reason
              createdAt
              liftedAt
              learner {
                id
                name
              }
            }
          }
        }
      }
    `,
    organization,
  );
  const [unblock, isBusy] = useAction<BlocksListUnblockMutation>(graphql`
    mutation BlocksListUnblockMutation($input: UnblockLearnerInput!) {
      unblockLearner(input: $input) {
        userErrors {
          code
          field
          message
        }
        block {
          id
          liftedAt
        }
      }
    }
  `);
  const isPending = useList(refetch as never, blocksVariables(search));
  const more = useCallback(() => void loadNext(200), [loadNext]);
  const rows = data.blocks.edges.map((edge) => edge.node);
  const go = async (blockId: string): Promise<void> => {
    const { isDone } = await unblock({ blockId, idempotencyKey: crypto.randomUUID() });
    if (!isDone) return;
    notify("good", t`The block is lifted.`);
    changed();
    lift(null);
  };
  return (
    <Stack>
      <Tabs
        label={t`State`}
        chosen={search["state"] ?? "HOLDS"}
        onChoose={(state) => change({ state: state === "HOLDS" ? undefined : state })}
        tabs={[
          { id: "HOLDS", label: t`Blocked` },
          { id: "LIFTED", label: t`Lifted` },
          { id: "ALL", label: t`All` },
        ]}
      />
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`Nobody here.`}>{t`Who is blocked connects neither by the link nor by an invitation, and cannot ask.`}</Empty>
        ) : (
          <DataTable
            label={t`Blocks`}
            rows={rows}
            idOf={(row) => row.id}
            columns={[
              { id: "learner", header: t`Learner`, cell: (row) => <Name>{row.learner?.name ?? t`No longer yours to see`}</Name> },
              {
                id: "why",
                header: t`Why`,
                cell: (row) => (row.reason ? <bdi className={styles["message"]}>{row.reason}</bdi> : <span className={styles["quiet"]}>{t`No reason`}</span>),
              },
              { id: "since", header: t`Since`, cell: (row) => <Day of={row.createdAt} /> },
              {
                id: "lifted",
                header: t`Lifted`,
                cell: (row) =>
                  row.liftedAt ? (
                    <Day of={row.liftedAt} />
                  ) : data.viewerCan.blockLearners ? (
                    <Button small aria-label={t`Lift the block of ${row.learner?.name ?? ""}`} onPress={() => lift(row.id)}>
                      <Trans>Lift…</Trans>
                    </Button>
                  ) : (
                    "–"
                  ),
              },
            ]}
            total={data.blocks.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      {lifting === null ? null : (
        <Dialog
          title={t`Lift this block?`}
          isOpen
          onClose={() => lift(null)}
          actions={<Actions label={t`Lift the block`} onGo={() => void go(lifting)} onCancel={() => lift(null)} isBusy={isBusy} />}
        >
          <Notice>{t`The learner may connect again, by the link, an invitation or by asking. Nobody is connected by lifting it.`}</Notice>
        </Dialog>
      )}
    </Stack>
  );
}
