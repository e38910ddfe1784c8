/** What the address of an organization's sessions asks of the API. */
import type { Search } from "../page";

const STILL_DAYS = 14;
const SORTS = ["STARTED_AT", "COMPLETED_AT", "PROGRESS"] as const;

export type SessionTab = "COMPLETED" | "IN_PROGRESS" | "STILL" | "TERMINATED";

export function sessionTab({ still, state }: Search): SessionTab {
  if (still !== undefined) return "STILL";
  return state === "COMPLETED" || state === "TERMINATED" ? state : "IN_PROGRESS";
}

/** To the day, so that the same screen asks the same question for a while. */
export function stillSince(): string {
  return new Date(Math.floor(Date.now() / 86_400_000 - STILL_DAYS) * 86_400_000).toISOString();
}

export function sessionsVariables(search: Search) {
  const tab = sessionTab(search);
  const key = SORTS.find((each) => each === search["sort"]?.replace("-", "")) ?? "STARTED_AT";
  const isDescending = search["sort"]?.startsWith("-") ?? search["sort"] === undefined;
  return {
    filter: {
      state: { equalTo: tab === "STILL" ? ("IN_PROGRESS" as const) : tab },
      ...(tab === "STILL" ? { lastActivityAt: { before: stillSince() } } : {}),
      ...(search["course"] === undefined ? {} : { courseId: { equalTo: search["course"] } }),
    },
    orderBy: [{ field: key, direction: isDescending ? ("DESC" as const) : ("ASC" as const) }],
  };
}
