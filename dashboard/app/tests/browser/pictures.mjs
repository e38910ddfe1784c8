// Pictures of every screen, for people who look at them (`make screenshots`), and the dozen that the documentation shows.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { APP, PHONE, WIDE } from "./system.mjs";

const FOLDER = process.env.SCREENSHOTS;
const LOOKS = [
  ["wide-light", WIDE, "light"],
  ["phone-light", PHONE, "light"],
  ["wide-dark", WIDE, "dark"],
];
const SHOWN = join(APP, "..", "..", "docs", "screenshots");
const IN_DOCS = new Set([
  "o-slug-wide-light", "o-slug-wide-dark", "o-slug-learners-wide-light", "o-slug-learners-id-wide-light",
  "o-slug-connections-wide-light", "o-slug-connections-requests-wide-light", "o-slug-sessions-wide-dark",
  "o-slug-credits-wide-light", "home-phone-light", "courses-phone-light", "certificates-phone-light",
  "connections-phone-light",
]);

/** Three looks of a screen into the folder that `SCREENSHOTS` names; does nothing without one. */
export async function photograph(page, path) {
  if (!FOLDER) return;
  mkdirSync(FOLDER, { recursive: true });
  mkdirSync(SHOWN, { recursive: true });
  const name = path === "/" ? "start" : path.replaceAll(/[^a-z]+/gi, "-").replaceAll(/^-|-$/g, "");
  for (const [look, size, colorScheme] of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(FOLDER, `${name}-${look}.png`) });
    if (IN_DOCS.has(`${name}-${look}`)) await page.screenshot({ path: join(SHOWN, `${name}-${look}.jpg`), type: "jpeg", quality: 72 });
  }
}
