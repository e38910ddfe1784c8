/** A connection in the cells of a table. */
import { Link } from "@tanstack/react-router";
import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Day } from "../design/moments";
import { Badge, Name } from "../design/parts";
import type { ConnectionCells_end$key } from "../relay/generated/ConnectionCells_end.graphql";
import type { ConnectionCells_learner$key } from "../relay/generated/ConnectionCells_learner.graphql";
import type { ConnectionCells_state$key } from "../relay/generated/ConnectionCells_state.graphql";
import styles from "./connections.module.css";
import { TONES, useConnectionWords } from "./useConnectionWords";

export function ConnectionLearner({ connection, slug }: { readonly connection: ConnectionCells_learner$key; readonly slug: string }) {
  const { t } = useLingui();
  const { learner } = useFragment(
    graphql`
      fragment ConnectionCells_learner on Connection {
        learner {
          id
          name
          email
        }
      }
    `,
    connection,
  );
  if (!learner) return <span className={styles["quiet"]}>{t`No longer yours to see`}</span>;
  return (
    <span className={styles["lines"]}>
      <Link to={`/o/${slug}/learners/${learner.id}` as never}>
        <Name>{learner.name}</Name>
      </Link>
      {learner.email ? <span className={styles["quiet"]}>{learner.email}</span> : null}
    </span>
  );
}

export function ConnectionStateBadge({ connection }: { readonly connection: ConnectionCells_state$key }) {
  const { states } = useConnectionWords();
  const { state } = useFragment(
    graphql`
      fragment ConnectionCells_state on Connection {
        state
      }
    `,
    connection,
  );
  return <Badge tone={TONES[state] ?? "plain"}>{states[state]}</Badge>;
}

/** When and by whom it was ended, and why. */
export function ConnectionEnd({ connection }: { readonly connection: ConnectionCells_end$key }) {
  const { sides } = useConnectionWords();
  const { endedAt, endedBySide, endReason } = useFragment(
    graphql`
      fragment ConnectionCells_end on Connection {
        endedAt
        endedBySide
        endReason
      }
    `,
    connection,
  );
  if (!endedAt) return <span aria-hidden="true">–</span>;
  return (
    <span className={styles["lines"]}>
      <span>
        <Day of={endedAt} /> {endedBySide ? sides[endedBySide] : ""}
      </span>
      {endReason ? (
        <span className={styles["quiet"]} dir="auto">
          {endReason}
        </span>
      ) : null}
    </span>
  );
}
