#!/usr/bin/env bash
# Installs what building needs beside Rust and Node: the WASM target, npm packages.
# Says what is missing and cannot be installed, with the command that installs it.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v cargo > /dev/null || { echo "Rust is missing. Install it with rustup: see rust-lang.org/tools/install"; exit 1; }
if ! node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2> /dev/null; then
  echo "Node 20 or later is missing (found: $(node --version 2> /dev/null || echo none)). On Debian 13: apt-get install nodejs npm; elsewhere see nodejs.org/en/download"
  exit 1
fi
command -v npm > /dev/null || { echo "npm is missing. On Debian: apt-get install npm"; exit 1; }
command -v cc > /dev/null || { echo "A C compiler is missing. On Debian: apt-get install build-essential"; exit 1; }

target=wasm32-unknown-unknown
has_target() { [ -d "$(rustc --print target-libdir --target "$target" 2> /dev/null)" ]; }

# Debian's Rust, with the standard library for the target built from Debian's source; this folder uses it from then on.
debian_rust() {
  command -v apt-get > /dev/null || return 1
  local sudo="" stub libraries
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      rustc-web cargo-web rust-web-src rust-web-llvm rustfmt-web rust-web-clippy > /dev/null || return 1
  if command -v rustup > /dev/null; then
    rustup toolchain link debian /usr && rustup override set debian || return 1
  fi
  stub=$(mktemp -d)
  cargo init --quiet --lib --vcs none --name stub "$stub" &&
    (cd "$stub" && RUSTC_BOOTSTRAP=1 cargo build --release --target "$target" --target-dir built \
      -Z build-std=std,panic_abort,proc_macro) || return 1
  libraries=$(rustc --print target-libdir --target "$target") &&
    $sudo mkdir -p "$libraries" &&
    find "$stub/built/$target/release/deps" -name '*.rlib' ! -name 'libstub-*' -exec $sudo cp -t "$libraries" {} + || return 1
  rm -r "$stub"
}

if ! has_target; then
  echo "setup: adding the Rust target $target"
  if command -v rustup > /dev/null && rustup target add "$target"; then
    echo "setup: $target came from rustup"
  elif echo "setup: rustup cannot add $target; trying Debian's Rust (about 2 minutes, once)" && debian_rust && has_target; then
    echo "setup: $target was built from Debian's Rust, which this folder now uses (undo: rustup override unset)"
  else
    echo "The target $target is missing. Install it with: rustup target add $target (by hand without rustup: frontend/README.md, \"Where rustup cannot download\")"
    exit 1
  fi
fi

# package.json pins exact versions; a lock file would name optional packages of other systems, which npm then misses.
if ! cmp -s frontend/package.json frontend/node_modules/.installed; then
  echo "setup: installing the front-end tools from npm"
  npm install --prefix frontend --no-fund --no-audit --loglevel=error
  cp frontend/package.json frontend/node_modules/.installed
fi
