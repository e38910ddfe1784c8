import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePaginationFragment, usePreloadedQuery } from "react-relay";

import { Button } from "../design/Button";
import { Empty, Page } from "../design/parts";
import type { PageProps } from "../page";
import type { NotificationsPage_viewer$key } from "../relay/generated/NotificationsPage_viewer.graphql";
import type { NotificationsPageMoreQuery } from "../relay/generated/NotificationsPageMoreQuery.graphql";
import type { NotificationsPageQuery } from "../relay/generated/NotificationsPageQuery.graphql";
import { useList } from "../relay/useList";
import { useMarkRead } from "./markRead";
import { NotificationRow } from "./NotificationRow";
import styles from "./NotificationsPage.module.css";

/** What one was told, the newest first; new ones appear by themselves. */
export default function NotificationsPage({ query }: PageProps<NotificationsPageQuery>) {
  const { t } = useLingui();
  const { viewer } = usePreloadedQuery<NotificationsPageQuery>(
    graphql`
      query NotificationsPageQuery {
        viewer {
          ...AppShell_viewer
          ...NotificationsPage_viewer
        }
      }
    `,
    query,
  );
  if (!viewer) return null;
  return <Told title={t`Notifications`} viewer={viewer} />;
}

function Told({ title, viewer }: { readonly title: string; readonly viewer: NotificationsPage_viewer$key }) {
  const { t } = useLingui();
  const { data, hasNext, isLoadingNext, loadNext, refetch } = usePaginationFragment<NotificationsPageMoreQuery, NotificationsPage_viewer$key>(
    graphql`
      fragment NotificationsPage_viewer on Viewer
      @refetchable(queryName: "NotificationsPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }) {
        unreadCount
        notifications(first: $count, after: $cursor) @connection(key: "NotificationsPage_notifications") {
          edges {
            node {
              id
              sequence
              readAt
              ...NotificationRow_notification
            }
          }
        }
      }
    `,
    viewer,
  );
  useList(refetch as never, {});
  const [mark, isBusy] = useMarkRead();
  const { edges } = data.notifications;
  const newest = edges[0]?.node.sequence;
  return (
    <Page
      title={title}
      actions={
        data.unreadCount > 0 && newest !== undefined ? (
          <Button isPending={isBusy} onPress={() => void mark({ upTo: newest })}>
            <Trans>Mark all as read</Trans>
          </Button>
        ) : null
      }
    >
      {edges.length === 0 ? (
        <Empty title={t`Nothing yet`}>
          <Trans>What happens to your connections, courses and certificates appears here.</Trans>
        </Empty>
      ) : (
        <ul className={styles["told"]}>
          {edges.map(({ node }) => (
            <NotificationRow key={node.id} notification={node} onRead={(id) => void mark({ ids: [id] })} />
          ))}
        </ul>
      )}
      {hasNext ? (
        <div>
          <Button isPending={isLoadingNext} onPress={() => void loadNext(100)}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
