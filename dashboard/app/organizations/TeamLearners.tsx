import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useDeferredValue, useState } from "react";
import { graphql, useLazyLoadQuery, usePaginationFragment } from "react-relay";

import { Button } from "../design/Button";
import { SearchField } from "../design/fields";
import { Row, Skeleton, Stack } from "../design/parts";
import { changed } from "../relay/fresh";
import type { TeamLearnersListQuery } from "../relay/generated/TeamLearnersListQuery.graphql";
import type { TeamLearnersSearchQuery } from "../relay/generated/TeamLearnersSearchQuery.graphql";
import type { TeamLearners_team$key } from "../relay/generated/TeamLearners_team.graphql";
import { useList } from "../relay/useList";
import { People } from "./People";
import { useUpdateTeam } from "./useUpdateTeam";

interface Props {
  readonly team: TeamLearners_team$key;
  readonly organizationId: string;
  readonly mayChange: boolean;
}

const NONE = {};

/** Who is in the team, as far as one may see them. */
export function TeamLearners({ team, organizationId, mayChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [update, isBusy] = useUpdateTeam();
  const { data, loadNext, hasNext, isLoadingNext, refetch } = usePaginationFragment<TeamLearnersListQuery, TeamLearners_team$key>(
    graphql`
      fragment TeamLearners_team on Team
      @refetchable(queryName: "TeamLearnersListQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 50 }, cursor: { type: "String" }) {
        id
        learners(first: $count, after: $cursor) @connection(key: "TeamLearners_learners", filters: []) {
          totalCount
          edges {
            node {
              id
              name
              email
            }
          }
        }
      }
    `,
    team,
  );
  useList(refetch as never, NONE);
  const learners = data.learners.edges.map((edge) => edge.node);
  const search = useDeferredValue(text.trim());
  const act = async (change: { addLearnerIds?: string[]; removeLearnerIds?: string[] }): Promise<void> => {
    if ((await update({ teamId: data.id, ...change })).isDone) changed();
  };
  const total = data.learners.totalCount;
  return (
    <Stack>
      <h3>{t`Learners (${total})`}</h3>
      {mayChange ? <SearchField label={t`Find a learner to add`} value={text} onChange={setText} /> : null}
      {mayChange && search !== "" ? (
        <Suspense fallback={<Skeleton rows={2} />}>
          <Found
            organizationId={organizationId}
            search={search}
            without={new Set(learners.map((each) => each.id))}
            isBusy={isBusy}
            onAdd={(id) => void act({ addLearnerIds: [id] })}
          />
        </Suspense>
      ) : null}
      {total === 0 ? <p>{t`Nobody is in it yet.`}</p> : null}
      <People
        label={t`Learners`}
        of={learners}
        action={(learner) =>
          mayChange ? (
            <Button
              small
              look="quiet"
              isDisabled={isBusy}
              aria-label={t`Take ${learner.name} out of the team`}
              onPress={() => void act({ removeLearnerIds: [learner.id] })}
            >
              <Trans>Remove</Trans>
            </Button>
          ) : null
        }
      />
      {hasNext ? (
        <Row>
          <Button small isPending={isLoadingNext} onPress={() => void loadNext(100)}>
            <Trans>Show more</Trans>
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}

interface FoundProps {
  readonly organizationId: string;
  readonly search: string;
  readonly without: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onAdd: (id: string) => void;
}

function Found({ organizationId, search, without, isBusy, onAdd }: FoundProps) {
  const { t } = useLingui();
  const { organization } = useLazyLoadQuery<TeamLearnersSearchQuery>(
    graphql`
      query TeamLearnersSearchQuery($id: ID!, $filter: LearnerFilter) {
        organization(id: $id) {
          id
          learners(first: 8, filter: $filter, connectionStates: [ACTIVE]) {
            nodes {
              id
              name
              email
            }
          }
        }
      }
    `,
    { id: organizationId, filter: { or: [{ name: { search } }, { email: { contains: search } }] } },
    { fetchPolicy: "store-and-network" },
  );
  const found = (organization?.learners.nodes ?? []).filter((each) => !without.has(each.id));
  if (found.length === 0) return <p role="status">{t`No other connected learner matches.`}</p>;
  return (
    <People
      label={t`Learners found`}
      of={found}
      action={(learner) => (
        <Button small isDisabled={isBusy} aria-label={t`Add ${learner.name} to the team`} onPress={() => onAdd(learner.id)}>
          <Trans>Add</Trans>
        </Button>
      )}
    />
  );
}
