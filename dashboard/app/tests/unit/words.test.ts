import { i18n } from "@lingui/core";
import { afterEach, expect, it, vi } from "vitest";

import { speak } from "../../words";

const DAY = "2026-11-27T12:00:00Z";
const written = () => i18n.date(DAY, { dateStyle: "medium", timeZone: "UTC" });
afterEach(() => vi.restoreAllMocks());

it("writes dates as where the reader lives", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR", "en-GB", "en-US"]);
  await speak("en");
  expect(written()).toBe("27 Nov 2026");
});

it("writes dates in the chosen language, whatever the browser speaks", async () => {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-US"]);
  await speak("fr");
  expect(written()).toBe("27 nov. 2026");
});
