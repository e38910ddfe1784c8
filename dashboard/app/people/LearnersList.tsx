import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { SearchField } from "../design/fields";
import { Empty, Row, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { useSearchState } from "../design/useSearchState";
import type { LearnersList_organization$key } from "../relay/generated/LearnersList_organization.graphql";
import type { LearnersListQuery } from "../relay/generated/LearnersListQuery.graphql";
import { useChosen, useList } from "../relay/useList";
import { exportLearners } from "./exportLearners";
import { LearnerEmail, LearnerName, LearnerTeams } from "./LearnerCells";
import { LearnerFilters } from "./LearnerFilters";
import { LearnersChosen } from "./LearnersChosen";
import { learnersVariables } from "./learnersVariables";

const MORE = 200;

interface Props {
  readonly organization: LearnersList_organization$key;
  readonly courses: ReadonlyArray<{ readonly id: string; readonly title: string }>;
  readonly teams: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

/** The rows, what picks them, and what can be done with those that are chosen. */
export function LearnersList({ organization, courses, teams }: Props) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<LearnersListQuery, LearnersList_organization$key>(
    graphql`
      fragment LearnersList_organization on Organization
      @refetchable(queryName: "LearnersListQuery")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 50 }
        cursor: { type: "String" }
        filter: { type: "LearnerFilter" }
        states: { type: "[ConnectionState!]" }
        orderBy: { type: "[LearnerOrder!]" }
      ) {
        id
        slug
        viewerCan {
          disconnectLearners
          manageTeams
        }
        learners(first: $count, after: $cursor, filter: $filter, connectionStates: $states, orderBy: $orderBy)
          @connection(key: "LearnersList_learners", filters: ["filter", "connectionStates", "orderBy"]) {
          totalCount
          edges {
            node {
              id
              name
              ...LearnerCells_name
              ...LearnerCells_email
              ...LearnerCells_teams
            }
          }
        }
      }
    `,
    organization,
  );
  const variables = learnersVariables(search);
  const isPending = useList(refetch as never, variables);
  const [chosen, choose] = useChosen(JSON.stringify(variables));
  const rows = data.learners.edges.map((edge) => edge.node);
  type Learner = (typeof rows)[number];
  const more = useCallback(() => void loadNext(MORE), [loadNext]);

  const isFiltered = search["q"] !== undefined || search["team"] !== undefined || search["certificate"] !== undefined;
  const { disconnectLearners, manageTeams } = data.viewerCan;
  const mayAct = disconnectLearners || (manageTeams && teams.length > 0);

  const columns: Column<Learner>[] = [
    { id: "name", header: t`Name`, sortKey: "NAME", cell: (row) => <LearnerName learner={row} slug={data.slug} /> },
    { id: "email", header: t`Email`, cell: (row) => <LearnerEmail learner={row} /> },
    ...(teams.length === 0 ? [] : [{ id: "teams", header: t`Teams`, cell: (row: Learner) => <LearnerTeams learner={row} among={teams} /> }]),
  ];

  return (
    <Stack>
      <Tabs
        label={t`Connection`}
        chosen={search["state"] ?? "ACTIVE"}
        onChoose={(state) => change({ state: state === "ACTIVE" ? undefined : state })}
        tabs={[
          { id: "ACTIVE", label: t`Connected` },
          { id: "REQUESTED", label: t`Asks` },
          { id: "DISCONNECTED", label: t`Former` },
          { id: "ALL", label: t`All` },
        ]}
      />
      <Row>
        <SearchField label={t`Search by name or email`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
        <LearnerFilters teams={teams} courses={courses} />
        <Button small onPress={() => void exportLearners(data.id, variables, teams)}>
          <Trans>Export CSV</Trans>
        </Button>
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={isFiltered ? t`Nobody matches.` : t`No learners here yet.`}>
            {isFiltered ? t`Try a part of the name or of the address, or take a filter away.` : t`Invite learners, or share the organization's link.`}
          </Empty>
        ) : (
          <DataTable
            label={t`Learners`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            sort={{ key: "NAME", isDescending: search["sort"] === "-NAME" }}
            onSort={({ key, isDescending }) => change({ sort: isDescending ? `-${key}` : undefined })}
            {...(mayAct ? { selection: { chosen, onChange: choose, nameOf: (id: string) => rows.find((row) => row.id === id)?.name ?? "" } } : {})}
            total={data.learners.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      <LearnersChosen
        organizationId={data.id}
        chosen={chosen}
        onNone={() => choose(new Set())}
        teams={teams}
        mayDisconnect={disconnectLearners}
        mayChangeTeams={manageTeams}
      />
    </Stack>
  );
}
