/** Pasted text or a CSV file as people to invite, and what is wrong with each before anything is sent. */

export interface Invitee {
  readonly key: number;
  readonly address: string;
  readonly name: string;
}

export type Fault = "NO_ADDRESS" | "OTHER_DOMAIN" | "DUPLICATE";

const ADDRESS = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]+$/;
const NAMED = /^\s*"?(.*?)"?\s*<([^<>]*)>\s*$/;
let newest = 0;

export function invitee(address: string, name = ""): Invitee {
  newest += 1;
  return { key: newest, address: address.trim(), name: name.trim() };
}

/** The cells of a line, separated by comma, semicolon or tab; what stands in quotes stays together. */
function cellsOf(line: string): string[] {
  const cells = line.match(/(?:"(?:[^"]|"")*"|[^",;\t])+/g) ?? [];
  return cells.map((cell) => (/^\s*"[\s\S]*"\s*$/.test(cell) ? cell.trim().slice(1, -1).replaceAll('""', '"') : cell).trim()).filter(Boolean);
}

function inLine(line: string): Invitee[] {
  const cells = cellsOf(line);
  const found = cells.flatMap((cell) => {
    const named = NAMED.exec(cell);
    if (named !== null) return [invitee(named[2] ?? "", named[1])];
    return cell.includes("@") ? cell.split(/\s+/).map((address) => invitee(address)) : [];
  });
  const [first] = found;
  if (first === undefined) return [invitee(line)];
  if (found.length > 1 || first.name !== "") return found;
  return [{ ...first, name: cells.find((cell) => !cell.includes("@")) ?? "" }];
}

export function parseInvitees(text: string): Invitee[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const isHeader = lines.length > 1 && !lines[0]?.includes("@") && /e-?mail|address|correo|courriel/i.test(lines[0] ?? "");
  return (isHeader ? lines.slice(1) : lines).flatMap(inLine);
}

/** What is wrong, by row. The API decides in the end; this is what can be seen beforehand. */
export function faultsOf(rows: ReadonlyArray<Invitee>, domains: ReadonlyArray<string>): ReadonlyMap<number, Fault> {
  const seen = new Set<string>();
  const faults = new Map<number, Fault>();
  for (const { key, address } of rows) {
    const known = address.toLowerCase();
    if (!ADDRESS.test(address)) faults.set(key, "NO_ADDRESS");
    else if (seen.has(known)) faults.set(key, "DUPLICATE");
    else if (domains.length > 0 && !domains.includes(known.slice(known.lastIndexOf("@") + 1))) faults.set(key, "OTHER_DOMAIN");
    seen.add(known);
  }
  return faults;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export function asInviteeCsv(rows: ReadonlyArray<Invitee>): string {
  return ["email,name", ...rows.map((row) => `${quoted(row.address)},${quoted(row.name)}`)].join("\n");
}
