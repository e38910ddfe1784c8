import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { useNumber } from "../design/moments";
import { Card } from "../design/parts";
import type { CreditsByMonth_credits$key } from "../relay/generated/CreditsByMonth_credits.graphql";
import { byMonth } from "./byMonth";
import styles from "./CreditsByMonth.module.css";

/** What came and went in each of the last twelve months: bars, and the numbers that they stand for. */
export function CreditsByMonth({ credits }: { readonly credits: CreditsByMonth_credits$key }) {
  const { t, i18n } = useLingui();
  const number = useNumber();
  const { movements } = useFragment(
    graphql`
      fragment CreditsByMonth_credits on OrganizationCredits {
        movements: transactions(first: 1) {
          groups(by: [MONTH, REASON], first: 48) {
            month
            reason
            aggregates {
              amount
            }
          }
        }
      }
    `,
    credits,
  );
  const { months, most } = byMonth(movements.groups, new Date());
  const named = (month: string): string => i18n.date(new Date(`${month}-01T00:00:00Z`), { month: "short", year: "numeric", timeZone: "UTC" });
  const kinds = [
    { id: "granted", label: t`Granted` },
    { id: "spent", label: t`Spent` },
    { id: "returned", label: t`Returned` },
  ] as const;
  if (most === 0) return null;
  return (
    <Card title={t`The last twelve months`}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t`Month`}</th>
            {kinds.map(({ id, label }) => (
              <th key={id} scope="col">
                <span className={styles[id]} />
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{named(month.month)}</th>
              {kinds.map(({ id }) => (
                <td key={id}>
                  <span className={styles["figure"]}>{number(month[id])}</span>
                  <span className={styles["track"]} aria-hidden="true">
                    <span className={styles[id]} style={{ inlineSize: `${(100 * month[id]) / most}%` }} />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
