/** People in a short list, each with what one can do. */
import type { ReactNode } from "react";

import { Name } from "../design/parts";
import styles from "./People.module.css";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null | undefined;
}

interface Props<P extends Person> {
  readonly label: string;
  readonly of: ReadonlyArray<P>;
  readonly action?: (person: P) => ReactNode;
}

export function People<P extends Person>({ label, of, action }: Props<P>) {
  return (
    <ul className={styles["list"]} aria-label={label}>
      {of.map((person) => (
        <li key={person.id} className={styles["person"]}>
          <span className={styles["who"]}>
            <Name>{person.name}</Name>
            {person.email ? <span className={styles["email"]}>{person.email}</span> : null}
          </span>
          {action?.(person)}
        </li>
      ))}
    </ul>
  );
}
