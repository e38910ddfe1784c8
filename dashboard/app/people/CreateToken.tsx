import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { Actions, Dialog } from "../design/Dialog";
import { Select, TextField } from "../design/fields";
import { Notice } from "../design/parts";
import { notify } from "../design/toasts";
import type { CreateTokenMutation } from "../relay/generated/CreateTokenMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";
import styles from "./forms.module.css";

/** A token for a script or a report: it reads what one may read oneself; its secret is shown this once. */
export function CreateToken({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const [label, setLabel] = useState("");
  const [days, setDays] = useState<"30" | "90" | "365">("90");
  const [currentPassword, setPassword] = useState("");
  const [secret, setSecret] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [create, isBusy] = useAction<CreateTokenMutation>(graphql`
    mutation CreateTokenMutation($input: CreateAccessTokenInput!) {
      createAccessToken(input: $input) {
        userErrors {
          code
          field
          message
        }
        token
        accessToken {
          id
          kind
          scope
          label
          createdAt
          lastUsedAt
          expiresAt
        }
      }
    }
  `);
  const refusal = (field: string): string | null => refusals.find((each) => each.field === field)?.message ?? null;
  const other = refusals.find((each) => each.field !== "label" && each.field !== "currentPassword");
  const go = async (): Promise<void> => {
    const outcome = await create(
      { label, expiresInDays: Number(days), currentPassword },
      {
        tellRefusals: false,
        updater: (store) => {
          const made = store.getRootField("createAccessToken")?.getLinkedRecord("accessToken");
          const viewer = store.getRoot().getLinkedRecord("viewer");
          if (made && viewer) viewer.setLinkedRecords([made, ...(viewer.getLinkedRecords("accessTokens") ?? [])], "accessTokens");
        },
      },
    );
    setRefusals(outcome.refusals);
    setSecret(outcome.payload?.token ?? null);
  };
  if (secret !== null) {
    return (
      <Dialog title={t`Your new token`} isOpen onClose={onClose} actions={<Button look="primary" onPress={onClose}>{t`Done`}</Button>}>
        <Notice tone="warn">
          <Trans>It is shown this once. Keep it as you keep a password.</Trans>
        </Notice>
        <p className={styles["secret"]}>{secret}</p>
        <Button
          onPress={async () => {
            await navigator.clipboard.writeText(secret);
            notify("good", t`The token is copied.`);
          }}
        >
          <Trans>Copy</Trans>
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t`New personal token`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Make the token`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={label === "" || currentPassword === ""} />}
    >
      <p>
        <Trans>For a script or a report. It reads what you may read, and can change nothing.</Trans>
      </p>
      <TextField label={t`What it is for`} value={label} onChange={setLabel} refusal={refusal("label")} maxLength={100} autoFocus />
      <Select
        label={t`How long it works`}
        value={days}
        onChange={setDays}
        choices={[
          { id: "30", label: t`30 days` },
          { id: "90", label: t`90 days` },
          { id: "365", label: t`A year` },
        ]}
      />
      <TextField label={t`Current password`} type="password" autoComplete="current-password" value={currentPassword} onChange={setPassword} refusal={refusal("currentPassword")} />
      {other ? <Notice tone="bad">{other.message}</Notice> : null}
    </Dialog>
  );
}
