import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment, usePreloadedQuery } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Select } from "../design/fields";
import { Moment } from "../design/moments";
import { Empty, Name, Page, Row, Stack } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import type { PageProps } from "../page";
import type { AuditPage_organization$key } from "../relay/generated/AuditPage_organization.graphql";
import type { AuditPageMoreQuery } from "../relay/generated/AuditPageMoreQuery.graphql";
import type { AuditPageQuery } from "../relay/generated/AuditPageQuery.graphql";
import { useList } from "../relay/useList";
import { Missing } from "../shell/Failure";
import { AuditSubject } from "./AuditSubject";
import { auditVariables, SIDES } from "./auditVariables";
import { exportAudit } from "./exportAudit";
import { useActionWords } from "./useActionWords";

const ID = /^[a-z]{3}_[0-9a-f]{32}$/;

interface Detail {
  readonly name: string;
  readonly value: string;
}

/** Not ids, which say nothing to a person, nor the address, which stands under "About". The export has them all. */
const worthSaying = (details: ReadonlyArray<Detail>): ReadonlyArray<Detail> => details.filter(({ name, value }) => name !== "email" && !ID.test(value));

/** Who did what to whom, when and why; for owners. */
export default function AuditPage({ query }: PageProps<AuditPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<AuditPageQuery>(
    graphql`
      query AuditPageQuery($slug: String!, $filter: AuditEntryFilter) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          name
          viewerCan {
            seeAuditLog
          }
          ...AuditPage_organization @arguments(filter: $filter)
        }
      }
    `,
    query,
  );
  if (!organization?.viewerCan.seeAuditLog) return <Missing />;
  return (
    <Page title={t`Audit log`} above={<bdi>{organization.name}</bdi>}>
      <Entries organization={organization} />
    </Page>
  );
}

function Entries({ organization }: { readonly organization: AuditPage_organization$key }) {
  const { t } = useLingui();
  const words = useActionWords();
  const [search, change] = useSearchState();
  const { data, hasNext, isLoadingNext, loadNext, refetch } = usePaginationFragment<AuditPageMoreQuery, AuditPage_organization$key>(
    graphql`
      fragment AuditPage_organization on Organization
      @refetchable(queryName: "AuditPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }, filter: { type: "AuditEntryFilter" }) {
        id
        auditLog(first: $count, after: $cursor, filter: $filter) @connection(key: "AuditPage_auditLog", filters: ["filter"]) {
          totalCount
          edges {
            node {
              id
              occurredAt
              action
              actorName
              actorSide
              reason
              details {
                name
                value
              }
              ...AuditSubject_entry
            }
          }
        }
      }
    `,
    organization,
  );
  const variables = auditVariables(search);
  const isPending = useList(refetch as never, variables);
  const rows = data.auditLog.edges.map((edge) => edge.node);
  type Entry = (typeof rows)[number];
  const more = useCallback(() => void loadNext(200), [loadNext]);
  const sides = { STAFF: t`Staff`, LEARNER: t`Learner`, PROVIDER: t`Provider`, SYSTEM: t`Tessera itself` };
  const columns: Column<Entry>[] = [
    { id: "when", header: t`When`, cell: (row) => <Moment of={row.occurredAt} /> },
    { id: "what", header: t`What`, cell: (row) => words[row.action] },
    { id: "about", header: t`About`, cell: (row) => <AuditSubject entry={row} /> },
    { id: "who", header: t`Who`, cell: (row) => (row.actorName ? <Name>{row.actorName}</Name> : sides[row.actorSide]) },
    { id: "details", header: t`Details`, cell: (row) => <span dir="auto">{worthSaying(row.details).map(({ name, value }) => `${name}: ${value}`).join("; ")}</span> },
    { id: "why", header: t`Why`, cell: (row) => <span dir="auto">{row.reason ?? ""}</span> },
  ];
  return (
    <Stack>
      <Row>
        <Select
          isCompact
          label={t`Action`}
          value={search["action"] ?? "all"}
          onChange={(action) => change({ action: action === "all" ? undefined : action })}
          choices={[{ id: "all", label: t`Every action` }, ...Object.entries(words).map(([id, label]) => ({ id, label }))]}
        />
        <Select
          isCompact
          label={t`Who`}
          value={search["side"] ?? "all"}
          onChange={(side) => change({ side: side === "all" ? undefined : side })}
          choices={[{ id: "all", label: t`Everybody` }, ...SIDES.map((id) => ({ id, label: sides[id] }))]}
        />
        <Button small onPress={() => void exportAudit(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`Nothing like that here.`}>{t`What members and learners do at the organization is written down here.`}</Empty>
        ) : (
          <DataTable
            label={t`Audit log`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            total={data.auditLog.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
    </Stack>
  );
}
