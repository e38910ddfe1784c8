import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { Ago } from "../design/moments";
import { Badge } from "../design/parts";
import type { NotificationRow_notification$key } from "../relay/generated/NotificationRow_notification.graphql";
import styles from "./NotificationRow.module.css";
import { useTold } from "./told";

interface Props {
  readonly notification: NotificationRow_notification$key;
  readonly onRead: (id: string) => void;
}

/** What happened in one sentence, where it leads, and whether it was read. */
export function NotificationRow({ notification, onRead }: Props) {
  const { t } = useLingui();
  const told = useTold();
  const data = useFragment(
    graphql`
      fragment NotificationRow_notification on Notification {
        id
        kind
        createdAt
        readAt
        organization {
          id
          name
          slug
        }
        connection {
          id
          learner {
            id
            name
          }
        }
        session {
          id
        }
      }
    `,
    notification,
  );
  return (
    <li className={styles["row"]} data-unread={data.readAt ? undefined : ""}>
      <a className={styles["what"]} href={leadsTo(data)} dir="auto">
        {told(data)}
      </a>
      {data.readAt ? null : <Badge tone="info">{t`new`}</Badge>}
      <span className={styles["when"]}>
        <Ago of={data.createdAt} />
      </span>
      {data.readAt ? null : (
        <Button small look="quiet" onPress={() => onRead(data.id)} aria-label={t`Read: ${told(data)}`}>
          <Trans>Read</Trans>
        </Button>
      )}
    </li>
  );
}

interface Told {
  readonly kind: string;
  readonly organization?: { readonly slug: string } | null | undefined;
  readonly session?: { readonly id: string } | null | undefined;
}

/** The screen that shows what it is about. */
function leadsTo({ kind, organization, session }: Told): string {
  switch (kind) {
    case "CONNECTION_REQUESTED":
      return organization ? `/o/${organization.slug}/connections/requests` : "/connections";
    case "LEARNER_JOINED":
      return organization ? `/o/${organization.slug}/learners` : "/connections";
    case "SESSION_TERMINATED":
      return session ? `/sessions/${session.id}` : "/home";
    case "CERTIFICATE_EARNED":
      return "/certificates";
    case "MEMBERSHIP_CHANGED":
      return organization ? `/o/${organization.slug}` : "/home";
    default:
      return "/connections";
  }
}
