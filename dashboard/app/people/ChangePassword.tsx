import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "react-relay";

import { Button } from "../design/Button";
import { TextField } from "../design/fields";
import { Card } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { ChangePasswordMutation } from "../relay/generated/ChangePasswordMutation.graphql";
import { useAction } from "../relay/useAction";
import type { Refusal } from "../relay/useAction";
import styles from "./forms.module.css";

/** A new password; every other sign-in ends with the old one. */
export function ChangePassword() {
  const { t } = useLingui();
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const [refusals, setRefusals] = useState<ReadonlyArray<Refusal>>([]);
  const [change, isBusy] = useAction<ChangePasswordMutation>(graphql`
    mutation ChangePasswordMutation($input: ChangePasswordInput!) {
      changePassword(input: $input) {
        userErrors {
          code
          field
          message
          retryAfter
        }
      }
    }
  `);
  const refusal = (field: string): string | null => refusals.find((each) => each.field === field)?.message ?? null;
  const isAboutNoField = refusals.some((each) => each.field !== "currentPassword" && each.field !== "newPassword");
  return (
    <Card title={t`Password`}>
      <form
        className={styles["form"]}
        onSubmit={async (event) => {
          event.preventDefault();
          const outcome = await change({ currentPassword, newPassword }, { tellRefusals: false });
          setRefusals(outcome.refusals);
          if (!outcome.isDone) return;
          setCurrent("");
          setNew("");
          notify("good", t`The password is changed. Every other sign-in has ended.`);
          changed();
        }}
      >
        <TextField label={t`Current password`} type="password" autoComplete="current-password" value={currentPassword} onChange={setCurrent} refusal={refusal("currentPassword")} />
        <TextField
          label={t`New password`}
          type="password"
          autoComplete="new-password"
          value={newPassword}
          onChange={setNew}
          hint={t`12 characters or more; a sentence is good.`}
          refusal={refusal("newPassword") ?? (isAboutNoField ? (refusals[0]?.message ?? null) : null)}
        />
        <Button type="submit" isPending={isBusy} isDisabled={currentPassword === "" || newPassword === ""}>
          {t`Change the password`}
        </Button>
      </form>
    </Card>
  );
}
