import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { SessionCourse, SessionDates, SessionPayer, SessionProgress } from "../courses/SessionCells";
import { TerminateSessions } from "../courses/TerminateSessions";
import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Empty, Stack } from "../design/parts";
import type { LearnerSessions_organization$key } from "../relay/generated/LearnerSessions_organization.graphql";
import { VisibleBecause } from "./VisibleBecause";

/** The learner's sessions that the organization sees, the newest first. */
export function LearnerSessions({ organization }: { readonly organization: LearnerSessions_organization$key }) {
  const { t } = useLingui();
  const [ending, end] = useState<string | null>(null);
  const { id, sessions } = useFragment(
    graphql`
      fragment LearnerSessions_organization on Organization
      @argumentDefinitions(learnerId: { type: "ID!" }, language: { type: "Language!" }) {
        id
        sessions(first: 100, filter: { learnerId: { equalTo: $learnerId } }) {
          totalCount
          nodes {
            id
            visibleBecause
            viewerCan {
              terminate
            }
            course {
              id
              title(language: $language)
            }
            ...SessionCells_session @arguments(language: $language)
          }
        }
      }
    `,
    organization,
  );
  type Session = (typeof sessions.nodes)[number];
  const columns: Column<Session>[] = [
    { id: "course", header: t`Course`, cell: (row) => <SessionCourse session={row} /> },
    { id: "progress", header: t`Progress`, cell: (row) => <SessionProgress session={row} /> },
    { id: "payer", header: t`Paid by`, cell: (row) => <SessionPayer session={row} /> },
    { id: "dates", header: t`Started`, cell: (row) => <SessionDates session={row} /> },
    { id: "why", header: t`Visible because`, cell: (row) => <VisibleBecause reasons={row.visibleBecause} /> },
    {
      id: "actions",
      header: t`Action`,
      cell: (row) =>
        row.viewerCan.terminate ? (
          <Button small look="quiet" onPress={() => end(row.id)} aria-label={t`Terminate ${row.course?.title ?? ""}`}>
            <Trans>Terminate…</Trans>
          </Button>
        ) : null,
    },
  ];
  return (
    <Stack>
      <h2>{t`Sessions`}</h2>
      {sessions.nodes.length === 0 ? (
        <Empty title={t`No sessions that you see.`} />
      ) : (
        <DataTable label={t`Sessions`} rows={sessions.nodes} idOf={(row) => row.id} columns={columns} total={sessions.totalCount} />
      )}
      {ending === null ? null : <TerminateSessions organizationId={id} sessionIds={[ending]} onClose={() => end(null)} />}
    </Stack>
  );
}
