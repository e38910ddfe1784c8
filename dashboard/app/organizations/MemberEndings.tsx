/** What cannot be taken back by who does it: each says first what it means. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ReactNode } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { Name, Notice, Row, Stack } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { MemberEndingsLeaveMutation } from "../relay/generated/MemberEndingsLeaveMutation.graphql";
import type { MemberEndingsRemoveMutation } from "../relay/generated/MemberEndingsRemoveMutation.graphql";
import type { MemberEndingsTransferMutation } from "../relay/generated/MemberEndingsTransferMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";

interface EndingProps {
  readonly label: string;
  readonly confirm: string;
  readonly children: ReactNode;
  readonly isBusy: boolean;
  readonly refusals: ReadonlyArray<Refusal>;
  readonly onGo: () => void;
}

/** A button, then what it means, then the button that does it. */
function Ending({ label, confirm, children, isBusy, refusals, onGo }: EndingProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{label}</Button>;
  const refusal = refusals[0];
  return (
    <Stack>
      <Notice tone="warn">{children}</Notice>
      {refusal ? (
        <Notice tone="bad">
          {refusal.code === "LAST_OWNER" ? t`There has to be an owner. Make somebody else owner first.` : refusal.message}
        </Notice>
      ) : null}
      <Row>
        <Button look="danger" isPending={isBusy} onPress={onGo}>
          {confirm}
        </Button>
        <Button onPress={() => setOpen(false)}>{t`Cancel`}</Button>
      </Row>
    </Stack>
  );
}

interface MemberProps {
  readonly membershipId: string;
  readonly name: string;
  readonly onClose: () => void;
}

export function TransferOwnership({ membershipId, name, onClose }: MemberProps) {
  const { t } = useLingui();
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [transfer, isBusy] = useAction<MemberEndingsTransferMutation>(graphql`
    mutation MemberEndingsTransferMutation($input: TransferOwnershipInput!) {
      transferOwnership(input: $input) {
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
            viewerMembership {
              id
              role
            }
            viewerCan {
              manageMembers
              manageOwners
              manageTeams
              seeAuditLog
            }
          }
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const outcome = await transfer({ membershipId }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    if (!outcome.isDone) return;
    notify("good", t`${name} is owner now; you are an admin.`);
    changed();
    onClose();
  };
  return (
    <Ending label={t`Hand the organization over`} confirm={t`Hand it over`} isBusy={isBusy} refusals={refusals} onGo={() => void go()}>
      <p>
        <Trans>
          <Name>{name}</Name> becomes owner in your place, and you become an admin. You no longer decide who is an owner, and no longer read the
          audit log. Only an owner can take this back.
        </Trans>
      </p>
    </Ending>
  );
}

export function RemoveMember({ membershipId, name, onClose }: MemberProps) {
  const { t } = useLingui();
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [remove, isBusy] = useAction<MemberEndingsRemoveMutation>(graphql`
    mutation MemberEndingsRemoveMutation($input: RemoveMemberInput!) {
      removeMember(input: $input) {
        userErrors {
          code
          field
          message
        }
        organization {
          id
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const outcome = await remove({ membershipId }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    if (!outcome.isDone) return;
    notify("good", t`${name} is no longer on the staff.`);
    changed();
    onClose();
  };
  return (
    <Ending label={t`Take off the staff`} confirm={t`Take off the staff`} isBusy={isBusy} refusals={refusals} onGo={() => void go()}>
      <p>
        <Trans>
          <Name>{name}</Name> sees nothing of this organization from this moment on, and leads none of its teams. His or her own learning, and
          what he or she did here, stays. To come back, he or she has to be invited again.
        </Trans>
      </p>
    </Ending>
  );
}

export function LeaveStaff({ organizationId, isOwner }: { readonly organizationId: string; readonly isOwner: boolean }) {
  const { t } = useLingui();
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [leave, isBusy] = useAction<MemberEndingsLeaveMutation>(graphql`
    mutation MemberEndingsLeaveMutation($input: LeaveOrganizationInput!) {
      leaveOrganization(input: $input) {
        userErrors {
          code
          field
          message
        }
        organization {
          id
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const outcome = await leave({ organizationId }, { tellRefusals: false });
    setRefusals(outcome.refusals);
    // Loaded anew: nothing of what was seen as staff is to stay in this tab.
    if (outcome.isDone) location.assign("/");
  };
  return (
    <Ending label={t`Leave the staff`} confirm={t`Leave the staff`} isBusy={isBusy} refusals={refusals} onGo={() => void go()}>
      <p>
        <Trans>
          You see nothing of this organization from this moment on, and lead none of its teams. Your own learning stays. To come back, you have to
          be invited again.
        </Trans>
      </p>
      {isOwner ? (
        <p>
          <Trans>If you are its last owner, hand it over first.</Trans>
        </p>
      ) : null}
    </Ending>
  );
}
