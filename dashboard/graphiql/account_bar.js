// Who is signed in, as a small form in the bar above GraphiQL.
import { Failed, graphql, mutate } from "./api.js";
import { make } from "./element.js";

const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { userErrors { code message } }
}`;

function signInForm() {
  const email = make("input", {
    type: "email", name: "email", placeholder: "Email address", autocomplete: "username", required: true,
    aria: { "aria-label": "Email address" },
  });
  const password = make("input", {
    type: "password", name: "password", placeholder: "Password", autocomplete: "current-password", required: true,
    aria: { "aria-label": "Password" },
  });
  const wrong = make("span", { className: "wrong", role: "alert" });
  const form = make("form", { method: "post" }, wrong, email, password, make("button", { type: "submit" }, "Sign in"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    wrong.textContent = "";
    try {
      const { userErrors } = await mutate(SIGN_IN, { email: email.value, password: password.value, transport: "COOKIE" });
      if (userErrors.length === 0) location.reload();
      else wrong.textContent = userErrors[0].message;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      wrong.textContent = error.message;
    }
  });
  return form;
}

async function signOut() {
  await graphql("mutation SignOut { signOut { userErrors { code } } }");
  location.reload();
}

// `known` is called with the viewer, if somebody is signed in.
export async function showAccount(place, known = () => {}) {
  try {
    const { viewer } = await graphql("query Viewer { viewer { email memberships { role organization { name slug } } } }");
    if (!viewer) return place.replaceChildren(signInForm());
    known(viewer);
    const roles = viewer.memberships.map(({ role, organization }) => `${role.toLowerCase()} of ${organization?.name ?? "?"}`);
    const who = [viewer.email, ...roles].join(", ");
    return place.replaceChildren(
      make("span", {}, who),
      make("button", { type: "button", className: "second", onclick: signOut }, "Sign out"),
    );
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return place.replaceChildren(make("span", { className: "wrong" }, error.message));
  }
}
