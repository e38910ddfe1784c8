/** Every entry that the filters pick, as a file. */
import { graphql } from "react-relay";

import { asCsv, save } from "../design/exporting";
import { everyRow } from "../relay/everyRow";
import type { exportAuditQuery } from "../relay/generated/exportAuditQuery.graphql";
import type { auditVariables } from "./auditVariables";

type Page = NonNullable<exportAuditQuery["response"]["organization"]>["auditLog"];

export async function exportAudit(id: string, variables: ReturnType<typeof auditVariables>): Promise<void> {
  const rows = await everyRow<exportAuditQuery, Page["nodes"][number]>(
    graphql`
      query exportAuditQuery($id: ID!, $cursor: String, $filter: AuditEntryFilter) {
        organization(id: $id) {
          auditLog(first: 200, after: $cursor, filter: $filter) {
            nodes {
              occurredAt
              action
              actorName
              actorSide
              subjectType
              subjectId
              reason
              details {
                name
                value
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
    (answer) => answer.organization?.auditLog,
  );
  const cells = rows.map((row) => [
    row.occurredAt,
    row.action,
    row.actorName ?? null,
    row.actorSide,
    row.subjectType,
    row.subjectId ?? null,
    row.reason ?? null,
    row.details.map(({ name, value }) => `${name}: ${value}`).join("; "),
  ]);
  save("audit-log.csv", asCsv([["when", "action", "who", "side", "kind", "id", "why", "details"], ...cells]));
}
