import { signInForm } from "./account_forms.js";
import { pressToDo } from "./forms.js";
import { forgetToken, link, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

function verified({ email, joinedOrganization }) {
  forgetToken();
  show(
    "Your account is ready",
    notice("good", joinedOrganization
      ? `${email} is confirmed, and you are connected to the organization that invited you.`
      : `${email} is confirmed.`),
    paragraph("Sign in to go on."),
    signInForm({ address: email, done: () => location.assign("/") }),
  );
}

function dead() {
  show(
    "This link does not work any more",
    paragraph("Links in our mails work once and for two days. If you have confirmed your address already, ", link("/sign-in", "sign in"), "."),
    paragraph("Otherwise ", link("/register", "register again"), ", and a new link is mailed to you."),
  );
}

if (token === null) dead();
else {
  show(
    "Confirm your address",
    paragraph("Press the button to confirm that the address is yours. Then your account is ready."),
    pressToDo({
      submit: "Confirm my address",
      mutation: `mutation VerifyEmail($input: VerifyEmailInput!) {
        verifyEmail(input: $input) { email joinedOrganization userErrors { code field message retryAfter } }
      }`,
      extra: { token },
      done: verified,
      refused: ([error]) => error.code === "LINK_EXPIRED" && (dead(), true),
    }),
  );
}
