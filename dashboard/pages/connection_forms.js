// Connecting where a link does not: asking the organization, or adding the address that was invited.
import { form, pressToDo } from "./forms.js";
import { link, make, notice, paragraph, show } from "./page.js";

const toTheStart = () => make("p", { className: "actions" }, link("/", "To the start", "button"));

export function connected(name) {
  show(
    `You are connected to ${name}`,
    notice("good", `${name} can now give you courses. Your certificates stay yours, whatever happens to the connection.`),
    toTheStart(),
  );
}

export function asked(name) {
  show(
    `${name} has been asked`,
    notice("good", `Its owners and admins have been told that you would like to connect. You are notified when they answer.`),
    toTheStart(),
  );
}

// For somebody signed in. The organization decides; it sees name and address of who asks.
export const requestForm = ({ id, name }) =>
  form({
    fields: [{
      name: "message", label: "A message, if you like", maxLength: 500, required: false, autocomplete: "off",
      hint: `It helps ${name} to know who you are. It sees your name and email address.`,
    }],
    submit: `Ask ${name} to connect`,
    mutation: `mutation RequestConnection($input: RequestConnectionInput!) {
      requestConnection(input: $input) { userErrors { code field message retryAfter } }
    }`,
    extra: { organizationId: id },
    done: () => asked(name),
    refused: ([error]) => error.code === "ALREADY_CONNECTED" && (connected(name), true),
  });

// For somebody signed in under another address than the invited one.
export const addAddressForm = (email) =>
  pressToDo({
    submit: `Add ${email} to my account`,
    mutation: `mutation AddEmailAddress($input: AddEmailAddressInput!) {
      addEmailAddress(input: $input) { email userErrors { code field message retryAfter } }
    }`,
    extra: { email },
    done: () =>
      show(
        "Look into your mailbox",
        paragraph("A mail is on its way to ", make("b", {}, email), ". Follow the link in it, then open the invitation again."),
      ),
  });
