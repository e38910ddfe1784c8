/** Movements of credits, put together by the API by month and reason, as twelve months without a gap. */
interface Group {
  readonly month: string | null | undefined;
  readonly reason: string | null | undefined;
  readonly aggregates: { readonly amount: number };
}

export interface Month {
  /** Such as `2026-07`, in UTC. */
  readonly month: string;
  readonly granted: number;
  readonly spent: number;
  readonly returned: number;
}

const SHOWN = 12;

/** The newest month first, this one included; `most` is the largest figure of all. */
export function byMonth(groups: ReadonlyArray<Group>, now: Date): { months: Month[]; most: number } {
  const months = Array.from({ length: SHOWN }, (_, back) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
    const of = (reason: string): number =>
      groups.find((each) => each.month === month && each.reason === reason)?.aggregates.amount ?? 0;
    return { month, granted: of("GRANTED"), spent: of("SESSION_COMPLETED"), returned: of("RETURNED_ON_TERMINATION") };
  });
  return { months, most: Math.max(...months.flatMap(({ granted, spent, returned }) => [granted, spent, returned])) };
}
