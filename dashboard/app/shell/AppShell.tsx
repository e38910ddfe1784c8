import { Trans, useLingui } from "@lingui/react/macro";
import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { RouterProvider as AriaRouterProvider } from "react-aria-components";
import { graphql, useLazyLoadQuery } from "react-relay";

import { Button } from "../design/Button";
import { onlineState } from "../relay/online";
import { goToSignIn } from "../relay/signedIn";
import type { AppShellQuery } from "../relay/generated/AppShellQuery.graphql";
import styles from "./AppShell.module.css";
import { Live } from "./Live";
import { Navigation } from "./Navigation";
import { SignInAgain } from "./SignInAgain";

/** What the frame around every screen shows. Each screen's query asks for it, so that a screen is one query. */
export const SHELL = graphql`
  fragment AppShell_viewer on Viewer {
    id
    newest: notifications(first: 1) {
      nodes {
        id
        sequence
      }
    }
    ...Navigation_viewer
  }
`;

/** The frame: skip link, navigation, the screen, and what is said above it. */
export function AppShell() {
  const navigate = useNavigate();
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const { pathname } = useLocation();
  // Filled by the screens' queries; nothing is asked for it.
  const { viewer } = useLazyLoadQuery<AppShellQuery>(
    graphql`
      query AppShellQuery {
        viewer {
          id
          newest: notifications(first: 1) {
            nodes {
              id
              sequence
            }
          }
          ...Navigation_viewer
        }
      }
    `,
    {},
    { fetchPolicy: "store-only" },
  );
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    // Null is an answer: nobody is signed in. Undefined: no screen has asked yet.
    if (viewer === null) goToSignIn();
  }, [viewer]);
  useFocusOnTitle(pathname);

  return (
    <AriaRouterProvider
      navigate={(href) => void navigate({ href } as never)}
    >
      <a className={styles["skip"]} href="#screen">
        <Trans>Go to the content</Trans>
      </a>
      <div className={styles["shell"]} data-open={isOpen ? "" : undefined}>
        <header className={styles["bar"]}>
          <Button look="quiet" small aria-label={t`Menu`} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            ☰
          </Button>
          <span className={styles["brand"]}>Tessera</span>
        </header>
        <div className={styles["side"]}>{viewer ? <Navigation viewer={viewer} /> : null}</div>
        <main id="screen" className={styles["screen"]}>
          <Offline />
          <Outlet />
        </main>
      </div>
      {viewer ? <Live viewerId={viewer.id} after={viewer.newest?.nodes?.[0]?.sequence ?? 0} /> : null}
      <SignInAgain />
    </AriaRouterProvider>
  );
}

function Offline() {
  const isOnline = useSyncExternalStore(onlineState.subscribe, onlineState.isOnline);
  return (
    <div role="status">
      {isOnline ? null : (
        <p className={styles["offline"]}>
          <Trans>No connection at the moment. What you see may be out of date; it is made up for when the connection is back.</Trans>
        </p>
      )}
    </div>
  );
}

/** The focus goes where the eye goes: to the new screen's title. */
function useFocusOnTitle(pathname: string): void {
  const former = useRef(pathname);
  useEffect(() => {
    if (former.current === pathname) return undefined;
    former.current = pathname;
    const soon = setTimeout(() => document.querySelector<HTMLElement>("[data-page-title]")?.focus({ preventScroll: true }), 60);
    return () => clearTimeout(soon);
  }, [pathname]);
}
