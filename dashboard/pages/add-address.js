import { signInForm, viewer } from "./account_forms.js";
import { Failed } from "./api.js";
import { pressToDo } from "./forms.js";
import { forgetToken, link, make, notice, paragraph, show, takeToken } from "./page.js";

const TITLE = "Add an address";
const token = takeToken();

const dead = () =>
  show(
    "This link does not work any more",
    paragraph("It works once, for one day, and for the account that asked for it. Add the address again to get a new link."),
    make("p", { className: "actions" }, link("/", "To the start", "button second")),
  );

const confirm = (found) =>
  show(
    TITLE,
    paragraph("You are signed in as ", make("b", {}, found.email), ". Press the button, and the address that this mail came to is your account's too: you can sign in with it, and invitations to it are yours."),
    pressToDo({
      submit: "Add this address",
      mutation: `mutation ConfirmEmailAddress($input: ConfirmEmailAddressInput!) {
        confirmEmailAddress(input: $input) { accountAddress { email } userErrors { code field message retryAfter } }
      }`,
      extra: { token },
      done: ({ accountAddress }) => {
        forgetToken();
        show(
          "Your address is added",
          notice("good", `${accountAddress.email} is your account's too.`),
          paragraph("Were you invited at this address? Follow the invitation again: it is yours now."),
          make("p", { className: "actions" }, link("/", "To the start", "button")),
        );
      },
      refused: ([error]) => error.code === "LINK_EXPIRED" && (dead(), true),
    }),
  );

const signInFirst = () =>
  show(
    TITLE,
    paragraph("Sign in first, with the account that the address is to be added to."),
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
