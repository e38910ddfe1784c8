/** States, origins and sides of connections in words. */
import { useLingui } from "@lingui/react/macro";

export type Tone = "good" | "warn" | "bad" | "info" | "plain";

export const TONES: Readonly<Record<string, Tone>> = { ACTIVE: "good", REQUESTED: "warn" };

export function useConnectionWords() {
  const { t } = useLingui();
  return {
    states: {
      ACTIVE: t`Connected`,
      REQUESTED: t`Asks`,
      DISCONNECTED: t`Ended`,
      REJECTED: t`Rejected`,
      WITHDRAWN: t`Withdrawn`,
    } as Readonly<Record<string, string>>,
    origins: {
      LINK: t`Shared link`,
      EMAIL_INVITATION: t`Invitation by mail`,
      REQUEST: t`Own request`,
    } as Readonly<Record<string, string>>,
    sides: {
      LEARNER: t`by the learner`,
      ORGANIZATION: t`by the organization`,
    } as Readonly<Record<string, string>>,
  };
}
