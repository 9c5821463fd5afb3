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

const glue = (module) => readFileSync(join(build, `${module}.js`), "utf8");
const wasm = (module) => put(`${module}.wasm`, readFileSync(join(build, `${module}_bg.wasm`)));

// A module that every page with islands needs comes with its glue; another is asked for by who needs it.
const boot = put("boot.js", glue("islands") + own("boot.js").replace("__WASM__", wasm("islands")));
const recompute = put(
  "recompute.js",
  own("recompute.js").replace("__GLUE__", put("recomputing.js", glue("recomputing"))).replace("__WASM__", wasm("recomputing")),
);
const typing = own("typing.js").replace("__DEVICE__", put("device.js", own("device.js")));
// A picture that the first page shows at once comes with them: asked for by itself it would keep a phone waiting.
const picture = (name) => `data:image/svg+xml,${readFileSync(new URL(`../app/style/${name}`, import.meta.url), "utf8").trim().replace(/"/g, "'").replace(/[#%<>]/g, encodeURIComponent)}`;
const css = readFileSync(join(build, "main.css"), "utf8").replace(/url\("?\/(bay\.svg)"?\)/g, (_, name) => `url("${picture(name)}")`);
// Browsers of before 2024 know no light-dark(): they get the colours of the day.
const colours = css.match(/(?::root|\.contrast)[^{}]*\{[^{}]*light-dark\([^{}]*\}/g).join("").replace(/light-dark\(([^,()]+),[^()]+\)/g, "$1");
const styles = `${css}@supports not (color:light-dark(#000,#fff)){${colours}}`;
const assets = { typing: put("typing.js", typing), css: put("main.css", styles), boot, recompute };
writeFileSync(join(site, "assets.json"), JSON.stringify(assets, (_, name) => (typeof name === "string" ? `/pkg/${name}` : name)));

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
