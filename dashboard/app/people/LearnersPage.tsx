import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { graphql, usePreloadedQuery } from "react-relay";

import { ButtonLink } from "../design/Button";
import { Page } from "../design/parts";
import type { PageProps } from "../page";
import type { LearnersPageQuery } from "../relay/generated/LearnersPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { LearnersList } from "./LearnersList";

/** Who is connected to the organization, was, or asks to be. */
export default function LearnersPage({ query }: PageProps<LearnersPageQuery>) {
  const { t } = useLingui();
  const { slug } = useParams({ strict: false }) as { slug: string };
  const { organization, courses } = usePreloadedQuery<LearnersPageQuery>(
    graphql`
      query LearnersPageQuery($slug: String!, $filter: LearnerFilter, $states: [ConnectionState!], $orderBy: [LearnerOrder!], $language: Language!) {
        viewer {
          ...AppShell_viewer
        }
        courses(first: 100) {
          nodes {
            id
            title(language: $language)
          }
        }
        organization(slug: $slug) {
          name
          choices: teams(first: 100) {
            nodes {
              id
              name
            }
          }
          ...LearnersList_organization @arguments(filter: $filter, states: $states, orderBy: $orderBy)
        }
      }
    `,
    query,
  );
  if (!organization) return <Missing />;
  return (
    <Page
      title={t`Learners`}
      above={<bdi>{organization.name}</bdi>}
      actions={
        <ButtonLink look="primary" href={`/o/${slug}/connections`}>
          <Trans>Invite learners</Trans>
        </ButtonLink>
      }
    >
      <LearnersList organization={organization} courses={courses.nodes} teams={organization.choices.nodes} />
    </Page>
  );
}
