// Every route, as each person who may go there: one operation, no noise, nothing too wide, readable by everybody.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";

import { fits, isAccessible, isQuiet, isTitled } from "./looks.mjs";
import { photograph } from "./pictures.mjs";
import { addressOf, closeTheBrowser, desk, open, PEOPLE, routes } from "./system.mjs";

const STAFF = ["owner", "coach", "analyst"];
/** The first sees everything, so all of it is looked at as that person; of the others, that nothing is wrong. */
const visitors = (path) => (path.startsWith("/o/") ? STAFF : path.startsWith("/provider") ? ["provider", "owner"] : ["learner", "owner"]);
/** The start leads on to where one belongs: two screens, one operation each. */
const LEADS_ON = new Set(["/"]);

after(closeTheBrowser);

for (const who of Object.keys(PEOPLE)) {
  const paths = routes().filter((path) => visitors(path).includes(who));
  if (paths.length > 0) {
    describe(`as ${who}`, async () => {
      let context;
      after(() => context?.close());
      for (const path of paths) {
        const isFirst = visitors(path)[0] === who;
        if (isFirst || !path.replace("/o/$slug", "").includes("$")) {
          it(path, async () => {
            context ??= await desk(PEOPLE[who]);
            const address = await addressOf(path, context);
            const { page, heard } = await open(context, address);
            const where = `${address} as ${who}`;
            await isTitled(page, where);
            isQuiet(heard, where);
            const most = LEADS_ON.has(path) ? 2 : 1;
            assert.ok(heard.operations.length >= 1 && heard.operations.length <= most, `${where} asked ${heard.operations.join(", ")}`);
            await fits(page, where);
            if (isFirst) await isAccessible(page, where);
            if (isFirst) await photograph(page, path);
            isQuiet(heard, where);
            await page.close();
          });
        }
      }
    });
  }
}
