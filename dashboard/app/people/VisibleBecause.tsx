import { useLingui } from "@lingui/react/macro";

type Reason = "CONNECTION" | "CREDIT" | "OWN_CERTIFICATION";

/** "Visible because": why an organization sees a record, and for how long. */
export function VisibleBecause({ reasons }: { readonly reasons: ReadonlyArray<Reason> }) {
  const { t } = useLingui();
  const words: Record<Reason, string> = {
    CONNECTION: t`connected: as long as that lasts`,
    CREDIT: t`your credit paid: for good`,
    OWN_CERTIFICATION: t`your own certification: for good`,
  };
  return <>{reasons.map((each) => words[each]).join("; ") || "–"}</>;
}
