import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Notice } from "../design/parts";
import type { PageProps } from "../page";
import type { InvitePageQuery } from "../relay/generated/InvitePageQuery.graphql";
import { Missing } from "../shell/Failure";
import { ConnectionsFrame } from "./ConnectionsFrame";
import { InviteForm } from "./InviteForm";

/** Invite learners by mail. */
export default function InvitePage({ query }: PageProps<InvitePageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<InvitePageQuery>(
    graphql`
      query InvitePageQuery($slug: String!) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          viewerMembership {
            id
          }
          viewerCan {
            inviteLearners
          }
          ...ConnectionsFrame_organization
          ...InviteForm_organization
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <ConnectionsFrame organization={organization}>
      {organization.viewerCan.inviteLearners ? (
        <InviteForm organization={organization} />
      ) : (
        <Notice>{t`Owners and admins of the organization invite learners. Ask one of them.`}</Notice>
      )}
    </ConnectionsFrame>
  );
}
