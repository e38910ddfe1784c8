import { eitherForm, registerForm, signInForm, signOut, viewer } from "./account_forms.js";
import { Failed } from "./api.js";
import { pressToDo } from "./forms.js";
import { forgetToken, make, link, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

const dead = (message) =>
  show(
    "This invitation cannot be accepted",
    notice("bad", message),
    paragraph("An invitation to a staff works once, for the address that it was mailed to. Whoever invited you can send a new one."),
    make("p", { className: "actions" }, make("button", { type: "button", className: "second", onclick: signOut }, "Sign in with another address")),
  );

const accept = (found) =>
  show(
    "Join the staff",
    paragraph("You are signed in as ", make("b", {}, found.email), "."),
    pressToDo({
      submit: "Accept the invitation",
      mutation: `mutation AcceptStaffInvitation($input: AcceptStaffInvitationInput!) {
        acceptStaffInvitation(input: $input) {
          membership { role organization { name } }
          userErrors { code field message retryAfter }
        }
      }`,
      extra: { token },
      done: ({ membership }) => {
        forgetToken();
        show(
          "Welcome",
          notice("good", `You are on the staff of ${membership?.organization?.name ?? "the organization"} now.`),
          make("p", { className: "actions" }, link("/", "To the start", "button")),
        );
      },
      refused: ([error]) => error.field === "token" && (dead(error.message), true),
    }),
    make("button", { type: "button", className: "plain", onclick: signOut }, "That is not me"),
  );

const signInFirst = () =>
  show(
    "Join the staff",
    paragraph("Sign in with the address that the invitation was mailed to. Without an account, register with that address first; then open the link in the invitation again."),
    eitherForm(signInForm({ done: open }), registerForm({})),
  );

async function open() {
  const found = await viewer();
  if (found) accept(found);
  else signInFirst();
}

try {
  if (token === null) dead("The address of this page holds no invitation.");
  else await open();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  show("Join the staff", notice("bad", error.message));
}
