import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { Bullets, Name, Notice, Skeleton } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { LeaveOrganizationMutation } from "../relay/generated/LeaveOrganizationMutation.graphql";
import type { LeaveOrganizationQuery } from "../relay/generated/LeaveOrganizationQuery.graphql";
import { useAction } from "../relay/useAction";

interface Props {
  readonly connectionId: string;
  readonly onClose: () => void;
}

/** What exactly will end, from the server, before anything does. */
export function LeaveOrganization({ connectionId, onClose }: Props) {
  const { t } = useLingui();
  const [leave, isBusy] = useAction<LeaveOrganizationMutation>(graphql`
    mutation LeaveOrganizationMutation($input: DisconnectInput!) {
      disconnect(input: $input) {
        userErrors {
          code
          field
          message
        }
        connection {
          id
          state
          endedAt
          endedBySide
          viewerCan {
            withdraw
            disconnect
          }
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const { isDone } = await leave({ connectionId });
    if (!isDone) return;
    notify("good", t`You have left. You keep every certificate.`);
    changed();
    onClose();
  };
  return (
    <Dialog
      title={t`Leave this organization?`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Leave`} look="danger" onGo={() => void go()} onCancel={onClose} isBusy={isBusy} />}
    >
      <Suspense fallback={<Skeleton rows={2} />}>
        <Preview connectionId={connectionId} />
      </Suspense>
    </Dialog>
  );
}

function Preview({ connectionId }: { readonly connectionId: string }) {
  const { t } = useLingui();
  const { node } = useLazyLoadQuery<LeaveOrganizationQuery>(
    graphql`
      query LeaveOrganizationQuery($id: ID!) {
        node(id: $id) {
          ... on Connection {
            id
            organization {
              id
              name
            }
            disconnectPreview {
              sessionsEnding
              creditsReturning
              certificatesHidden
              sessionsHidden
            }
          }
        }
      }
    `,
    { id: connectionId },
    { fetchPolicy: "network-only" },
  );
  const preview = node?.disconnectPreview;
  if (!preview) return <Notice tone="warn">{t`There is no such connection any more.`}</Notice>;
  return (
    <>
      <p>
        <Trans>
          When you leave <Name>{node?.organization?.name ?? ""}</Name>:
        </Trans>
      </p>
      <Notice tone={preview.sessionsEnding > 0 ? "warn" : "info"}>
        <Bullets>
          <li>
            <Plural
              value={preview.sessionsEnding}
              _0="No course of yours ends."
              one="# course that it pays for ends at once."
              other="# courses that it pays for end at once."
            />
          </li>
          <li>
            <Plural
              value={preview.certificatesHidden}
              _0="It sees no certificate less than now: it paid for all that it sees."
              one="It no longer sees # certificate that others paid for."
              other="It no longer sees # certificates that others paid for."
            />
          </li>
          {preview.sessionsHidden > 0 ? (
            <li>
              <Plural
                value={preview.sessionsHidden}
                one="It no longer sees # course that others pay for; that goes on."
                other="It no longer sees # courses that others pay for; these go on."
              />
            </li>
          ) : null}
          <li>
            <Trans>You keep every certificate. What it paid for, it goes on seeing.</Trans>
          </li>
        </Bullets>
      </Notice>
    </>
  );
}
