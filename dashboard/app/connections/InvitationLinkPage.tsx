import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Notice } from "../design/parts";
import type { PageProps } from "../page";
import type { InvitationLinkPageQuery } from "../relay/generated/InvitationLinkPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { ConnectionsFrame } from "./ConnectionsFrame";
import { InvitationLinkCard } from "./InvitationLinkCard";

/** The link that the organization shares, and what it does. */
export default function InvitationLinkPage({ query }: PageProps<InvitationLinkPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<InvitationLinkPageQuery>(
    graphql`
      query InvitationLinkPageQuery($slug: String!) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          viewerMembership {
            id
          }
          viewerCan {
            manageInvitationLink
          }
          invitationLink {
            ...InvitationLinkCard_link
          }
          id
          slug
          ...ConnectionsFrame_organization
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <ConnectionsFrame organization={organization}>
      {organization.invitationLink ? (
        <InvitationLinkCard
          link={organization.invitationLink}
          organizationId={organization.id}
          slug={organization.slug}
          mayManage={organization.viewerCan.manageInvitationLink}
        />
      ) : (
        <Notice>{t`Owners, admins and analysts see the link. Ask one of them.`}</Notice>
      )}
    </ConnectionsFrame>
  );
}
