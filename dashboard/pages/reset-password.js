import { signInForm } from "./account_forms.js";
import { email, form, newPassword } from "./forms.js";
import { forgetToken, notice, paragraph, show, takeToken } from "./page.js";

const token = takeToken();

const request = (title, ...before) =>
  show(
    title,
    ...before,
    form({
      fields: [email()],
      submit: "Mail me a link",
      mutation: `mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
        requestPasswordReset(input: $input) { userErrors { code field message retryAfter } }
      }`,
      done: (_, values) =>
        show(
          "Look into your mailbox",
          paragraph(`If ${values.email} has an account, a mail with a link is on its way. The link works for an hour.`),
        ),
    }),
  );

const dead = () => {
  forgetToken();
  request(
    "This link does not work any more",
    paragraph("It works once and for an hour, and only the newest one counts. Have a new one mailed to you:"),
  );
};

if (token === null) {
  request("Forgotten your password?", paragraph("Tell us your address, and we mail you a link to choose a new one."));
} else {
  show(
    "Choose a new password",
    paragraph("You will be signed out everywhere, and personal access tokens stop working."),
    form({
      fields: [{ ...newPassword, label: "New password" }],
      submit: "Set the password",
      mutation: `mutation ResetPassword($input: ResetPasswordInput!) {
        resetPassword(input: $input) { userErrors { code field message retryAfter } }
      }`,
      extra: { token },
      done: () => {
        forgetToken();
        show(
          "Your password is changed",
          notice("good", "Sign in with the new one."),
          signInForm({ done: () => location.assign("/") }),
        );
      },
      refused: ([error]) => error.code === "LINK_EXPIRED" && (dead(), true),
    }),
  );
}
