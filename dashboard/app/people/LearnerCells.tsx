/** A learner in the cells of a table. */
import { Link } from "@tanstack/react-router";
import { graphql, useFragment } from "react-relay";

import { Name } from "../design/parts";
import type { LearnerCells_email$key } from "../relay/generated/LearnerCells_email.graphql";
import type { LearnerCells_name$key } from "../relay/generated/LearnerCells_name.graphql";
import type { LearnerCells_teams$key } from "../relay/generated/LearnerCells_teams.graphql";

export function LearnerName({ learner, slug }: { readonly learner: LearnerCells_name$key; readonly slug: string }) {
  const { id, name } = useFragment(
    graphql`
      fragment LearnerCells_name on Learner {
        id
        name
      }
    `,
    learner,
  );
  return (
    <Link to={`/o/${slug}/learners/${id}` as never}>
      <Name>{name}</Name>
    </Link>
  );
}

export function LearnerEmail({ learner }: { readonly learner: LearnerCells_email$key }) {
  const { email } = useFragment(
    graphql`
      fragment LearnerCells_email on Learner {
        email
      }
    `,
    learner,
  );
  return <>{email ?? "–"}</>;
}

interface TeamsProps {
  readonly learner: LearnerCells_teams$key;
  /** The teams of the organization that is shown; others that one sees are left out. */
  readonly among: ReadonlyArray<{ readonly id: string }>;
}

export function LearnerTeams({ learner, among }: TeamsProps) {
  const { teams } = useFragment(
    graphql`
      fragment LearnerCells_teams on Learner {
        teams(first: 10) {
          nodes {
            id
            name
          }
        }
      }
    `,
    learner,
  );
  const shown = teams.nodes.filter((team) => among.some(({ id }) => id === team.id));
  if (shown.length === 0) return <span aria-hidden="true">–</span>;
  return (
    <>
      {shown.map((team, place) => (
        <span key={team.id}>
          {place > 0 ? ", " : ""}
          <Name>{team.name}</Name>
        </span>
      ))}
    </>
  );
}
