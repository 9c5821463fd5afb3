import { defineConfig } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// One server for all tests: its clock is shared, so tests run one after another.
const port = Number(process.env.PORT ?? 3199);
const data = process.env.E2E_DATA ?? (process.env.E2E_DATA = mkdtempSync(join(tmpdir(), "challenges-")));

const chromium = {
  browserName: "chromium" as const,
  viewport: { width: 1280, height: 900 },
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  },
};

export default defineConfig({
  testDir: "./tests",
  workers: 1,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  reporter: [["list"]],
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: { baseURL: `http://127.0.0.1:${port}`, trace: "off", screenshot: "only-on-failure" },
  projects: [
    { name: "scripts on", use: { ...chromium, javaScriptEnabled: true } },
    { name: "scripts off", use: { ...chromium, javaScriptEnabled: false }, testIgnore: /\.scripts\.spec\.ts$/ },
  ],
  webServer: {
    command: "../target/debug/server serve",
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 120_000,
    env: {
      APP_MODE: "demo",
      LISTEN: `127.0.0.1:${port}`,
      BASE_URL: `http://127.0.0.1:${port}`,
      DATABASE_URL: `sqlite:${data}/app.db?mode=rwc`,
      STORAGE_URL: `file:${data}/files`,
      SMTP_URL: `file:${data}/outbox`,
      SITE_ROOT: "../target/site",
    },
  },
});
