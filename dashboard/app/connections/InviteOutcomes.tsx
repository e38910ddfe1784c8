import { useLingui } from "@lingui/react/macro";

import { DataTable } from "../design/DataTable";
import { Badge } from "../design/parts";

export interface InviteOutcome {
  readonly key: string;
  readonly address: string;
  readonly outcome: string;
  readonly message: string | null;
}

/** What became of each address, as the API answered. */
export function InviteOutcomes({ of }: { readonly of: ReadonlyArray<InviteOutcome> }) {
  const { t } = useLingui();
  const words: Readonly<Record<string, string>> = {
    QUEUED: t`Mail on its way`,
    INVALID: t`Not invited`,
    DUPLICATE: t`Twice in the list`,
    ALREADY_INVITED: t`Invited already`,
    ALREADY_CONNECTED: t`Connected already`,
    BLOCKED: t`Wants no mail, or blocked`,
    OVER_ALLOWANCE: t`Too many for today`,
  };
  return (
    <DataTable
      label={t`What became of each address`}
      rows={of}
      idOf={(row) => row.key}
      columns={[
        { id: "address", header: t`Address`, cell: (row) => <bdi>{row.address}</bdi> },
        {
          id: "outcome",
          header: t`Outcome`,
          cell: (row) => <Badge tone={row.outcome === "QUEUED" ? "good" : "warn"}>{words[row.outcome] ?? row.outcome}</Badge>,
        },
        { id: "why", header: t`Why`, cell: (row) => row.message ?? "–" },
      ]}
      total={of.length}
    />
  );
}
