#!/usr/bin/env bash
# Installs what building needs beside Rust and Node: the WASM target, wasm-bindgen, npm packages.
# Says what is missing and cannot be installed, with the command that installs it.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v cargo > /dev/null || { echo "Rust is missing. Install it with rustup: see rust-lang.org/tools/install"; exit 1; }
command -v node > /dev/null || { echo "Node 20 or later is missing. On Debian: apt-get install nodejs npm"; exit 1; }
command -v cc > /dev/null || { echo "A C compiler is missing. On Debian: apt-get install build-essential"; exit 1; }

target=wasm32-unknown-unknown
has_target() { [ -d "$(rustc --print target-libdir --target "$target" 2> /dev/null)" ]; }
if ! has_target; then
  echo "setup: adding the Rust target $target"
  rustup target add "$target" || { echo "The target $target is missing. Install it with: rustup target add $target (without it, see README, \"A machine where rustup cannot download\")"; exit 1; }
fi

version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
if [ "$(wasm-bindgen --version 2> /dev/null)" != "wasm-bindgen $version" ]; then
  echo "setup: building wasm-bindgen $version (about 3 minutes, once)"
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=target/tools \
    cargo install wasm-bindgen-cli --version "$version" --force
fi

# package.json pins exact versions; a lock file would name optional packages of other systems, which npm then misses.
if ! cmp -s frontend/package.json frontend/node_modules/.installed; then
  echo "setup: installing the front-end tools from npm"
  npm install --prefix frontend --no-fund --no-audit --loglevel=error
  cp frontend/package.json frontend/node_modules/.installed
fi
