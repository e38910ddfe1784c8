import { useLingui } from "@lingui/react/macro";
import { graphql, useFragment } from "react-relay";

import { Badge } from "../design/parts";
import type { ModuleState_progress$key } from "../relay/generated/ModuleState_progress.graphql";

/** What became of a module so far: done, passed with which score, or not passed yet; nothing if it was not begun. */
export function ModuleState({ progress }: { readonly progress: ModuleState_progress$key | null }) {
  const { t } = useLingui();
  const found = useFragment(
    graphql`
      fragment ModuleState_progress on ModuleProgress {
        scorePercent
        isPassed
      }
    `,
    progress,
  );
  if (!found) return null;
  const { scorePercent, isPassed } = found;
  if (scorePercent === null || scorePercent === undefined) return <Badge tone="good">{t`Done`}</Badge>;
  return isPassed ? <Badge tone="good">{t`Passed with ${scorePercent} %`}</Badge> : <Badge tone="warn">{t`Not passed yet: ${scorePercent} %`}</Badge>;
}
