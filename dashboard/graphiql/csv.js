// A page of nodes as a table: what nests becomes columns, and rows within rows are told apart by their path.

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

// Columns of an object: its own values, and those of the objects in it, by dotted names. Lists of rows are left out.
function flat(object, prefix = "") {
  const columns = {};
  for (const [name, value] of Object.entries(object)) {
    if (isObject(value)) Object.assign(columns, flat(value, `${prefix}${name}.`));
    else if (!Array.isArray(value)) columns[prefix + name] = value;
    else if (value.length > 0 && !value.some(isObject)) columns[prefix + name] = value.join("; ");
  }
  return columns;
}

const rowsIn = (value) => (Array.isArray(value) && value.every(isObject) && value.length > 0 ? value : null);

// Every list of rows in `data`, by its path; each row has the columns of those that it lies in, too.
export function tables(data) {
  const found = new Map();
  const visit = (value, path, above) => {
    for (const [name, child] of Object.entries(value)) {
      const rows = rowsIn(child);
      if (rows !== null) {
        const at = [...path, ...(name === "nodes" || name === "edges" ? [] : [name])];
        const key = at.join(".");
        for (const row of rows) {
          const own = flat(row);
          const prefix = at.at(-1) ?? "row";
          found.set(key, [...(found.get(key) ?? []), { ...above, ...own }]);
          visit(row, at, { ...above, ...Object.fromEntries(Object.entries(own).map(([column, cell]) => [`${prefix}.${column}`, cell])) });
        }
      } else if (isObject(child)) visit(child, [...path, name], above);
    }
  };
  if (isObject(data)) visit(data, [], {});
  return found;
}

// RFC 4180, with the mark by which spreadsheets know UTF-8. What would be a formula stays text.
export function csv(rows) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const cell = (value) => {
    if (value === null || value === undefined) return "";
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column])))];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}
