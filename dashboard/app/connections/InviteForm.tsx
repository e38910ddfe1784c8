import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { graphql, useRefetchableFragment } from "react-relay";

import { Button } from "../design/Button";
import { TextField } from "../design/fields";
import { Card, Notice, Row, Stack } from "../design/parts";
import { changed } from "../relay/fresh";
import type { InviteForm_organization$key } from "../relay/generated/InviteForm_organization.graphql";
import type { InviteFormMutation } from "../relay/generated/InviteFormMutation.graphql";
import type { InviteFormQuery } from "../relay/generated/InviteFormQuery.graphql";
import { useAction } from "../relay/useAction";
import { useList } from "../relay/useList";
import styles from "./connections.module.css";
import { InviteePreview } from "./InviteePreview";
import { InviteOutcomes } from "./InviteOutcomes";
import type { InviteOutcome } from "./InviteOutcomes";
import { asInviteeCsv, faultsOf, parseInvitees } from "./parseInvitees";
import type { Invitee } from "./parseInvitees";

const MOST = 1000;

/** Addresses in, a look at each, mails out, and what became of each. */
export function InviteForm({ organization }: { readonly organization: InviteForm_organization$key }) {
  const { t } = useLingui();
  const [{ id, slug, invitationDomains, mailAllowance }, refetch] = useRefetchableFragment<InviteFormQuery, InviteForm_organization$key>(
    graphql`
      fragment InviteForm_organization on Organization @refetchable(queryName: "InviteFormQuery") {
        id
        slug
        invitationDomains
        mailAllowance {
          perDay
          leftToday
        }
      }
    `,
    organization,
  );
  useList(refetch as never, {});
  const [text, type] = useState("");
  const [rows, setRows] = useState<Invitee[]>([]);
  const [message, write] = useState("");
  const [refusal, refuse] = useState<string | null>(null);
  const [outcomes, show] = useState<ReadonlyArray<InviteOutcome>>([]);
  // The same list tried again is the same invitation: its key is kept until an answer came.
  const keys = useRef(new Map<string, string>());
  const [invite, isBusy] = useAction<InviteFormMutation>(graphql`
    mutation InviteFormMutation($input: InviteLearnersInput!) {
      inviteLearners(input: $input) {
        userErrors {
          code
          field
          message
        }
        outcomes {
          address
          outcome
          message
        }
      }
    }
  `);
  const faults = faultsOf(rows, invitationDomains ?? []);
  const ready = rows.filter((row) => !faults.has(row.key));
  const add = (more: string): void => {
    setRows([...rows, ...parseInvitees(more)]);
    type("");
    show([]);
  };
  const read = (file: File | undefined): void => void file?.text().then(add);
  const send = async (): Promise<void> => {
    refuse(null);
    const part = ready.slice(0, MOST);
    const csv = asInviteeCsv(part);
    const content = JSON.stringify([csv, message]);
    const idempotencyKey = keys.current.get(content) ?? crypto.randomUUID();
    keys.current.set(content, idempotencyKey);
    const { payload, refusals, isDone } = await invite(
      { organizationId: id, invitees: { csv }, message: message.trim() || null, idempotencyKey },
      { tellRefusals: false },
    );
    if (payload !== null) keys.current.delete(content);
    if (!isDone || payload === null) {
      refuse(refusals[0]?.message ?? null);
      return;
    }
    show(payload.outcomes.map((each, index) => ({ ...each, key: String(index), message: each.message ?? null })));
    const sent = new Set(part.map((row) => row.address.toLowerCase()));
    setRows(rows.filter((row) => !sent.has(row.address.toLowerCase())));
    changed();
  };
  return (
    <Stack>
      {mailAllowance ? (
        <Notice tone={mailAllowance.leftToday < ready.length ? "warn" : "info"}>
          <p>
            <Trans>
              Mails left today: {mailAllowance.leftToday} of {mailAllowance.perDay}.
            </Trans>
          </p>
        </Notice>
      ) : null}
      <Card title={t`Whom to invite`}>
        <div
          className={styles["lines"]}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            read(event.dataTransfer.files[0]);
          }}
        >
          <TextField
            label={t`Addresses`}
            hint={t`Paste or type them, with names if you have them, or drop a CSV file here: Ada Lovelace <ada@school.org>`}
            rows={5}
            value={text}
            onChange={type}
          />
        </div>
        <Row>
          <Button onPress={() => add(text)} isDisabled={text.trim() === ""}>
            <Trans>Check the addresses</Trans>
          </Button>
          <label className={styles["file"]}>
            <Trans>or a CSV file</Trans> <input type="file" accept=".csv,.txt,text/csv,text/plain" onChange={(event) => read(event.target.files?.[0])} />
          </label>
        </Row>
      </Card>
      {rows.length === 0 ? null : (
        <>
          <InviteePreview rows={rows} faults={faults} onChange={setRows} />
          <TextField
            label={t`Your words in the mail (optional)`}
            rows={3}
            value={message}
            onChange={write}
            maxLength={1000}
            refusal={refusal}
          />
          <Row>
            <Button look="primary" onPress={() => void send()} isPending={isBusy} isDisabled={ready.length === 0}>
              <Plural value={Math.min(ready.length, MOST)} one="Invite # person" other="Invite # people" />
            </Button>
            {faults.size === 0 ? null : (
              <span role="status">
                <Plural value={faults.size} one="# row has a fault and stays here." other="# rows have a fault and stay here." />
              </span>
            )}
          </Row>
        </>
      )}
      {outcomes.length === 0 ? null : <InviteOutcomes of={outcomes} slug={slug} />}
    </Stack>
  );
}
