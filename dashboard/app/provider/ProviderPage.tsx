import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment, usePreloadedQuery } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { SearchField } from "../design/fields";
import { Day } from "../design/moments";
import { Empty, Name, Page, Row, Stack } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import type { PageProps } from "../page";
import type { ProviderPage_query$key } from "../relay/generated/ProviderPage_query.graphql";
import type { ProviderPageMoreQuery } from "../relay/generated/ProviderPageMoreQuery.graphql";
import type { ProviderPageQuery } from "../relay/generated/ProviderPageQuery.graphql";
import { useList } from "../relay/useList";
import { Missing } from "../shell/Failure";
import { GrantCredits } from "./GrantCredits";
import { providerVariables } from "./providerVariables";

/** Every organization, for the provider's staff. */
export default function ProviderPage({ query }: PageProps<ProviderPageQuery>) {
  const { t } = useLingui();
  const data = usePreloadedQuery<ProviderPageQuery>(
    graphql`
      query ProviderPageQuery($search: String) {
        viewer {
          ...AppShell_viewer
          isPlatformStaff
        }
        ...ProviderPage_query @arguments(search: $search)
      }
    `,
    query,
  );
  if (!data.viewer?.isPlatformStaff) return <Missing />;
  return (
    <Page title={t`Organizations`}>
      <Organizations query={data} />
    </Page>
  );
}

function Organizations({ query }: { readonly query: ProviderPage_query$key }) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { data, hasNext, isLoadingNext, loadNext, refetch } = usePaginationFragment<ProviderPageMoreQuery, ProviderPage_query$key>(
    graphql`
      fragment ProviderPage_query on Query
      @refetchable(queryName: "ProviderPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }, search: { type: "String" }) {
        organizations(first: $count, after: $cursor, search: $search)
          @connection(key: "ProviderPage_organizations", filters: ["search"]) {
          totalCount
          edges {
            node {
              id
              name
              slug
              kind
              createdAt
              credits {
                balance
                reserved
                spent
              }
            }
          }
        }
      }
    `,
    query,
  );
  const isPending = useList(refetch as never, providerVariables(search));
  const rows = data.organizations.edges.map((edge) => edge.node);
  type Organization = (typeof rows)[number];
  const more = useCallback(() => void loadNext(200), [loadNext]);
  const chosen = rows.find((row) => row.id === search["grant"]);
  const columns: Column<Organization>[] = [
    { id: "name", header: t`Name`, cell: (row) => <a href={`/o/${row.slug}`}><Name>{row.name}</Name></a> },
    { id: "kind", header: t`Kind`, cell: (row) => (row.kind === "SCHOOL" ? t`School` : t`Company`) },
    { id: "since", header: t`Since`, cell: (row) => <Day of={row.createdAt} /> },
    { id: "balance", header: t`Credits to use`, align: "end", cell: (row) => row.credits?.balance ?? "–" },
    { id: "reserved", header: t`Reserved`, align: "end", cell: (row) => row.credits?.reserved ?? "–" },
    { id: "spent", header: t`Spent`, align: "end", cell: (row) => row.credits?.spent ?? "–" },
    {
      id: "actions",
      header: t`Action`,
      cell: (row) => (
        <Button small look="quiet" onPress={() => change({ grant: row.id })} aria-label={t`Grant credits… to ${row.name}`}>
          <Trans>Grant credits…</Trans>
        </Button>
      ),
    },
  ];
  return (
    <Stack>
      <Row>
        <SearchField label={t`Search organizations`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`No organization is called so.`}>{t`Try another part of its name.`}</Empty>
        ) : (
          <DataTable
            label={t`Organizations`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            total={data.organizations.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      {chosen ? <GrantCredits organizationId={chosen.id} name={chosen.name} onClose={() => change({ grant: undefined })} /> : null}
    </Stack>
  );
}
