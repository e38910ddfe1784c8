import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";

import { Badge, Name } from "../design/parts";
import type { Navigation_viewer$key } from "../relay/generated/Navigation_viewer.graphql";
import styles from "./Navigation.module.css";
import { PaletteOpener } from "./PaletteOpener";
import { SignOut } from "./SignOut";
import { useScreens } from "./useScreens";
import type { Screen } from "./useScreens";

interface Item extends Screen {
  readonly count?: number;
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
        ...PaletteOpener_viewer
      }
    `,
    viewer,
  );
  const screens = useScreens();
  const memberships = (me.memberships ?? []).filter((each) => each.organization);
  const open = memberships.find((each) => each.organization?.slug === slug) ?? memberships[0];
  return (
    <nav className={styles["nav"]} aria-label={t`Main`}>
      <p className={styles["brand"]}>Tessera</p>
      <PaletteOpener viewer={me} />
      {memberships.map(({ id, role, organization }) =>
        organization ? (
          <Group key={id} title={organization.name} isOpen={open?.id === id} to={`/o/${organization.slug}`}>
            <Items of={screens.ofOrganization(organization.slug, role)} />
          </Group>
        ) : null,
      )}
      {me.isPlatformStaff ? (
        <Group title={t`Provider`} isOpen to="/provider">
          <Items of={screens.ofProvider} />
        </Group>
      ) : null}
      <Group title={t`My learning`} isOpen to="/home">
        <Items of={screens.ofLearner.map((each) => (each.to === "/notifications" ? { ...each, count: me.unreadCount } : each))} />
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
