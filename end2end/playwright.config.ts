import { defineConfig } from "@playwright/test";
import { SHELL } from "./chromium";
import type { Options } from "./fixtures";

// Each test has a server of its own (server.ts), so tests run side by side. Journeys are walked in Vietnamese with scripts
// and in English without; what a person types for hours (draft, sheet, firm) in all four ways; pages are looked at
// (crawl) in both languages with scripts, which the tools for it need.
const inAllWays = "draft|sheet|firm";
const ofScripts = /\.scripts\.spec\.ts$/;

export default defineConfig<Options>({
  testDir: "./tests",
  globalSetup: "./server.ts",
  fullyParallel: true,
  workers: Number(process.env.WORKERS ?? 3),
  forbidOnly: !!process.env.CI,
  reporter: [["list"]],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    launchOptions: SHELL,
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "vi, scripts on", use: { language: "vi", javaScriptEnabled: true } },
    { name: "en, scripts off", use: { language: "en", javaScriptEnabled: false }, testIgnore: ofScripts },
    { name: "en, scripts on", use: { language: "en", javaScriptEnabled: true }, testMatch: new RegExp(`/(${inAllWays}|crawl)[.\\w]*\\.spec\\.ts$`) },
    { name: "vi, scripts off", use: { language: "vi", javaScriptEnabled: false }, testMatch: new RegExp(`/(${inAllWays})[.\\w]*\\.spec\\.ts$`), testIgnore: ofScripts },
  ],
});
