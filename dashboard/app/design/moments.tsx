/** Dates and numbers as the reader writes them. */
import { useLingui } from "@lingui/react";

const DAY: Intl.DateTimeFormatOptions = { dateStyle: "medium" };
const MOMENT: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" };
const UNITS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

interface Props {
  readonly of: string | null | undefined;
}

/** The day; the whole moment when one points at it. */
export function Day({ of }: Props) {
  const { i18n } = useLingui();
  if (of === null || of === undefined) return <span aria-hidden="true">–</span>;
  return (
    <time dateTime={of} title={i18n.date(of, MOMENT)}>
      {i18n.date(of, DAY)}
    </time>
  );
}

export function Moment({ of }: Props) {
  const { i18n } = useLingui();
  if (of === null || of === undefined) return <span aria-hidden="true">–</span>;
  return <time dateTime={of}>{i18n.date(of, MOMENT)}</time>;
}

/** How long ago, or in how long: "3 days ago". */
export function Ago({ of }: Props) {
  const { i18n } = useLingui();
  if (of === null || of === undefined) return <span aria-hidden="true">–</span>;
  const seconds = (new Date(of).getTime() - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (["minute", 60] as const);
  const words = new Intl.RelativeTimeFormat(i18n.locale, { numeric: "auto" }).format(Math.trunc(seconds / length), unit);
  return (
    <time dateTime={of} title={i18n.date(of, MOMENT)}>
      {words}
    </time>
  );
}

export function useNumber(): (value: number) => string {
  const { i18n } = useLingui();
  return (value) => i18n.number(value);
}
