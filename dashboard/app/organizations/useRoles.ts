/** What the roles on a staff are called, and what each may do. */
import { useLingui } from "@lingui/react/macro";

export type StaffRole = "OWNER" | "ADMIN" | "COACH" | "ANALYST";

export interface RoleWords {
  readonly id: StaffRole;
  readonly label: string;
  readonly means: string;
}

export function useRoles(): ReadonlyArray<RoleWords> {
  const { t } = useLingui();
  return [
    { id: "ANALYST", label: t`Analyst`, means: t`Sees every learner and the credits; changes nothing.` },
    { id: "COACH", label: t`Coach`, means: t`Sees the learners of the teams that he or she leads.` },
    { id: "ADMIN", label: t`Admin`, means: t`Does everything but decide who owns the organization.` },
    { id: "OWNER", label: t`Owner`, means: t`Does everything: decides who is an owner, and reads the audit log.` },
  ];
}

export function useRole(): (role: string) => RoleWords | undefined {
  const roles = useRoles();
  return (role) => roles.find((each) => each.id === role);
}
