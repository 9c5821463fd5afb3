import { defineConfig } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The tests set the clock of their server, so those that share one run one after another:
// one server and one worker for the runs with scripts, and one of each for those without.
const port = Number(process.env.PORT ?? 3199);
const folder = process.env.E2E_DATA ?? (process.env.E2E_DATA = mkdtempSync(join(tmpdir(), "challenges-")));

const chromium = {
  browserName: "chromium" as const,
  viewport: { width: 1280, height: 900 },
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  },
};

const runs = [
  { name: "scripts on", port, javaScriptEnabled: true },
  { name: "scripts off", port: port + 1, javaScriptEnabled: false, testIgnore: /\.scripts\.spec\.ts$/ },
].map((run) => ({ ...run, baseURL: `http://127.0.0.1:${run.port}`, data: join(folder, run.name.replace(" ", "-")) }));

export default defineConfig({
  testDir: "./tests",
  workers: runs.length,
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  reporter: [["list"]],
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: { trace: "off", screenshot: "only-on-failure" },
  projects: runs.map(({ name, baseURL, data, javaScriptEnabled, testIgnore }) => ({
    name,
    workers: 1,
    metadata: { data },
    use: { ...chromium, baseURL, javaScriptEnabled },
    testIgnore,
  })),
  webServer: runs.map(({ baseURL, data, port }) => ({
    command: "../target/debug/server serve",
    url: `${baseURL}/readyz`,
    timeout: 120_000,
    env: {
      APP_MODE: "demo",
      LISTEN: `127.0.0.1:${port}`,
      BASE_URL: baseURL,
      DATABASE_URL: `sqlite:${data}/app.db?mode=rwc`,
      STORAGE_URL: `file:${data}/files`,
      SMTP_URL: `file:${data}/outbox`,
      SITE_ROOT: "../target/site",
    },
  })),
});
