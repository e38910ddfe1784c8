import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { TextField } from "../design/fields";
import { Card, Row } from "../design/parts";
import { notify } from "../design/toasts";
import type { LinkLimitsMutation } from "../relay/generated/LinkLimitsMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";

interface Props {
  readonly organizationId: string;
  readonly maxUses: number | null;
  readonly expiresAt: string | null;
}

/** The day of a moment, as the reader's clock has it and a date field takes it. */
function dayOf(moment: string | null): string {
  if (moment === null) return "";
  const at = new Date(moment);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** How many people the link connects at most, and until which day; what is empty is no limit. */
export function LinkLimits({ organizationId, maxUses, expiresAt }: Props) {
  const { t } = useLingui();
  const [most, setMost] = useState(maxUses === null ? "" : String(maxUses));
  const [day, setDay] = useState(dayOf(expiresAt));
  const [refusal, refuse] = useState<Refusal | null>(null);
  const [limit, isBusy] = useAction<LinkLimitsMutation>(graphql`
    mutation LinkLimitsMutation($input: LimitInvitationLinkInput!) {
      limitInvitationLink(input: $input) {
        userErrors {
          code
          field
          message
        }
        invitationLink {
          id
          ...InvitationLinkCard_link
        }
      }
    }
  `);
  const isNumber = most === "" || /^[1-9]\d{0,6}$/.test(most);
  const go = async (): Promise<void> => {
    refuse(null);
    const { refusals, isDone } = await limit(
      {
        organizationId,
        maxUses: most === "" ? null : Number(most),
        // An unchanged day keeps its hour; a new one ends at midnight of the reader.
        expiresAt: day === "" ? null : day === dayOf(expiresAt) ? expiresAt : new Date(`${day}T23:59:59`).toISOString(),
        idempotencyKey: crypto.randomUUID(),
      },
      { tellRefusals: false },
    );
    if (isDone) notify("good", t`The limits of the link are saved.`);
    else refuse(refusals[0] ?? null);
  };
  return (
    <Card title={t`Limits of the link`}>
      <TextField
        label={t`How many people at most`}
        hint={t`Those whom it has connected already included. Empty: as many as follow it.`}
        value={most}
        onChange={setMost}
        type="number"
        refusal={isNumber ? (refusal?.field === "maxUses" ? refusal.message : null) : t`A whole number, from 1.`}
      />
      <TextField
        label={t`Until the end of`}
        hint={t`Empty: it works without end.`}
        value={day}
        onChange={setDay}
        type="date"
        refusal={refusal !== null && refusal.field !== "maxUses" ? refusal.message : null}
      />
      <Row>
        <Button onPress={() => void go()} isPending={isBusy} isDisabled={!isNumber}>
          <Trans>Save the limits</Trans>
        </Button>
      </Row>
    </Card>
  );
}
