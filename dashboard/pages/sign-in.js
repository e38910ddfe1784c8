import { signInForm } from "./account_forms.js";
import { link, next, paragraph, show } from "./page.js";

show(
  "Sign in",
  signInForm({ done: () => location.assign(next()) }),
  paragraph("No account yet? ", link("/register", "Register"), "."),
);
