import { Trans, useLingui } from "@lingui/react/macro";
import { Suspense, useDeferredValue, useState } from "react";
import { graphql, useLazyLoadQuery } from "react-relay";
import { Radio, RadioGroup } from "react-aria-components";

import { Actions, Dialog } from "../design/Dialog";
import { SearchField, TextField } from "../design/fields";
import { Empty, Name, Notice, Skeleton } from "../design/parts";
import { notify } from "../design/toasts";
import { changed } from "../relay/fresh";
import type { AskOrganizationMutation } from "../relay/generated/AskOrganizationMutation.graphql";
import type { AskOrganizationQuery } from "../relay/generated/AskOrganizationQuery.graphql";
import { useAction } from "../relay/useAction";
import styles from "./AskOrganization.module.css";

const LONGEST = 500;

/** Find an organization by its name, and ask it to connect. */
export function AskOrganization({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [chosen, choose] = useState<string | null>(null);
  const [message, setMessage] = useState("");
  const [refusal, setRefusal] = useState<{ field?: string | null; message: string } | null>(null);
  const search = useDeferredValue(text.trim());
  const [ask, isBusy] = useAction<AskOrganizationMutation>(graphql`
    mutation AskOrganizationMutation($input: RequestConnectionInput!) {
      requestConnection(input: $input) {
        userErrors {
          code
          field
          message
        }
        connection {
          id
          state
          createdAt
        }
      }
    }
  `);
  const go = async (): Promise<void> => {
    if (chosen === null) return;
    const { isDone, refusals } = await ask({ organizationId: chosen, ...(message.trim() ? { message } : {}) }, { tellRefusals: false });
    setRefusal(refusals[0] ?? null);
    if (!isDone) return;
    notify("good", t`The organization is asked. You are told when it answers.`);
    changed();
    onClose();
  };
  return (
    <Dialog
      title={t`Ask an organization to connect`}
      isOpen
      onClose={onClose}
      actions={<Actions label={t`Ask`} onGo={() => void go()} onCancel={onClose} isBusy={isBusy} isDisabled={chosen === null} />}
    >
      <SearchField label={t`Name of the organization`} value={text} onChange={setText} />
      <Suspense fallback={<Skeleton rows={3} />}>
        {search.length < 2 ? <p>{t`Type at least two letters of its name.`}</p> : <Found search={search} chosen={chosen} onChoose={choose} />}
      </Suspense>
      <TextField
        label={t`Message (if you like)`}
        rows={3}
        value={message}
        onChange={setMessage}
        maxLength={LONGEST}
        hint={t`For example in which class or department you are.`}
        refusal={refusal?.field === "message" ? refusal.message : null}
      />
      <p className={styles["quiet"]}>
        <Trans>If it accepts, it sees your name, your address, your certificates, and the courses you take at the moment.</Trans>
      </p>
      {refusal && refusal.field !== "message" ? <Notice tone="bad">{refusal.message}</Notice> : null}
    </Dialog>
  );
}

interface FoundProps {
  readonly search: string;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

function Found({ search, chosen, onChoose }: FoundProps) {
  const { t } = useLingui();
  const { organizations } = useLazyLoadQuery<AskOrganizationQuery>(
    graphql`
      query AskOrganizationQuery($search: String!) {
        organizations(first: 8, search: $search) {
          nodes {
            id
            name
            kind
          }
        }
      }
    `,
    { search },
  );
  if (organizations.nodes.length === 0) return <Empty title={t`No organization is called so.`}>{t`Try another part of its name.`}</Empty>;
  return (
    <RadioGroup aria-label={t`Organizations`} value={chosen} onChange={onChoose} className={styles["found"] ?? ""}>
      {organizations.nodes.map(({ id, name, kind }) => (
        <Radio key={id} value={id} className={styles["one"] ?? ""}>
          <Name>{name}</Name>
          <span className={styles["quiet"]}>{kind === "SCHOOL" ? t`School` : t`Company`}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
