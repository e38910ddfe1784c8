import { lingui } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env["TESSERA_API"] ?? "http://127.0.0.1:8000";

// Pages that the API's server makes itself; while developing, Vite asks it for them.
const served = ["/graphql", "/graphiql", "/sign-in", "/register", "/join", "/verify", "/reset-password", "/dev", "/assets",
  "/sign-out", "/verify-email", "/confirm-email", "/add-address", "/join-staff", "/unsubscribe", "/health"];

export default defineConfig({
  base: "/",
  plugins: [
    react(),
    babel({ plugins: ["@lingui/babel-plugin-lingui-macro", "relay"] }),
    lingui(),
  ],
  build: {
    outDir: "dist",
    assetsDir: "app",
    // Every file of its own, under a Content-Security-Policy without `unsafe-inline` or `data:` scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2023",
    rolldownOptions: { checks: { pluginTimings: false } },
    reportCompressedSize: false,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(served.map((path) => [path, { target: api, ws: path === "/graphql" }])),
  },
});
