// A Chromium for tests: the system's where there is one, else the one that comes as an npm package. Needs no root.
import { existsSync } from "node:fs";

import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

const OF_THE_SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars",
];

export async function launch() {
  const installed = process.env.CHROMIUM ?? OF_THE_SYSTEM.find((path) => existsSync(path));
  const executablePath = installed ?? (await chromium.executablePath());
  return playwright.launch({ executablePath, headless: true, args: QUIET });
}

/** Signs in through the API, as a form would; the context has the cookies then. */
export async function signIn(context, base, email, password = "a tessera is a token of a bond") {
  const answer = await context.request.post(`${base}/graphql`, {
    headers: { origin: base },
    data: {
      query: "mutation($i: SignInInput!) { signIn(input: $i) { userErrors { code message } } }",
      variables: { i: { email, password, transport: "COOKIE" } },
    },
  });
  const body = await answer.json();
  if (body.data?.signIn?.userErrors?.length !== 0) throw new Error(`sign-in of ${email}: ${JSON.stringify(body)}`);
}
