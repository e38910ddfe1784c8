// The running system that the tests are told of, who its demo's people are, and what a test hears of a page.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { ask, launch, signIn } from "../browser.mjs";

export const BASE = process.env.TESSERA_URL ?? "http://127.0.0.1:8000";
export const APP = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const PEOPLE = {
  owner: "olivia@hillside.example",
  admin: "adam@hillside.example",
  coach: "carla@hillside.example",
  analyst: "anna@hillside.example",
  learner: "lena@learner.example",
  provider: "paula@provider.example",
};
export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

let browser;

/** The one browser of a test file. */
export async function theBrowser() {
  browser ??= await launch();
  return browser;
}

export async function closeTheBrowser() {
  await browser?.close();
  browser = undefined;
}

/** A browser of one person's own; `email` undefined: nobody is signed in. */
export async function desk(email, options = {}) {
  const context = await (await theBrowser()).newContext({ viewport: WIDE, locale: "en-GB", ...options });
  context.setDefaultTimeout(20_000);
  if (email !== undefined) await signIn(context, BASE, email);
  return context;
}

/** The paths of every route of the app, as `routes.ts` of its areas declare them. */
export function routes() {
  const areas = readdirSync(APP, { withFileTypes: true }).filter((each) => each.isDirectory() && !each.name.startsWith("node_"));
  const found = areas.flatMap(({ name }) => {
    let text = "";
    try {
      text = readFileSync(join(APP, name, "routes.ts"), "utf8");
    } catch {
      return [];
    }
    const at = text.match(/const AT = "([^"]+)"/)?.[1] ?? "";
    const written = [...text.matchAll(/\bpath: (.+),$/gm)].map(([, value]) => value.replace(/^AT$/, "`${AT}`").replace("${AT}", at).slice(1, -1));
    if (written.some((path) => path.includes("{"))) throw new Error(`a path of ${name}/routes.ts is not understood: ${written.join(" ")}`);
    return written;
  });
  return [...new Set(found)].toSorted();
}

/** Opens an address, waits until everything is shown; what the page said, asked and reached for meanwhile. */
export async function open(context, address) {
  const page = await context.newPage();
  const heard = { said: [], elsewhere: [], operations: [] };
  page.on("console", (message) => heard.said.push(`${message.type()}: ${message.text().slice(0, 300)}`));
  page.on("pageerror", (error) => heard.said.push(`error: ${error.message.slice(0, 300)}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!/^(data|blob):/.test(url) && new URL(url).origin !== BASE) heard.elsewhere.push(url);
    if (request.method() === "POST" && url === `${BASE}/graphql`) heard.operations.push(request.postDataJSON().query.split(/[({]/)[0].trim());
  });
  await page.goto(BASE + address);
  await shown(page);
  return { page, heard };
}

/** Waits until a title is there, and no skeleton any more. */
export async function shown(page) {
  await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector("[aria-busy=true]"));
  await page.waitForTimeout(150);
}

/** An address for a route: its names filled with what the person can see. */
export async function addressOf(path, context, slug = "hillside-school") {
  const filled = path.replace("$slug", slug);
  if (!filled.includes("$")) return filled;
  const example = EXAMPLES.find(([begin]) => path.startsWith(begin));
  if (example === undefined) throw new Error(`say in tests/browser/system.mjs whose id stands in ${path}`);
  const id = await example[1](context, slug);
  return filled.replace(/\$\w+/, encodeURIComponent(id));
}

const inOrganization = (selection) => async (context, slug) =>
  (await ask(context, BASE, `query($s: String!) { organization(slug: $s) { found: ${selection} { nodes { id } } } }`, { s: slug }))
    .organization.found.nodes[0].id;
const EXAMPLES = [
  ["/sessions/$", async (context) => (await ask(context, BASE, "{ viewer { learner { sessions { nodes { id } } } } }")).viewer.learner.sessions.nodes[0].id],
  ["/certificates/$", async (context) => (await ask(context, BASE, "{ viewer { learner { certificates { nodes { id } } } } }")).viewer.learner.certificates.nodes[0].id],
  ["/o/$slug/learners/$", inOrganization("learners")],
  ["/o/$slug/sessions/$", inOrganization("sessions")],
  ["/o/$slug/teams/$", inOrganization("teams")],
  ["/provider/organizations/$", async (context) => (await ask(context, BASE, "{ organizations(first: 1) { nodes { slug } } }")).organizations.nodes[0].slug],
  ["/provider/$", async (context) => (await ask(context, BASE, "{ organizations(first: 1) { nodes { slug } } }")).organizations.nodes[0].slug],
];

/** The link that the demo's school shares. */
export async function invitationLink(slug = "hillside-school") {
  const context = await desk(PEOPLE.owner);
  const found = await ask(context, BASE, "query($s: String!) { organization(slug: $s) { invitationLink { url } } }", { s: slug });
  await context.close();
  return found.organization.invitationLink.url;
}
