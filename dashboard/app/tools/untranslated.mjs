// What of the words has no translation yet, as JSON by language: `node tools/untranslated.mjs`. Ends with 1 if any is missing.
import { readFileSync } from "node:fs";

const folder = new URL("../locales/", import.meta.url);

/** Every entry of a catalogue: its text in English (or its id), and the translation. */
function entries(language) {
  const unquoted = (lines) => lines.map((line) => JSON.parse(line.slice(line.indexOf('"')))).join("");
  return readFileSync(new URL(`${language}.po`, folder), "utf8")
    .split(/\n\n+/)
    .flatMap((block) => {
      const lines = block.split("\n");
      const id = lines.findIndex((line) => line.startsWith("msgid "));
      const text = lines.findIndex((line) => line.startsWith("msgstr "));
      if (id < 0 || text < 0) return [];
      return [{ id: unquoted(lines.slice(id, text)), text: unquoted(lines.slice(text).filter((line) => line.includes('"'))) }];
    })
    .filter(({ id }) => id !== "");
}

const missing = Object.fromEntries(["es", "fr"].map((language) => [language, entries(language).filter(({ text }) => text === "").map(({ id }) => id)]));
process.stdout.write(`${JSON.stringify(missing, null, 1)}\n`);
process.exitCode = Object.values(missing).some((ids) => ids.length > 0) ? 1 : 0;
