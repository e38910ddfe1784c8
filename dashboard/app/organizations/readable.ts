/** A colour that white text is readable on: the given one, darkened as far as needed (WCAG 2.2: 4.5 to 1). */

const NEEDED = 4.5;

function luminance([red, green, blue]: readonly number[]): number {
  const linear = (channel: number): number => (channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear((red ?? 0) / 255) + 0.7152 * linear((green ?? 0) / 255) + 0.0722 * linear((blue ?? 0) / 255);
}

/** Null if it is no colour such as `#1f4fd8`. */
export function readable(colour: string): string | null {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour.trim());
  if (found === null) return null;
  let channels = found.slice(1).map((part) => Number.parseInt(part, 16));
  while (1.05 / (luminance(channels) + 0.05) < NEEDED) channels = channels.map((channel) => Math.floor(channel * 0.94));
  return `rgb(${channels.join(" ")})`;
}
