// What two people do at the same time, an admin at a desk and a learner with a phone, and what each sees of the other.
import assert from "node:assert/strict";
import { after, it } from "node:test";

import { act, ask, linkInMail, PASSWORD } from "../browser.mjs";
import { BASE, closeTheBrowser, desk, open, PEOPLE, PHONE } from "./system.mjs";

const AT = "/o/hillside-school";
after(closeTheBrowser);

/** Somebody with an account and nothing else, signed in on a phone. */
async function newcomer(name) {
  const context = await desk(undefined, { viewport: PHONE, hasTouch: true });
  const email = `${name.toLowerCase().replaceAll(/\W+/g, "-")}-${Date.now()}@learner.example`;
  await act(context, BASE, "register", "RegisterInput", { name, email, password: PASSWORD });
  const token = new URL(await linkInMail(context, BASE, email)).searchParams.get("token");
  await act(context, BASE, "verifyEmail", "VerifyEmailInput", { token, password: PASSWORD });
  await context.close();
  return desk(email, { viewport: PHONE, hasTouch: true });
}

const dialog = (page) => page.getByRole("dialog");
/** The window is the same document as when it was opened: nothing was loaded anew. */
const mark = (page) => page.evaluate(() => void (window.isTheSame = true));
const isMarked = async (page) => assert.equal(await page.evaluate(() => window.isTheSame), true, "it was loaded anew");

it("asks, is accepted, learns, and parts, each before the other's eyes", async () => {
  const name = `Priya Journey ${Date.now() % 100_000}`;
  const [admin, learner] = [await desk(PEOPLE.admin), await newcomer(name)];
  const { page: atDesk } = await open(admin, `${AT}/connections/requests`);
  const { page: phone } = await open(learner, "/connections");
  await mark(atDesk);
  await mark(phone);

  await phone.getByRole("button", { name: /^Ask/ }).first().click();
  await dialog(phone).getByRole("searchbox").fill("Hillside");
  await dialog(phone).getByText("Hillside School", { exact: true }).click();
  await dialog(phone).getByLabel(/Message/).fill("Class 4b");
  await dialog(phone).getByRole("button", { name: "Ask", exact: true }).click();
  await dialog(phone).waitFor({ state: "detached" });

  await atDesk.getByRole("button", { name: `Accept ${name}` }).click();
  await dialog(atDesk).getByRole("button", { name: "Accept", exact: true }).click();
  await dialog(atDesk).getByText("Close", { exact: true }).click();
  await phone.getByRole("button", { name: /^Leave/ }).waitFor();
  await isMarked(phone);

  // At the desk the list of who is connected; the learner begins a course on the school's credit meanwhile.
  await atDesk.getByRole("link", { name: "Sessions", exact: true }).click();
  await atDesk.getByRole("heading", { level: 1, name: "Sessions" }).waitFor();
  const { courses, organization } = await ask(learner, BASE, "{ courses(first: 50) { nodes { id access translations { language } } } organization(slug: \"hillside-school\") { id } }");
  const course = courses.nodes.find((each) => each.access !== "CODE");
  await act(learner, BASE, "startSession", "StartSessionInput", { courseId: course.id, language: course.translations[0].language, organizationId: organization.id });
  await atDesk.getByText(name).first().waitFor();
  await isMarked(atDesk);

  await atDesk.getByRole("link", { name: "Connections", exact: true }).first().click();
  await atDesk.getByRole("link", { name: /^Connected/ }).click();
  const row = atDesk.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: /Disconnect/ }).click();
  await dialog(atDesk).getByText("1 session", { exact: false }).first().waitFor();
  await dialog(atDesk).getByLabel(/Reason/).fill("Moved to another school");
  await dialog(atDesk).getByRole("button", { name: "Disconnect", exact: true }).click();
  await dialog(atDesk).getByText("Close", { exact: true }).click();
  await phone.getByText("Moved to another school").waitFor();
  await isMarked(phone);
  await isMarked(atDesk);
  await Promise.all([admin.close(), learner.close()]);
});

it("loses nothing while a connection is cut, and says that it is", async () => {
  const name = `Omar Offline ${Date.now() % 100_000}`;
  const [admin, learner] = [await desk(PEOPLE.admin), await newcomer(name)];
  const { page } = await open(admin, `${AT}/connections/requests`);
  await mark(page);
  await admin.setOffline(true);
  await page.getByText(/no connection/i).first().waitFor();
  const { organization } = await ask(learner, BASE, "{ organization(slug: \"hillside-school\") { id } }");
  await act(learner, BASE, "requestConnection", "RequestConnectionInput", { organizationId: organization.id, message: "While you were away" });
  assert.equal(await page.getByText(name).count(), 0);
  await admin.setOffline(false);
  await page.getByText(name).first().waitFor();
  await isMarked(page);
  await Promise.all([admin.close(), learner.close()]);
});

it("signing out in one tab ends the other", async () => {
  const context = await desk(PEOPLE.analyst);
  const [{ page: one }, { page: other }] = [await open(context, AT), await open(context, `${AT}/learners`)];
  await one.getByRole("button", { name: "Sign out" }).click();
  await one.waitForURL(/sign-in|\/$/);
  await other.waitForURL(/sign-in|\/$/);
  assert.equal(await other.getByText("Hillside School").count(), 0);
  await context.close();
});
