import { graphql, usePreloadedQuery } from "react-relay";

import type { PageProps } from "../page";
import type { RequestsPageQuery } from "../relay/generated/RequestsPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { ConnectionsFrame } from "./ConnectionsFrame";
import { RequestsList } from "./RequestsList";

/** Learners who ask to be connected; new ones appear by themselves. */
export default function RequestsPage({ query }: PageProps<RequestsPageQuery>) {
  const { organization } = usePreloadedQuery<RequestsPageQuery>(
    graphql`
      query RequestsPageQuery($slug: String!) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          viewerMembership {
            id
          }
          ...ConnectionsFrame_organization
          ...RequestsList_organization
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <ConnectionsFrame organization={organization}>
      <RequestsList organization={organization} />
    </ConnectionsFrame>
  );
}
