import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";

import { Button } from "../design/Button";
import styles from "./connections.module.css";

interface Props {
  readonly count: number;
  readonly onNone: () => void;
  readonly children: ReactNode;
}

/** What can be done with the rows that are chosen; it stays in sight while one scrolls. */
export function ChosenBar({ count, onNone, children }: Props) {
  if (count === 0) return null;
  return (
    <div className={styles["bar"]}>
      <strong role="status">
        <Plural value={count} one="# chosen" other="# chosen" />
      </strong>
      {children}
      <Button small look="quiet" onPress={onNone}>
        <Trans>Choose none</Trans>
      </Button>
    </div>
  );
}
