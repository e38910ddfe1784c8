import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Columns, Page } from "../design/parts";
import type { PageProps } from "../page";
import type { SettingsPageQuery } from "../relay/generated/SettingsPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { BrandingForm } from "./BrandingForm";
import { InvitationDomains } from "./InvitationDomains";
import { RequestMails } from "./RequestMails";

/** How the organization presents itself, whom it may invite, and how one hears of requests. */
export default function SettingsPage({ query }: PageProps<SettingsPageQuery>) {
  const { t } = useLingui();
  const { organization } = usePreloadedQuery<SettingsPageQuery>(
    graphql`
      query SettingsPageQuery($slug: String!) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          name
          viewerCan {
            editBranding
          }
          ...BrandingForm_organization
          ...InvitationDomains_organization
          ...RequestMails_organization
        }
      }
    `,
    query,
  );
  if (!organization?.viewerCan.editBranding) return <Missing />;
  return (
    <Page title={t`Settings`} above={<bdi>{organization.name}</bdi>}>
      <Columns>
        <BrandingForm organization={organization} />
        <InvitationDomains organization={organization} />
        <RequestMails organization={organization} />
      </Columns>
    </Page>
  );
}
