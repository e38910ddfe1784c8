import { Failed, graphql } from "./api.js";
import { link, make, notice, paragraph } from "./page.js";

async function viewer() {
  const { viewer: found } = await graphql("query Viewer { viewer { email learner { name } } }");
  return found;
}

async function signOut() {
  await graphql("mutation SignOut { signOut { userErrors { code } } }");
  location.reload();
}

const development = document.getElementById("development");
development.hidden = development.dataset.environment !== "development";

const account = document.getElementById("account");
try {
  const found = await viewer();
  account.replaceChildren(
    ...(found
      ? [
          paragraph("You are signed in as ", make("b", {}, found.learner?.name ?? found.email), "."),
          make("p", { className: "actions" }, make("button", { type: "button", className: "second", onclick: signOut }, "Sign out")),
        ]
      : [make("p", { className: "actions" }, link("/sign-in", "Sign in", "button"), link("/register", "Register", "button second"))]),
  );
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  account.replaceChildren(notice("bad", error.message));
}
