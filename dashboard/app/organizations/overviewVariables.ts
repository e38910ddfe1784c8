/** From when on something needs a person: whole days, so that the same day asks the same. */
import { daysFromNow } from "../design/days";
import { spoken } from "../words";

const STILL_DAYS = 14;
const SOON_DAYS = 60;

/** A session in which nobody got on since then stands still. */
export const stillSince = (): string => daysFromNow(-STILL_DAYS);

/** A certificate that ends before it should be renewed. */
export const soon = (): string => daysFromNow(SOON_DAYS);

export function overviewVariables(slug: string) {
  return { slug, stillSince: stillSince(), soon: soon(), language: spoken() };
}
