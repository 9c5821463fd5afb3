// Runs programs of tests as they are built, one after the other: cargo test --no-run --message-format=json… | node as_built.mjs [NAME...]
// While something is compiled they give way: they take the processor that idles where one crate waits for another.
import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

const LIST = "target/test-programs"; // for again.sh
const names = process.argv.slice(2);
const isOfTests = ({ reason, executable, profile, target }) =>
  reason === "compiler-artifact" && executable && profile.test && !["bench", "example"].includes(target.kind[0]);
const isNamed = ({ target }) => !names.length || names.includes(target.name);

let isCompiled = false;
const run = ({ executable, manifest_path, target }) =>
  new Promise((resolve, reject) => {
    console.log(`     Running ${target.name} (${executable})`);
    const [program, ...args] = isCompiled ? [executable] : ["nice", "-n", "10", executable];
    const child = spawn(program, args, { cwd: dirname(manifest_path), stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code, signal) => (code === 0 ? resolve() : reject(`${target.name} failed: ${signal ?? code}`)));
  });

mkdirSync("target", { recursive: true });
rmSync(LIST, { force: true });
let last = Promise.resolve();
const stop = (error) => (console.error(error), process.exit(1));
for await (const line of createInterface({ input: process.stdin })) {
  const built = line.startsWith("{") ? JSON.parse(line) : {};
  if (!isOfTests(built)) continue;
  appendFileSync(LIST, `${built.target.name}\t${dirname(built.manifest_path)}\t${built.executable}\n`);
  if (isNamed(built)) last = last.then(() => run(built)).catch(stop);
}
isCompiled = true;
await last;
