/** What the address of the learners' screen asks of the API. */
import type { Search } from "../page";

export const STATES = ["ACTIVE", "REQUESTED", "DISCONNECTED"] as const;

export function learnersVariables(search: Search) {
  const { q, state, sort } = search;
  return {
    filter: q === undefined ? null : { or: [{ name: { search: q } }, { email: { contains: q } }] },
    states: STATES.filter((each) => each === (state ?? "ACTIVE") || state === "ALL"),
    orderBy: [{ field: "NAME" as const, direction: sort === "-NAME" ? ("DESC" as const) : ("ASC" as const) }],
  };
}
