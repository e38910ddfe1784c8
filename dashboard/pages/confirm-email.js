import { signInForm, viewer } from "./account_forms.js";
import { Failed } from "./api.js";
import { pressToDo } from "./forms.js";
import { forgetToken, link, make, notice, paragraph, show, takeToken } from "./page.js";

const TITLE = "Change your address";
const token = takeToken();

const dead = () =>
  show(
    "This link does not work any more",
    paragraph("It works once, for one day, and for the account that asked for it. Your account keeps the address it has; ask for the change again to get a new link."),
    make("p", { className: "actions" }, link("/", "To the start", "button second")),
  );

const confirm = (found) =>
  show(
    TITLE,
    paragraph("You are signed in as ", make("b", {}, found.email), ". Press the button, and from then on you sign in with the address that this mail came to."),
    pressToDo({
      submit: "Use this address",
      mutation: `mutation ConfirmEmailChange($input: ConfirmEmailChangeInput!) {
        confirmEmailChange(input: $input) { email userErrors { code field message retryAfter } }
      }`,
      extra: { token },
      done: ({ email }) => {
        forgetToken();
        show(
          "Your address is changed",
          notice("good", `From now on you sign in as ${email}.`),
          make("p", { className: "actions" }, link("/", "To the start", "button")),
        );
      },
      refused: ([error]) => error.code === "LINK_EXPIRED" && (dead(), true),
    }),
  );

const signInFirst = () =>
  show(
    TITLE,
    paragraph("Sign in first, with the address that your account has until now."),
    signInForm({ done: open }),
  );

async function open() {
  const found = await viewer();
  if (found) confirm(found);
  else signInFirst();
}

try {
  if (token === null) dead();
  else await open();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  show(TITLE, notice("bad", error.message));
}
