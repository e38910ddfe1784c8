import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Button, ButtonLink } from "../design/Button";
import { Day } from "../design/moments";
import { Badge, Card, Facts, Name, Row } from "../design/parts";
import { notify } from "../design/toasts";
import type { CertificateCard_certificate$key } from "../relay/generated/CertificateCard_certificate.graphql";
import { VisibleTo } from "./VisibleTo";

/** A certificate as its holder sees it. */
export function CertificateCard({ certificate }: { readonly certificate: CertificateCard_certificate$key }) {
  const { t } = useLingui();
  const { number, holderName, isValid, issuedAt, expiresAt, revokedAt, revocationReason, course, visibleTo } = useFragment(
    graphql`
      fragment CertificateCard_certificate on Certificate @argumentDefinitions(language: { type: "Language!" }) {
        id
        number
        holderName
        isValid
        issuedAt
        expiresAt
        revokedAt
        revocationReason
        course {
          id
          title(language: $language)
        }
        visibleTo {
          ...VisibleTo_records
        }
      }
    `,
    certificate,
  );
  const address = `${location.origin}/verify/${number}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    notify("good", t`The link is copied.`);
  };
  return (
    <Card
      title={<span dir="auto">{course?.title ?? t`A course that is no longer offered`}</span>}
      actions={isValid ? <Badge tone="good">{t`Valid`}</Badge> : <Badge tone="bad">{revokedAt ? t`Revoked` : t`Expired`}</Badge>}
    >
      <Facts
        of={[
          [t`Number`, <code key="number">{number}</code>],
          [t`Holder`, <Name key="holder">{holderName}</Name>],
          [t`Issued`, <Day key="issued" of={issuedAt} />],
          [t`Valid until`, expiresAt ? <Day key="until" of={expiresAt} /> : t`It does not expire`],
          ...(revokedAt ? ([[t`Revoked`, <Day key="revoked" of={revokedAt} />], [t`Why`, revocationReason ?? "–"]] as const) : []),
        ]}
      />
      <VisibleTo records={visibleTo} />
      <Row>
        <ButtonLink small href={`/verify/${number}`} target="_blank">
          <Trans>Verify</Trans>
        </ButtonLink>
        <Button small onPress={() => void copy()} aria-label={t`Copy the link that verifies ${number}`}>
          <Trans>Copy the link</Trans>
        </Button>
      </Row>
    </Card>
  );
}
