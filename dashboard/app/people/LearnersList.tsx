import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { asCsv, save } from "../design/exporting";
import { SearchField } from "../design/fields";
import { Empty, Row, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { useSearchState } from "../design/useSearchState";
import { everyRow } from "../relay/everyRow";
import type { LearnersListExportQuery } from "../relay/generated/LearnersListExportQuery.graphql";
import type { LearnersList_organization$key } from "../relay/generated/LearnersList_organization.graphql";
import type { LearnersListQuery } from "../relay/generated/LearnersListQuery.graphql";
import { useChosen, useList } from "../relay/useList";
import { LearnerEmail, LearnerName } from "./LearnerCells";
import { learnersVariables } from "./learnersVariables";

const MORE = 200;

/** The rows, what picks them, and what can be done with those that are chosen. */
export function LearnersList({ organization }: { readonly organization: LearnersList_organization$key }) {
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
        learners(first: $count, after: $cursor, filter: $filter, connectionStates: $states, orderBy: $orderBy)
          @connection(key: "LearnersList_learners", filters: ["filter", "connectionStates", "orderBy"]) {
          totalCount
          edges {
            node {
              id
              name
              ...LearnerCells_name
              ...LearnerCells_email
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

  const columns: Column<Learner>[] = [
    { id: "name", header: t`Name`, sortKey: "NAME", cell: (row) => <LearnerName learner={row} slug={data.slug} /> },
    { id: "email", header: t`Email`, cell: (row) => <LearnerEmail learner={row} /> },
  ];

  return (
    <Stack>
      <Tabs
        label={t`Connection`}
        chosen={search["state"] ?? "ACTIVE"}
        onChoose={(state) => change({ state: state === "ACTIVE" ? undefined : state })}
        tabs={[
          { id: "ACTIVE", label: t`Connected` },
          { id: "DISCONNECTED", label: t`Former` },
          { id: "ALL", label: t`All` },
        ]}
      />
      <Row>
        <SearchField label={t`Search by name or email`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
        <Button small onPress={() => void exportLearners(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
        {chosen.size > 0 ? <span>{t`${chosen.size} chosen`}</span> : null}
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={search["q"] ? t`Nobody matches this search.` : t`No learners here yet.`}>
            {search["q"] ? t`Try a part of the name or of the address.` : t`Invite learners, or share the organization's link.`}
          </Empty>
        ) : (
          <DataTable
            label={t`Learners`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            sort={{ key: "NAME", isDescending: search["sort"] === "-NAME" }}
            onSort={({ key, isDescending }) => change({ sort: isDescending ? `-${key}` : undefined })}
            selection={{ chosen, onChange: choose, nameOf: (id) => rows.find((row) => row.id === id)?.name ?? "" }}
            total={data.learners.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
    </Stack>
  );
}

/** Every row that the filters pick. */
async function exportLearners(id: string, variables: ReturnType<typeof learnersVariables>): Promise<void> {
  const rows = await everyRow<LearnersListExportQuery, { readonly name: string; readonly email?: string | null }>(
    graphql`
      query LearnersListExportQuery(
        $id: ID!
        $cursor: String
        $filter: LearnerFilter
        $states: [ConnectionState!]
        $orderBy: [LearnerOrder!]
      ) {
        organization(id: $id) {
          learners(first: 200, after: $cursor, filter: $filter, connectionStates: $states, orderBy: $orderBy) {
            nodes {
              name
              email
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    `,
    { id, ...variables },
    (answer) => answer.organization?.learners,
  );
  save("learners.csv", asCsv([["name", "email"], ...rows.map((row) => [row.name, row.email ?? null])]));
}
