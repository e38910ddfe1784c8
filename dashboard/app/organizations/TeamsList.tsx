import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { SearchField } from "../design/fields";
import { useNumber } from "../design/moments";
import { Empty, Name, Row, Stack } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import type { TeamsList_organization$key } from "../relay/generated/TeamsList_organization.graphql";
import type { TeamsListQuery } from "../relay/generated/TeamsListQuery.graphql";
import { useList } from "../relay/useList";
import { teamsVariables } from "./membersVariables";
import { TeamDrawer } from "./TeamDrawer";

/** The teams that one may see: all of them, or those that one leads. */
export function TeamsList({ organization }: { readonly organization: TeamsList_organization$key }) {
  const { t } = useLingui();
  const count = useNumber();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<TeamsListQuery, TeamsList_organization$key>(
    graphql`
      fragment TeamsList_organization on Organization
      @refetchable(queryName: "TeamsListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }, teams: { type: "TeamFilter" }) {
        id
        viewerMembership {
          id
          role
        }
        viewerCan {
          manageTeams
        }
        teams(first: $count, after: $cursor, filter: $teams) @connection(key: "TeamsList_teams", filters: ["filter"]) {
          totalCount
          edges {
            node {
              id
              name
              coaches(first: 5) {
                totalCount
                nodes {
                  id
                  name
                }
              }
              learners(first: 1) {
                totalCount
              }
            }
          }
        }
      }
    `,
    organization,
  );
  const isPending = useList(refetch as never, teamsVariables(search));
  const rows = data.teams.edges.map((edge) => edge.node);
  type Team = (typeof rows)[number];
  const more = useCallback(() => void loadNext(100), [loadNext]);
  const { manageTeams } = data.viewerCan;
  const columns: Column<Team>[] = [
    { id: "name", header: t`Name`, cell: (row) => <Name>{row.name}</Name> },
    { id: "coaches", header: t`Led by`, cell: (row) => <Coaches names={row.coaches.nodes.map((each) => each.name)} total={row.coaches.totalCount} /> },
    { id: "learners", header: t`Learners`, align: "end", cell: (row) => count(row.learners.totalCount) },
    {
      id: "do",
      header: t`Action`,
      align: "end",
      cell: (row) => (
        <Button small look="quiet" aria-label={t`Open ${row.name}`} onPress={() => change({ team: row.id })}>
          <Trans>Open</Trans>
        </Button>
      ),
    },
  ];
  return (
    <Stack>
      <Row>
        <SearchField label={t`Search by the team's name`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={search["q"] ? t`No team matches this search.` : t`No teams yet.`}>
            {manageTeams
              ? t`Make a team for each class or department, and say who leads it.`
              : data.viewerMembership?.role === "COACH"
                ? t`You lead no team yet. Ask an owner or admin to make you a team's coach.`
                : t`Owners and admins make teams.`}
          </Empty>
        ) : (
          <DataTable
            label={t`Teams`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            total={data.teams.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      {search["team"] ? (
        <TeamDrawer
          key={search["team"]}
          id={search["team"]}
          organizationId={data.id}
          mayChange={manageTeams}
          onClose={() => change({ team: undefined })}
        />
      ) : null}
    </Stack>
  );
}

function Coaches({ names, total }: { readonly names: ReadonlyArray<string>; readonly total: number }) {
  const { t } = useLingui();
  if (total === 0) return <>{t`nobody yet`}</>;
  const others = total - names.length;
  return (
    <span>
      {names.map((name, index) => (
        <span key={index}>
          {index > 0 ? ", " : ""}
          <Name>{name}</Name>
        </span>
      ))}
      {others > 0 ? <> {t`and ${others} more`}</> : null}
    </span>
  );
}
