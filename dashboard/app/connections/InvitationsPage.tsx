import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Notice } from "../design/parts";
import type { PageProps } from "../page";
import type { InvitationsPageQuery } from "../relay/generated/InvitationsPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { ConnectionsFrame } from "./ConnectionsFrame";
import { InvitationsList } from "./InvitationsList";

/** Who was invited by mail, and where each invitation stands. */
export default function InvitationsPage({ query }: PageProps<InvitationsPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<InvitationsPageQuery>(
    graphql`
      query InvitationsPageQuery($slug: String!, $filter: InvitationFilter, $orderBy: [InvitationOrder!]) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          viewerMembership {
            id
          }
          viewerCan {
            seeAllLearners
          }
          ...ConnectionsFrame_organization
          ...InvitationsList_organization @arguments(filter: $filter, orderBy: $orderBy)
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <ConnectionsFrame organization={organization}>
      {organization.viewerCan.seeAllLearners ? (
        <InvitationsList organization={organization} />
      ) : (
        <Notice>{t`Owners, admins and analysts see the invitations. Ask one of them.`}</Notice>
      )}
    </ConnectionsFrame>
  );
}
