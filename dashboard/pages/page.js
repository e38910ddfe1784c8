// Small things that pages with scripts do: elements and notices.

// An element. Text goes in as text, never as HTML.
export function make(tag, properties = {}, ...children) {
  const { aria = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const paragraph = (...children) => make("p", {}, ...children);
export const link = (href, text, className = "") => make("a", { href, className }, text);

export const notice = (kind, text) =>
  make("p", { className: `notice ${kind}`, role: kind === "bad" ? "alert" : "status" }, text);
