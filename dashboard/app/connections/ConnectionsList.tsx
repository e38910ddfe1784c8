import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Select } from "../design/fields";
import { Day } from "../design/moments";
import { Empty, Row, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { useSearchState } from "../design/useSearchState";
import type { ConnectionsList_organization$key } from "../relay/generated/ConnectionsList_organization.graphql";
import type { ConnectionsListQuery } from "../relay/generated/ConnectionsListQuery.graphql";
import { useChosen, useList } from "../relay/useList";
import { ChosenBar } from "./ChosenBar";
import { ConnectionEnd, ConnectionLearner, ConnectionStateBadge } from "./ConnectionCells";
import { connectionsVariables } from "./connectionsVariables";
import { DisconnectLearners } from "./DisconnectLearners";
import { exportConnections } from "./exportConnections";
import { useConnectionWords } from "./useConnectionWords";

const MORE = 200;

/** The bonds that the address picks; those that are chosen can be ended. */
export function ConnectionsList({ organization }: { readonly organization: ConnectionsList_organization$key }) {
  const { t } = useLingui();
  const { origins } = useConnectionWords();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<ConnectionsListQuery, ConnectionsList_organization$key>(
    graphql`
      fragment ConnectionsList_organization on Organization
      @refetchable(queryName: "ConnectionsListQuery")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 50 }
        cursor: { type: "String" }
        filter: { type: "ConnectionFilter" }
        orderBy: { type: "[ConnectionOrder!]" }
      ) {
        id
        slug
        viewerCan {
          disconnectLearners
        }
        all: connections(first: 1) {
          aggregates {
            active
            requested
            disconnected
          }
        }
        connections(first: $count, after: $cursor, filter: $filter, orderBy: $orderBy)
          @connection(key: "ConnectionsList_connections", filters: ["filter", "orderBy"]) {
          totalCount
          edges {
            node {
              id
              state
              origin
              createdAt
              activatedAt
              viewerCan {
                disconnect
              }
              learner {
                id
                name
              }
              ...ConnectionCells_learner
              ...ConnectionCells_state
              ...ConnectionCells_end
            }
          }
        }
      }
    `,
    organization,
  );
  const variables = connectionsVariables(search);
  const isPending = useList(refetch as never, variables);
  const [chosen, choose] = useChosen(JSON.stringify(variables));
  const [ending, end] = useState<ReadonlyArray<string>>([]);
  const rows = data.connections.edges.map((edge) => edge.node);
  type Connection = (typeof rows)[number];
  const more = useCallback(() => void loadNext(MORE), [loadNext]);
  const endable = rows.filter((row) => chosen.has(row.id) && row.viewerCan.disconnect).map((row) => row.id);
  const state = search["state"] ?? "ACTIVE";
  const sort = search["sort"] ?? "-CREATED_AT";
  const columns: Column<Connection>[] = [
    { id: "learner", header: t`Learner`, cell: (row) => <ConnectionLearner connection={row} slug={data.slug} /> },
    ...(state === "ALL" ? [{ id: "state", header: t`State`, cell: (row: Connection) => <ConnectionStateBadge connection={row} /> }] : []),
    { id: "origin", header: t`Came by`, cell: (row) => origins[row.origin] },
    { id: "since", header: t`Since`, sortKey: "CREATED_AT", cell: (row) => <Day of={row.activatedAt ?? row.createdAt} /> },
    ...(state === "ACTIVE"
      ? []
      : [{ id: "end", header: t`Ended`, sortKey: "ENDED_AT", cell: (row: Connection) => <ConnectionEnd connection={row} /> }]),
    ...(data.viewerCan.disconnectLearners
      ? [
          {
            id: "act",
            header: t`Action`,
            align: "end" as const,
            cell: (row: Connection) =>
              row.viewerCan.disconnect ? (
                <Button small look="quiet" aria-label={t`Disconnect ${row.learner?.name ?? ""}`} onPress={() => end([row.id])}>
                  <Trans>Disconnect…</Trans>
                </Button>
              ) : null,
          },
        ]
      : []),
  ];

  return (
    <Stack>
      <Tabs
        label={t`State`}
        chosen={state}
        onChoose={(next) => change({ state: next === "ACTIVE" ? undefined : next, sort: undefined })}
        tabs={[
          { id: "ACTIVE", label: t`Connected`, count: data.all.aggregates.active },
          { id: "DISCONNECTED", label: t`Ended`, count: data.all.aggregates.disconnected },
          { id: "REJECTED", label: t`Rejected` },
          { id: "WITHDRAWN", label: t`Withdrawn` },
          { id: "ALL", label: t`All` },
        ]}
      />
      <Row>
        <Select
          isCompact
          label={t`Came by`}
          value={search["origin"] ?? "ANY"}
          onChange={(origin) => change({ origin: origin === "ANY" ? undefined : origin })}
          choices={[{ id: "ANY", label: t`Any way in` }, ...Object.entries(origins).map(([id, label]) => ({ id, label }))]}
        />
        <Button small onPress={() => void exportConnections(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={state === "ACTIVE" ? t`Nobody is connected in this way yet.` : t`Nothing like that here.`}>
            {state === "ACTIVE" ? t`Invite learners, or share the organization's link.` : t`Choose another state or way in.`}
          </Empty>
        ) : (
          <DataTable
            label={t`Connections`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            sort={{ key: sort.replace("-", ""), isDescending: sort.startsWith("-") }}
            onSort={({ key, isDescending }) => change({ sort: `${isDescending ? "-" : ""}${key}` })}
            {...(data.viewerCan.disconnectLearners && (state === "ACTIVE" || state === "ALL")
              ? { selection: { chosen, onChange: choose, nameOf: (id: string) => rows.find((row) => row.id === id)?.learner?.name ?? "" } }
              : {})}
            total={data.connections.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      <ChosenBar count={chosen.size} onNone={() => choose(new Set())}>
        <Button small look="danger" isDisabled={endable.length === 0} onPress={() => end(endable)}>
          <Trans>Disconnect…</Trans>
        </Button>
      </ChosenBar>
      {ending.length === 0 ? null : (
        <DisconnectLearners
          organizationId={data.id}
          connectionIds={ending}
          onClose={() => {
            end([]);
            choose(new Set());
          }}
        />
      )}
    </Stack>
  );
}
