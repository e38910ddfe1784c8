import { eitherForm, registerForm, signInForm, signOut, viewer } from "./account_forms.js";
import { Failed, graphql } from "./api.js";
import { addAddressForm, connected, requestForm } from "./connection_forms.js";
import { pressToDo } from "./forms.js";
import { link, logo, make, notice, paragraph, sharedParts, show } from "./page.js";

// Stays in the address: a shared link is made for passing on, a mailed one works for its address alone.
const token = decodeURIComponent(location.pathname.split("/")[2] ?? "");

const JOIN = `mutation JoinOrganization($input: JoinOrganizationInput!) {
  joinOrganization(input: $input) { userErrors { code field message retryAfter } }
}`;

const OFFER = `query Invitation($token: String!) {
  invitation(token: $token) {
    state email isForYou name message
    organization { id name branding { logoUrl } }
    connection { state }
    willShare {
      name email
      certificates(first: 20) { totalCount nodes { course { title } } }
      running: sessions(first: 20, filter: { state: { equalTo: IN_PROGRESS } }) { totalCount nodes { course { title } } }
      ended: sessions(first: 20, filter: { state: { notIn: [IN_PROGRESS] } }) { totalCount nodes { course { title } } }
    }
  }
}`;

// What a refusal says of the link.
const STATES = {
  INVITATION_LINK_INACTIVE: "INACTIVE", INVITATION_LINK_EXPIRED: "EXPIRED", INVITATION_LINK_USED_UP: "USED_UP",
  INVITATION_LINK_UNKNOWN: "ROTATED", INVITATION_ENDED: "ENDED",
};

const WHY = {
  INACTIVE: ["is switched off", "The organization may switch it on again."],
  EXPIRED: ["has expired", "It worked until a date that has passed."],
  USED_UP: ["has been used up", "It has connected as many people as it was made for."],
  REVOKED: ["was taken back", "The organization took this invitation back."],
  ENDED: ["is no longer open", "It was accepted, taken back, or has expired."],
  ROTATED: ["does not work any more", "It was replaced by a new one."],
  UNKNOWN: ["does not work", "It was not copied completely, or there never was such a link."],
};

let offer = null;
let account = null;

const signedInAs = () => paragraph("You are signed in as ", make("b", {}, account.email), ".");
const notMe = () => make("button", { type: "button", className: "plain", onclick: signOut }, "That is not me");

function dead(state) {
  const [title, why] = WHY[state] ?? WHY.UNKNOWN;
  const { organization } = offer ?? {};
  const ask = organization
    ? account
      ? [paragraph(`You can ask ${organization.name} itself:`), signedInAs(), requestForm(organization), notMe()]
      : [
          paragraph(`You can ask ${organization.name} itself. Sign in or register for that:`),
          eitherForm(signInForm({ done: open }), registerForm({ invitationToken: token, address: offer.email ?? "" })),
        ]
    : [
        paragraph("Ask the organization that gave it to you for its present link."),
        make("p", { className: "actions" }, link("/", "To the start", "button second")),
      ];
  show(`This link ${title}`, paragraph(why, " No connection was made."), ...ask);
}

function paused() {
  const { organization, email } = offer;
  const { name } = organization;
  const ask = account
    ? [signedInAs(), requestForm(organization), notMe()]
    : [eitherForm(signInForm({ done: open }), registerForm({ invitationToken: token, address: email ?? "" }))];
  show(
    `${name} has paused its invitations`,
    logo(organization),
    paragraph(`Nothing is wrong with your invitation: ${name} connects nobody at the moment. Keep the mail. `
      + "Its link works again as soon as the organization lets it, and no connection was made until then."),
    paragraph(account
      ? `If you do not want to wait, ask ${name} itself:`
      : `If you do not want to wait, ask ${name} itself. Sign in or register for that:`),
    ...ask,
  );
}

