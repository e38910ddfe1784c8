import { eitherForm, registerForm, signInForm, signOut, viewer } from "./account_forms.js";
import { Failed, graphql } from "./api.js";
import { pressToDo } from "./forms.js";
import { forgetToken, link, logo, make, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

const OFFER = `query StaffInvitation($token: String!) {
  staffInvitation(token: $token) { role email expiresAt organization { name branding { logoUrl } } }
}`;

// What each role is called, and what it may do.
const ROLES = {
  OWNER: ["owner", "Owners decide everything, also who else is an owner."],
  ADMIN: ["admin", "Admins invite learners, spend credits and decide who is on the staff."],
  COACH: ["coach", "Coaches see the learners of the teams that they lead."],
  ANALYST: ["analyst", "Analysts see everything of the organization and change nothing."],
};

let offer = null;
let account = null;

const signInAgain = () =>
  make("p", { className: "actions" }, make("button", { type: "button", className: "second", onclick: signOut }, "Sign in with another address"));

const dead = (message) =>
  show(
    "This invitation cannot be accepted",
    notice("bad", message),
    paragraph("An invitation to a staff works once, for the address that it was mailed to. Whoever invited you can send a new one."),
    account ? signInAgain() : make("p", { className: "actions" }, link("/", "To the start", "button second")),
  );

const title = () => `Join the staff of ${offer.organization.name}`;

// Who invites to what, until when; the same for everybody who holds the token.
const explanation = () => {
  const [role, may] = ROLES[offer.role] ?? [offer.role.toLowerCase(), ""];
  const until = new Date(offer.expiresAt).toLocaleDateString("en", { day: "numeric", month: "long", year: "numeric" });
  return [
    logo(offer.organization),
    paragraph(make("b", {}, offer.organization.name), " invites ", make("b", {}, offer.email), " to its staff as ", make("b", {}, role), `. ${may}`),
    paragraph(`The invitation can be accepted until ${until}.`),
  ];
};

const accept = () =>
  show(
    title(),
    ...explanation(),
    paragraph("You are signed in as ", make("b", {}, account.email), "."),
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
        const [role] = ROLES[membership?.role ?? offer.role];
        show(
          "Welcome",
          notice("good", `You are on the staff of ${offer.organization.name} now, as ${role}.`),
          make("p", { className: "actions" }, link("/", "To the start", "button")),
        );
      },
      refused: ([error]) => error.field === "token" && (dead(error.message), true),
    }),
    make("button", { type: "button", className: "plain", onclick: signOut }, "That is not me"),
  );

const forAnother = () =>
  show(
    title(),
    ...explanation(),
    notice("bad", `You are signed in as ${account.email}. This invitation is for another address.`),
    signInAgain(),
  );

const signInFirst = () =>
  show(
    title(),
    ...explanation(),
    paragraph("Sign in with that address. Without an account, register with it first; then open the link in the invitation again."),
    eitherForm(signInForm({ done: open, address: offer.email }), registerForm({ address: offer.email })),
  );

async function open() {
  [{ staffInvitation: offer }, account] = await Promise.all([graphql(OFFER, { token }), viewer()]);
  if (!offer?.organization) dead("It was accepted or taken back, it has expired, or its link was not copied completely.");
  else if (!account) signInFirst();
  else if (account.email === offer.email) accept();
  else forAnother();
}

try {
  if (token === null) dead("The address of this page holds no invitation.");
  else await open();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  show("Join the staff", notice("bad", error.message));
}
