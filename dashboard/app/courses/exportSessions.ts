/** Every session that the filters pick, as a file. */
import { graphql } from "react-relay";

import { asCsv, save } from "../design/exporting";
import { everyRow } from "../relay/everyRow";
import type { exportSessionsQuery } from "../relay/generated/exportSessionsQuery.graphql";
import { apiLanguage } from "../words";
import type { sessionsVariables } from "./sessionsVariables";

type Page = NonNullable<exportSessionsQuery["response"]["organization"]>["sessions"];

export async function exportSessions(id: string, variables: ReturnType<typeof sessionsVariables>): Promise<void> {
  const rows = await everyRow<exportSessionsQuery, Page["nodes"][number]>(
    graphql`
      query exportSessionsQuery($id: ID!, $cursor: String, $filter: SessionFilter, $orderBy: [SessionOrder!], $language: Language!) {
        organization(id: $id) {
          sessions(first: 200, after: $cursor, filter: $filter, orderBy: $orderBy) {
            nodes {
              state
              progressPercent
              startedAt
              lastActivityAt
              completedAt
              terminatedAt
              terminationNote
              course {
                title(language: $language)
              }
              learner {
                name
                email
              }
              fundedBy {
                name
              }
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    `,
    { id, language: apiLanguage(), ...variables },
    (answer) => answer.organization?.sessions,
  );
  const heads = ["learner", "email", "course", "state", "progress", "paid by", "started", "last active", "completed", "ended", "reason"];
  const cells = rows.map((row) => [
    row.learner?.name ?? null,
    row.learner?.email ?? null,
    row.course?.title ?? null,
    row.state,
    row.progressPercent,
    row.fundedBy?.name ?? null,
    row.startedAt,
    row.lastActivityAt ?? null,
    row.completedAt ?? null,
    row.terminatedAt ?? null,
    row.terminationNote ?? null,
  ]);
  save("sessions.csv", asCsv([heads, ...cells]));
}
