// The public pages: the whole way from a followed link to "connected" without any script, and what holds of each page.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";

import { AxeBuilder } from "@axe-core/playwright";

import { linkInMail, PASSWORD } from "../browser.mjs";
import { BASE, closeTheBrowser, desk, invitationLink, PEOPLE, PHONE, theBrowser } from "./system.mjs";

const MOST_BYTES = 50_000;
let link;
before(async () => {
  link = await invitationLink();
});
after(closeTheBrowser);

const sum = async (sizes) => (await Promise.all(sizes)).reduce((all, each) => all + each.responseBodySize, 0);

/** Nothing is wider than the phone; the page says in which language it is, and has one heading. */
async function isWhole(page, language, where) {
  assert.equal(await page.locator("html").getAttribute("lang"), language, where);
  assert.equal(await page.locator("h1").count(), 1, where);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}

for (const [language, locale] of [["en", "en-GB"], ["es", "es-ES"], ["fr", "fr-FR"]]) {
  it(`joins without a script, in ${locale}`, async () => {
    const context = await (await theBrowser()).newContext({ viewport: PHONE, locale, javaScriptEnabled: false });
    const page = await context.newPage();
    const said = [];
    // Chromium says of a refused form that its answer is one of refusal.
    page.on("console", (message) => message.text().includes("status of 422") || said.push(message.text()));
    const email = `walker-${language}-${Date.now()}@learner.example`;
    const name = language === "es" ? "مريم العلي" : `Wilhelmina ${"Featherstonehaugh".repeat(5)}`;
    const submit = () => page.locator("form button:not([name])").last().click();

    await page.goto(link);
    await isWhole(page, language, "the link");
    await page.fill("#name", name);
    await page.fill("#email", email);
    await page.fill("#password", "short");
    await submit();
    await isWhole(page, language, "a password that is too short");
    assert.equal(await page.inputValue("#name"), name, "what was typed is kept");
    assert.equal(await page.locator("#password[aria-invalid=true]").count(), 1, "the refusal stands at its field");
    await page.fill("#password", PASSWORD);
    await submit();
    await isWhole(page, language, "look into your mail");

    await page.goto(await linkInMail(context, BASE, email));
    await isWhole(page, language, "the mail's link");
    await page.fill("#password", PASSWORD);
    await submit();
    await isWhole(page, language, "connected");
    if ((await page.locator("#email").count()) > 0) {
      await page.fill("#email", email);
      await page.fill("#password", PASSWORD);
      await submit();
    }
    await page.goto(link);
    await isWhole(page, language, "connected already");
    assert.equal(await page.locator("#password").count(), 0, "who is signed in needs no password");
    assert.match(await page.locator("main").innerText(), /Hillside School/);
    assert.deepEqual(said, []);
    await context.close();
  });
}

describe("every page", () => {
  const PAGES = ["/", "/sign-in", "/register", "/reset-password", "/verify", "/verify/TES-2222-2222-2222", "/no-such-page", "join", "/join/of-nobody-----------------------"];
  for (const path of PAGES) {
    it(path, async () => {
      const context = await desk(undefined, { viewport: PHONE });
      const page = await context.newPage();
      const elsewhere = [];
      const sizes = [];
      page.on("request", (request) => {
        if (new URL(request.url()).origin !== BASE) elsewhere.push(request.url());
      });
      page.on("response", (response) => void sizes.push(response.request().sizes()));
      await page.goto(path === "join" ? link : BASE + path, { waitUntil: "load" });
      await isWhole(page, "en", path);
      const bytes = await sum(sizes);
      assert.ok(bytes > 500 && bytes <= MOST_BYTES, `${path} is ${bytes} bytes`);
      assert.deepEqual(elsewhere, []);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await (colorScheme === "light" ? new AxeBuilder({ page }) : new AxeBuilder({ page }).withRules(["color-contrast"])).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`), [], `${path}, ${colorScheme}`);
      }
      await context.close();
    });
  }
});

it("the first screen of the app is light, and under a policy that allows no inline script or style", async () => {
  const context = await desk(PEOPLE.owner);
  const page = await context.newPage();
  const sizes = [];
  page.on("response", (response) => {
    if (/\.(js|css)$/.test(new URL(response.url()).pathname)) sizes.push(response.request().sizes());
  });
  const answer = await page.goto(`${BASE}/o/hillside-school`, { waitUntil: "networkidle" });
  const bytes = await sum(sizes);
  assert.ok(sizes.length > 1 && bytes > 50_000 && bytes <= 250_000, `${bytes} bytes of script and style`);
  assert.doesNotMatch(answer.headers()["content-security-policy"], /unsafe-inline|unsafe-eval/);
  await assert.rejects(page.evaluate(() => {
    document.body.append(Object.assign(document.createElement("div"), { innerHTML: "<b>x</b>" }));
  }), /TrustedHTML/);
  await context.close();
});
