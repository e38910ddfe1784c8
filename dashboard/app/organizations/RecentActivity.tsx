import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { graphql, useFragment } from "react-relay";
import { Link } from "react-aria-components";

import { Ago } from "../design/moments";
import { Card, Name } from "../design/parts";
import type { RecentActivity_organization$key } from "../relay/generated/RecentActivity_organization.graphql";
import { happenings } from "./happenings";
import type { Happening } from "./happenings";
import styles from "./RecentActivity.module.css";

const SHOWN = 10;

/** What learners did lately, as far as the viewer sees them. */
export function RecentActivity({ organization }: { readonly organization: RecentActivity_organization$key }) {
  const { slug, viewerCan, made, ended, started, earned } = useFragment(
    graphql`
      fragment RecentActivity_organization on Organization @argumentDefinitions(language: { type: "Language" }) {
        slug
        viewerCan {
          seeAuditLog
        }
        made: connections(first: 10) {
          nodes {
            ...RecentActivity_connection @relay(mask: false)
          }
        }
        ended: connections(first: 10, filter: { endedAt: { isNull: false } }, orderBy: [{ field: ENDED_AT, direction: DESC }]) {
          nodes {
            ...RecentActivity_connection @relay(mask: false)
          }
        }
        started: sessions(first: 10) {
          nodes {
            id
            startedAt
            terminatedAt
            learner {
              id
              name
            }
            course {
              id
              title(language: $language)
            }
          }
        }
        earned: certificates(first: 10) {
          nodes {
            id
            issuedAt
            learner {
              id
              name
            }
            course {
              id
              title(language: $language)
            }
          }
        }
      }
    `,
    organization,
  );
  const recent = happenings(
    { connections: [...made.nodes, ...ended.nodes], sessions: started.nodes, certificates: earned.nodes },
    SHOWN,
  );
  return (
    <Card
      title={<Trans>Recently</Trans>}
      actions={
        viewerCan.seeAuditLog ? (
          <Link href={`/o/${slug}/audit`}>
            <Trans>Audit log</Trans>
          </Link>
        ) : undefined
      }
    >
      {recent.length === 0 ? (
        <p>
          <Trans>What learners do appears here: connecting, beginning a course, earning a certificate.</Trans>
        </p>
      ) : (
        <ul className={styles["list"]}>
          {recent.map((each) => (
            <li key={each.key} className={styles["happening"]} data-kind={each.kind}>
              <span>
                <Sentence of={each} slug={slug} />
              </span>
              <span className={styles["when"]}>
                <Ago of={each.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export const CONNECTION = graphql`
  fragment RecentActivity_connection on Connection {
    id
    state
    createdAt
    activatedAt
    endedAt
    endedBySide
    learner {
      id
      name
    }
  }
`;

function Sentence({ of, slug }: { readonly of: Happening; readonly slug: string }): ReactNode {
  const who =
    of.who === null ? (
      <Trans>A former learner</Trans>
    ) : (
      <Link href={`/o/${slug}/learners/${of.who.id}`}>
        <Name>{of.who.name}</Name>
      </Link>
    );
  const what = of.what === undefined ? <Trans>a course</Trans> : <Name>{of.what}</Name>;
  switch (of.kind) {
    case "CONNECTED":
      return <Trans>{who} connected.</Trans>;
    case "ASKED":
      return <Trans>{who} asks to be connected.</Trans>;
    case "LEFT":
      return <Trans>{who} left.</Trans>;
    case "DISCONNECTED":
      return <Trans>{who} was disconnected.</Trans>;
    case "STARTED":
      return (
        <Trans>
          {who} began {what}.
        </Trans>
      );
    case "TERMINATED":
      return (
        <Trans>
          The session of {who} in {what} was ended.
        </Trans>
      );
    case "EARNED":
      return (
        <Trans>
          {who} earned the certificate of {what}.
        </Trans>
      );
  }
}
