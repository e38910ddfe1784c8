import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Actions, Dialog } from "../design/Dialog";
import { TextField } from "../design/fields";
import { useSearchState } from "../design/useSearchState";
import { changed } from "../relay/fresh";
import type { CreateTeamMutation } from "../relay/generated/CreateTeamMutation.graphql";
import { useAction } from "../relay/useAction";

interface Props {
  readonly organizationId: string;
  readonly onClose: () => void;
}

/** A name first; who leads it and who is in it follows in the team itself. */
export function CreateTeam({ organizationId, onClose }: Props) {
  const { t } = useLingui();
  const [, change] = useSearchState();
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [create, isBusy] = useAction<CreateTeamMutation>(graphql`
    mutation CreateTeamMutation($input: CreateTeamInput!) {
      createTeam(input: $input) {
        userErrors {
          code
          field
          message
        }
        team {
          id
          name
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    const { payload, refusals } = await create({ organizationId, name }, { tellRefusals: false });
    setRefusal(refusals[0]?.message ?? null);
    if (!payload?.team) return;
    changed();
    change({ open: undefined, tab: "teams", team: payload.team.id });
  };
  return (
    <Dialog
      title={t`New team`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Make the team`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={name.trim() === ""} />}
    >
      <p>
        <Trans>A team is a group of learners and the coaches who look after them: coaches see the learners of their teams alone.</Trans>
      </p>
      <TextField label={t`Name`} value={name} onChange={setName} refusal={refusal} maxLength={120} autoFocus />
    </Dialog>
  );
}
