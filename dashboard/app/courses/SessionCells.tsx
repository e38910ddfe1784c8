/** A session in the cells of a table. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { graphql, useFragment } from "react-relay";

import { Ago, Day } from "../design/moments";
import { Name, Progress } from "../design/parts";
import type { SessionCells_session$data, SessionCells_session$key } from "../relay/generated/SessionCells_session.graphql";

interface Props {
  readonly session: SessionCells_session$key;
}

function useSession(session: SessionCells_session$key): SessionCells_session$data {
  return useFragment(
    graphql`
      fragment SessionCells_session on Session @argumentDefinitions(language: { type: "Language!" }) {
        state
        progressPercent
        startedAt
        completedAt
        terminatedAt
        terminationNote
        lastActivityAt
        course {
          id
          title(language: $language)
        }
        learner {
          id
          name
        }
        fundedBy {
          id
          name
        }
      }
    `,
    session,
  );
}

export function SessionLearner({ session, slug }: Props & { readonly slug: string }) {
  const { t } = useLingui();
  const { learner } = useSession(session);
  if (!learner) return <>{t`No longer yours to see`}</>;
  return (
    <Link to={`/o/${slug}/learners/${learner.id}` as never}>
      <Name>{learner.name}</Name>
    </Link>
  );
}

export function SessionCourse({ session }: Props) {
  const { t } = useLingui();
  const { course } = useSession(session);
  return <span dir="auto">{course?.title ?? t`A course that is no longer offered`}</span>;
}

export function SessionProgress({ session }: Props) {
  const { t } = useLingui();
  const { progressPercent, learner, lastActivityAt, state } = useSession(session);
  return (
    <>
      <Progress percent={progressPercent} label={t`Progress of ${learner?.name ?? t`A learner`}`} />
      {state === "IN_PROGRESS" ? (
        <div>
          <Trans>
            last active <Ago of={lastActivityAt} />
          </Trans>
        </div>
      ) : null}
    </>
  );
}

export function SessionPayer({ session }: Props) {
  const { t } = useLingui();
  const { fundedBy } = useSession(session);
  return fundedBy ? <Name>{fundedBy.name}</Name> : <>{t`Somebody else`}</>;
}

export function SessionDates({ session }: Props) {
  const { startedAt, completedAt, terminatedAt, terminationNote } = useSession(session);
  return (
    <>
      <Day of={startedAt} />
      {completedAt ? (
        <div>
          <Trans>
            completed <Day of={completedAt} />
          </Trans>
        </div>
      ) : null}
      {terminatedAt ? (
        <div>
          <Trans>
            ended <Day of={terminatedAt} />
          </Trans>
        </div>
      ) : null}
      {terminationNote ? <q dir="auto">{terminationNote}</q> : null}
    </>
  );
}
