import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Select } from "../design/fields";
import { Card } from "../design/parts";
import { notify } from "../design/toasts";
import type { RequestMails_organization$key } from "../relay/generated/RequestMails_organization.graphql";
import type { RequestMails as Choice, RequestMailsMutation } from "../relay/generated/RequestMailsMutation.graphql";
import { useAction } from "../relay/useAction";

/** How one hears of connection requests by mail; the notifications tell of each, whatever one chooses. */
export function RequestMails({ organization }: { readonly organization: RequestMails_organization$key }) {
  const { t } = useLingui();
  const { id, viewerMembership } = useFragment(
    graphql`
      fragment RequestMails_organization on Organization {
        id
        viewerMembership {
          id
          requestMails
        }
      }
    `,
    organization,
  );
  const [choose] = useAction<RequestMailsMutation>(graphql`
    mutation RequestMailsMutation($input: ChooseRequestMailsInput!) {
      chooseRequestMails(input: $input) {
        userErrors {
          code
          field
          message
        }
        membership {
          id
          requestMails
        }
      }
    }
  `);
  if (!viewerMembership?.requestMails) return null;
  const words: Record<Choice, string> = { IMMEDIATELY: t`A mail for each request`, DAILY: t`One mail a day`, NEVER: t`No mails` };
  return (
    <Card title={t`Connection requests`}>
      <Select
        label={t`Mails to you about requests`}
        value={viewerMembership.requestMails}
        onChange={async (requestMails) => {
          const { isDone } = await choose({ organizationId: id, requestMails });
          if (isDone) notify("good", t`Saved.`);
        }}
        choices={Object.entries(words).map(([key, label]) => ({ id: key as Choice, label }))}
        hint={t`For yourself alone. The notifications here tell of each request, whatever you choose.`}
      />
    </Card>
  );
}
