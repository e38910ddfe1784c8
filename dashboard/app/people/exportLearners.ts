/** Every learner that the filters pick, as a file. */
import { graphql } from "react-relay";

import { asCsv, save } from "../design/exporting";
import { everyRow } from "../relay/everyRow";
import type { exportLearnersQuery } from "../relay/generated/exportLearnersQuery.graphql";
import type { learnersVariables } from "./learnersVariables";

type Row = NonNullable<exportLearnersQuery["response"]["organization"]>["learners"]["nodes"][number];

/** `among`: the teams of the organization that is shown. */
export async function exportLearners(
  id: string,
  variables: ReturnType<typeof learnersVariables>,
  among: ReadonlyArray<{ readonly id: string }>,
): Promise<void> {
  const rows = await everyRow<exportLearnersQuery, Row>(
    graphql`
      query exportLearnersQuery($id: ID!, $cursor: String, $filter: LearnerFilter, $states: [ConnectionState!], $orderBy: [LearnerOrder!]) {
        organization(id: $id) {
          learners(first: 200, after: $cursor, filter: $filter, connectionStates: $states, orderBy: $orderBy) {
            nodes {
              name
              email
              teams(first: 10) {
                nodes {
                  id
                  name
                }
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
    (answer) => answer.organization?.learners,
  );
  const known = new Set(among.map((team) => team.id));
  const lines = rows.map((row) => [
    row.name,
    row.email ?? null,
    row.teams.nodes.flatMap((team) => (known.has(team.id) ? [team.name] : [])).join(", "),
  ]);
  save("learners.csv", asCsv([["name", "email", "teams"], ...lines]));
}
