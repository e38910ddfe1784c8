import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Page } from "../design/parts";
import type { PageProps } from "../page";
import type { SessionsPageQuery } from "../relay/generated/SessionsPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { SessionsList } from "./SessionsList";

/** Who takes what on the organization's credits, and who of its learners takes something else. */
export default function SessionsPage({ query }: PageProps<SessionsPageQuery>) {
  const { t } = useLingui();
  const { organization, courses } = usePreloadedQuery<SessionsPageQuery>(
    graphql`
      query SessionsPageQuery($slug: String!, $filter: SessionFilter, $orderBy: [SessionOrder!], $language: Language!, $stillSince: DateTime!) {
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
          viewerMembership {
            id
          }
          ...SessionsList_organization
            @arguments(filter: $filter, orderBy: $orderBy, language: $language, stillSince: $stillSince)
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  return (
    <Page title={t`Sessions`} above={<bdi>{organization.name}</bdi>} intro={<Trans>Those on your credits, and what your learners take at the moment.</Trans>}>
      <SessionsList organization={organization} courses={courses.nodes} />
    </Page>
  );
}
