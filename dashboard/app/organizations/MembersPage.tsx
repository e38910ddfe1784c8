import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "@tanstack/react-router";
import { graphql, usePreloadedQuery } from "react-relay";

import { Button } from "../design/Button";
import { Page, Stack } from "../design/parts";
import { Tabs } from "../design/Tabs";
import { useSearchState } from "../design/useSearchState";
import type { PageProps } from "../page";
import type { MembersPageQuery } from "../relay/generated/MembersPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { CreateTeam } from "./CreateTeam";
import { InviteStaff } from "./InviteStaff";
import { MembersList } from "./MembersList";
import { StaffInvitationsList } from "./StaffInvitationsList";
import { TeamsList } from "./TeamsList";

/** Who works for the organization, who is asked to, and which teams look after its learners. */
export default function MembersPage({ query }: PageProps<MembersPageQuery>) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { slug } = useParams({ strict: false }) as { slug: string };
  const { organization } = usePreloadedQuery<MembersPageQuery>(
    graphql`
      query MembersPageQuery($slug: String!, $members: MembershipFilter, $teams: TeamFilter) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          id
          name
          viewerMembership {
            id
          }
          viewerCan {
            manageMembers
            manageOwners
            manageTeams
          }
          ...MembersList_organization @arguments(members: $members)
          ...StaffInvitationsList_organization
          ...TeamsList_organization @arguments(teams: $teams)
        }
      }
    `,
    query,
  );
  if (!organization?.viewerMembership) return <Missing />;
  const { manageMembers, manageOwners, manageTeams } = organization.viewerCan;
  const tab = search["tab"] ?? "members";
  const close = (): void => change({ open: undefined });
  return (
    <Page
      key={slug}
      title={t`Members and teams`}
      above={<bdi>{organization.name}</bdi>}
      actions={
        <>
          {manageTeams ? (
            <Button look={tab === "teams" ? "primary" : "plain"} onPress={() => change({ open: "team" })}>
              <Trans>New team</Trans>
            </Button>
          ) : null}
          {manageMembers ? (
            <Button look={tab === "teams" ? "plain" : "primary"} onPress={() => change({ open: "invite" })}>
              <Trans>Invite staff</Trans>
            </Button>
          ) : null}
        </>
      }
    >
      <Stack>
        <Tabs
          label={t`Staff`}
          chosen={tab}
          onChoose={(id) => change({ tab: id === "members" ? undefined : id, q: undefined, role: undefined })}
          tabs={[
            { id: "members", label: t`Members` },
            ...(manageMembers ? [{ id: "invitations", label: t`Invitations` }] : []),
            { id: "teams", label: t`Teams` },
          ]}
        />
        {tab === "teams" ? (
          <TeamsList organization={organization} />
        ) : tab === "invitations" && manageMembers ? (
          <StaffInvitationsList organization={organization} />
        ) : (
          <MembersList organization={organization} />
        )}
      </Stack>
      {search["open"] === "invite" && manageMembers ? (
        <InviteStaff organizationId={organization.id} mayOfferOwner={manageOwners} onClose={close} />
      ) : null}
      {search["open"] === "team" && manageTeams ? <CreateTeam organizationId={organization.id} onClose={close} /> : null}
    </Page>
  );
}
