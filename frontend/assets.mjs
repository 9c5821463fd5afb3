// Lays out the site: hashed names, the boot file, public files, everything precompressed.
// Usage: node assets.mjs BUILD_DIR PUBLIC_DIR SITE_DIR
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [build, publicDir, site] = process.argv.slice(2);
const pkg = join(site, "pkg");
rmSync(site, { recursive: true, force: true });
mkdirSync(pkg, { recursive: true });
if (existsSync(publicDir)) cpSync(publicDir, site, { recursive: true });

function put(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const hashed = name.replace(/(\.\w+)$/, `.${hash}$1`);
  writeFileSync(join(pkg, hashed), content);
  return hashed;
}

const own = (script) => readFileSync(new URL(`./${script}`, import.meta.url), "utf8");

// A script that loads a module and its glue.
function loader(script, module) {
  const wasm = put(`${module}.wasm`, readFileSync(join(build, `${module}_bg.wasm`)));
  const glue = put(`${module}.js`, readFileSync(join(build, `${module}.js`)));
  const text = own(script).replace("__GLUE__", glue).replace("__WASM__", wasm);
  return `/pkg/${put(script, text)}`;
}

const [boot, recompute] = [loader("boot.js", "islands"), loader("recompute.js", "recomputing")];
const typing = own("typing.js").replace("__DEVICE__", put("device.js", own("device.js")));
// Browsers of before 2024 know no light-dark(): they get the colours of the day.
const css = readFileSync(join(build, "main.css"), "utf8");
const colours = css.match(/(?::root|\.contrast)[^{}]*\{[^{}]*light-dark\([^{}]*\}/g).join("").replace(/light-dark\(([^,()]+),[^()]+\)/g, "$1");
const styles = `${css}@supports not (color:light-dark(#000,#fff)){${colours}}`;
const assets = { typing: `/pkg/${put("typing.js", typing)}`, css: `/pkg/${put("main.css", styles)}`, boot, recompute };
writeFileSync(join(site, "assets.json"), JSON.stringify(assets));

const sizes = [];
(function compress(folder) {
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) compress(path);
    else if (/\.(js|css|wasm|svg|txt)$/.test(entry)) {
      const content = readFileSync(path);
      const br = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      writeFileSync(`${path}.br`, br);
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      if (folder === pkg) sizes.push(`${entry} ${content.length} bytes, ${br.length} brotli`);
    }
  }
})(site);
console.log(sizes.join("\n"));
