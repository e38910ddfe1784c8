import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import type { PaletteOpener_viewer$key } from "../relay/generated/PaletteOpener_viewer.graphql";
import styles from "./Navigation.module.css";

const Palette = lazy(() => import("./Palette"));

/** Opens the list of everywhere one can go: by its button, or by ⌘K or Ctrl-K. */
export function PaletteOpener({ viewer }: { readonly viewer: PaletteOpener_viewer$key }) {
  const { t } = useLingui();
  const { slug } = useParams({ strict: false }) as { slug?: string };
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  const key = useFragment(
    graphql`
      fragment PaletteOpener_viewer on Viewer {
        ...Palette_viewer
      }
    `,
    viewer,
  );
  useEffect(() => setOpen(false), [pathname]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
  const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘K" : t`Ctrl K`;
  return (
    <>
      <Button small aria-haspopup="dialog" onPress={() => setOpen(true)}>
        <span className={styles["goTo"]}>
          <Trans>Go to…</Trans>
          <kbd>{shortcut}</kbd>
        </span>
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Palette viewer={key} slug={slug} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
