/** What the address of the invitations' screen asks of the API. */
import type { Search } from "../page";

export const INVITATION_STATES = ["QUEUED", "SENT", "FAILED", "ACCEPTED", "REVOKED", "EXPIRED"] as const;

export function invitationsVariables({ q, state }: Search) {
  const chosen = INVITATION_STATES.find((each) => each === state);
  return {
    filter: {
      ...(chosen === undefined ? {} : { state: { equalTo: chosen } }),
      ...(q === undefined ? {} : { or: [{ email: { contains: q } }, { name: { contains: q } }] }),
    },
  };
}
