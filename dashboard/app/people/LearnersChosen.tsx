import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { ChosenBar } from "../connections/ChosenBar";
import { DisconnectLearners } from "../connections/DisconnectLearners";
import { Button } from "../design/Button";
import { notify } from "../design/toasts";
import { describe } from "../relay/failures";
import { endableConnections } from "./endableConnections";
import { LearnersToTeam } from "./LearnersToTeam";

interface Props {
  readonly organizationId: string;
  readonly chosen: ReadonlySet<string>;
  readonly onNone: () => void;
  readonly teams: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly mayDisconnect: boolean;
  readonly mayChangeTeams: boolean;
}

type Asked = { readonly how: "add" | "remove" } | { readonly how: "disconnect"; readonly connectionIds: ReadonlyArray<string> };

/** What can be done with the learners that are chosen. */
export function LearnersChosen({ organizationId, chosen, onNone, teams, mayDisconnect, mayChangeTeams }: Props) {
  const { t } = useLingui();
  const [asked, ask] = useState<Asked | null>(null);
  const [isLooking, look] = useState(false);
  const close = (): void => {
    ask(null);
    onNone();
  };
  const disconnect = async (): Promise<void> => {
    look(true);
    try {
      const connectionIds = await endableConnections(organizationId, [...chosen]);
      if (connectionIds.length === 0) notify("bad", t`None of them is connected now.`);
      else ask({ how: "disconnect", connectionIds });
    } catch (error) {
      notify("bad", describe(error instanceof Error ? error : null));
    }
    look(false);
  };
  return (
    <>
      <ChosenBar count={chosen.size} onNone={onNone}>
        {mayChangeTeams && teams.length > 0 ? (
          <>
            <Button small onPress={() => ask({ how: "add" })}>
              <Trans>Add to a team…</Trans>
            </Button>
            <Button small onPress={() => ask({ how: "remove" })}>
              <Trans>Remove from a team…</Trans>
            </Button>
          </>
        ) : null}
        {mayDisconnect ? (
          <Button small look="danger" isPending={isLooking} onPress={() => void disconnect()}>
            <Trans>Disconnect…</Trans>
          </Button>
        ) : null}
      </ChosenBar>
      {asked === null ? null : asked.how === "disconnect" ? (
        <DisconnectLearners organizationId={organizationId} connectionIds={asked.connectionIds} onClose={close} />
      ) : (
        <LearnersToTeam how={asked.how} learnerIds={[...chosen]} teams={teams} onClose={close} />
      )}
    </>
  );
}
