/** What can stand in the audit log, in words. */
import { useLingui } from "@lingui/react/macro";

import type { AuditAction } from "../relay/generated/AuditPageMoreQuery.graphql";

export function useActionWords(): Record<AuditAction, string> {
  const { t } = useLingui();
  return {
    ORGANIZATION_CREATED: t`Organization created`,
    BRANDING_CHANGED: t`Branding changed`,
    STAFF_INVITED: t`Staff invited`,
    STAFF_INVITATION_REVOKED: t`Staff invitation revoked`,
    MEMBER_ADDED: t`Member added`,
    MEMBER_REMOVED: t`Member removed`,
    ROLE_CHANGED: t`Role changed`,
    OWNERSHIP_TRANSFERRED: t`Ownership transferred`,
    TEAM_CHANGED: t`Team changed`,
    LINK_ACTIVATED: t`Link switched on`,
    LINK_DEACTIVATED: t`Link switched off`,
    LINK_ROTATED: t`Link replaced`,
    LINK_LIMITED: t`Limits of the link changed`,
    INVITATION_SENT: t`Invitation sent`,
    INVITATION_RESENT: t`Invitation sent again`,
    INVITATION_ACCEPTED: t`Invitation accepted`,
    INVITATION_REVOKED: t`Invitation revoked`,
    INVITATION_EXPIRED: t`Invitation expired`,
    INVITATION_DOMAINS_CHANGED: t`Allowed domains changed`,
    CONNECTION_REQUESTED: t`Connection requested`,
    REQUEST_WITHDRAWN: t`Request withdrawn`,
    REQUEST_REJECTED: t`Request rejected`,
    CONNECTION_MADE: t`Connection made`,
    CONNECTION_ENDED: t`Connection ended`,
    LEARNER_BLOCKED: t`Learner blocked`,
    LEARNER_UNBLOCKED: t`Learner unblocked`,
    CREDITS_GRANTED: t`Credits granted`,
    MAIL_ALLOWANCE_SET: t`Mail allowance set`,
    SESSION_STARTED: t`Session started`,
    SESSION_COMPLETED: t`Session completed`,
    SESSION_TERMINATED: t`Session terminated`,
  };
}
