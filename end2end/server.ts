// A server for each test: the demonstration's data is loaded once, and every test has a copy of it, behind a port of its
// worker's. So no test meets what another left, none waits for another's clock, and as many run at once as there are workers.
import { test } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const BINARY = process.env.SERVER ?? "../target/debug/server";

export interface Server {
  url: string;
  /** Where it keeps its database, files and sent mails. */
  data: string;
}

/** That of the test under way: a worker runs one after another. */
let running: Server | undefined;

export function server(): Server {
  if (!running) throw new Error("no test is under way");
  return running;
}

/** One for each worker; below those that the system gives away. */
const address = (worker: number) => `http://127.0.0.1:${Number(process.env.PORT ?? 3199) + worker}`;

const settings = ({ url, data }: Server) => ({
  ...process.env,
  APP_MODE: "demo",
  LISTEN: new URL(url).host,
  BASE_URL: url,
  DATABASE_URL: `sqlite:${data}/app.db?mode=rwc`,
  STORAGE_URL: `file:${data}/files`,
  SMTP_URL: `file:${data}/outbox`,
  SITE_ROOT: "../target/site",
});

/** Before all tests: the data that each copies. Answers what removes it. */
export default function prepare() {
  const data = (process.env.E2E_DATA = mkdtempSync(join(tmpdir(), "challenges-")));
  execFileSync(BINARY, ["demo"], { env: settings({ url: address(0), data }), stdio: "pipe" });
  return () => rmSync(data, { recursive: true });
}

/** Serves a copy while a test runs; what the server said is shown with a test that fails. */
export async function serve(use: (server: Server) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "challenges-"));
  const here = { url: address(test.info().parallelIndex), data: join(folder, "data") };
  cpSync(process.env.E2E_DATA!, here.data, { recursive: true });
  const child = spawn(BINARY, ["serve"], { env: settings(here), stdio: ["ignore", "ignore", "pipe"] });
  const said: string[] = [];
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const answers = new Promise<void>((resolve) => {
    createInterface(child.stderr).on("line", (line) => {
      said.push(line);
      if (line.includes("serving http://")) resolve();
    });
  });
  await Promise.race([answers, ended.then(() => Promise.reject(new Error(`the server ended:\n${said.join("\n")}`)))]);
  running = here;
  await use(here);
  running = undefined;
  child.kill();
  await ended;
  const info = test.info();
  if (info.status !== info.expectedStatus) await info.attach("server", { body: said.join("\n"), contentType: "text/plain" });
  rmSync(folder, { recursive: true });
}
