import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useState } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";

import { Button } from "../design/Button";
import { Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { Notice, Row, Skeleton, Stack } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { TeamDrawerDeleteMutation } from "../relay/generated/TeamDrawerDeleteMutation.graphql";
import type { TeamDrawerQuery } from "../relay/generated/TeamDrawerQuery.graphql";
import { useAction } from "../relay/useAction";
import { TeamCoaches } from "./TeamCoaches";
import { TeamLearners } from "./TeamLearners";
import { useUpdateTeam } from "./useUpdateTeam";

interface Props {
  readonly id: string;
  readonly organizationId: string;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** One team: its name, who leads it, who is in it. */
export function TeamDrawer({ id, organizationId, mayChange, onClose }: Props) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Team`} isOpen isDrawer onClose={onClose}>
      <Suspense fallback={<Skeleton rows={5} />}>
        <Content id={id} organizationId={organizationId} mayChange={mayChange} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}

function Content({ id, organizationId, mayChange, onClose }: Props) {
  const { t } = useLingui();
  const { node: team } = useLazyLoadQuery<TeamDrawerQuery>(
    graphql`
      query TeamDrawerQuery($id: ID!) {
        node(id: $id) {
          ... on Team {
            id
            name
            count: learners(first: 1) {
              totalCount
            }
            ...TeamCoaches_team @alias(as: "led")
            ...TeamLearners_team @alias(as: "within")
          }
        }
      }
    `,
    { id },
    { fetchPolicy: "store-and-network" },
  );
  if (!team?.id || team.name === undefined) return <Notice tone="warn">{t`There is no such team any more.`}</Notice>;
  return (
    <Stack>
      {mayChange ? <Rename key={team.name} id={team.id} name={team.name} /> : <h3 dir="auto">{team.name}</h3>}
      {team.led ? <TeamCoaches team={team.led} organizationId={organizationId} mayChange={mayChange} /> : null}
      {team.within ? <TeamLearners team={team.within} organizationId={organizationId} mayChange={mayChange} /> : null}
      {mayChange ? <Delete id={team.id} learners={team.count?.totalCount ?? 0} onClose={onClose} /> : null}
    </Stack>
  );
}

function Rename({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useLingui();
  const [text, setText] = useState(name);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [update, isBusy] = useUpdateTeam();
  const go = async (): Promise<void> => {
    const { isDone, refusals } = await update({ teamId: id, name: text }, { tellRefusals: false });
    setRefusal(refusals[0]?.message ?? null);
    if (isDone) notify("good", t`The team has its new name.`);
  };
  return (
    <Stack>
      <TextField label={t`Name`} value={text} onChange={setText} refusal={refusal} maxLength={120} />
      {text === name ? null : (
        <Row>
          <Button look="primary" isPending={isBusy} isDisabled={text.trim() === ""} onPress={() => void go()}>
            <Trans>Rename</Trans>
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function Delete({ id, learners, onClose }: { readonly id: string; readonly learners: number; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [isAsked, ask] = useState(false);
  const [remove, isBusy] = useAction<TeamDrawerDeleteMutation>(graphql`
    mutation TeamDrawerDeleteMutation($input: DeleteTeamInput!) {
      deleteTeam(input: $input) {
        userErrors {
          code
          field
          message
        }
        organization {
          id
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const { isDone } = await remove({ teamId: id });
    if (!isDone) return;
    notify("good", t`The team is deleted.`);
    changed();
    onClose();
  };
  if (!isAsked) {
    return (
      <Row>
        <Button onPress={() => ask(true)}>
          <Trans>Delete the team</Trans>
        </Button>
      </Row>
    );
  }
  return (
    <Stack>
      <Notice tone="warn">
        <p>
          <Plural
            value={learners}
            _0="The team has no learners. Its coaches lead it no longer."
            one="Its one learner stays connected to the organization. Its coaches no longer see him or her through this team."
            other="Its # learners stay connected to the organization. Its coaches no longer see them through this team."
          />
        </p>
      </Notice>
      <Row>
        <Button look="danger" isPending={isBusy} onPress={() => void go()}>
          <Trans>Delete the team</Trans>
        </Button>
        <Button onPress={() => ask(false)}>
          <Trans>Cancel</Trans>
        </Button>
      </Row>
    </Stack>
  );
}
