/** The connections of learners that one may end now. */
import { graphql } from "react-relay";

import { everyRow } from "../relay/everyRow";
import type { endableConnectionsQuery } from "../relay/generated/endableConnectionsQuery.graphql";

type Row = NonNullable<endableConnectionsQuery["response"]["organization"]>["connections"]["nodes"][number];

/** As many learners as one filter takes. */
const MOST = 200;

export async function endableConnections(id: string, learnerIds: ReadonlyArray<string>): Promise<string[]> {
  const parts = Array.from({ length: Math.ceil(learnerIds.length / MOST) }, (_, part) => learnerIds.slice(part * MOST, (part + 1) * MOST));
  const found = await Promise.all(
    parts.map((part) =>
      everyRow<endableConnectionsQuery, Row>(
        graphql`
          query endableConnectionsQuery($id: ID!, $cursor: String, $learnerIds: [ID!]!) {
            organization(id: $id) {
              connections(first: 200, after: $cursor, filter: { state: { equalTo: ACTIVE }, learnerId: { in: $learnerIds } }) {
                nodes {
                  id
                  viewerCan {
                    disconnect
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
        { id, learnerIds: part },
        (answer) => answer.organization?.connections,
      ),
    ),
  );
  return found.flat().flatMap((row) => (row.viewerCan.disconnect ? [row.id] : []));
}
