#!/usr/bin/env bash
# Runs every check and every test, in the order of what fails fastest; stops at the first failure. At its end it says how
# many seconds each step took.
set -euo pipefail
cd "$(dirname "$0")/.."

names=() seconds=()
finish() { [ ${#names[@]} = 0 ] || seconds+=($((SECONDS - began))); }
step() {
  finish
  printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"
  names+=("$1") began=$SECONDS
}
report() {
  finish
  printf '\n%8s  %s\n' seconds step
  for i in "${!names[@]}"; do printf '%8s  %s\n' "${seconds[i]}" "${names[i]}"; done
  printf '%8s  %s\n' "$SECONDS" "in all"
}
trap report EXIT

# With the features of the whole workspace, so that nothing is compiled twice; the server of the browser tests is among it.
all() { cargo test --workspace --exclude frontend "$@"; }

step "Set-up"
frontend/tools.sh
end2end/tools.sh

step "Formatting"
cargo fmt --all --check

step "Lints: native and wasm32"
cargo clippy --workspace --exclude frontend --all-targets -- -D warnings
cargo clippy -p frontend --target wasm32-unknown-unknown -- -D warnings

step "Compiling the tests"
all --no-run

step "Tests: rules, use-cases on SQLite, HTTP"
all

step "Tests: use-cases, and every form with control characters, on PostgreSQL"
export -f all
TEST_DATABASE=postgres end2end/postgres.sh bash -ec 'all --lib --test=calls; all --test=http integrity::'

step "Site: islands, styles, fonts"
frontend/build.sh

step "Browser tests"
(cd end2end && npx playwright test)

printf '\n== All passed\n'
