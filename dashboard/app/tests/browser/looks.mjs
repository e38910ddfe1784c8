// What holds of every screen, however it looks and whatever it shows.
import assert from "node:assert/strict";

import { AxeBuilder } from "@axe-core/playwright";

import { PHONE, WIDE } from "./system.mjs";

/** One title, one heading of the first level, nothing wider than the window. */
export async function fits(page, where) {
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(60);
    const over = await page.evaluate(() => {
      const width = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= width) return null;
      const wide = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > width + 1);
      return wide.slice(-3).map((each) => `${each.tagName} ${each.className} ${each.textContent?.slice(0, 40)}`);
    });
    assert.equal(over, null, `${where} overflows at ${size.width} px`);
  }
  await page.setViewportSize(WIDE);
}

export async function isTitled(page, where) {
  assert.match(await page.title(), /\S.* – Tessera$/, `${where} has no title`);
  assert.equal(await page.locator("h1").count(), 1, `${where} has not one h1`);
}

/** axe finds nothing in light; nor in dark, which changes colours only. */
export async function isAccessible(page, where) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(250); // Colours may fade over.
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === "light" ? axe : axe.withRules(["color-contrast"])).analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
    assert.deepEqual(told, [], `${where}, ${colorScheme}`);
  }
}

export function isQuiet(heard, where) {
  assert.deepEqual(heard.said, [], `${where} said something in the console`);
  assert.deepEqual(heard.elsewhere, [], `${where} reached for another host`);
}
