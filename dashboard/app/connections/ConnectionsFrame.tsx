import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";

import { Name, Page } from "../design/parts";
import { LinkTabs } from "../design/Tabs";
import type { ConnectionsFrame_organization$key } from "../relay/generated/ConnectionsFrame_organization.graphql";

interface Props {
  readonly organization: ConnectionsFrame_organization$key;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** What all screens about connections have around them: the ways from one to the next, each with what waits there. */
export function ConnectionsFrame({ organization, actions, children }: Props) {
  const { t } = useLingui();
  const { name, slug, viewerCan, all } = useFragment(
    graphql`
      fragment ConnectionsFrame_organization on Organization {
        id
        name
        slug
        viewerCan {
          inviteLearners
          seeAllLearners
        }
        all: connections(first: 1) {
          aggregates {
            active
            requested
          }
        }
      }
    `,
    organization,
  );
  const at = `/o/${slug}/connections`;
  return (
    <Page title={t`Connections`} above={<Name>{name}</Name>} actions={actions}>
      <LinkTabs
        label={t`Connections`}
        tabs={[
          ...(viewerCan.inviteLearners ? [{ to: at, label: t`Invite` }] : []),
          ...(viewerCan.seeAllLearners
            ? [
                { to: `${at}/invitations`, label: t`Invitations` },
                { to: `${at}/link`, label: t`Link` },
              ]
            : []),
          { to: `${at}/requests`, label: t`Requests`, count: all.aggregates.requested },
          { to: `${at}/list`, label: t`Connected`, count: all.aggregates.active },
          ...(viewerCan.seeAllLearners ? [{ to: `${at}/blocks`, label: t`Blocks` }] : []),
        ]}
      />
      {children}
    </Page>
  );
}
