/** When a certificate is to be renewed: it ends within so many days. */
import { daysFromNow } from "../design/days";

export const EXPIRING_DAYS = 60;

export const expiringBefore = (): string => daysFromNow(EXPIRING_DAYS);
