import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { ButtonLink } from "../design/Button";
import { Ago } from "../design/moments";
import { Progress } from "../design/parts";
import type { SessionLine_session$key } from "../relay/generated/SessionLine_session.graphql";
import styles from "./SessionLine.module.css";

/** A session in progress, and the way back into it. */
export function SessionLine({ session }: { readonly session: SessionLine_session$key }) {
  const { t } = useLingui();
  const { id, progressPercent, startedAt, course, fundedBy } = useFragment(
    graphql`
      fragment SessionLine_session on Session @argumentDefinitions(language: { type: "Language!" }) {
        id
        progressPercent
        startedAt
        course {
          id
          title(language: $language)
        }
        fundedBy {
          id
          name
        }
      }
    `,
    session,
  );
  const title = course?.title ?? t`A course that is no longer offered`;
  return (
    <div className={styles["line"]}>
      <div className={styles["what"]}>
        <strong dir="auto">{title}</strong>
        <span className={styles["quiet"]}>
          <Trans>
            Started <Ago of={startedAt} />
          </Trans>
          {fundedBy ? (
            <>
              {" · "}
              <bdi>{t`paid by ${fundedBy.name}`}</bdi>
            </>
          ) : null}
        </span>
        <Progress percent={progressPercent} label={t`Progress of ${title}`} />
      </div>
      <ButtonLink look="primary" small href={`/sessions/${id}`}>
        <Trans>Go on</Trans>
      </ButtonLink>
    </div>
  );
}
