import { graphql } from "react-relay";

import { asCsv, save } from "../design/exporting";
import { everyRow } from "../relay/everyRow";
import type { exportInvitationsQuery } from "../relay/generated/exportInvitationsQuery.graphql";

type Invitations = NonNullable<exportInvitationsQuery["response"]["organization"]>["invitations"];
type Filter = exportInvitationsQuery["variables"]["filter"];

/** Every invitation that the filter picks. */
export async function everyInvitation(id: string, filter: Filter): Promise<Invitations["nodes"][number][]> {
  return everyRow<exportInvitationsQuery, Invitations["nodes"][number]>(
    graphql`
      query exportInvitationsQuery($id: ID!, $cursor: String, $filter: InvitationFilter) {
        organization(id: $id) {
          invitations(first: 200, after: $cursor, filter: $filter) {
            nodes {
              id
              email
              name
              state
              isPaused
              createdAt
              sentAt
              expiresAt
              endedAt
              failure
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    `,
    { id, filter },
    (answer) => answer.organization?.invitations,
  );
}

export async function exportInvitations(id: string, filter: Filter): Promise<void> {
  const rows = await everyInvitation(id, filter);
  const head = ["email", "name", "state", "paused", "invited", "last mail", "until", "ended", "failure"];
  const lines = rows.map((row) => [
    row.email,
    row.name ?? null,
    row.state,
    row.isPaused ? "yes" : "no",
    row.createdAt,
    row.sentAt ?? null,
    row.expiresAt,
    row.endedAt ?? null,
    row.failure ?? null,
  ]);
  save("invitations.csv", asCsv([head, ...lines]));
}
