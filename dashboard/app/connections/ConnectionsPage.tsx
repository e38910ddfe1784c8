import { graphql, usePreloadedQuery } from "react-relay";

import type { PageProps } from "../page";
import type { ConnectionsPageQuery } from "../relay/generated/ConnectionsPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { ConnectionsFrame } from "./ConnectionsFrame";
import { ConnectionsList } from "./ConnectionsList";

/** Who is connected to the organization, and who was: each bond with its beginning and its end. */
export default function ConnectionsPage({ query }: PageProps<ConnectionsPageQuery>) {
  const { organization } = usePreloadedQuery<ConnectionsPageQuery>(
    graphql`
      query ConnectionsPageQuery($slug: String!, $filter: ConnectionFilter, $orderBy: [ConnectionOrder!]) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          viewerMembership {
            id
          }
          ...ConnectionsFrame_organization
          ...ConnectionsList_organization @arguments(filter: $filter, orderBy: $orderBy)
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <ConnectionsFrame organization={organization}>
      <ConnectionsList organization={organization} />
    </ConnectionsFrame>
  );
}
