import { pressToDo } from "./forms.js";
import { forgetToken, link, make, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

const dead = () =>
  show(
    "This link does not work any more",
    paragraph("It works once and for one day. Your account keeps the address it has; ask for the change again to get a new link."),
    make("p", { className: "actions" }, link("/", "To the start", "button second")),
  );

if (token === null) dead();
else {
  show(
    "Change your address",
    paragraph("Press the button, and from then on you sign in with the address that this mail came to."),
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
}
