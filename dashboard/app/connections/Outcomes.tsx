import { Plural, useLingui } from "@lingui/react/macro";

import { Badge, Name, Notice } from "../design/parts";
import styles from "./connections.module.css";

export interface Outcome {
  readonly id: string;
  readonly name: string;
  /** Why nothing was done; null when it was. */
  readonly message: string | null;
}

interface Props {
  readonly of: ReadonlyArray<Outcome>;
}

/** What became of each row that was asked for, those that were refused first, in words. */
export function Outcomes({ of }: Props) {
  const { t } = useLingui();
  const refused = of.filter((each) => each.message !== null);
  const done = of.length - refused.length;
  return (
    <>
      <Notice tone={refused.length === 0 ? "good" : "warn"}>
        <p role="status">
          <Plural value={done} _0="Nothing was done." one="# was done." other="# were done." />{" "}
          {refused.length === 0 ? null : <Plural value={refused.length} one="# was not; it stays as it is." other="# were not; they stay as they are." />}
        </p>
      </Notice>
      <ul className={styles["list"]} aria-label={t`What became of each`}>
        {[...refused, ...of.filter((each) => each.message === null)].map((each) => (
          <li key={each.id} className={styles["item"]}>
            <Name>{each.name}</Name>
            {each.message === null ? <Badge tone="good">{t`Done`}</Badge> : <span className={styles["bad"]}>{each.message}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
