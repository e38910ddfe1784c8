import { Plural, Trans, useLingui } from "@lingui/react/macro";

import { ButtonLink } from "../design/Button";
import { DataTable } from "../design/DataTable";
import { Badge, Notice, Row, Stack } from "../design/parts";

export interface InviteOutcome {
  readonly key: string;
  readonly address: string;
  readonly outcome: string;
  readonly message: string | null;
}

/** What became of each address, as the API answered. */
export function InviteOutcomes({ of, slug }: { readonly of: ReadonlyArray<InviteOutcome>; readonly slug: string }) {
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
  const queued = of.filter((each) => each.outcome === "QUEUED").length;
  const others = of.length - queued;
  return (
    <Stack>
      <Notice tone={others === 0 ? "good" : "warn"}>
        <p role="status">
          <Plural value={queued} _0="No mail is on its way." one="# mail is on its way." other="# mails are on their way." />{" "}
          {others === 0 ? null : <Plural value={others} one="# address gets none; the reason stands beside it." other="# addresses get none; the reasons stand beside them." />}
        </p>
        <Row>
          <ButtonLink small href={`/o/${slug}/connections/invitations`}>
            <Trans>See how the mails fare</Trans>
          </ButtonLink>
        </Row>
      </Notice>
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
    </Stack>
  );
}
