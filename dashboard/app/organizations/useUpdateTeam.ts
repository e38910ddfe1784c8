/** Change a team; whatever shows it is as it is then. */
import { graphql } from "react-relay";

import type { useUpdateTeamMutation } from "../relay/generated/useUpdateTeamMutation.graphql";
import { useAction } from "../relay/useAction";

export function useUpdateTeam() {
  return useAction<useUpdateTeamMutation>(graphql`
    mutation useUpdateTeamMutation($input: UpdateTeamInput!) {
      updateTeam(input: $input) {
        userErrors {
          code
          field
          message
        }
        team {
          id
          name
          firstCoaches: coaches(first: 5) {
            totalCount
            nodes {
              id
              name
            }
          }
          count: learners(first: 1) {
            totalCount
          }
          ...TeamCoaches_team
        }
      }
    }
  `);
}
