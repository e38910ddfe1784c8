/** Things to do, each with its number and where it is done. */
import type { ReactNode } from "react";
import { Link } from "react-aria-components";

import { useNumber } from "../design/moments";
import styles from "./Tasks.module.css";

export function Tasks({ children }: { readonly children: ReactNode }) {
  return <ul className={styles["tasks"]}>{children}</ul>;
}

interface TaskProps {
  readonly count: number;
  readonly href: string;
  readonly tone: "bad" | "warn" | "info";
  readonly children: ReactNode;
  readonly hint?: ReactNode;
}

export function Task({ count, href, tone, children, hint }: TaskProps) {
  const number = useNumber();
  return (
    <li>
      <Link className={styles["task"] ?? ""} href={href}>
        <span className={`${styles["count"]} ${styles[tone]}`}>{number(count)}</span>
        <span className={styles["words"]}>
          <span className={styles["what"]}>{children}</span>
          {hint === undefined ? null : <span className={styles["hint"]}>{hint}</span>}
        </span>
        <span className={styles["on"]} aria-hidden="true">
          ›
        </span>
      </Link>
    </li>
  );
}
