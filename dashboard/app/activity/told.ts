/** A notification in one sentence. */
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";

export interface Told {
  readonly kind: string;
  readonly organization?: { readonly name: string } | null | undefined;
  readonly connection?: { readonly learner?: { readonly name: string } | null | undefined } | null | undefined;
}

export function useTold(): (notification: Told) => string {
  const { t } = useLingui();
  return useCallback(
    ({ kind, organization, connection }: Told) => {
      const where = organization?.name ?? t`an organization`;
      const who = connection?.learner?.name ?? t`A learner`;
      switch (kind) {
        case "LEARNER_JOINED":
          return t`${who} has joined ${where}.`;
        case "CONNECTION_REQUESTED":
          return t`${who} asks to be connected to ${where}.`;
        case "REQUEST_ACCEPTED":
          return t`${where} has accepted your request.`;
        case "REQUEST_REJECTED":
          return t`${where} has rejected your request.`;
        case "CONNECTION_ENDED":
          return t`The connection to ${where} has ended.`;
        case "SESSION_TERMINATED":
          return t`A session that ${where} pays for has been terminated.`;
        case "CERTIFICATE_EARNED":
          return t`You have earned a certificate.`;
        case "MEMBERSHIP_CHANGED":
          return t`Your role at ${where} has changed.`;
        default:
          return t`Something has changed at ${where}.`;
      }
    },
    [t],
  );
}
