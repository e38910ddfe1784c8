// Signing in and registering, for every page that needs an account.
import { Failed, graphql, mutate } from "./api.js";
import { email, form, newPassword, password } from "./forms.js";
import { link, make, paragraph, show } from "./page.js";

const ERRORS = "userErrors { code field message retryAfter }";
const LANGUAGES = { en: "EN", es: "ES", fr: "FR" };

export async function viewer() {
  const { viewer: found } = await graphql("query Viewer { viewer { email learner { name } } }");
  return found;
}

const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { csrfToken ${ERRORS} } }`;
const HERE = { transport: "COOKIE" };

// Whether that signed this browser in; if not, there is a form to say why.
export async function signIn(email, password) {
  try {
    return (await mutate(SIGN_IN, { email, password, ...HERE })).userErrors.length === 0;
  } catch (error) {
    if (error instanceof Failed) return false;
    throw error;
  }
}

export const signInForm = ({ submit = "Sign in", done, address = "" }) =>
  make("div", {},
    form({
      fields: [email(address), password],
      submit,
      mutation: SIGN_IN,
      extra: HERE,
      done,
    }),
    paragraph(link("/reset-password", "Forgotten your password?")),
  );

export const registerForm = ({ submit = "Register", invitationToken = null, address = "" }) =>
  form({
    fields: [
      {
        name: "name", label: "Your name", autocomplete: "name", maxLength: 120,
        hint: "As your certificates will carry it.",
      },
      email(address),
      newPassword,
    ],
    submit,
    mutation: `mutation Register($input: RegisterInput!) { register(input: $input) { email ${ERRORS} } }`,
    extra: { invitationToken, language: LANGUAGES[navigator.language?.slice(0, 2)] ?? "EN" },
    done: (payload) =>
      show(
        "Look into your mailbox",
        paragraph("A mail is on its way to ", make("b", {}, payload.email), ". Follow the link in it within two days, and have your password at hand."),
        paragraph("Nothing arrived after a few minutes? Look among unwanted mail, or register again."),
      ),
  });

// Two tabs, of which one shows; the arrow keys change between them.
export function eitherForm(signIn, register, { registerFirst = false } = {}) {
  const panels = [
    { name: "Register", content: register },
    { name: "Sign in", content: signIn },
  ];
  const tabs = panels.map(({ name }, index) =>
    make("button", { type: "button", id: `tab-${index}`, role: "tab", aria: { "aria-controls": `panel-${index}` } }, name),
  );
  const bodies = panels.map(({ content }, index) =>
    make("div", { id: `panel-${index}`, role: "tabpanel", aria: { "aria-labelledby": `tab-${index}` } }, content),
  );
  const choose = (chosen) => {
    tabs.forEach((tab, index) => {
      tab.setAttribute("aria-selected", String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      bodies[index].hidden = index !== chosen;
    });
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => choose(index));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      choose(1 - index);
      tabs[1 - index].focus();
    });
  });
  choose(registerFirst ? 0 : 1);
  return make("div", {}, make("div", { className: "tabs", role: "tablist", aria: { "aria-label": "Account" } }, ...tabs), ...bodies);
}

export async function signOut() {
  await graphql(`mutation SignOut { signOut { ${ERRORS} } }`);
  location.reload();
}
