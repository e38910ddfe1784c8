import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { DataTable } from "../design/DataTable";
import type { Column } from "../design/DataTable";
import { Day } from "../design/moments";
import { Badge, Empty, Stack } from "../design/parts";
import type { LearnerCertificates_organization$key } from "../relay/generated/LearnerCertificates_organization.graphql";
import { VisibleBecause } from "./VisibleBecause";

/** The learner's certificates that the organization sees. */
export function LearnerCertificates({ organization }: { readonly organization: LearnerCertificates_organization$key }) {
  const { t } = useLingui();
  const { certificates } = useFragment(
    graphql`
      fragment LearnerCertificates_organization on Organization
      @argumentDefinitions(learnerId: { type: "ID!" }, language: { type: "Language!" }) {
        certificates(first: 100, filter: { learnerId: { equalTo: $learnerId } }) {
          totalCount
          nodes {
            id
            number
            state
            issuedAt
            expiresAt
            visibleBecause
            course {
              id
              title(language: $language)
            }
          }
        }
      }
    `,
    organization,
  );
  type Certificate = (typeof certificates.nodes)[number];
  const columns: Column<Certificate>[] = [
    { id: "course", header: t`Course`, cell: (row) => <span dir="auto">{row.course?.title ?? t`A course that is no longer offered`}</span> },
    { id: "number", header: t`Number`, cell: (row) => <a href={`/verify/${row.number}`}>{row.number}</a> },
    { id: "state", header: t`State`, cell: (row) => <CertificateBadge state={row.state} /> },
    { id: "issued", header: t`Issued`, cell: (row) => <Day of={row.issuedAt} /> },
    { id: "until", header: t`Valid until`, cell: (row) => (row.expiresAt ? <Day of={row.expiresAt} /> : t`It does not expire`) },
    { id: "why", header: t`Visible because`, cell: (row) => <VisibleBecause reasons={row.visibleBecause} /> },
  ];
  return (
    <Stack>
      <h2>{t`Certificates`}</h2>
      {certificates.nodes.length === 0 ? (
        <Empty title={t`No certificates that you see.`} />
      ) : (
        <DataTable label={t`Certificates`} rows={certificates.nodes} idOf={(row) => row.id} columns={columns} total={certificates.totalCount} />
      )}
    </Stack>
  );
}

export function CertificateBadge({ state }: { readonly state: "EXPIRED" | "REVOKED" | "VALID" }) {
  const { t } = useLingui();
  if (state === "VALID") return <Badge tone="good">{t`Valid`}</Badge>;
  return <Badge tone="bad">{state === "REVOKED" ? t`Revoked` : t`Expired`}</Badge>;
}
