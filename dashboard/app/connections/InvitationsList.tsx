import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import { SearchField } from "../design/fields";
import { Ago, Day } from "../design/moments";
import { Badge, Empty, Name, Row, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { useSearchState } from "../design/useSearchState";
import type { InvitationsList_organization$key } from "../relay/generated/InvitationsList_organization.graphql";
import type { InvitationsListQuery } from "../relay/generated/InvitationsListQuery.graphql";
import { useChosen, useList } from "../relay/useList";
import { ChangeInvitations } from "./ChangeInvitations";
import type { InvitationChange } from "./ChangeInvitations";
import { ChosenBar } from "./ChosenBar";
import styles from "./connections.module.css";
import { everyInvitation, exportInvitations } from "./exportInvitations";
import { invitationsVariables } from "./invitationsVariables";
import { useInvitationDelivery } from "./useInvitationDelivery";

/** Who was invited by mail and where each stands; rows change while mails leave. */
export function InvitationsList({ organization }: { readonly organization: InvitationsList_organization$key }) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<InvitationsListQuery, InvitationsList_organization$key>(
    graphql`
      fragment InvitationsList_organization on Organization
      @refetchable(queryName: "InvitationsListQuery")
      @argumentDefinitions(
        count: { type: "Int", defaultValue: 50 }
        cursor: { type: "String" }
        filter: { type: "InvitationFilter" }
        orderBy: { type: "[InvitationOrder!]" }
      ) {
        id
        viewerCan {
          inviteLearners
        }
        mailed: invitations(first: 1) {
          aggregates {
            queued
            sent
            failed
            accepted
            revoked
            expired
          }
        }
        invitations(first: $count, after: $cursor, filter: $filter, orderBy: $orderBy)
          @connection(key: "InvitationsList_invitations", filters: ["filter", "orderBy"]) {
          totalCount
          edges {
            node {
              id
              email
              name
              state
              isPaused
              createdAt
              sentAt
              expiresAt
              failure
            }
          }
        }
      }
    `,
    organization,
  );
  useInvitationDelivery(data.id);
  const variables = invitationsVariables(search);
  const isPending = useList(refetch as never, variables);
  const [chosen, choose] = useChosen(JSON.stringify(variables));
  const [asked, ask] = useState<InvitationChange | null>(null);
  const rows = data.invitations.edges.map((edge) => edge.node);
  const more = useCallback(() => void loadNext(200), [loadNext]);
  const words: Readonly<Record<string, string>> = {
    QUEUED: t`Leaving`,
    SENT: t`Sent`,
    FAILED: t`Failed`,
    ACCEPTED: t`Accepted`,
    REVOKED: t`Revoked`,
    EXPIRED: t`Expired`,
  };
  const sort = search["sort"] ?? "-CREATED_AT";
  const counts = data.mailed.aggregates;
  const resendFailed = async (): Promise<void> => {
    const failed = await everyInvitation(data.id, { filter: { state: { equalTo: "FAILED" } } });
    if (failed.length > 0) ask({ how: "resend", ids: failed.map((each) => each.id) });
  };
  return (
    <Stack>
      <Tabs
        label={t`State`}
        chosen={search["state"] ?? "ALL"}
        onChoose={(state) => change({ state: state === "ALL" ? undefined : state })}
        tabs={[
          { id: "ALL", label: t`All` },
          ...Object.entries(words).map(([id, label]) => ({ id, label, count: counts[id.toLowerCase() as keyof typeof counts] as number })),
        ]}
      />
      <Row>
        <SearchField label={t`Search by name or email`} value={search["q"] ?? ""} onChange={(q) => change({ q })} />
        <Button small onPress={() => void exportInvitations(data.id, variables)}>
          <Trans>Export CSV</Trans>
        </Button>
        {data.viewerCan.inviteLearners && counts.failed > 0 ? (
          <Button small onPress={() => void resendFailed()}>
            <Plural value={counts.failed} one="Send # failed again…" other="Send all # failed again…" />
          </Button>
        ) : null}
      </Row>
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`No such invitation.`}>{t`Invite learners by mail, or choose another state.`}</Empty>
        ) : (
          <DataTable
            label={t`Invitations`}
            rows={rows}
            idOf={(row) => row.id}
            columns={[
              {
                id: "who",
                header: t`Who`,
                sortKey: "EMAIL",
                cell: (row) => (
                  <span className={styles["lines"]}>
                    <bdi>{row.email}</bdi>
                    {row.name ? <Name>{row.name}</Name> : null}
                  </span>
                ),
              },
              {
                id: "state",
                header: t`State`,
                cell: (row) => (
                  <span className={styles["lines"]}>
                    <Row>
                      <Badge tone={row.state === "FAILED" ? "bad" : row.state === "ACCEPTED" ? "good" : "plain"}>{words[row.state]}</Badge>
                      {row.isPaused ? <Badge tone="warn">{t`Paused: the link is off`}</Badge> : null}
                    </Row>
                    {row.failure ? <span className={styles["bad"]}>{row.failure}</span> : null}
                  </span>
                ),
              },
              { id: "invited", header: t`Invited`, sortKey: "CREATED_AT", cell: (row) => <Ago of={row.createdAt} /> },
              { id: "sent", header: t`Last mail`, sortKey: "SENT_AT", cell: (row) => <Ago of={row.sentAt} /> },
              { id: "until", header: t`Until`, sortKey: "EXPIRES_AT", cell: (row) => <Day of={row.expiresAt} /> },
            ]}
            sort={{ key: sort.replace("-", ""), isDescending: sort.startsWith("-") }}
            onSort={({ key, isDescending }) => change({ sort: `${isDescending ? "-" : ""}${key}` })}
            {...(data.viewerCan.inviteLearners
              ? { selection: { chosen, onChange: choose, nameOf: (id: string) => rows.find((row) => row.id === id)?.email ?? "" } }
              : {})}
            total={data.invitations.totalCount}
            hasMore={hasNext}
            isLoadingMore={isLoadingNext}
            onMore={more}
          />
        )}
      </div>
      <ChosenBar count={chosen.size} onNone={() => choose(new Set())}>
        <Button small onPress={() => ask({ how: "resend", ids: [...chosen] })}>
          <Trans>Send again…</Trans>
        </Button>
        <Button small look="danger" onPress={() => ask({ how: "revoke", ids: [...chosen] })}>
          <Trans>Revoke…</Trans>
        </Button>
      </ChosenBar>
      {asked === null ? null : (
        <ChangeInvitations
          organizationId={data.id}
          change={asked}
          onClose={() => {
            ask(null);
            choose(new Set());
          }}
        />
      )}
    </Stack>
  );
}
