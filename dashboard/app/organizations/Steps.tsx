/** Steps in their order, each done or still to do. */
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Link } from "react-aria-components";

import styles from "./Steps.module.css";

export function Steps({ children }: { readonly children: ReactNode }) {
  return <ol className={styles["steps"]}>{children}</ol>;
}

interface StepProps {
  readonly label: string;
  readonly isDone: boolean;
  readonly href: string;
  readonly children: ReactNode;
}

export function Step({ label, isDone, href, children }: StepProps) {
  const { t } = useLingui();
  return (
    <li className={styles["step"]} data-done={isDone ? "" : undefined}>
      <span className={styles["mark"]} role="img" aria-label={isDone ? t`done` : t`to do`}>
        {isDone ? "✓" : null}
      </span>
      <div>
        <Link href={href} className={styles["label"] ?? ""}>
          {label}
        </Link>
        <p className={styles["why"]}>{children}</p>
      </div>
    </li>
  );
}
