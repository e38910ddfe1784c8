import { useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { Columns, Page } from "../design/parts";
import type { PageProps } from "../page";
import type { AccountPageQuery } from "../relay/generated/AccountPageQuery.graphql";
import { Addresses } from "./Addresses";
import { AccessTokens } from "./AccessTokens";
import { ChangePassword } from "./ChangePassword";
import { ScreenLanguage } from "./ScreenLanguage";

/** How one signs in, where mails go, what carries one's sign-ins, and in which language all of it is. */
export default function AccountPage({ query }: PageProps<AccountPageQuery>) {
  const { t } = useLingui();
  const { viewer } = usePreloadedQuery<AccountPageQuery>(
    graphql`
      query AccountPageQuery {
        viewer {
          ...AppShell_viewer
          ...Addresses_viewer
          ...AccessTokens_viewer
          ...ScreenLanguage_viewer
        }
      }
    `,
    query,
  );
  if (!viewer) return null;
  return (
    <Page title={t`Account`}>
      <Columns>
        <Addresses viewer={viewer} />
        <ChangePassword />
        <ScreenLanguage viewer={viewer} />
      </Columns>
      <AccessTokens viewer={viewer} />
    </Page>
  );
}
