import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Card } from "../design/parts";
import type { FirstSteps_organization$key } from "../relay/generated/FirstSteps_organization.graphql";
import { Step, Steps } from "./Steps";

/** What a new organization does first, in the order that leads to the first connected learner. */
export function FirstSteps({ organization }: { readonly organization: FirstSteps_organization$key }) {
  const { t } = useLingui();
  const data = useFragment(
    graphql`
      fragment FirstSteps_organization on Organization {
        slug
        branding {
          logoUrl
          primaryColour
        }
        invitationLink {
          id
          isActive
        }
        credits {
          balance
        }
        sentInvitations: invitations(first: 1) {
          totalCount
        }
        staff: members(first: 1) {
          totalCount
        }
        asked: staffInvitations(first: 1) {
          totalCount
        }
      }
    `,
    organization,
  );
  const at = `/o/${data.slug}`;
  const { logoUrl, primaryColour } = data.branding;
  return (
    <Card title={<Trans>First steps</Trans>}>
      <p>
        <Trans>Nobody is connected yet. Connected learners use the organization's credits and show it their certificates.</Trans>
      </p>
      <Steps>
        <Step isDone={Boolean(logoUrl ?? primaryColour)} href={`${at}/settings`} label={t`Make it yours`}>
          <Trans>A logo and a colour, so that learners know from whom the invitation comes.</Trans>
        </Step>
        <Step isDone={data.sentInvitations.totalCount > 0} href={`${at}/connections`} label={t`Invite learners by mail`}>
          <Trans>Paste their addresses or drop a CSV. Each follows the mail and is connected at once.</Trans>
        </Step>
        <Step isDone={data.invitationLink?.isActive ?? false} href={`${at}/connections`} label={t`Share the link`}>
          <Trans>One link, or its QR code on a poster, for everybody whose address you do not have.</Trans>
        </Step>
        <Step isDone={(data.credits?.balance ?? 0) > 0} href={`${at}/credits`} label={t`Have credits`}>
          <Trans>Each course that a learner takes on the organization's behalf uses one. The provider grants them.</Trans>
        </Step>
        <Step
          isDone={data.staff.totalCount > 1 || data.asked.totalCount > 0}
          href={`${at}/members`}
          label={t`Bring in your colleagues`}
        >
          <Trans>Admins run it with you, coaches see the teams that they lead, analysts see the figures.</Trans>
        </Step>
      </Steps>
    </Card>
  );
}
