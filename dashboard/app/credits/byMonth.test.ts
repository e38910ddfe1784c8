import { expect, it } from "vitest";

import { byMonth } from "./byMonth";

const group = (month: string, reason: string, amount: number) => ({ month, reason, aggregates: { amount } });

it("has twelve months without a gap, the newest first, over the turn of the year", () => {
  const { months, most } = byMonth([group("2025-12", "GRANTED", 50), group("2026-02", "SESSION_COMPLETED", 3)], new Date("2026-02-28T23:59:59Z"));
  expect(months.map(({ month }) => month)).toEqual([
    "2026-02", "2026-01", "2025-12", "2025-11", "2025-10", "2025-09", "2025-08", "2025-07", "2025-06", "2025-05", "2025-04", "2025-03",
  ]);
  expect(months[0]).toEqual({ month: "2026-02", granted: 0, spent: 3, returned: 0 });
  expect(months[2]?.granted).toBe(50);
  expect(most).toBe(50);
});

it("is nothing where nothing moved, and leaves out what is older", () => {
  expect(byMonth([group("2020-01", "GRANTED", 9)], new Date("2026-02-01T00:00:00Z")).most).toBe(0);
});
