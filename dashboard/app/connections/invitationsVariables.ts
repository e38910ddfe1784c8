/** What the address of the invitations' screen asks of the API. */
import type { Search } from "../page";

export const INVITATION_STATES = ["QUEUED", "SENT", "FAILED", "ACCEPTED", "REVOKED", "EXPIRED"] as const;

const FIELDS = ["CREATED_AT", "EMAIL", "SENT_AT", "EXPIRES_AT"] as const;

export function invitationsVariables({ q, state, sort = "-CREATED_AT" }: Search) {
  const field = FIELDS.find((each) => each === sort.replace("-", "")) ?? "CREATED_AT";
  const chosen = INVITATION_STATES.find((each) => each === state);
  return {
    filter: {
      ...(chosen === undefined ? {} : { state: { equalTo: chosen } }),
      ...(q === undefined ? {} : { or: [{ email: { contains: q } }, { name: { contains: q } }] }),
    },
    orderBy: [{ field, direction: sort.startsWith("-") ? ("DESC" as const) : ("ASC" as const) }],
  };
}
