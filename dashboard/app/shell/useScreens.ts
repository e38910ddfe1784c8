/** The screens that somebody has, by whose they are. */
import { useLingui } from "@lingui/react/macro";

export interface Screen {
  readonly to: string;
  readonly label: string;
  /** Others begin with its address, and are not it. */
  readonly isStart?: boolean;
}

interface Screens {
  readonly ofOrganization: (slug: string, role: string) => ReadonlyArray<Screen>;
  readonly ofLearner: ReadonlyArray<Screen>;
  readonly ofProvider: ReadonlyArray<Screen>;
}

/** Coaches and analysts are spared the ways to what is not for them; the API decides. */
export function useScreens(): Screens {
  const { t } = useLingui();
  return {
    ofOrganization: (slug, role) => {
      const at = `/o/${slug}`;
      const leads = role === "OWNER" || role === "ADMIN";
      return [
        { to: at, label: t`Overview`, isStart: true },
        { to: `${at}/learners`, label: t`Learners` },
        { to: `${at}/connections`, label: t`Connections` },
        { to: `${at}/sessions`, label: t`Sessions` },
        ...(role === "COACH" ? [] : [{ to: `${at}/credits`, label: t`Credits` }]),
        { to: `${at}/members`, label: t`Members and teams` },
        ...(leads ? [{ to: `${at}/settings`, label: t`Settings` }] : []),
        ...(role === "OWNER" ? [{ to: `${at}/audit`, label: t`Audit log` }] : []),
      ];
    },
    ofLearner: [
      { to: "/home", label: t`Home` },
      { to: "/courses", label: t`Courses` },
      { to: "/certificates", label: t`Certificates` },
      { to: "/connections", label: t`Connections` },
      { to: "/notifications", label: t`Notifications` },
      { to: "/account", label: t`Account` },
    ],
    ofProvider: [
      { to: "/provider", label: t`Organizations`, isStart: true },
      { to: "/provider/catalogue", label: t`Catalogue` },
    ],
  };
}
