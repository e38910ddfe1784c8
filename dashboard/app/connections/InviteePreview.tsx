import { useLingui } from "@lingui/react/macro";

import { Button } from "../design/Button";
import { DataTable } from "../design/DataTable";
import { TextField } from "../design/fields";
import { Badge } from "../design/parts";
import type { Fault, Invitee } from "./parseInvitees";

interface Props {
  readonly rows: ReadonlyArray<Invitee>;
  readonly faults: ReadonlyMap<number, Fault>;
  readonly onChange: (rows: Invitee[]) => void;
}

/** Each address as it was understood; what is wrong can be put right, or taken out, before anything is sent. */
export function InviteePreview({ rows, faults, onChange }: Props) {
  const { t } = useLingui();
  const words: Readonly<Record<Fault, string>> = {
    NO_ADDRESS: t`Not an address`,
    OTHER_DOMAIN: t`Not of your domains`,
    DUPLICATE: t`Twice in the list`,
  };
  const edit = (key: number, change: Partial<Invitee>): void => onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  return (
    <DataTable
      label={t`Who will be invited`}
      rows={rows}
      idOf={(row) => String(row.key)}
      columns={[
        {
          id: "address",
          header: t`Address`,
          cell: (row) => <TextField isCompact label={t`Address`} value={row.address} onChange={(address) => edit(row.key, { address })} />,
        },
        { id: "name", header: t`Name`, cell: (row) => <TextField isCompact label={t`Name`} value={row.name} onChange={(name) => edit(row.key, { name })} /> },
        {
          id: "state",
          header: t`Check`,
          cell: (row) => {
            const fault = faults.get(row.key);
            return fault === undefined ? <Badge tone="good">{t`Ready`}</Badge> : <Badge tone="bad">{words[fault]}</Badge>;
          },
        },
        {
          id: "act",
          header: t`Action`,
          cell: (row) => (
            <Button small look="quiet" aria-label={t`Take out ${row.address}`} onPress={() => onChange(rows.filter((each) => each !== row))}>
              {t`Take out`}
            </Button>
          ),
        },
      ]}
      total={rows.length}
    />
  );
}
