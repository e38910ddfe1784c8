import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useDeferredValue, useState } from "react";
import { graphql, useFragment, useLazyLoadQuery } from "react-relay";

import { Button } from "../design/Button";
import { SearchField } from "../design/fields";
import { Skeleton, Stack } from "../design/parts";
import type { TeamCoachesSearchQuery } from "../relay/generated/TeamCoachesSearchQuery.graphql";
import type { TeamCoaches_team$key } from "../relay/generated/TeamCoaches_team.graphql";
import { People } from "./People";
import { useUpdateTeam } from "./useUpdateTeam";

interface Props {
  readonly team: TeamCoaches_team$key;
  readonly organizationId: string;
  readonly mayChange: boolean;
}

/** Who leads the team: they see its learners. */
export function TeamCoaches({ team, organizationId, mayChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [update, isBusy] = useUpdateTeam();
  const { id, coaches } = useFragment(
    graphql`
      fragment TeamCoaches_team on Team {
        id
        coaches(first: 200) {
          nodes {
            id
            name
            email
          }
        }
      }
    `,
    team,
  );
  const search = useDeferredValue(text.trim());
  return (
    <Stack>
      <h3>
        <Trans>Led by</Trans>
      </h3>
      {coaches.nodes.length === 0 ? <p>{t`Nobody leads it yet.`}</p> : null}
      <People
        label={t`Coaches`}
        of={coaches.nodes}
        action={(coach) =>
          mayChange ? (
            <Button
              small
              look="quiet"
              isDisabled={isBusy}
              aria-label={t`${coach.name} no longer leads the team`}
              onPress={() => void update({ teamId: id, removeCoachIds: [coach.id] })}
            >
              <Trans>Remove</Trans>
            </Button>
          ) : null
        }
      />
      {mayChange ? <SearchField label={t`Find a member to lead it`} value={text} onChange={setText} /> : null}
      {mayChange && search !== "" ? (
        <Suspense fallback={<Skeleton rows={2} />}>
          <Found
            organizationId={organizationId}
            search={search}
            without={new Set(coaches.nodes.map((each) => each.id))}
            isBusy={isBusy}
            onAdd={(membershipId) => void update({ teamId: id, addCoachIds: [membershipId] })}
          />
        </Suspense>
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
  const { organization } = useLazyLoadQuery<TeamCoachesSearchQuery>(
    graphql`
      query TeamCoachesSearchQuery($id: ID!, $filter: MembershipFilter) {
        organization(id: $id) {
          id
          members(first: 8, filter: $filter) {
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
  const found = (organization?.members.nodes ?? []).filter((each) => !without.has(each.id));
  if (found.length === 0) return <p role="status">{t`No other member matches.`}</p>;
  return (
    <People
      label={t`Members found`}
      of={found}
      action={(member) => (
        <Button small isDisabled={isBusy} aria-label={t`Let ${member.name} lead the team`} onPress={() => onAdd(member.id)}>
          <Trans>Add</Trans>
        </Button>
      )}
    />
  );
}
