import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { CertificateLine } from "../certificates/CertificateLine";
import { InvitationsToMe } from "../connections/InvitationsToMe";
import { SessionLine } from "../courses/SessionLine";
import { ButtonLink } from "../design/Button";
import { Card, Columns, Empty, Page, Row, Stack } from "../design/parts";
import type { PageProps } from "../page";
import type { HomePageQuery } from "../relay/generated/HomePageQuery.graphql";
import { Waiting } from "./Waiting";

/** What a learner may want to do next. */
export default function HomePage({ query }: PageProps<HomePageQuery>) {
  const { t } = useLingui();
  const { viewer } = usePreloadedQuery<HomePageQuery>(
    graphql`
      query HomePageQuery($language: Language!, $soon: DateTime!) {
        viewer {
          ...AppShell_viewer
          ...InvitationsToMe_viewer
          learner {
            name
            ...Waiting_learner
            running: sessions(first: 10, filter: { state: { equalTo: IN_PROGRESS } }) {
              nodes {
                id
                ...SessionLine_session @arguments(language: $language)
              }
            }
            expiring: certificates(first: 5, filter: { isValid: true, expiresAt: { before: $soon } }) {
              nodes {
                id
                ...CertificateLine_certificate @arguments(language: $language)
              }
            }
            connections(first: 1) {
              totalCount
            }
          }
        }
      }
    `,
    query,
  );
  const learner = viewer?.learner;
  if (!learner) return null;
  const { running, expiring, connections } = learner;
  return (
    <Page title={t`Hello, ${learner.name}`}>
      <InvitationsToMe viewer={viewer} />
      <Waiting learner={learner} />
      <Columns>
        <Card title={t`Go on with`}>
          {running.nodes.length === 0 ? (
            <Empty title={t`No course at the moment`} action={<ButtonLink look="primary" href="/courses">{t`Choose a course`}</ButtonLink>}>
              <Trans>What you start goes on here, on any device.</Trans>
            </Empty>
          ) : (
            <Stack>
              {running.nodes.map((session) => (
                <SessionLine key={session.id} session={session} />
              ))}
            </Stack>
          )}
        </Card>
        {expiring.nodes.length === 0 ? null : (
          <Card title={t`Certificates that expire soon`}>
            <Stack>
              {expiring.nodes.map((certificate) => (
                <CertificateLine key={certificate.id} certificate={certificate} />
              ))}
            </Stack>
          </Card>
        )}
        {connections.totalCount === 0 ? (
          <Card title={t`Your first steps`}>
            <p>
              <Trans>
                Open the link that your organization has shared, or ask it to connect with you. It can then pay for your
                courses, and it sees your certificates. You see beforehand what it will see.
              </Trans>
            </p>
            <Row>
              <ButtonLink href="/connections?ask=yes">{t`Find your organization`}</ButtonLink>
            </Row>
          </Card>
        ) : null}
      </Columns>
    </Page>
  );
}
