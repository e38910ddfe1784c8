import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { asCsv, save } from "../design/exporting";
import { SearchField, Select } from "../design/fields";
import { Day } from "../design/moments";
import { Badge, Empty, Name, Row, Stack } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import { everyRow } from "../relay/everyRow";
import type { MembersListExportQuery } from "../relay/generated/MembersListExportQuery.graphql";
import type { MembersList_organization$key } from "../relay/generated/MembersList_organization.graphql";
import type { MembersListQuery } from "../relay/generated/MembersListQuery.graphql";
import { useList } from "../relay/useList";
import { MemberDialog } from "./MemberDialog";
import { membersVariables } from "./membersVariables";
import { useRole, useRoles } from "./useRoles";

const MORE = 100;

/** The staff: each with a role, since when and by whom invited. */
export function MembersList({ organization }: { readonly organization: MembersList_organization$key }) {
  const { t } = useLingui();
  const roleOf = useRole();
  const roles = useRoles();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<MembersListQuery, MembersList_organization$key>(
    graphql`
      fragment MembersList_organization on Organization
      @refetchable(queryName: "MembersListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }, members: { type: "MembershipFilter" }) {
        id
        viewerMembership {
          id
        }
        viewerCan {
          manageMembers
          manageOwners
        }
        members(first: $count, after: $cursor, filter: $members) @connection(key: "MembersList_members", filters: ["filter"]) {
          totalCount
          edges {
            node {
              id
              name
              email
              role
              createdAt
              invitedBy {
                id
                name
              }
              ...MemberDialog_member
            }
          }
        }
        ...MemberDialog_organization
      }
    `,
    organization,
  );
  const variables = membersVariables(search);
  const isPending = useList(refetch as never, variables);
  const rows = data.members.edges.map((edge) => edge.node);
  type Member = (typeof rows)[number];
  const more = useCallback(() => void loadNext(MORE), [loadNext]);
  const me = data.viewerMembership?.id;
  const { manageMembers, manageOwners } = data.viewerCan;
  const opened = rows.find((row) => row.id === search["member"]);

  const columns: Column<Member>[] = [
    {
      id: "name",
      header: t`Name`,
      cell: (row) => (
        <span>
          <Name>{row.name}</Name> {row.id === me ? <Badge tone="info">{t`You`}</Badge> : null}
        </span>
      ),
    },
    { id: "email", header: t`Address`, cell: (row) => row.email },
    { id: "role", header: t`Role`, cell: (row) => roleOf(row.role)?.label },
    { id: "since", header: t`Since`, cell: (row) => <Day of={row.createdAt} /> },
    { id: "by", header: t`Invited by`, cell: (row) => (row.invitedBy ? <Name>{row.invitedBy.name}</Name> : "–") },
    {
      id: "do",
      header: t`Action`,
      align: "end",
      cell: (row) =>
        row.id === me || manageOwners || (manageMembers && row.role !== "OWNER") ? (
          <Button small look="quiet" aria-label={t`Change what ${row.name} may do`} onPress={() => change({ member: row.id })}>
            <Trans>Change</Trans>
          </Button>
        ) : null,
    },
  ];

  return (
    <Stack>
      <Row>
        <SearchField label={t`Search by name or address`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
        <Select
          isCompact
          label={t`Role`}
          value={search["role"] ?? "ALL"}
          onChange={(role) => change({ role: role === "ALL" ? undefined : role })}
          choices={[{ id: "ALL", label: t`Every role` }, ...roles]}
        />
        <Button small onPress={() => void exportMembers(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`Nobody on the staff matches.`}>{t`Try a part of the name or of the address, or every role.`}</Empty>
        ) : (
          <DataTable
            label={t`Members`}
            rows={rows}
            idOf={(row) => row.id}
            columns={columns}
            total={data.members.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      {opened ? <MemberDialog key={opened.id} member={opened} organization={data} onClose={() => change({ member: undefined })} /> : null}
    </Stack>
  );
}

interface Exported {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly createdAt: string;
  readonly invitedBy?: { readonly name: string } | null;
}

/** Every member that the filters pick. */
async function exportMembers(id: string, variables: ReturnType<typeof membersVariables>): Promise<void> {
  const rows = await everyRow<MembersListExportQuery, Exported>(
    graphql`
      query MembersListExportQuery($id: ID!, $cursor: String, $members: MembershipFilter) {
        organization(id: $id) {
          members(first: 200, after: $cursor, filter: $members) {
            nodes {
              name
              email
              role
              createdAt
              invitedBy {
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
    `,
    { id, ...variables },
    (answer) => answer.organization?.members as never,
  );
  const lines = rows.map((row) => [row.name, row.email, row.role, row.createdAt, row.invitedBy?.name ?? null]);
  save("members.csv", asCsv([["name", "email", "role", "since", "invitedBy"], ...lines]));
}
