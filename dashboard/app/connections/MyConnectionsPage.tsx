import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, usePaginationFragment, usePreloadedQuery } from "react-relay";

import { Button } from "../design/Button";
import { Empty, Page, Stack } from "../design/parts";
import { useSearchState } from "../design/useSearchState";
import type { PageProps } from "../page";
import type { MyConnectionsPage_learner$key } from "../relay/generated/MyConnectionsPage_learner.graphql";
import type { MyConnectionsPageMoreQuery } from "../relay/generated/MyConnectionsPageMoreQuery.graphql";
import type { MyConnectionsPageQuery } from "../relay/generated/MyConnectionsPageQuery.graphql";
import { useList } from "../relay/useList";
import { AskOrganization } from "./AskOrganization";
import { InvitationsToMe } from "./InvitationsToMe";
import { LeaveOrganization } from "./LeaveOrganization";
import { MyConnectionCard } from "./MyConnectionCard";
import { SharedWith } from "./SharedWith";

/** The organizations one is connected to, was, or has asked; and what each sees. */
export default function MyConnectionsPage({ query }: PageProps<MyConnectionsPageQuery>) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { viewer } = usePreloadedQuery<MyConnectionsPageQuery>(
    graphql`
      query MyConnectionsPageQuery {
        viewer {
          ...AppShell_viewer
          ...InvitationsToMe_viewer
          learner {
            ...MyConnectionsPage_learner
          }
        }
      }
    `,
    query,
  );
  const { ask, leave, shared } = search;
  const close = (): void => change({ ask: undefined, leave: undefined, shared: undefined });
  return (
    <Page
      title={t`Your connections`}
      intro={t`A connected organization can pay for your courses and sees your certificates. You can leave at any time.`}
      actions={
        <Button look="primary" onPress={() => change({ ask: "yes" })}>
          <Trans>Ask an organization</Trans>
        </Button>
      }
    >
      {viewer ? <InvitationsToMe viewer={viewer} /> : null}
      {viewer?.learner ? <Connections learner={viewer.learner} /> : null}
      {ask ? <AskOrganization onClose={close} /> : null}
      {leave ? <LeaveOrganization connectionId={leave} onClose={close} /> : null}
      {shared ? <SharedWith connectionId={shared} onClose={close} /> : null}
    </Page>
  );
}

function Connections({ learner }: { readonly learner: MyConnectionsPage_learner$key }) {
  const { t } = useLingui();
  const { data, hasNext, isLoadingNext, loadNext, refetch } = usePaginationFragment<
    MyConnectionsPageMoreQuery,
    MyConnectionsPage_learner$key
  >(
    graphql`
      fragment MyConnectionsPage_learner on Learner
      @refetchable(queryName: "MyConnectionsPageMoreQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 30 }, cursor: { type: "String" }) {
        connections(first: $count, after: $cursor) @connection(key: "MyConnectionsPage_connections") {
          edges {
            node {
              id
              ...MyConnectionCard_connection
            }
          }
        }
      }
    `,
    learner,
  );
  useList(refetch as never, {});
  const { edges } = data.connections;
  if (edges.length === 0) {
    return (
      <Empty title={t`No connections yet`}>
        <Trans>Open the link that your organization has shared, or ask it to connect with you.</Trans>
      </Empty>
    );
  }
  return (
    <Stack>
      {edges.map(({ node }) => (
        <MyConnectionCard key={node.id} connection={node} />
      ))}
      {hasNext ? (
        <div>
          <Button isPending={isLoadingNext} onPress={() => void loadNext(50)}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}
