import { graphql } from "react-relay";

import { asCsv, save } from "../design/exporting";
import { everyRow } from "../relay/everyRow";
import type { exportInvitationsQuery } from "../relay/generated/exportInvitationsQuery.graphql";

type Invitations = NonNullable<exportInvitationsQuery["response"]["organization"]>["invitations"];
type Chosen = Omit<exportInvitationsQuery["variables"], "id" | "cursor">;

/** Every invitation that the filter picks, in its order. */
export async function everyInvitation(id: string, chosen: Chosen): Promise<Invitations["nodes"][number][]> {
  return everyRow<exportInvitationsQuery, Invitations["nodes"][number]>(
    graphql`
      query exportInvitationsQuery($id: ID!, $cursor: String, $filter: InvitationFilter, $orderBy: [InvitationOrder!]) {
        organization(id: $id) {
          invitations(first: 200, after: $cursor, filter: $filter, orderBy: $orderBy) {
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
    { id, ...chosen },
    (answer) => answer.organization?.invitations,
  );
}

export async function exportInvitations(id: string, chosen: Chosen): Promise<void> {
  const rows = await everyInvitation(id, chosen);
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
