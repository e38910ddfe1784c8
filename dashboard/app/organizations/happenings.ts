/** What happened at an organization, put together from its rows, the newest first. */

export interface Happening {
  readonly key: string;
  readonly at: string;
  readonly kind: "CONNECTED" | "ASKED" | "LEFT" | "DISCONNECTED" | "STARTED" | "TERMINATED" | "EARNED";
  readonly who: { readonly id: string; readonly name: string } | null;
  readonly what?: string | undefined;
}

type Who = { readonly id: string; readonly name: string } | null | undefined;
type Course = { readonly title: string } | null | undefined;

export interface Rows {
  readonly connections: ReadonlyArray<{
    readonly id: string;
    readonly createdAt: string;
    readonly activatedAt?: string | null | undefined;
    readonly endedAt?: string | null | undefined;
    readonly endedBySide?: string | null | undefined;
    readonly state: string;
    readonly learner?: Who;
  }>;
  readonly sessions: ReadonlyArray<{
    readonly id: string;
    readonly startedAt: string;
    readonly terminatedAt?: string | null | undefined;
    readonly learner?: Who;
    readonly course?: Course;
  }>;
  readonly certificates: ReadonlyArray<{
    readonly id: string;
    readonly issuedAt: string;
    readonly learner?: Who;
    readonly course?: Course;
  }>;
}

export function happenings({ connections, sessions, certificates }: Rows, count: number): ReadonlyArray<Happening> {
  const all: Happening[] = [];
  const add = (kind: Happening["kind"], id: string, at: string | null | undefined, who: Who, course?: Course): void => {
    if (at) all.push({ key: `${kind} ${id}`, kind, at, who: who ?? null, what: course?.title });
  };
  for (const { id, state, createdAt, activatedAt, endedAt, endedBySide, learner } of connections) {
    if (state === "REQUESTED") add("ASKED", id, createdAt, learner);
    add("CONNECTED", id, activatedAt, learner);
    if (state === "DISCONNECTED") add(endedBySide === "LEARNER" ? "LEFT" : "DISCONNECTED", id, endedAt, learner);
  }
  for (const { id, startedAt, terminatedAt, learner, course } of sessions) {
    add("STARTED", id, startedAt, learner, course);
    add("TERMINATED", id, terminatedAt, learner, course);
  }
  for (const { id, issuedAt, learner, course } of certificates) add("EARNED", id, issuedAt, learner, course);
  const once = new Map(all.map((each) => [each.key, each]));
  return [...once.values()].toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, count);
}
