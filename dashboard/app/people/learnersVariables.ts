/** What the address of the learners' screen asks of the API. */
import { expiringBefore } from "../certificates/expiring";
import type { Search } from "../page";

export const STATES = ["ACTIVE", "REQUESTED", "DISCONNECTED"] as const;

export function learnersVariables(search: Search) {
  const { q, state, sort, team } = search;
  const conditions = [
    ...(q === undefined ? [] : [{ or: [{ name: { search: q } }, { email: { contains: q } }] }]),
    ...(team === undefined ? [] : [{ teamId: { equalTo: team } }]),
    ...certified(search),
  ];
  return {
    filter: conditions.length === 0 ? null : { and: conditions },
    states: STATES.filter((each) => each === (state ?? "ACTIVE") || state === "ALL"),
    orderBy: [{ field: "NAME" as const, direction: sort === "-NAME" ? ("DESC" as const) : ("ASC" as const) }],
  };
}

/** By certificates, of one course or of any. */
function certified({ certificate, course }: Search) {
  const valid = { state: { equalTo: "VALID" as const }, ...(course === undefined ? {} : { courseId: { equalTo: course } }) };
  if (certificate === "missing") return [{ not: { certificates: valid } }];
  if (certificate === "valid") return [{ certificates: valid }];
  if (certificate === "expiring") return [{ certificates: { ...valid, expiresAt: { before: expiringBefore() } } }];
  return [];
}
