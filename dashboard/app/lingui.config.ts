import { defineConfig } from "@lingui/cli";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es", "fr"],
  fallbackLocales: { default: "en" },
  catalogs: [
    {
      path: "<rootDir>/locales/{locale}",
      include: ["<rootDir>"],
      exclude: ["**/node_modules/**", "**/generated/**", "**/dist/**", "**/tests/**"],
    },
  ],
});