function waiting() {
  const { name } = offer.organization;
  show(
    `${name} has not answered yet`,
    paragraph(`You have asked ${name} to connect. You are notified when it answers.`),
    make("p", { className: "actions" }, link("/", "To the start", "button")),
  );
}

function forAnother() {
  show(
    "This invitation is for another address",
    paragraph(offer.organization.name, " invited ", make("b", {}, offer.email), ". ", ...signedInAs().childNodes),
    paragraph("If that address is yours too, add it to your account: a mail asks you to confirm it, then the invitation is yours."),
    addAddressForm(offer.email),
    make("button", { type: "button", className: "plain", onclick: signOut }, "Sign in with another address"),
  );
}

function refused([error]) {
  if (error.code === "ADDRESS_NOT_YOURS") forAnother();
  else if (error.code === "INVITATION_PAUSED") paused();
  else if (error.code in STATES) dead(STATES[error.code]);
  else return false;
  return true;
}

// "2 certificates: Fire safety, First aid", as many as there are.
function counted({ totalCount, nodes }, one, many) {
  const titles = nodes.map(({ course }) => course?.title).filter(Boolean);
  const more = totalCount > titles.length && titles.length > 0 ? " and others" : "";
  return `${totalCount} ${totalCount === 1 ? one : many}${titles.length > 0 ? `: ${titles.join(", ")}${more}` : ""}`;
}

function shared({ name, email, certificates, running, ended }) {
  return make("ul", {},
    make("li", {}, `your name, ${name}, and your address, ${email}`),
    make("li", {}, certificates.totalCount === 0
      ? "your certificates, once you have earned some"
      : `your ${counted(certificates, "certificate", "certificates")}; and those that you earn later`),
    make("li", {}, running.totalCount === 0
      ? "courses, while you are taking them"
      : `${counted(running, "course that you are taking", "courses that you are taking")}`),
    make("li", {}, ended.totalCount === 0
      ? "finished courses that it paid for"
      : `${counted(ended, "ended course that it paid for", "ended courses that it paid for")}`),
  );
}

const explanation = (name) => [
  paragraph(`When you connect, ${name} can give you courses and certifications. It will see:`),
  offer.willShare ? shared(offer.willShare) : sharedParts(),
  paragraph("It does not see your connections to others. You can disconnect at any time, and you keep every certificate."),
];

function invite() {
  const { organization, message, email } = offer;
  const { name } = organization;
  const forms = account
    ? [
        signedInAs(),
        pressToDo({ submit: `Connect to ${name}`, mutation: JOIN, extra: { token }, done: () => connected(name), refused }),
        notMe(),
      ]
    : [eitherForm(
        signInForm({ submit: "Sign in and connect", done: join, address: email ?? "" }),
        registerForm({ submit: "Register and connect", invitationToken: token, address: email ?? "" }),
        { registerFirst: true },
      )];
  show(
    `${name} invites you to connect`,
    logo(organization),
    message ? make("blockquote", {}, message) : null,
    ...explanation(name),
    ...forms,
  );
}

// Straight after signing in, which the button said would connect.
async function join() {
  account = await viewer();
  const { joinOrganization: payload } = await graphql(JOIN, { input: { token } });
  if (payload.userErrors.length === 0) return connected(offer.organization.name);
  if (!refused(payload.userErrors)) throw new Failed(payload.userErrors[0].message);
}

async function open() {
  [{ invitation: offer }, account] = await Promise.all([graphql(OFFER, { token }), viewer()]);
  if (!offer?.organization) dead("UNKNOWN");
  else if (offer.connection?.state === "ACTIVE") connected(offer.organization.name);
  else if (offer.state === "ACTIVE" && offer.isForYou === false) forAnother();
  else if (offer.state === "ACTIVE") invite();
  else if (offer.connection) waiting();
  else if (offer.state === "PAUSED") paused();
  else dead(offer.state);
}

try {
  await open();
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  show("Join an organization", notice("bad", error.message));
}
