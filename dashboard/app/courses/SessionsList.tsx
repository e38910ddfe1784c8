import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { ChosenBar } from "../connections/ChosenBar";
import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Select } from "../design/fields";
import { Empty, Row, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { useSearchState } from "../design/useSearchState";
import type { SessionsList_organization$key } from "../relay/generated/SessionsList_organization.graphql";
import type { SessionsListQuery } from "../relay/generated/SessionsListQuery.graphql";
import { useChosen, useList } from "../relay/useList";
import { exportSessions } from "./exportSessions";
import { SessionCourse, SessionDates, SessionLearner, SessionPayer, SessionProgress } from "./SessionCells";
import { sessionsVariables, sessionTab } from "./sessionsVariables";
import { TerminateSessions } from "./TerminateSessions";

const MORE = 200;

interface Props {
  readonly organization: SessionsList_organization$key;
  readonly courses: ReadonlyArray<{ readonly id: string; readonly title: string }>;
}

/** The sessions of one tab, and what can be done with those that are chosen. */
export function SessionsList({ organization, courses }: Props) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<SessionsListQuery, SessionsList_organization$key>(
    graphql`
      fragment SessionsList_organization on Organization
      @refetchable(queryName: "SessionsListQuery")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 50 }
        cursor: { type: "String" }
        filter: { type: "SessionFilter" }
        orderBy: { type: "[SessionOrder!]" }
        language: { type: "Language!" }
        stillSince: { type: "DateTime!" }
      ) {
        id
        slug
        viewerCan {
          terminateSessions
        }
        counts: sessions(first: 1) {
          aggregates {
            inProgress
            completed
            terminated
          }
        }
        still: sessions(first: 1, filter: { state: { equalTo: IN_PROGRESS }, lastActivityAt: { before: $stillSince } }) {
          totalCount
        }
        sessions(first: $count, after: $cursor, filter: $filter, orderBy: $orderBy)
          @connection(key: "SessionsList_sessions", filters: ["filter", "orderBy"]) {
          totalCount
          edges {
            node {
              id
              viewerCan {
                terminate
              }
              learner {
                id
                name
              }
              ...SessionCells_session @arguments(language: $language)
            }
          }
        }
      }
    `,
    organization,
  );
  const variables = sessionsVariables(search);
  const isPending = useList(refetch as never, variables);
  const [chosen, choose] = useChosen(JSON.stringify(variables));
  const rows = data.sessions.edges.map((edge) => edge.node);
  type Session = (typeof rows)[number];
  const more = useCallback(() => void loadNext(MORE), [loadNext]);
  const tab = sessionTab(search);
  const { inProgress, completed, terminated } = data.counts.aggregates;
  const columns: Column<Session>[] = [
    { id: "learner", header: t`Learner`, cell: (row) => <SessionLearner session={row} slug={data.slug} /> },
    { id: "course", header: t`Course`, cell: (row) => <SessionCourse session={row} /> },
    { id: "progress", header: t`Progress`, sortKey: "PROGRESS", cell: (row) => <SessionProgress session={row} /> },
    { id: "payer", header: t`Paid by`, cell: (row) => <SessionPayer session={row} /> },
    { id: "dates", header: t`Started`, sortKey: "STARTED_AT", cell: (row) => <SessionDates session={row} /> },
  ];
  const sort = variables.orderBy[0];

  return (
    <Stack>
      <Tabs
        label={t`State`}
        chosen={tab}
        onChoose={(next) => change({ still: next === "STILL" ? "yes" : undefined, state: next === "COMPLETED" || next === "TERMINATED" ? next : undefined })}
        tabs={[
          { id: "IN_PROGRESS", label: t`In progress`, count: inProgress },
          { id: "STILL", label: t`Standing still`, count: data.still.totalCount },
          { id: "COMPLETED", label: t`Completed`, count: completed },
          { id: "TERMINATED", label: t`Ended early`, count: terminated },
        ]}
      />
      <Row>
        <Select
          isCompact
          label={t`Course`}
          value={search["course"] ?? "all"}
          onChange={(course) => change({ course: course === "all" ? undefined : course })}
          choices={[{ id: "all", label: t`All courses` }, ...courses.map((each) => ({ id: each.id, label: each.title }))]}
        />
        <Button small onPress={() => void exportSessions(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
      </Row>
      {data.viewerCan.terminateSessions ? (
        <ChosenBar count={chosen.size} onNone={() => choose(new Set())}>
          <Button small look="danger" onPress={() => change({ dialog: "terminate" })}>
            <Trans>Terminate…</Trans>
          </Button>
        </ChosenBar>
      ) : null}
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`No sessions here.`}>{t`A session begins when a learner takes a course on your credits.`}</Empty>
        ) : (
          <DataTable
            label={t`Sessions`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            sort={sort ? { key: sort.field, isDescending: sort.direction === "DESC" } : null}
            onSort={({ key, isDescending }) => change({ sort: isDescending ? `-${key}` : key })}
            {...(data.viewerCan.terminateSessions && (tab === "IN_PROGRESS" || tab === "STILL")
              ? { selection: { chosen, onChange: choose, nameOf: (id: string) => rows.find((row) => row.id === id)?.learner?.name ?? "" } }
              : {})}
            total={data.sessions.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      {search["dialog"] === "terminate" && chosen.size > 0 ? (
        <TerminateSessions
          organizationId={data.id}
          sessionIds={[...chosen]}
          onClose={() => {
            change({ dialog: undefined });
            choose(new Set());
          }}
        />
      ) : null}
    </Stack>
  );
}
