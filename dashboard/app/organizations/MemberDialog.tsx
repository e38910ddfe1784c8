import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import { Select } from "../design/fields";
import { Day } from "../design/moments";
import { Facts, Notice } from "../design/parts";
import { notify } from "../design/toasts";
import type { MemberDialog_member$key } from "../relay/generated/MemberDialog_member.graphql";
import type { MemberDialog_organization$key } from "../relay/generated/MemberDialog_organization.graphql";
import type { MemberDialogRoleMutation } from "../relay/generated/MemberDialogRoleMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";
import { LeaveStaff, RemoveMember, TransferOwnership } from "./MemberEndings";
import { useRoles } from "./useRoles";
import type { StaffRole } from "./useRoles";

interface Props {
  readonly member: MemberDialog_member$key;
  readonly organization: MemberDialog_organization$key;
  readonly onClose: () => void;
}

/** What one member may do from now on: another role, the organization itself, or nothing more. */
export function MemberDialog({ member, organization, onClose }: Props) {
  const { t } = useLingui();
  const { id, name, email, role, createdAt } = useFragment(
    graphql`
      fragment MemberDialog_member on Membership {
        id
        name
        email
        role
        createdAt
      }
    `,
    member,
  );
  const { id: organizationId, viewerMembership, viewerCan } = useFragment(
    graphql`
      fragment MemberDialog_organization on Organization {
        id
        viewerMembership {
          id
          role
        }
        viewerCan {
          manageMembers
          manageOwners
        }
      }
    `,
    organization,
  );
  const isMe = id === viewerMembership?.id;
  const mayChange = viewerCan.manageOwners || (viewerCan.manageMembers && role !== "OWNER");
  const roles = useRoles().filter((each) => each.id !== "OWNER" || viewerCan.manageOwners);
  const [wanted, want] = useState<StaffRole>(role as StaffRole);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [changeRole, isBusy] = useAction<MemberDialogRoleMutation>(graphql`
    mutation MemberDialogRoleMutation($input: ChangeMemberRoleInput!) {
      changeMemberRole(input: $input) {
        userErrors {
          code
          field
          message
        }
        membership {
          id
          role
          organization {
            id
            viewerCan {
              manageMembers
              manageOwners
              manageTeams
              editBranding
              seeAuditLog
              seeCredits
            }
          }
        }
      }
    }
  `);
  const save = async (): Promise<void> => {
    const { isDone, refusals } = await changeRole({ membershipId: id, role: wanted }, { tellRefusals: false });
    setRefusal(refusals[0] ?? null);
    if (!isDone) return;
    notify("good", t`The role is changed.`);
    onClose();
  };
  return (
    <Dialog title={name} isOpen onClose={onClose}>
      <Facts
        of={[
          [t`Address`, email],
          [t`On the staff since`, <Day key="since" of={createdAt} />],
        ]}
      />
      {mayChange ? (
        <>
          <Select
            label={t`Role`}
            value={wanted}
            onChange={want}
            choices={roles}
            hint={roles.find((each) => each.id === wanted)?.means}
            refusal={refusal === null ? null : refusal.code === "LAST_OWNER" ? t`There has to be an owner. Make somebody else owner first.` : refusal.message}
          />
          {isMe && wanted !== role ? (
            <Notice tone="warn">
              <Trans>This is your own role. You may not be able to take it back yourself.</Trans>
            </Notice>
          ) : null}
          <Button look="primary" isDisabled={wanted === role} isPending={isBusy} onPress={() => void save()}>
            <Trans>Change the role</Trans>
          </Button>
        </>
      ) : null}
      {viewerCan.manageOwners && !isMe ? <TransferOwnership membershipId={id} name={name} onClose={onClose} /> : null}
      {isMe ? (
        <LeaveStaff organizationId={organizationId} isOwner={role === "OWNER"} />
      ) : mayChange ? (
        <RemoveMember membershipId={id} name={name} onClose={onClose} />
      ) : null}
    </Dialog>
  );
}
