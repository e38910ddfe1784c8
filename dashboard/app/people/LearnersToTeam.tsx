import { Plural, useLingui } from "@lingui/react/macro";
import { useState } from "react";

import { Actions, Dialog } from "../design/Dialog";
import { Select } from "../design/fields";
import { notify } from "../design/toasts";
import { useUpdateTeam } from "../organizations/useUpdateTeam";
import { changed } from "../relay/fresh";

/** As many as one mutation takes. */
const MOST = 200;

interface Props {
  readonly how: "add" | "remove";
  readonly learnerIds: ReadonlyArray<string>;
  readonly teams: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly onClose: () => void;
}

/** Put learners into a team, or take them out of one. */
export function LearnersToTeam({ how, learnerIds, teams, onClose }: Props) {
  const { t } = useLingui();
  const [teamId, choose] = useState<string | null>(null);
  const [refusal, refuse] = useState<string | null>(null);
  const [update, isBusy] = useUpdateTeam();
  const isAdding = how === "add";
  const count = learnerIds.length;
  const go = async (): Promise<void> => {
    if (teamId === null) return refuse(t`Choose a team.`);
    refuse(null);
    for (let start = 0; start < count; start += MOST) {
      const ids = learnerIds.slice(start, start + MOST);
      // One after the other on purpose: they change the same team, and would wait for each other.
      // oxlint-disable-next-line no-await-in-loop
      const { isDone, refusals } = await update(
        { teamId, idempotencyKey: crypto.randomUUID(), ...(isAdding ? { addLearnerIds: ids } : { removeLearnerIds: ids }) },
        { tellRefusals: false },
      );
      if (start > 0 || isDone) changed();
      if (refusals[0] !== undefined) refuse(refusals[0].message);
      if (!isDone) return undefined;
    }
    notify("good", isAdding ? t`They are in the team.` : t`They are not in the team any more.`);
    return onClose();
  };
  return (
    <Dialog
      title={isAdding ? t`Add to a team` : t`Remove from a team`}
      isOpen
      onClose={onClose}
      actions={<Actions label={isAdding ? t`Add` : t`Remove`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} />}
    >
      <p>
        {isAdding ? (
          <Plural
            value={count}
            one="# learner would be in the team. Its coaches see who is in it."
            other="# learners would be in the team. Its coaches see who is in it."
          />
        ) : (
          <Plural
            value={count}
            one="# learner would leave the team. Its coaches may lose sight of who leaves; the connection stays."
            other="# learners would leave the team. Its coaches may lose sight of who leaves; the connections stay."
          />
        )}
      </p>
      <Select
        label={t`Team`}
        value={teamId}
        onChange={choose}
        refusal={refusal}
        choices={teams.map((each) => ({ id: each.id, label: each.name }))}
      />
    </Dialog>
  );
}
