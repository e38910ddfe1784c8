/** From when on something needs a person: whole days, so that the same day asks the same. */
import { expiringBefore } from "../certificates/expiring";
import { daysFromNow } from "../design/days";
import { spoken } from "../words";

const STILL_DAYS = 14;

/** A session in which nobody got on since then stands still. */
export const stillSince = (): string => daysFromNow(-STILL_DAYS);

export function overviewVariables(slug: string) {
  return { slug, stillSince: stillSince(), soon: expiringBefore(), language: spoken() };
}
