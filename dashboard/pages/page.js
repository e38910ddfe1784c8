// Small things that every page does: elements, notices, and the token in the address.

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

// An organization's logo, if it has one that a page may load.
export function logo(organization) {
  const address = organization.branding?.logoUrl ?? "";
  return /^(https:|data:image\/)/.test(address)
    ? make("img", { className: "logo", src: address, alt: "", onerror: (event) => event.target.remove() })
    : null;
}

// Replaces the card's content, and lets a screen reader start at its heading.
export function show(title, ...children) {
  const heading = make("h1", { tabIndex: -1 }, title);
  document.title = `${title} – Tessera`;
  const card = document.getElementById("card");
  const first = card.childElementCount === 0 || card.dataset.first === "true";
  card.dataset.first = "false";
  card.replaceChildren(heading, ...children.filter(Boolean));
  if (!first) heading.focus();
}

export const notice = (kind, text) =>
  make("p", { className: `notice ${kind}`, role: kind === "bad" ? "alert" : "status" }, text);

// The token of the address, which then no longer shows it: not to whoever looks over a shoulder, takes a
// screenshot or opens the history. A reload still finds it.
export function takeToken() {
  const token = new URLSearchParams(location.search).get("token") ?? history.state?.token ?? null;
  if (token !== null) history.replaceState({ token }, "", location.pathname);
  return token;
}

// After the token was used up.
export function forgetToken() {
  history.replaceState(null, "", location.pathname);
}

export function sharedParts() {
  return make(
    "ul",
    {},
    make("li", {}, "your name and email address"),
    make("li", {}, "all your certificates, whoever paid for them"),
    make("li", {}, "the courses you are taking at the moment"),
    make("li", {}, "finished courses that it paid for"),
  );
}
