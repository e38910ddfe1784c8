import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";

import { Badge, Name } from "../design/parts";
import type { Navigation_viewer$key } from "../relay/generated/Navigation_viewer.graphql";
import styles from "./Navigation.module.css";
import { SignOut } from "./SignOut";

interface Item {
  readonly to: string;
  readonly label: string;
  readonly count?: number;
  /** Others begin with its address, and are not it. */
  readonly isStart?: boolean;
}

/** Where one can go: what is one's own, each organization on whose staff one is, and the provider's rooms. */
export function Navigation({ viewer }: { readonly viewer: Navigation_viewer$key }) {
  const { t } = useLingui();
  const { slug } = useParams({ strict: false }) as { slug?: string };
  const me = useFragment(
    graphql`
      fragment Navigation_viewer on Viewer {
        email
        unreadCount
        isPlatformStaff
        learner {
          id
          name
        }
        memberships {
          id
          role
          organization {
            id
            name
            slug
          }
        }
      }
    `,
    viewer,
  );
  const memberships = (me.memberships ?? []).filter((each) => each.organization);
  const open = memberships.find((each) => each.organization?.slug === slug) ?? memberships[0];
  return (
    <nav className={styles["nav"]} aria-label={t`Main`}>
      <p className={styles["brand"]}>Tessera</p>
      {memberships.map(({ id, role, organization }) =>
        organization ? (
          <Group key={id} title={organization.name} isOpen={open?.id === id} to={`/o/${organization.slug}`}>
            <OrganizationScreens slug={organization.slug} role={role} />
          </Group>
        ) : null,
      )}
      {me.isPlatformStaff ? (
        <Group title={t`Provider`} isOpen to="/provider">
          <Items
            of={[
              { to: "/provider", label: t`Organizations`, isStart: true },
              { to: "/provider/catalogue", label: t`Catalogue` },
            ]}
          />
        </Group>
      ) : null}
      <Group title={t`My learning`} isOpen to="/home">
        <Items
          of={[
            { to: "/home", label: t`Home` },
            { to: "/courses", label: t`Courses` },
            { to: "/certificates", label: t`Certificates` },
            { to: "/connections", label: t`Connections` },
            { to: "/notifications", label: t`Notifications`, count: me.unreadCount },
            { to: "/account", label: t`Account` },
          ]}
        />
      </Group>
      <div className={styles["who"]}>
        <Name>{me.learner?.name ?? me.email ?? ""}</Name>
        <a href="/graphiql">
          <Trans>GraphiQL</Trans>
        </a>
        <SignOut />
      </div>
    </nav>
  );
}

interface Screens {
  readonly slug: string;
  readonly role: string;
}

/** Coaches and analysts are spared the ways to what is not for them; the API decides. */
function OrganizationScreens({ slug, role }: Screens) {
  const { t } = useLingui();
  const at = `/o/${slug}`;
  const leads = role === "OWNER" || role === "ADMIN";
  return (
    <Items
      of={[
        { to: at, label: t`Overview`, isStart: true },
        { to: `${at}/learners`, label: t`Learners` },
        { to: `${at}/connections`, label: t`Connections` },
        { to: `${at}/sessions`, label: t`Sessions` },
        ...(role === "COACH" ? [] : [{ to: `${at}/credits`, label: t`Credits` }]),
        { to: `${at}/members`, label: t`Members and teams` },
        ...(leads ? [{ to: `${at}/settings`, label: t`Settings` }] : []),
        ...(role === "OWNER" ? [{ to: `${at}/audit`, label: t`Audit log` }] : []),
      ]}
    />
  );
}

interface GroupProps {
  readonly title: string;
  readonly to: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

function Group({ title, to, isOpen, children }: GroupProps) {
  if (!isOpen) {
    return (
      <Link to={to as never} className={styles["closed"] ?? ""}>
        <Name>{title}</Name>
      </Link>
    );
  }
  return (
    <div className={styles["group"]}>
      <p className={styles["title"]}>
        <Name>{title}</Name>
      </p>
      {children}
    </div>
  );
}

function Items({ of }: { readonly of: ReadonlyArray<Item> }) {
  return (
    <ul>
      {of.map((item) => (
        <li key={item.to}>
          <Link to={item.to as never} className={styles["item"] ?? ""} activeOptions={{ exact: item.isStart ?? false, includeSearch: false }}>
            {item.label}
            {item.count ? <Badge tone="info">{item.count}</Badge> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
