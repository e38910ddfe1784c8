import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useState } from "react";
import { graphql, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Ago } from "../design/moments";
import { Empty, Notice, Row, Stack } from "../design/parts";
import type { RequestsList_organization$key } from "../relay/generated/RequestsList_organization.graphql";
import type { RequestsListQuery } from "../relay/generated/RequestsListQuery.graphql";
import { useChosen, useList } from "../relay/useList";
import { AnswerRequests } from "./AnswerRequests";
import type { Answer } from "./AnswerRequests";
import { ChosenBar } from "./ChosenBar";
import { ConnectionLearner } from "./ConnectionCells";
import styles from "./connections.module.css";
import { exportConnections } from "./exportConnections";

const MORE = 200;
const WAITING = { filter: { state: { equalTo: "REQUESTED" as const } }, orderBy: [{ field: "CREATED_AT" as const, direction: "ASC" as const }] };

/** Who asks, since when and in which words, the one who waits longest first; answered one by one or together. */
export function RequestsList({ organization }: { readonly organization: RequestsList_organization$key }) {
  const { t } = useLingui();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<RequestsListQuery, RequestsList_organization$key>(
    graphql`
      fragment RequestsList_organization on Organization
      @refetchable(queryName: "RequestsListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }) {
        id
        slug
        viewerCan {
          answerRequests
        }
        all: connections(first: 1) {
          aggregates {
            active
            requested
          }
        }
        connections(
          first: $count
          after: $cursor
          filter: { state: { equalTo: REQUESTED } }
          orderBy: [{ field: CREATED_AT, direction: ASC }]
        ) @connection(key: "RequestsList_connections", filters: []) {
          totalCount
          edges {
            node {
              id
              requestMessage
              createdAt
              learner {
                id
                name
              }
              ...ConnectionCells_learner
            }
          }
        }
      }
    `,
    organization,
  );
  const isPending = useList(refetch as never, {});
  const [chosen, choose] = useChosen("");
  const [answering, answer] = useState<Answer | null>(null);
  const rows = data.connections.edges.map((edge) => edge.node);
  type Request = (typeof rows)[number];
  const more = useCallback(() => void loadNext(MORE), [loadNext]);
  const mayAnswer = data.viewerCan.answerRequests;
  const stillChosen = rows.filter((row) => chosen.has(row.id)).map((row) => row.id);
  const columns: Column<Request>[] = [
    { id: "learner", header: t`Learner`, cell: (row) => <ConnectionLearner connection={row} slug={data.slug} /> },
    {
      id: "message",
      header: t`Message`,
      cell: (row) =>
        row.requestMessage ? (
          <span className={styles["message"]} dir="auto">
            {row.requestMessage}
          </span>
        ) : (
          <span className={styles["quiet"]}>{t`No message`}</span>
        ),
    },
    { id: "asked", header: t`Asked`, cell: (row) => <Ago of={row.createdAt} /> },
    ...(mayAnswer
      ? [
          {
            id: "act",
            header: t`Answer`,
            align: "end" as const,
            cell: (row: Request) => (
              <Row>
                <Button small aria-label={t`Accept ${row.learner?.name ?? ""}`} onPress={() => answer({ how: "accept", ids: [row.id] })}>
                  <Trans>Accept</Trans>
                </Button>
                <Button
                  small
                  look="quiet"
                  aria-label={t`Reject ${row.learner?.name ?? ""}`}
                  onPress={() => answer({ how: "reject", ids: [row.id] })}
                >
                  <Trans>Reject…</Trans>
                </Button>
              </Row>
            ),
          },
        ]
      : []),
  ];
  return (
    <Stack>
      {mayAnswer ? null : <Notice>{t`Owners and admins of the organization answer requests. Ask one of them.`}</Notice>}
      <div aria-busy={isPending}>
        {rows.length === 0 ? (
          <Empty title={t`Nobody waits for an answer.`}>
            {t`Learners who ask to be connected appear here at once, without reloading. Who follows the link or an invitation need not ask.`}
          </Empty>
        ) : (
          <Stack>
            <Row>
              <Button small onPress={() => void exportConnections(data.id, WAITING)}>
                <Trans>Export CSV</Trans>
              </Button>
            </Row>
            <DataTable
              label={t`Requests`}
              rows={rows}
              idOf={(row) => row.id}
              columns={columns}
              {...(mayAnswer
                ? { selection: { chosen, onChange: choose, nameOf: (id: string) => rows.find((row) => row.id === id)?.learner?.name ?? "" } }
                : {})}
              total={data.connections.totalCount}
              hasMore={hasNext}
              isLoadingMore={isLoadingNext}
              onMore={more}
            />
          </Stack>
        )}
      </div>
      <ChosenBar count={stillChosen.length} onNone={() => choose(new Set())}>
        <Button small look="primary" onPress={() => answer({ how: "accept", ids: stillChosen })}>
          <Trans>Accept</Trans>
        </Button>
        <Button small onPress={() => answer({ how: "reject", ids: stillChosen })}>
          <Trans>Reject…</Trans>
        </Button>
      </ChosenBar>
      {answering === null ? null : (
        <AnswerRequests
          answer={answering}
          onClose={() => {
            answer(null);
            choose(new Set());
          }}
        />
      )}
    </Stack>
  );
}
