import { graphql } from "react-relay";

import { asCsv, save } from "../design/exporting";
import { everyRow } from "../relay/everyRow";
import type { exportConnectionsQuery } from "../relay/generated/exportConnectionsQuery.graphql";

type Row = NonNullable<exportConnectionsQuery["response"]["organization"]>["connections"]["nodes"][number];

/** Every connection that the filters pick, as a file. */
export async function exportConnections(id: string, variables: Omit<exportConnectionsQuery["variables"], "id" | "cursor">): Promise<void> {
  const rows = await everyRow<exportConnectionsQuery, Row>(
    graphql`
      query exportConnectionsQuery($id: ID!, $cursor: String, $filter: ConnectionFilter, $orderBy: [ConnectionOrder!]) {
        organization(id: $id) {
          connections(first: 200, after: $cursor, filter: $filter, orderBy: $orderBy) {
            nodes {
              state
              origin
              createdAt
              activatedAt
              endedAt
              endedBySide
              endReason
              requestMessage
              learner {
                name
                email
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
    { id, ...variables },
    (answer) => answer.organization?.connections,
  );
  const head = ["name", "email", "state", "origin", "created", "connected", "ended", "ended by", "reason", "message"];
  const lines = rows.map((row) => [
    row.learner?.name ?? null,
    row.learner?.email ?? null,
    row.state,
    row.origin,
    row.createdAt,
    row.activatedAt ?? null,
    row.endedAt ?? null,
    row.endedBySide ?? null,
    row.endReason ?? null,
    row.requestMessage ?? null,
  ]);
  save("connections.csv", asCsv([head, ...lines]));
}
