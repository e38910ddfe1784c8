/** The language of the screens: chosen by the reader, else the browser's first that we have. */
import { i18n } from "@lingui/core";

export const LANGUAGES = { en: "English", es: "Español", fr: "Français" } as const;
export type Language = keyof typeof LANGUAGES;
const KEPT = "tessera.language";

export async function speak(language: Language): Promise<void> {
  const { messages } = (await (language === "es"
    ? import("./locales/es.po")
    : language === "fr"
      ? import("./locales/fr.po")
      : import("./locales/en.po"))) as { messages: Record<string, string> };
  // Dates and numbers as they are written where the reader lives: "en" alone would be the United States' way.
  i18n.loadAndActivate({ locale: language, locales: [...navigator.languages.filter((each) => each.startsWith(`${language}-`)), language], messages });
  document.documentElement.lang = language;
}

/** Speak it, and remember that for this browser. */
export async function choose(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await speak(language);
}

export function preferred(): Language {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages];
  const known = wanted.map((each) => each?.slice(0, 2).toLowerCase()).find((each) => each !== undefined && each in LANGUAGES);
  return (known ?? "en") as Language;
}

/** The same as the API calls it. */
export function apiLanguage(): "EN" | "ES" | "FR" {
  return (i18n.locale || "en").toUpperCase() as "EN" | "ES" | "FR";
}

/** The language that is spoken now, as the API calls it. */
export function spoken(): "EN" | "ES" | "FR" {
  return i18n.locale.toUpperCase() as "EN" | "ES" | "FR";
}
