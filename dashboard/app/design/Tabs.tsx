/** One of several views of the same things, each with its count; the choice stands in the address. */
import { Link } from "@tanstack/react-router";

import styles from "./Tabs.module.css";

interface Props<T extends string> {
  readonly label: string;
  readonly tabs: ReadonlyArray<{ readonly id: T; readonly label: string; readonly count?: number | null }>;
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

export function Tabs<T extends string>({ label, tabs, chosen, onChoose }: Props<T>) {
  return (
    <div role="group" aria-label={label} className={styles["tabs"]}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          aria-pressed={tab.id === chosen}
          className={styles["tab"]}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count === undefined || tab.count === null ? null : <span className={styles["count"]}>{tab.count}</span>}
        </button>
      ))}
    </div>
  );
}

interface LinksProps {
  readonly label: string;
  readonly tabs: ReadonlyArray<{ readonly to: string; readonly label: string; readonly count?: number | null }>;
}

/** The same look where each view has an address of its own. */
export function LinkTabs({ label, tabs }: LinksProps) {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to as never} className={styles["tab"] ?? ""} activeOptions={{ exact: true, includeSearch: false }}>
          {tab.label}
          {tab.count === undefined || tab.count === null ? null : <span className={styles["count"]}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
