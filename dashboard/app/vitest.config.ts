import { mergeConfig } from "vite";
import { defineConfig } from "vitest/config";

import app from "./vite.config.ts";

/** What the app decides without a browser; the rest is tested in one, see tests/browser. */
export default mergeConfig(app, defineConfig({ test: { include: ["tests/unit/**/*.test.{ts,tsx}", "*/*.test.ts"], environment: "jsdom", isolate: false } }));
