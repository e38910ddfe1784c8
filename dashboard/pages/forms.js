// Forms that say what is wrong beside the field that caused it.
import { Failed, mutate, wait } from "./api.js";
import { make, notice } from "./page.js";

let made = 0;

export const email = (value = "") => ({
  name: "email", label: "Email address", type: "email", autocomplete: "username", value, maxLength: 254,
});
export const password = { name: "password", label: "Password", type: "password", autocomplete: "current-password" };
export const newPassword = {
  name: "password", label: "Password", type: "password", autocomplete: "new-password",
  hint: "12 characters or more. A few words in a row are better than symbols.",
};

function field({ name, label, hint, ...properties }) {
  const id = `field-${(made += 1)}`;
  const help = hint ? make("p", { className: "hint", id: `${id}-hint` }, hint) : null;
  const wrong = make("p", { className: "wrong", id: `${id}-wrong`, hidden: true });
  const described = [help?.id, wrong.id].filter(Boolean).join(" ");
  const input = make("input", { id, name, required: true, ...properties, aria: { "aria-describedby": described } });
  const say = (message) => {
    wrong.textContent = message;
    wrong.hidden = message === "";
    input.setAttribute("aria-invalid", String(message !== ""));
  };
  input.addEventListener("input", () => say(""));
  return { name, input, say, element: make("div", { className: "field" }, make("label", { htmlFor: id }, label), input, help, wrong) };
}

// A form that calls a mutation with what was filled in and `extra`, then `done(payload, values)`.
export function form({ fields, submit, mutation, extra = {}, done, refused }) {
  const parts = fields.map(field);
  const button = make("button", { type: "submit" }, submit);
  const messages = make("div");
  // Without its script the page has no form; should one be sent all the same, nothing goes into an address.
  const element = make("form", { method: "post", noValidate: true }, messages, ...parts.map((part) => part.element), button);

  const complain = (errors) => {
    const loose = [];
    for (const { field: name, message, retryAfter } of errors) {
      const part = parts.find((candidate) => candidate.name === name);
      const text = retryAfter ? wait(retryAfter) : message;
      if (part) part.say(text);
      else loose.push(notice("bad", text));
    }
    messages.replaceChildren(...loose);
    parts.find((part) => part.input.getAttribute("aria-invalid") === "true")?.input.focus();
  };

  element.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-busy") === "true") return;
    messages.replaceChildren();
    const missing = parts.filter((part) => !part.input.checkValidity());
    if (missing.length > 0) {
      complain(missing.map((part) => ({ field: part.name, message: part.input.validationMessage })));
      return;
    }
    const values = Object.fromEntries(parts.map((part) => [part.name, part.input.value]));
    button.setAttribute("aria-busy", "true");
    try {
      const payload = await mutate(mutation, { ...values, ...extra });
      if (payload.userErrors.length === 0) await done(payload, values);
      else if (!refused?.(payload.userErrors)) complain(payload.userErrors);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      messages.replaceChildren(notice("bad", error.message));
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
  return element;
}

// One button that calls a mutation. A page that is only opened, by a mail scanner for example, changes nothing.
export const pressToDo = (options) => form({ fields: [], ...options });
