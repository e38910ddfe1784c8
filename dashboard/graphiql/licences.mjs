// Prints every licence text below the node_modules folder given, each once, above it the packages it is of.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const texts = new Map();
const visit = (modules) => {
  for (const name of readdirSync(modules)) {
    const folder = join(modules, name);
    if (name.startsWith("@")) visit(folder);
    else if (existsSync(join(folder, "package.json"))) note(folder);
  }
};
const note = (folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `(no text in the package; its licence: ${license})`;
  texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  if (existsSync(join(folder, "node_modules"))) visit(join(folder, "node_modules"));
};
visit(process.argv[2]);
for (const [text, packages] of texts) console.log(`${packages.sort().join(", ")}\n\n${text}\n\n${"-".repeat(80)}\n`);
