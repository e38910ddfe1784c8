import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { ButtonLink } from "../design/Button";
import { Columns, Page } from "../design/parts";
import type { PageProps } from "../page";
import { useFreshPage } from "../relay/useFreshPage";
import type { OverviewPageQuery } from "../relay/generated/OverviewPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { FirstSteps } from "./FirstSteps";
import { NeedsYou } from "./NeedsYou";
import { OverviewFigures } from "./OverviewFigures";
import { RecentActivity } from "./RecentActivity";

const QUERY = graphql`
  query OverviewPageQuery($slug: String!, $stillSince: DateTime!, $soon: DateTime!, $language: Language) {
    viewer {
      ...AppShell_viewer
    }
    organization(slug: $slug) {
      id
      name
      slug
      viewerMembership {
        id
        role
      }
      viewerCan {
        inviteLearners
      }
      connections {
        aggregates {
          active
          requested
          disconnected
        }
      }
      ...FirstSteps_organization
      ...OverviewFigures_organization
      ...NeedsYou_organization @arguments(stillSince: $stillSince, soon: $soon)
      ...RecentActivity_organization @arguments(language: $language)
    }
  }
`;

/** Where a day at the organization begins: what waits for somebody, how things stand, and what happened. */
export default function OverviewPage({ query }: PageProps<OverviewPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<OverviewPageQuery>(QUERY, query);
  useFreshPage(QUERY, query);
  if (!organization?.viewerMembership) return <Missing />;
  const { slug, viewerCan } = organization;
  const { active, requested, disconnected } = organization.connections.aggregates;
  const isNew = active + requested + disconnected === 0 && viewerCan.inviteLearners;
  return (
    <Page
      title={t`Overview`}
      above={<bdi>{organization.name}</bdi>}
      actions={
        viewerCan.inviteLearners ? (
          <ButtonLink look="primary" href={`/o/${slug}/connections`}>
            <Trans>Invite learners</Trans>
          </ButtonLink>
        ) : undefined
      }
    >
      {isNew ? <FirstSteps organization={organization} /> : null}
      <OverviewFigures organization={organization} />
      {isNew ? null : (
        <Columns>
          <NeedsYou organization={organization} />
          <RecentActivity organization={organization} />
        </Columns>
      )}
    </Page>
  );
}
