// A Chromium for tests: the system's where there is one, else the one that comes as an npm package. Needs no root and
// no library of the system but C's own: what Chromium needs besides, and a font, the package brings along.
import { existsSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import chromium, { inflate } from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";

const OF_THE_SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--disable-dev-shm-usage",
];
const MODULES = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules");
const UNPACKED = join(MODULES, ".chromium");

/** The package's Chromium, unpacked once beside it; whoever is second to unpack it uses the first's. */
async function unpacked() {
  if (!existsSync(UNPACKED)) {
    const making = mkdtempSync(join(MODULES, ".chromium-"));
    const former = process.env.TMPDIR;
    process.env.TMPDIR = making; // Where the package unpacks.
    await chromium.executablePath();
    await inflate(join(MODULES, "@sparticuz", "chromium", "bin", "al2023.tar.br"));
    if (former === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = former;
    try {
      renameSync(making, UNPACKED);
    } catch {
      rmSync(making, { recursive: true });
    }
  }
  const libraries = [join(UNPACKED, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(UNPACKED, "fonts") };
  return { executablePath: join(UNPACKED, "chromium"), env: { ...process.env, LD_LIBRARY_PATH: libraries, ...fonts } };
}

export async function launch() {
  const installed = process.env.CHROMIUM ?? OF_THE_SYSTEM.find((path) => existsSync(path));
  const found = installed === undefined ? await unpacked() : { executablePath: installed };
  return playwright.launch({ ...found, headless: true, args: QUIET });
}

export const PASSWORD = "a tessera is a token of a bond";

/** Signs in through the API, as a form would; the context has the cookies then. */
export async function signIn(context, base, email, password = PASSWORD) {
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

/** An answer of the API to whoever is signed in in the context; fails if there is none. */
export async function ask(context, base, query, variables = {}) {
  const csrf = (await context.cookies(base)).find((each) => each.name === "tessera_csrf")?.value;
  const headers = { origin: base, ...(csrf === undefined ? {} : { "x-csrf-token": decodeURIComponent(csrf) }) };
  const answer = await context.request.post(`${base}/graphql`, { headers, data: { query, variables } });
  const body = await answer.json();
  if (body.errors !== undefined || !body.data) throw new Error(`${query}: ${JSON.stringify(body)}`);
  return body.data;
}

/** A mutation that must be carried out; its payload. */
export async function act(context, base, name, inputType, input, selection = "") {
  const text = `mutation($i: ${inputType}!) { ${name}(input: $i) { userErrors { code message } ${selection} } }`;
  const payload = (await ask(context, base, text, { i: input }))[name];
  if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
  return payload;
}

/** The address in the newest mail to somebody; waits until the mail came. */
export async function linkInMail(context, base, email) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const mails = await (await context.request.get(`${base}/dev/mail.json`)).json();
    const mine = mails.find((mail) => mail.to.includes(email));
    if (mine !== undefined) {
      const html = await (await context.request.get(`${base}/dev/mail/${mine.id}`)).text();
      const found = html.match(/https?:\/\/[^\s"'<>]*\/(?:verify-email|verify)[^\s"'<>]*/);
      if (found !== null) return found[0].replaceAll("&amp;", "&");
      throw new Error(`no link in ${html.slice(0, 2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail to ${email}`);
}
