import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { VisibleTo } from "../certificates/VisibleTo";
import { ButtonLink } from "../design/Button";
import { Day, Moment } from "../design/moments";
import { Badge, Card, Facts, Name, Notice, Page, Progress, Row, Stack } from "../design/parts";
import type { PageProps } from "../page";
import type { SessionPageQuery } from "../relay/generated/SessionPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { SessionModules } from "./SessionModules";

/** A course that one takes: its modules, how far one is, and the certificate at the end. */
export default function SessionPage({ query }: PageProps<SessionPageQuery>) {
  const { t } = useLingui();
  const { node } = usePreloadedQuery<SessionPageQuery>(
    graphql`
      query SessionPageQuery($id: ID!, $language: Language!) {
        viewer {
          ...AppShell_viewer
        }
        node(id: $id) {
          ... on Session @alias(as: "session") {
            id
            state
            language
            progressPercent
            startedAt
            completedAt
            terminatedAt
            terminationNote
            course {
              id
              title(language: $language)
              summary(language: $language)
            }
            fundedBy {
              id
              name
            }
            certificate {
              id
              number
              expiresAt
            }
            visibleTo {
              ...VisibleTo_records
            }
            ...SessionModules_session @arguments(language: $language)
          }
        }
      }
    `,
    query,
  );
  const session = node?.session;
  if (!session) return <Missing />;
  const { course, certificate, fundedBy, state } = session;
  const title = course?.title ?? t`A course that is no longer offered`;
  const name = fundedBy?.name ?? "";
  return (
    <Page title={title} above={<a href="/courses">{t`Courses`}</a>} intro={course?.summary}>
      {state === "TERMINATED" ? (
        <Notice tone="warn">
          <p>
            <Trans>
              This session ended early on <Moment of={session.terminatedAt} />. The credit went back to the one who paid; what you
              earned before stays yours.
            </Trans>
          </p>
          {session.terminationNote ? <blockquote dir="auto">{session.terminationNote}</blockquote> : null}
        </Notice>
      ) : null}
      {certificate ? (
        <Notice tone="good">
          <p>
            <strong>{t`You have earned the certificate ${certificate.number}.`}</strong>{" "}
            {certificate.expiresAt ? (
              <Trans>
                It is valid until <Day of={certificate.expiresAt} />.
              </Trans>
            ) : null}
          </p>
          <Row>
            <ButtonLink small href="/certificates">
              <Trans>Your certificates</Trans>
            </ButtonLink>
          </Row>
        </Notice>
      ) : null}
      <Stack>
        <Card title={t`Modules`} actions={<Progress percent={session.progressPercent} label={t`Progress of ${title}`} />}>
          <SessionModules session={session} />
        </Card>
        <Card title={t`About this session`}>
          <Facts
            of={[
              [t`State`, <StateBadge key="state" state={state} />],
              [t`Started`, <Moment key="at" of={session.startedAt} />],
              [t`Paid by`, name ? <Name key="payer">{name}</Name> : t`Yourself`],
            ]}
          />
          <VisibleTo records={session.visibleTo} />
        </Card>
      </Stack>
    </Page>
  );
}

function StateBadge({ state }: { readonly state: "COMPLETED" | "IN_PROGRESS" | "TERMINATED" }) {
  const { t } = useLingui();
  if (state === "COMPLETED") return <Badge tone="good">{t`Completed`}</Badge>;
  if (state === "TERMINATED") return <Badge tone="warn">{t`Ended early`}</Badge>;
  return <Badge tone="info">{t`In progress`}</Badge>;
}
