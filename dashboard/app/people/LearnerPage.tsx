import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { graphql, usePreloadedQuery } from "react-relay";

import { Card, Facts, Page, Stack } from "../design/parts";
import type { PageProps } from "../page";
import type { LearnerPageQuery } from "../relay/generated/LearnerPageQuery.graphql";
import { useFreshPage } from "../relay/useFreshPage";
import { Missing } from "../shell/Failure";
import { LearnerActions } from "./LearnerActions";
import { LearnerCertificates } from "./LearnerCertificates";
import { LearnerConnections } from "./LearnerConnections";
import { LearnerSessions } from "./LearnerSessions";

const QUERY = graphql`
  query LearnerPageQuery($slug: String!, $id: ID!, $language: Language!) {
    viewer {
      ...AppShell_viewer
    }
    node(id: $id) {
      ... on Learner @alias(as: "learner") {
        id
        name
        email
      }
    }
    organization(slug: $slug) {
      name
      viewerMembership {
        id
      }
      ...LearnerActions_organization @arguments(learnerId: $id)
      ...LearnerConnections_organization @arguments(learnerId: $id)
      ...LearnerSessions_organization @arguments(learnerId: $id, language: $language)
      ...LearnerCertificates_organization @arguments(learnerId: $id, language: $language)
    }
  }
`;

/** One learner as the organization sees him or her: its own connection, sessions and certificates, and why it sees them. */
export default function LearnerPage({ query }: PageProps<LearnerPageQuery>) {
  const { t } = useLingui();
  const { slug } = useParams({ strict: false }) as { slug: string };
  const { node, organization } = usePreloadedQuery<LearnerPageQuery>(QUERY, query);
  useFreshPage<LearnerPageQuery>(QUERY, query);
  const learner = node?.learner;
  if (!learner || !organization?.viewerMembership) return <Missing />;
  return (
    <Page
      title={learner.name}
      above={<a href={`/o/${slug}/learners`}>{t`Learners`}</a>}
      actions={<LearnerActions organization={organization} learnerId={learner.id} name={learner.name} />}
    >
      <Stack>
        <Card title={t`Who this is`}>
          <Facts of={[[t`Email`, learner.email ?? t`Not yours to see without a connection`]]} />
        </Card>
        <LearnerSessions organization={organization} />
        <LearnerCertificates organization={organization} />
        <LearnerConnections organization={organization} />
        <p>
          <Trans>
            You see what a connected learner does now, and whatever your credits paid for. What others paid for is hidden when
            the connection ends.
          </Trans>
        </p>
      </Stack>
    </Page>
  );
}
