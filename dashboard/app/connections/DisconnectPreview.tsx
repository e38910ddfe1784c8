import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { graphql, useLazyLoadQuery } from "react-relay";

import { Name, Notice } from "../design/parts";
import type { DisconnectPreviewQuery } from "../relay/generated/DisconnectPreviewQuery.graphql";
import styles from "./connections.module.css";

const MOST = 200;

interface Props {
  readonly connectionIds: ReadonlyArray<string>;
}

/** What ending these connections would change at this moment, from the server: together, and for each learner whom it touches. */
export function DisconnectPreview({ connectionIds }: Props) {
  const { t } = useLingui();
  const { nodes } = useLazyLoadQuery<DisconnectPreviewQuery>(
    graphql`
      query DisconnectPreviewQuery($ids: [ID!]!) {
        nodes(ids: $ids) {
          id
          ... on Connection {
            learner {
              id
              name
            }
            disconnectPreview {
              sessionsEnding
              creditsReturning
              certificatesHidden
              sessionsHidden
            }
          }
        }
      }
    `,
    { ids: connectionIds.slice(0, MOST) },
    { fetchPolicy: "network-only" },
  );
  const previews = nodes.flatMap((node) => (node?.disconnectPreview ? [{ id: node.id, learner: node.learner, ...node.disconnectPreview }] : []));
  const sum = (of: "sessionsEnding" | "creditsReturning" | "certificatesHidden" | "sessionsHidden"): number =>
    previews.reduce((total, each) => total + each[of], 0);
  const touched = previews.filter((each) => each.sessionsEnding + each.certificatesHidden + each.sessionsHidden > 0);
  const gone = Math.min(connectionIds.length, MOST) - previews.length;
  return (
    <>
      <Notice tone={sum("sessionsEnding") > 0 ? "warn" : "info"}>
        <ul>
          <li>
            <Plural value={sum("sessionsEnding")} _0="No session in progress ends." one="# session in progress ends at once." other="# sessions in progress end at once." />{" "}
            <Plural value={sum("creditsReturning")} _0="" one="# credit comes back." other="# credits come back." />
          </li>
          <li>
            <Plural
              value={sum("certificatesHidden")}
              _0="You see no certificate less than now."
              one="You no longer see # certificate that others paid for. The learner keeps it."
              other="You no longer see # certificates that others paid for. The learners keep them."
            />
          </li>
          {sum("sessionsHidden") > 0 ? (
            <li>
              <Plural
                value={sum("sessionsHidden")}
                one="You no longer see # session that others pay for; it goes on."
                other="You no longer see # sessions that others pay for; they go on."
              />
            </li>
          ) : null}
          {gone > 0 ? (
            <li>
              <Plural value={gone} one="# of them has ended meanwhile." other="# of them have ended meanwhile." />
            </li>
          ) : null}
          {connectionIds.length > MOST ? (
            <li>
              <Trans>These figures are of the first {MOST}.</Trans>
            </li>
          ) : null}
        </ul>
      </Notice>
      {previews.length > 1 && touched.length > 0 ? (
        <ul className={styles["list"]} aria-label={t`Learners whom it touches`}>
          {touched.map((each) => (
            <li key={each.id} className={styles["item"]}>
              <Name>{each.learner?.name ?? t`A learner`}</Name>
              <span className={styles["quiet"]}>
                <Plural value={each.sessionsEnding} _0="no session ends" one="# session ends" other="# sessions end" />,{" "}
                <Plural value={each.certificatesHidden} _0="no certificate hidden" one="# certificate hidden" other="# certificates hidden" />
              </span>
            </li>
          ))}
        </ul>
      ) : previews.length === 1 ? (
        <p>
          <Name>{previews[0]?.learner?.name ?? t`A learner`}</Name>
        </p>
      ) : null}
    </>
  );
}
