import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Day } from "../design/moments";
import { Card, Name, Notice, Row, Stack } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { InvitationsToMe_viewer$key } from "../relay/generated/InvitationsToMe_viewer.graphql";
import type { InvitationsToMeMutation } from "../relay/generated/InvitationsToMeMutation.graphql";
import { useAction } from "../relay/useAction";

/** Invitations by mail that are open: one can accept them here, without the mail. */
export function InvitationsToMe({ viewer }: { readonly viewer: InvitationsToMe_viewer$key }) {
  const { t } = useLingui();
  const { invitations } = useFragment(
    graphql`
      fragment InvitationsToMe_viewer on Viewer {
        invitations(first: 10) {
          nodes {
            id
            email
            message
            isPaused
            expiresAt
            token
            organization {
              id
              name
            }
          }
        }
      }
    `,
    viewer,
  );
  const [join, isBusy] = useAction<InvitationsToMeMutation>(graphql`
    mutation InvitationsToMeMutation($input: JoinOrganizationInput!) {
      joinOrganization(input: $input) {
        userErrors {
          code
          field
          message
        }
        connection {
          id
          state
          activatedAt
        }
      }
    }
  `);
  if (invitations.nodes.length === 0) return null;
  return (
    <Card title={t`You are invited`}>
      <Stack>
        {invitations.nodes.map(({ id, organization, email, message, isPaused, expiresAt, token }) => {
          const name = organization?.name ?? t`An organization`;
          return (
            <Notice key={id} tone={isPaused ? "warn" : "info"}>
              <p>
                <Trans>
                  <Name>{name}</Name> has invited {email} to connect. The invitation ends on <Day of={expiresAt} />.
                </Trans>
              </p>
              {message ? <blockquote dir="auto">{message}</blockquote> : null}
              <Row>
                {isPaused ? (
                  <Trans>The organization has paused it for the moment.</Trans>
                ) : (
                  <>
                    <Button
                      look="primary"
                      small
                      isPending={isBusy}
                      onPress={async () => {
                        const { isDone } = await join({ token: token ?? "" });
                        if (!isDone) return;
                        notify("good", t`You are connected to ${name}.`);
                        changed();
                      }}
                    >
                      {t`Connect to ${name}`}
                    </Button>
                    <a href={`/join/${token ?? ""}`}>
                      <Trans>What will it see of me?</Trans>
                    </a>
                  </>
                )}
              </Row>
            </Notice>
          );
        })}
      </Stack>
    </Card>
  );
}
