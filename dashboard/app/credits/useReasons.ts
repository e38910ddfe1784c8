/** Why credits move, in words. */
import { useLingui } from "@lingui/react/macro";

import type { Reason } from "./creditsVariables";

export function useReasons(): ReadonlyArray<{ readonly id: Reason; readonly label: string }> {
  const { t } = useLingui();
  return [
    { id: "GRANTED", label: t`Granted by the provider` },
    { id: "SESSION_STARTED", label: t`Reserved by a session` },
    { id: "SESSION_COMPLETED", label: t`Spent by a completed session` },
    { id: "RETURNED_ON_TERMINATION", label: t`Returned by an ended session` },
  ];
}
