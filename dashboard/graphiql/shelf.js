// The bar's two helps: ready questions, and the last result as a file.
import { make } from "./element.js";
import { csv, tables } from "./csv.js";
import { QUESTIONS } from "./examples.js";

// A menu of questions; choosing one calls `open` with its text and variables.
export function showShelf(place, open, organization) {
  const groups = new Map();
  for (const [number, { group, title }] of QUESTIONS.entries()) {
    const options = groups.get(group) ?? make("optgroup", { label: group });
    options.append(make("option", { value: String(number) }, title));
    groups.set(group, options);
  }
  const menu = make(
    "select",
    { aria: { "aria-label": "Ready questions" } },
    make("option", { value: "" }, "Ready questions …"),
    ...groups.values(),
  );
  menu.addEventListener("change", () => {
    const question = QUESTIONS[Number(menu.value)];
    if (menu.value !== "" && question) open(question.query, question.variables?.(organization()) ?? null);
    menu.value = "";
  });
  place.append(menu);
}

function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// A button that saves the rows of the last result; with several lists in it, a menu of them. Returns what keeps a result.
export function showExport(place) {
  const button = make("button", { type: "button", className: "second", disabled: true }, "Result to CSV");
  const which = make("select", { hidden: true, aria: { "aria-label": "Which list of the result" } });
  let found = new Map();
  button.addEventListener("click", () => save(`${which.value.split(".").at(-1)}.csv`, csv(found.get(which.value) ?? [])));
  place.append(which, button);
  return (result) => {
    found = tables(result?.data);
    const byLength = [...found].sort(([, one], [, other]) => other.length - one.length);
    which.replaceChildren(...byLength.map(([path, rows]) => make("option", { value: path }, `${path} (${rows.length} rows)`)));
    which.hidden = found.size < 2;
    button.disabled = found.size === 0;
  };
}
