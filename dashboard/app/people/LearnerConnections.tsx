import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Moment } from "../design/moments";
import { Badge, Stack } from "../design/parts";
import type { LearnerConnections_organization$key } from "../relay/generated/LearnerConnections_organization.graphql";

type State = "ACTIVE" | "DISCONNECTED" | "REJECTED" | "REQUESTED" | "WITHDRAWN";

/** Every connection that there was, the newest first. */
export function LearnerConnections({ organization }: { readonly organization: LearnerConnections_organization$key }) {
  const { t } = useLingui();
  const { connections } = useFragment(
    graphql`
      fragment LearnerConnections_organization on Organization @argumentDefinitions(learnerId: { type: "ID!" }) {
        connections(first: 50, filter: { learnerId: { equalTo: $learnerId } }) {
          totalCount
          nodes {
            id
            state
            createdAt
            activatedAt
            endedAt
            endReason
          }
        }
      }
    `,
    organization,
  );
  type Connection = (typeof connections.nodes)[number];
  const columns: Column<Connection>[] = [
    { id: "state", header: t`State`, cell: (row) => <StateBadge state={row.state} /> },
    { id: "asked", header: t`Asked`, cell: (row) => <Moment of={row.createdAt} /> },
    { id: "since", header: t`Since`, cell: (row) => <Moment of={row.activatedAt} /> },
    { id: "until", header: t`Until`, cell: (row) => <Moment of={row.endedAt} /> },
    { id: "why", header: t`Why`, cell: (row) => <span dir="auto">{row.endReason ?? "–"}</span> },
  ];
  return (
    <Stack>
      <h2>{t`Connections`}</h2>
      <DataTable label={t`Connections`} rows={connections.nodes} idOf={(row) => row.id} columns={columns} total={connections.totalCount} />
    </Stack>
  );
}

function StateBadge({ state }: { readonly state: State }) {
  const { t } = useLingui();
  if (state === "ACTIVE") return <Badge tone="good">{t`Connected`}</Badge>;
  if (state === "REQUESTED") return <Badge tone="info">{t`Waiting`}</Badge>;
  if (state === "REJECTED") return <Badge tone="warn">{t`Rejected`}</Badge>;
  return <Badge>{state === "WITHDRAWN" ? t`Withdrawn` : t`Ended`}</Badge>;
}
