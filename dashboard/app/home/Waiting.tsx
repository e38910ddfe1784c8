import { Trans } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Name, Notice } from "../design/parts";
import type { Waiting_learner$key } from "../relay/generated/Waiting_learner.graphql";

/** Requests of mine that nobody has answered yet. */
export function Waiting({ learner }: { readonly learner: Waiting_learner$key }) {
  const { waiting } = useFragment(
    graphql`
      fragment Waiting_learner on Learner {
        waiting: connections(first: 5, filter: { state: { equalTo: REQUESTED } }) {
          nodes {
            id
            organization {
              id
              name
            }
          }
        }
      }
    `,
    learner,
  );
  return (
    <>
      {waiting.nodes.map(({ id, organization }) => (
        <Notice key={id}>
          <p>
            <Trans>
              <Name>{organization?.name ?? ""}</Name> has not answered your request yet. <a href="/connections">Your connections</a>
            </Trans>
          </p>
        </Notice>
      ))}
    </>
  );
}
