import { registerForm } from "./account_forms.js";
import { link, paragraph, show } from "./page.js";

show("Register", registerForm({}), paragraph("You have an account? ", link("/sign-in", "Sign in"), "."));
