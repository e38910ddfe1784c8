/** What the address of the connections' screen asks of the API. */
import type { Search } from "../page";

export const STATES = ["ACTIVE", "REQUESTED", "DISCONNECTED", "REJECTED", "WITHDRAWN"] as const;
export const ORIGINS = ["LINK", "EMAIL_INVITATION", "REQUEST"] as const;

export function connectionsVariables(search: Search) {
  const { state = "ACTIVE", origin, sort = "-CREATED_AT" } = search;
  const chosenState = STATES.find((each) => each === state);
  const chosenOrigin = ORIGINS.find((each) => each === origin);
  const field = sort.endsWith("ENDED_AT") ? ("ENDED_AT" as const) : ("CREATED_AT" as const);
  return {
    filter: {
      ...(chosenState === undefined ? {} : { state: { equalTo: chosenState } }),
      ...(chosenOrigin === undefined ? {} : { origin: { equalTo: chosenOrigin } }),
    },
    orderBy: [{ field, direction: sort.startsWith("-") ? ("DESC" as const) : ("ASC" as const) }],
  };
}
