import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePreloadedQuery } from "react-relay";

import { useNumber } from "../design/moments";
import { Empty, Figure, Figures, Page, Stack } from "../design/parts";
import type { PageProps } from "../page";
import type { CreditsPageQuery } from "../relay/generated/CreditsPageQuery.graphql";
import { Missing } from "../shell/Failure";
import { CreditsByMonth } from "./CreditsByMonth";
import { Statement } from "./Statement";

/** What an organization has to start sessions with, and where it went. */
export default function CreditsPage({ query }: PageProps<CreditsPageQuery>) {
  const { t } = useLingui();
  const number = useNumber();
  const { organization } = usePreloadedQuery<CreditsPageQuery>(
    graphql`
      query CreditsPageQuery($slug: String!, $filter: LedgerTransactionFilter) {
        viewer {
          ...AppShell_viewer
        }
        organization(slug: $slug) {
          id
          name
          viewerCan {
            seeCredits
          }
          credits {
            balance
            reserved
            spent
            ...CreditsByMonth_credits
          }
          ...Statement_organization @arguments(filter: $filter)
        }
      }
    `,
    query,
  );
  if (!organization) return <Missing />;
  const { credits } = organization;
  return (
    <Page title={t`Credits`} above={<bdi>{organization.name}</bdi>} intro={t`Each session holds one credit while it is in progress, and uses it when it is completed. A session that is ended gives it back.`}>
      {credits && organization.viewerCan.seeCredits ? (
        <Stack>
          <Figures>
            <Figure label={t`Balance`} value={number(credits.balance)} hint={t`free for new sessions`} />
            <Figure label={t`Reserved`} value={number(credits.reserved)} hint={t`in sessions in progress`} />
            <Figure label={t`Spent`} value={number(credits.spent)} hint={t`by completed sessions`} />
          </Figures>
          <CreditsByMonth credits={credits} />
          <Statement organization={organization} />
        </Stack>
      ) : (
        <Empty title={t`Credits are for owners, admins and analysts.`}>
          <Trans>Ask an owner of the organization if you need to see them.</Trans>
        </Empty>
      )}
    </Page>
  );
}
