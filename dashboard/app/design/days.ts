/** Whole days, so that the same day asks the same question. */

/** Midnight (UTC) so many days from now. */
export function daysFromNow(days: number): string {
  const day = new Date();
  day.setUTCHours(0, 0, 0, 0);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString();
}
