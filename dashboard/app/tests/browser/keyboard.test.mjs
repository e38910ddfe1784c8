// Without a mouse: the list of everywhere one can go, inviting, disconnecting; and every dialog that a screen opens.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";

import { closeTheBrowser, desk, open, PEOPLE, shown } from "./system.mjs";
import { isAccessible } from "./looks.mjs";

const AT = "/o/hillside-school";
const MOST_TABS = 150;
after(closeTheBrowser);

const dialog = (page) => page.getByRole("dialog");
/** What has the focus, by the name that is read out. */
const focused = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

/** Tab until what has the focus is called so. */
async function tabTo(page, name) {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return;
  }
  assert.fail(`${name} is not reached by Tab; the last was "${await focused(page)}"`);
}

async function isWithinDialog(page) {
  await dialog(page).waitFor();
  await page.waitForFunction(() => document.querySelector("[role=dialog]")?.contains(document.activeElement));
}

it("goes to a screen and to a learner by a few letters", async () => {
  const context = await desk(PEOPLE.owner);
  const { page, heard } = await open(context, AT);
  await page.keyboard.press("Control+k");
  await isWithinDialog(page);
  await isAccessible(page, "the palette");
  await page.keyboard.type("audit");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${AT}/audit`);
  await dialog(page).waitFor({ state: "detached" });
  await shown(page);
  const before = heard.operations.length;
  await page.keyboard.press("Control+k");
  await isWithinDialog(page);
  await page.keyboard.type("Lena Learner", { delay: 5 });
  await dialog(page).getByRole("menuitem", { name: "Lena Learner" }).waitFor();
  assert.equal(heard.operations.length, before + 1, "asked once, after typing");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/learners\/lrn_/);
  await page.getByRole("heading", { level: 1, name: "Lena Learner" }).waitFor();
  await context.close();
});

it("invites somebody", async () => {
  const context = await desk(PEOPLE.admin);
  const { page } = await open(context, `${AT}/connections`);
  const address = `keys-${Date.now()}@learner.example`;
  await page.getByLabel("Addresses").waitFor();
  await page.evaluate(() => document.querySelector("h1").focus());
  for (let tabs = 0; tabs < MOST_TABS && (await page.evaluate(() => document.activeElement?.tagName)) !== "TEXTAREA"; tabs += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type(address);
  await tabTo(page, /^Check the addresses/);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Take out ${address}` }).waitFor();
  await tabTo(page, /^Invite 1 person/);
  await page.keyboard.press("Enter");
  await page.getByText(address).first().waitFor();
  await context.close();
});

it("disconnects somebody, after it was shown what that changes", async () => {
  const context = await desk(PEOPLE.admin);
  const { page } = await open(context, `${AT}/connections/list`);
  const name = /^Disconnect .+/;
  await tabTo(page, name);
  const whom = await focused(page);
  await page.keyboard.press("Enter");
  await isWithinDialog(page);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  assert.equal(await focused(page), whom, "the focus goes back to where it was");
  await page.keyboard.press("Enter");
  await isWithinDialog(page);
  await tabTo(page, /^Disconnect$/);
  await page.keyboard.press("Enter");
  await dialog(page).getByText("Close", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await context.close();
});

describe("dialogs", () => {
  const SCREENS = [
    ["owner", `${AT}/connections/list`], ["owner", `${AT}/connections/requests`], ["owner", `${AT}/connections/link`],
    ["owner", `${AT}/connections/invitations`], ["owner", `${AT}/connections/blocks`], ["learner", "/connections"], ["learner", "/account"], ["provider", "/provider"],
  ];
  for (const [who, path] of SCREENS) {
    it(`of ${path}`, async () => {
      const context = await desk(PEOPLE[who]);
      const { page } = await open(context, path);
      const seen = new Set();
      let opened = 0;
      // A button that says "…" asks before it does anything.
      const names = await page.locator("main button:visible").filter({ hasText: /…$/ }).allInnerTexts();
      for (const name of names) {
        if (seen.has(name)) continue;
        seen.add(name);
        const button = page.locator("main button:visible").filter({ hasText: name }).first();
        if (await button.isDisabled()) continue;
        opened += 1;
        await button.click();
        await isWithinDialog(page);
        await page.waitForFunction(() => !document.querySelector("[role=dialog] [aria-busy=true]"));
        await isAccessible(page, `${name} of ${path}`);
        await page.keyboard.press("Escape");
        await dialog(page).waitFor({ state: "detached" });
      }
      assert.ok(opened > 0, `no button of ${path} asks first`);
      await context.close();
    });
  }
});
