import { signIn, signInForm } from "./account_forms.js";
import { requestForm } from "./connection_forms.js";
import { form, password } from "./forms.js";
import { forgetToken, link, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

// The link that led to the registration has died since, or invites another address: the organization can be asked.
function askInstead(organization) {
  show(
    "Your account is ready",
    notice("good", `Your address is confirmed. The invitation of ${organization.name} did not connect you: it is no longer open, or it is for another address.`),
    paragraph(`You can ask ${organization.name} itself:`),
    requestForm(organization),
    paragraph(link("/", "Go on without")),
  );
}

async function verified({ email, joinedOrganization, requestInstead }, values) {
  forgetToken();
  const signedIn = await signIn(email, values.password);
  if (signedIn && requestInstead) return askInstead(requestInstead);
  show(
    "Your account is ready",
    notice("good", joinedOrganization
      ? `${email} is confirmed, and you are connected to the organization that invited you.`
      : `${email} is confirmed.`),
    signedIn
      ? paragraph(link("/", "Go on", "button"))
      : paragraph("Sign in to go on."),
    signedIn ? null : signInForm({
      address: email,
      done: () => (requestInstead ? askInstead(requestInstead) : location.assign("/")),
    }),
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
        verifyEmail(input: $input) {
          email joinedOrganization requestInstead { id name } userErrors { code field message retryAfter }
        }
      }`,
      extra: { token },
      done: verified,
      refused: ([error]) => error.code === "LINK_EXPIRED" && (dead(), true),
    }),
    paragraph("Password forgotten? ", link("/register", "Register again"), ", and follow the new mail."),
    paragraph("You did not register? Then somebody else gave your address. Leave this page; no account comes into being."),
  );
}
