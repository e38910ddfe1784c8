import { Trans, useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Bullets, Name } from "../design/parts";
import type { VisibleTo_records$key } from "../relay/generated/VisibleTo_records.graphql";
import styles from "./VisibleTo.module.css";

/** "Who sees this": each organization, and why; told to the learner alone. */
export function VisibleTo({ records }: { readonly records: VisibleTo_records$key }) {
  const { t } = useLingui();
  const told = useFragment(
    graphql`
      fragment VisibleTo_records on RecordVisibility @relay(plural: true) {
        organization {
          id
          name
        }
        because
      }
    `,
    records,
  );
  const why = { CONNECTION: t`you are connected`, CREDIT: t`its credit paid, so for good`, OWN_CERTIFICATION: t`it is its own certification, so for good` };
  return (
    <div className={styles["told"]}>
      <h3>
        <Trans>Who sees this</Trans>
      </h3>
      {told.length === 0 ? (
        <p>
          <Trans>You alone.</Trans>
        </p>
      ) : (
        <Bullets>
          <li>
            <Trans>You</Trans>
          </li>
          {told.map(({ organization, because }) => (
            <li key={organization?.id ?? ""}>
              <Name>{organization?.name ?? t`An organization`}</Name>
              {": "}
              {because.map((each) => why[each]).join(", ")}
            </li>
          ))}
        </Bullets>
      )}
    </div>
  );
}
