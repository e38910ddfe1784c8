import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Card, Name } from "../design/parts";
import type { NeedsYou_organization$key } from "../relay/generated/NeedsYou_organization.graphql";
import { Task, Tasks } from "./Tasks";

const FEW_CREDITS = 5;

/** What waits for somebody on the staff, the most urgent first; each line leads to exactly these rows. */
export function NeedsYou({ organization }: { readonly organization: NeedsYou_organization$key }) {
  const { t } = useLingui();
  const data = useFragment(
    graphql`
      fragment NeedsYou_organization on Organization
      @argumentDefinitions(stillSince: { type: "DateTime!" }, soon: { type: "DateTime!" }) {
        slug
        viewerCan {
          answerRequests
          inviteLearners
          seeCredits
        }
        credits {
          balance
        }
        invitationLink {
          id
          isSwitchedOn
          pausedInvitations
        }
        requests: connections(first: 3, filter: { state: { equalTo: REQUESTED } }, orderBy: [{ field: CREATED_AT, direction: ASC }]) {
          totalCount
          nodes {
            id
            learner {
              id
              name
            }
          }
        }
        failed: invitations(first: 3, filter: { state: { equalTo: FAILED } }) {
          totalCount
          nodes {
            id
            email
          }
        }
        still: sessions(
          first: 3
          filter: { state: { equalTo: IN_PROGRESS }, lastActivityAt: { before: $stillSince } }
          orderBy: [{ field: STARTED_AT, direction: ASC }]
        ) {
          totalCount
          nodes {
            id
            learner {
              id
              name
            }
          }
        }
        expiring: certificates(first: 3, filter: { isValid: true, expiresAt: { before: $soon } }, orderBy: [{ field: EXPIRES_AT, direction: ASC }]) {
          totalCount
          nodes {
            id
            holderName
          }
        }
      }
    `,
    organization,
  );
  const { slug, viewerCan, requests, failed, still, expiring, invitationLink, credits } = data;
  const at = `/o/${slug}`;
  const paused = viewerCan.inviteLearners ? (invitationLink?.pausedInvitations ?? 0) : 0;
  const isShort = credits !== null && credits !== undefined && credits.balance <= FEW_CREDITS;
  const waits = requests.totalCount + failed.totalCount + still.totalCount + expiring.totalCount + paused > 0 || isShort;
  return (
    <Card title={<Trans>Needs you now</Trans>}>
      {waits ? (
        <Tasks>
          {requests.totalCount > 0 ? (
            <Task
              tone="info"
              count={requests.totalCount}
              href={`${at}/connections/requests`}
              hint={<Names of={requests.nodes.map((row) => row.learner?.name)} total={requests.totalCount} />}
            >
              {viewerCan.answerRequests ? (
                <Plural value={requests.totalCount} one="learner asks to be connected" other="learners ask to be connected" />
              ) : (
                <Plural value={requests.totalCount} one="request waits for an admin" other="requests wait for an admin" />
              )}
            </Task>
          ) : null}
          {failed.totalCount > 0 ? (
            <Task
              tone="bad"
              count={failed.totalCount}
              href={`${at}/connections/invitations?state=FAILED`}
              hint={<Names of={failed.nodes.map((row) => row.email)} total={failed.totalCount} />}
            >
              <Plural value={failed.totalCount} one="invitation could not be delivered" other="invitations could not be delivered" />
            </Task>
          ) : null}
          {paused > 0 ? (
            <Task tone="warn" count={paused} href={`${at}/connections/link`} hint={t`They connect nobody until the organization's link is on again.`}>
              <Plural value={paused} one="invitation is paused" other="invitations are paused" />
            </Task>
          ) : null}
          {isShort ? (
            <Task tone="warn" count={credits.balance} href={`${at}/credits`} hint={t`Each session on the organization's credit needs one.`}>
              <Plural value={credits.balance} one="credit is left" other="credits are left" />
            </Task>
          ) : null}
          {still.totalCount > 0 ? (
            <Task
              tone="warn"
              count={still.totalCount}
              href={`${at}/sessions?still=yes`}
              hint={<Names of={still.nodes.map((row) => row.learner?.name)} total={still.totalCount} />}
            >
              <Plural value={still.totalCount} one="session stands still for two weeks" other="sessions stand still for two weeks" />
            </Task>
          ) : null}
          {expiring.totalCount > 0 ? (
            <Task
              tone="info"
              count={expiring.totalCount}
              href={`${at}/learners?certificate=expiring`}
              hint={<Names of={expiring.nodes.map((row) => row.holderName)} total={expiring.totalCount} />}
            >
              <Plural value={expiring.totalCount} one="certificate expires within 60 days" other="certificates expire within 60 days" />
            </Task>
          ) : null}
        </Tasks>
      ) : (
        <p>
          <Trans>Nothing waits for you. Requests, undelivered invitations, sessions that stand still and certificates that expire soon appear here.</Trans>
        </p>
      )}
    </Card>
  );
}

interface NamesProps {
  readonly of: ReadonlyArray<string | null | undefined>;
  readonly total: number;
}

/** The first few, and how many more. */
function Names({ of, total }: NamesProps) {
  const { i18n } = useLingui();
  const names = [...new Set(of.filter((name) => name !== null && name !== undefined))];
  const more = i18n.number(total - of.length);
  return (
    <>
      {names.map((name, place) => (
        <span key={name}>
          {place > 0 ? ", " : ""}
          <Name>{name}</Name>
        </span>
      ))}
      {total > of.length ? <Trans> and {more} more</Trans> : null}
    </>
  );
}
