/** A learner in the cells of a table. */
import { Link } from "@tanstack/react-router";
import { graphql, useFragment } from "react-relay";

import { Name } from "../design/parts";
import type { LearnerCells_email$key } from "../relay/generated/LearnerCells_email.graphql";
import type { LearnerCells_name$key } from "../relay/generated/LearnerCells_name.graphql";

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
