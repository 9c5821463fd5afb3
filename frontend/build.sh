#!/usr/bin/env bash
# Builds the site's static part into target/site: islands and what computes a result again as WASM, styles, fonts, icons.
# Does nothing where nothing changed. The tools come from tools.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
build=target/frontend
mkdir -p "$build"

cargo build -p frontend -p recompute --profile wasm-release --target wasm32-unknown-unknown
modules=target/wasm32-unknown-unknown/wasm-release

stamp=$(cat "$modules"/{frontend,recompute}.wasm frontend/{boot,device,recompute,typing}.js frontend/assets.mjs frontend/package.json $(find app/style app/public app/src app/islands/src -type f | LC_ALL=C sort) | sha256sum)
if [ -f target/site/assets.json ] && [ "$stamp" = "$(cat "$build/stamp" 2>/dev/null)" ]; then
  echo "site: up to date"
  exit 0
fi

# In a folder of its own, so that it waits for no other build.
cargo build --quiet --release --manifest-path frontend/bindgen/Cargo.toml --target-dir target/tools
smaller() {
  target/tools/release/bindgen "$modules/$1.wasm" "$build" "$2"
  frontend/node_modules/.bin/wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
    --enable-reference-types --enable-multivalue -o "$build/$2_bg.wasm" "$build/$2_bg.wasm"
}
smaller frontend islands
smaller recompute recomputing
(cd frontend && node_modules/.bin/tailwindcss --input ../app/style/main.css --output "../$build/main.css" --minify)
node frontend/assets.mjs "$build" app/public target/site
echo "$stamp" > "$build/stamp"
