import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { TextField } from "../design/fields";
import { Card } from "../design/parts";
import { notify } from "../design/toasts";
import type { InvitationDomains_organization$key } from "../relay/generated/InvitationDomains_organization.graphql";
import type { InvitationDomainsMutation } from "../relay/generated/InvitationDomainsMutation.graphql";
import { useAction } from "../relay/useAction";

/** Whose addresses the organization invites by mail. */
export function InvitationDomains({ organization }: { readonly organization: InvitationDomains_organization$key }) {
  const { t } = useLingui();
  const { id, invitationDomains } = useFragment(
    graphql`
      fragment InvitationDomains_organization on Organization {
        id
        invitationDomains
      }
    `,
    organization,
  );
  const [text, setText] = useState((invitationDomains ?? []).join("\n"));
  const [refusal, setRefusal] = useState<string | null>(null);
  const [restrict, isBusy] = useAction<InvitationDomainsMutation>(graphql`
    mutation InvitationDomainsMutation($input: RestrictInvitationsInput!) {
      restrictInvitations(input: $input) {
        userErrors {
          code
          field
          message
        }
        organization {
          id
          invitationDomains
        }
      }
    }
  `);
  return (
    <Card title={t`Who can be invited by mail`}>
      <TextField
        label={t`Domains, one a line`}
        rows={4}
        value={text}
        onChange={setText}
        refusal={refusal}
        hint={t`Such as school.org. Without any, every address can be invited. Invitations that are out stay as they are.`}
      />
      <div>
        <Button
          isPending={isBusy}
          onPress={async () => {
            const domains = text.split(/[\s,;]+/).filter(Boolean);
            const { isDone, refusals } = await restrict({ organizationId: id, domains }, { tellRefusals: false });
            setRefusal(refusals[0]?.message ?? null);
            if (isDone) notify("good", t`Saved.`);
          }}
        >{t`Save the domains`}</Button>
      </div>
    </Card>
  );
}
