import { eitherForm, registerForm, signInForm, signOut, viewer } from "./account_forms.js";
import { Failed, graphql } from "./api.js";
import { pressToDo } from "./forms.js";
import { link, make, notice, paragraph, sharedParts, show } from "./page.js";

// Stays in the address: this link is made for passing on, and signs nobody in.
const token = decodeURIComponent(location.pathname.split("/")[2] ?? "");

const JOIN = `mutation JoinOrganization($input: JoinOrganizationInput!) {
  joinOrganization(input: $input) { userErrors { code field message retryAfter } }
}`;

const logo = (organization) => {
  const address = organization.branding?.logoUrl ?? "";
  return /^(https:|data:image\/)/.test(address)
    ? make("img", { className: "logo", src: address, alt: "", onerror: (event) => event.target.remove() })
    : null;
};

function dead(state, name) {
  const replaced = state !== "INACTIVE";
  show(
    replaced ? "This link does not work any more" : `${name} is not taking new connections by this link`,
    paragraph(
      replaced
        ? "It was replaced by a new one, or it was not copied completely. No connection was made."
        : "The link is switched off at the moment. No connection was made.",
    ),
    paragraph(replaced
      ? `Ask ${name ?? "the organization that gave it to you"} for its present link.`
      : `Ask ${name} to switch it on, or try again later.`),
    make("p", { className: "actions" }, link("/", "To the start", "button second")),
  );
}

function joined(name) {
  show(
    `You are connected to ${name}`,
    notice("good", `${name} can now give you courses. Your certificates stay yours, whatever happens to the connection.`),
    make("p", { className: "actions" }, link("/", "To the start", "button")),
  );
}

const refused = ([error]) => {
  if (!error.code.startsWith("INVITATION_LINK_")) return false;
  dead(error.code === "INVITATION_LINK_INACTIVE" ? "INACTIVE" : "UNKNOWN", invitation.organization?.name);
  return true;
};

const explanation = (name) => [
  paragraph(`When you connect, ${name} can give you courses and certifications. It will see:`),
  sharedParts(),
  paragraph("It does not see your connections to others. You can disconnect at any time, and you keep every certificate."),
];

const connect = (submit, name) =>
  pressToDo({ submit, mutation: JOIN, extra: { token }, done: () => joined(name), refused });

function offer(found) {
  const { organization } = invitation;
  const { name } = organization;
  const forms = found
    ? [
        paragraph("You are signed in as ", make("b", {}, found.email), "."),
        connect(`Connect to ${name}`, name),
        make("button", { type: "button", className: "plain", onclick: signOut }, "That is not me"),
      ]
    : [eitherForm(
        signInForm({ submit: "Sign in and connect", done: join }),
        registerForm({ submit: "Register and connect", invitationToken: token }),
        { registerFirst: true },
      )];
  show(`${name} invites you to connect`, logo(organization), ...explanation(name), ...forms);
}

// Straight after signing in, which the button said would connect.
async function join() {
  const { joinOrganization: payload } = await graphql(JOIN, { input: { token } });
  if (payload.userErrors.length === 0) return joined(invitation.organization.name);
  if (!refused(payload.userErrors)) throw new Failed(payload.userErrors[0].message);
}

let invitation = null;
try {
  ({ invitation } = await graphql(
    `query Invitation($token: String!) {
      invitation(token: $token) { state organization { name branding { logoUrl } } }
    }`,
    { token },
  ));
  if (invitation?.state === "ACTIVE" && invitation.organization) offer(await viewer());
  else dead(invitation?.state ?? "UNKNOWN", invitation?.organization?.name);
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  show("Join an organization", notice("bad", error.message));
}
