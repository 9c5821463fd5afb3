#!/usr/bin/env bash
# Compiles and lints everything and runs each program of tests as soon as it is built: tested.sh [NAME...], without names all.
set -euo pipefail
cd "$(dirname "$0")/.."

# Every crate of ours is linted as it is compiled. With the features of the whole workspace, so that nothing is compiled twice;
# the server of the browser tests is among it.
export RUSTC_WORKSPACE_WRAPPER="$PWD/end2end/linted.sh"
# As .cargo/config.toml gives it to what cargo starts.
export RUST_MIN_STACK=8388608
# Tests wait for disks, databases and each other's locks: one more than there are processors keeps all of them busy.
export RUST_TEST_THREADS=$(($(nproc) + 1))

cargo test --workspace --exclude frontend --tests --examples --bench='*' --no-run --message-format=json-render-diagnostics |
  node end2end/as_built.mjs "$@"
