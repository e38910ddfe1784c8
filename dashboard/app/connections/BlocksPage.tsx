import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Notice } from "../design/parts";
import type { PageProps } from "../page";
import type { BlocksPageQuery } from "../relay/generated/BlocksPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { BlocksList } from "./BlocksList";
import { ConnectionsFrame } from "./ConnectionsFrame";

/** Learners whom the organization does not want to be connected to. */
export default function BlocksPage({ query }: PageProps<BlocksPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<BlocksPageQuery>(
    graphql`
      query BlocksPageQuery($slug: String!, $filter: BlockFilter) {
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
          ...BlocksList_organization @arguments(filter: $filter)
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <ConnectionsFrame organization={organization}>
      {organization.viewerCan.seeAllLearners ? (
        <BlocksList organization={organization} />
      ) : (
        <Notice>{t`Owners, admins and analysts see whom the organization blocks. Ask one of them.`}</Notice>
      )}
    </ConnectionsFrame>
  );
}
