/** What the address of the credits' screen asks of the API. */
import type { Search } from "../page";

export type Reason = "GRANTED" | "SESSION_STARTED" | "SESSION_COMPLETED" | "RETURNED_ON_TERMINATION";

/** The first moment of the day, and of the day after it, as the reader's clock has them. */
function startOf(day: string, later = 0): string | null {
  const date = new Date(`${day}T00:00:00`);
  if (Number.isNaN(date.getTime())) return null;
  date.setDate(date.getDate() + later);
  return date.toISOString();
}

export function between({ from, to }: Search) {
  const after = from === undefined ? null : startOf(from);
  const before = to === undefined ? null : startOf(to, 1);
  return after === null && before === null ? null : { after, before };
}

export function creditsVariables(search: Search) {
  const occurredAt = between(search);
  const { reason } = search;
  return {
    filter: {
      ...(reason === undefined ? {} : { reason: { equalTo: reason as Reason } }),
      ...(occurredAt === null ? {} : { occurredAt }),
    },
  };
}
