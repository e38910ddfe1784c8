import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Day } from "../design/moments";
import { Badge, Empty, Row } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { StaffInvitationsListAgainMutation } from "../relay/generated/StaffInvitationsListAgainMutation.graphql";
import type { StaffInvitationsList_organization$key } from "../relay/generated/StaffInvitationsList_organization.graphql";
import type { StaffInvitationsListQuery } from "../relay/generated/StaffInvitationsListQuery.graphql";
import type { StaffInvitationsListRevokeMutation } from "../relay/generated/StaffInvitationsListRevokeMutation.graphql";
import { useAction } from "../relay/useAction";
import { useList } from "../relay/useList";
import { useRole } from "./useRoles";

const NONE = {};

/** Who is asked to join the staff and has not answered. */
export function StaffInvitationsList({ organization }: { readonly organization: StaffInvitationsList_organization$key }) {
  const { t } = useLingui();
  const roleOf = useRole();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<StaffInvitationsListQuery, StaffInvitationsList_organization$key>(
    graphql`
      fragment StaffInvitationsList_organization on Organization
      @refetchable(queryName: "StaffInvitationsListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }) {
        id
        viewerCan {
          manageOwners
        }
        staffInvitations(first: $count, after: $cursor, orderBy: [{ field: CREATED_AT, direction: DESC }])
          @connection(key: "StaffInvitationsList_staffInvitations", filters: []) {
          totalCount
          edges {
            node {
              id
              email
              role
              createdAt
              expiresAt
              isExpired
            }
          }
        }
      }
    `,
    organization,
  );
  const isPending = useList(refetch as never, NONE);
  const [again, isSending] = useAction<StaffInvitationsListAgainMutation>(graphql`
    mutation StaffInvitationsListAgainMutation($input: InviteStaffInput!) {
      inviteStaff(input: $input) {
        userErrors {
          code
          field
          message
        }
        staffInvitation {
          id
          email
          role
          createdAt
          expiresAt
          isExpired
        }
      }
    }
  `);
  const [revoke, isRevoking] = useAction<StaffInvitationsListRevokeMutation>(graphql`
    mutation StaffInvitationsListRevokeMutation($input: RevokeStaffInvitationInput!) {
      revokeStaffInvitation(input: $input) {
        userErrors {
          code
          field
          message
        }
        staffInvitation {
          id
          revokedAt
        }
      }
    }
  `);
  const rows = data.staffInvitations.edges.map((edge) => edge.node);
  type Invitation = (typeof rows)[number];
  const more = useCallback(() => void loadNext(50), [loadNext]);
  const invite = async (row: Invitation): Promise<boolean> => {
    const { isDone } = await again({ organizationId: data.id, email: row.email, role: row.role as never });
    if (isDone) changed();
    return isDone;
  };
  const sendAgain = async (row: Invitation): Promise<void> => {
    if (await invite(row)) notify("good", t`A new invitation is on its way; the link of the one before is dead.`);
  };
  const takeBack = async (row: Invitation): Promise<void> => {
    const { isDone } = await revoke({ staffInvitationId: row.id });
    if (!isDone) return;
    changed();
    notify("good", t`The invitation of ${row.email} is taken back; its link is dead.`, { label: t`Invite again`, run: () => void invite(row) });
  };
  const columns: Column<Invitation>[] = [
    { id: "email", header: t`Address`, cell: (row) => row.email },
    { id: "role", header: t`Role on offer`, cell: (row) => roleOf(row.role)?.label },
    { id: "sent", header: t`Invited`, cell: (row) => <Day of={row.createdAt} /> },
    {
      id: "until",
      header: t`Works until`,
      cell: (row) => (row.isExpired ? <Badge tone="warn">{t`Expired`}</Badge> : <Day of={row.expiresAt} />),
    },
    {
      id: "do",
      header: t`Action`,
      align: "end",
      cell: (row) =>
        row.role === "OWNER" && !data.viewerCan.manageOwners ? null : (
          <Row>
            <Button small look="quiet" isDisabled={isSending} aria-label={t`Invite ${row.email} again`} onPress={() => void sendAgain(row)}>
              <Trans>Invite again</Trans>
            </Button>
            <Button small look="quiet" isDisabled={isRevoking} aria-label={t`Revoke the invitation of ${row.email}`} onPress={() => void takeBack(row)}>
              <Trans>Revoke</Trans>
            </Button>
          </Row>
        ),
    },
  ];
  return (
    <div aria-busy={isPending}>
      {rows.length === 0 ? (
        <Empty title={t`No invitation waits for an answer.`}>{t`Invite colleagues by their address; each gets a role.`}</Empty>
      ) : (
        <DataTable
          label={t`Invitations to the staff`}
          rows={rows}
          idOf={(row) => row.id}
          columns={columns}
          total={data.staffInvitations.totalCount}
          hasMore={hasNext}
          isLoadingMore={isLoadingNext}
          onMore={more}
        />
      )}
    </div>
  );
}
