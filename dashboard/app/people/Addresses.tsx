import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { graphql, useFragment } from "react-relay";

import { Button } from "../design/Button";
import { TextField } from "../design/fields";
import { Badge, Card } from "../design/parts";
import { notify } from "../design/toasts";
import { useSearchState } from "../design/useSearchState";
import type { Addresses_viewer$key } from "../relay/generated/Addresses_viewer.graphql";
import type { AddressesAddMutation } from "../relay/generated/AddressesAddMutation.graphql";
import type { AddressesRemoveMutation } from "../relay/generated/AddressesRemoveMutation.graphql";
import { useAction } from "../relay/useAction";
import { ChangeEmail } from "./ChangeEmail";
import styles from "./forms.module.css";

/** Where mails go, and the further addresses that one signs in with and is invited under. */
export function Addresses({ viewer }: { readonly viewer: Addresses_viewer$key }) {
  const { t } = useLingui();
  const [search, change] = useSearchState();
  const { email, addresses } = useFragment(
    graphql`
      fragment Addresses_viewer on Viewer {
        id
        email
        addresses {
          id
          email
        }
      }
    `,
    viewer,
  );
  const [further, setFurther] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  const [add, isAdding] = useAction<AddressesAddMutation>(graphql`
    mutation AddressesAddMutation($input: AddEmailAddressInput!) {
      addEmailAddress(input: $input) {
        userErrors {
          code
          field
          message
        }
        email
      }
    }
  `);
  const [remove, isRemoving] = useAction<AddressesRemoveMutation>(graphql`
    mutation AddressesRemoveMutation($input: RemoveEmailAddressInput!) {
      removeEmailAddress(input: $input) {
        userErrors {
          code
          field
          message
        }
        email
      }
    }
  `);
  return (
    <Card title={t`Addresses`}>
      <ul className={styles["list"]}>
        <li className={styles["item"]}>
          <span>{email}</span>
          <Badge tone="info">{t`mails go here`}</Badge>
          <Button small onPress={() => change({ dialog: "email" })}>
            <Trans>Change…</Trans>
          </Button>
        </li>
        {addresses.map((each) => (
          <li key={each.id} className={styles["item"]}>
            <span>{each.email}</span>
            <Button
              small
              look="quiet"
              isPending={isRemoving}
              aria-label={t`Remove ${each.email}`}
              onPress={async () => {
                const { isDone } = await remove(
                  { email: each.email },
                  {
                    updater: (store) => {
                      const viewerRecord = store.getRoot().getLinkedRecord("viewer");
                      const left = viewerRecord?.getLinkedRecords("addresses")?.filter((record) => record?.getDataID() !== each.id);
                      if (left !== undefined) viewerRecord?.setLinkedRecords(left, "addresses");
                    },
                  },
                );
                if (isDone) notify("good", t`${each.email} is no longer yours here.`);
              }}
            >
              <Trans>Remove</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <form
        className={styles["form"]}
        onSubmit={async (event) => {
          event.preventDefault();
          const { isDone, refusals } = await add({ email: further }, { tellRefusals: false });
          setRefusal(refusals[0]?.message ?? null);
          if (!isDone) return;
          notify("good", t`A link is on its way to ${further}. Open it to add the address.`);
          setFurther("");
        }}
      >
        <TextField
          label={t`Further address`}
          type="email"
          autoComplete="email"
          value={further}
          onChange={setFurther}
          hint={t`To sign in with, and so that invitations to it are yours.`}
          refusal={refusal}
        />
        <Button type="submit" isPending={isAdding} isDisabled={further === ""}>
          {t`Add the address`}
        </Button>
      </form>
      {search["dialog"] === "email" ? <ChangeEmail onClose={() => change({ dialog: undefined })} /> : null}
    </Card>
  );
}
