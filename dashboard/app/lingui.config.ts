import { defineConfig } from "@lingui/cli";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "es", "fr"],
  catalogs: [
    {
      path: "<rootDir>/locales/{locale}",
      include: ["<rootDir>"],
      exclude: ["**/node_modules/**", "**/generated/**", "**/dist/**", "**/tests/**"],
    },
  ],
});
