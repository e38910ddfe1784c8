import { signIn, signInForm } from "./account_forms.js";
import { form, password } from "./forms.js";
import { forgetToken, link, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

async function verified({ email, joinedOrganization }, values) {
  forgetToken();
  const signedIn = await signIn(email, values.password);
  show(
    "Your account is ready",
    notice("good", joinedOrganization
      ? `${email} is confirmed, and you are connected to the organization that invited you.`
      : `${email} is confirmed.`),
    signedIn
      ? paragraph(link("/", "Go on", "button"))
      : paragraph("Sign in to go on."),
    signedIn ? null : signInForm({ address: email, done: () => location.assign("/") }),
  );
}

function dead() {
  show(
    "This link does not work any more",
    paragraph("Links in our mails work once and for two days. If you have confirmed your address already, ", link("/sign-in", "sign in"), "."),
    paragraph("Otherwise ", link("/register", "register again"), ", and a new link is mailed to you."),
  );
}

// Whoever reads the mail need not be who registered: the page says nothing of the registration before the password.
if (token === null) dead();
else {
  show(
    "Confirm your address",
    paragraph("Enter the password that you chose when you registered. Then your account is ready."),
    form({
      fields: [password],
      submit: "Confirm my address",
      mutation: `mutation VerifyEmail($input: VerifyEmailInput!) {
        verifyEmail(input: $input) { email joinedOrganization userErrors { code field message retryAfter } }
      }`,
      extra: { token },
      done: verified,
      refused: ([error]) => error.code === "LINK_EXPIRED" && (dead(), true),
    }),
    paragraph("Password forgotten? ", link("/register", "Register again"), ", and follow the new mail."),
    paragraph("You did not register? Then somebody else gave your address. Leave this page; no account comes into being."),
  );
}
