import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Day } from "../design/moments";
import { Badge } from "../design/parts";
import type { CertificateLine_certificate$key } from "../relay/generated/CertificateLine_certificate.graphql";
import styles from "./CertificateLine.module.css";

/** A certificate in one line: what, until when. */
export function CertificateLine({ certificate }: { readonly certificate: CertificateLine_certificate$key }) {
  const { t } = useLingui();
  const { number, isValid, expiresAt, course } = useFragment(
    graphql`
      fragment CertificateLine_certificate on Certificate @argumentDefinitions(language: { type: "Language!" }) {
        id
        number
        isValid
        expiresAt
        course {
          id
          title(language: $language)
        }
      }
    `,
    certificate,
  );
  return (
    <div className={styles["line"]}>
      <a href="/certificates" dir="auto">
        {course?.title ?? number}
      </a>
      <span className={styles["quiet"]}>
        {isValid ? (
          <Trans>
            valid until <Day of={expiresAt} />
          </Trans>
        ) : (
          <Badge tone="bad">{t`Not valid`}</Badge>
        )}
      </span>
    </div>
  );
}
