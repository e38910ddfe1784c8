import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { asCsv, save } from "../design/exporting";
import { Select, TextField } from "../design/fields";
import { Moment, useNumber } from "../design/moments";
import { Empty, Name, Row, Stack } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import { everyRow } from "../relay/everyRow";
import type { Statement_organization$key } from "../relay/generated/Statement_organization.graphql";
import type { StatementExportQuery } from "../relay/generated/StatementExportQuery.graphql";
import type { StatementListQuery } from "../relay/generated/StatementListQuery.graphql";
import { useList } from "../relay/useList";
import { creditsVariables } from "./creditsVariables";
import { useReasons } from "./useReasons";

const MORE = 200;

/** Every movement of the credits, each with what it left. */
export function Statement({ organization }: { readonly organization: Statement_organization$key }) {
  const { t } = useLingui();
  const number = useNumber();
  const reasons = useReasons();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<StatementListQuery, Statement_organization$key>(
    graphql`
      fragment Statement_organization on Organization
      @refetchable(queryName: "StatementListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }, filter: { type: "LedgerTransactionFilter" }) {
        id
        credits {
          transactions(first: $count, after: $cursor, filter: $filter) @connection(key: "Statement_transactions", filters: ["filter"]) {
            totalCount
            edges {
              node {
                id
                occurredAt
                reason
                change
                balanceAfter
                note
                learner {
                  id
                  name
                }
                session {
                  id
                  course {
                    id
                    title
                  }
                }
                actor {
                  id
                  name
                }
              }
            }
          }
        }
      }
    `,
    organization,
  );
  const variables = creditsVariables(search);
  const isPending = useList(refetch as never, variables);
  const found = data.credits?.transactions;
  const rows = (found?.edges ?? []).map((edge) => edge.node);
  type Movement = (typeof rows)[number];
  const more = useCallback(() => void loadNext(MORE), [loadNext]);
  const signed = (value: number): string => (value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : "0");
  const columns: Column<Movement>[] = [
    { id: "when", header: t`When`, cell: (row) => <Moment of={row.occurredAt} /> },
    { id: "what", header: t`What`, cell: (row) => reasons.find((each) => each.id === row.reason)?.label },
    { id: "for", header: t`For`, cell: (row) => <For learner={row.learner?.name} course={row.session?.course?.title} note={row.note} /> },
    { id: "by", header: t`By`, cell: (row) => (row.actor ? <Name>{row.actor.name}</Name> : "–") },
    { id: "change", header: t`Change`, align: "end", cell: (row) => signed(row.change) },
    { id: "after", header: t`Balance after`, align: "end", cell: (row) => number(row.balanceAfter) },
  ];
  const isFiltered = Boolean(search["reason"] || search["from"] || search["to"]);
  return (
    <Stack>
      <Row>
        <Select
          label={t`What happened`}
          value={search["reason"] ?? "ALL"}
          onChange={(reason) => change({ reason: reason === "ALL" ? undefined : reason })}
          choices={[{ id: "ALL", label: t`Every movement` }, ...reasons]}
        />
        <TextField label={t`From`} type="date" value={search["from"] ?? ""} onChange={(from) => change({ from })} />
        <TextField label={t`To`} type="date" value={search["to"] ?? ""} onChange={(to) => change({ to })} />
        <Button onPress={() => void exportStatement(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={isFiltered ? t`No movement matches these filters.` : t`No movement yet.`}>
            {isFiltered ? t`Try other days, or every movement.` : t`The provider grants credits; ask there for the first ones.`}
          </Empty>
        ) : (
          <DataTable
            label={t`Movements of credits`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            total={found?.totalCount ?? null}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
    </Stack>
  );
}

interface ForProps {
  readonly learner: string | null | undefined;
  readonly course: string | null | undefined;
  readonly note: string | null | undefined;
}

function For({ learner, course, note }: ForProps) {
  if (!learner && !course) return <>{note ? <Name>{note}</Name> : "–"}</>;
  return (
    <span>
      {learner ? <Name>{learner}</Name> : null}
      {learner && course ? " · " : ""}
      {course ? <Name>{course}</Name> : null}
    </span>
  );
}

interface Exported {
  readonly occurredAt: string;
  readonly reason: string;
  readonly change: number;
  readonly balanceAfter: number;
  readonly note?: string | null;
  readonly learner?: { readonly name: string } | null;
  readonly session?: { readonly course?: { readonly title: string } | null } | null;
  readonly actor?: { readonly name: string } | null;
}

/** Every movement that the filters pick. */
async function exportStatement(id: string, variables: ReturnType<typeof creditsVariables>): Promise<void> {
  const rows = await everyRow<StatementExportQuery, Exported>(
    graphql`
      query StatementExportQuery($id: ID!, $cursor: String, $filter: LedgerTransactionFilter) {
        organization(id: $id) {
          credits {
            transactions(first: 200, after: $cursor, filter: $filter) {
              nodes {
                occurredAt
                reason
                change
                balanceAfter
                note
                learner {
                  name
                }
                session {
                  course {
                    title
                  }
                }
                actor {
                  name
                }
              }
              pageInfo {
                hasNextPage
                endCursor
              }
            }
          }
        }
      }
    `,
    { id, ...variables },
    (answer) => answer.organization?.credits?.transactions as never,
  );
  const lines = rows.map((row) => [
    row.occurredAt,
    row.reason,
    row.learner?.name ?? null,
    row.session?.course?.title ?? null,
    row.note ?? null,
    row.actor?.name ?? null,
    row.change,
    row.balanceAfter,
  ]);
  save("credits.csv", asCsv([["occurredAt", "reason", "learner", "course", "note", "actor", "change", "balanceAfter"], ...lines]));
}
