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

# Every crate of ours is linted as it is compiled. With the features of the whole workspace, so that nothing is compiled twice;
# the server of the browser tests is among it.
export RUSTC_WORKSPACE_WRAPPER="$PWD/end2end/linted.sh"
# What is built from nothing is not built in pieces to be built again in part: that takes longer.
[ -d target/debug/incremental ] || export CARGO_INCREMENTAL=0
workspace() { cargo test --workspace --exclude frontend "$@"; }

step "Set-up"
frontend/tools.sh
end2end/tools.sh

step "Formatting"
cargo fmt --all --check

step "Compiling and linting: the tests, and beside them the site"
log=$(mktemp)
frontend/build.sh > "$log" 2>&1 &
site=$!
workspace --all-targets --no-run
wait "$site" || { cat "$log"; exit 1; }

# Tests wait for disks, databases and each other's locks: one more than there are processors keeps all of them busy.
export RUST_TEST_THREADS=$(($(nproc) + 1))

step "Tests: rules, use-cases on SQLite, HTTP"
workspace --lib --bins --tests

step "Tests: use-cases, and every form with control characters, on PostgreSQL"
export -f workspace
# One test waits for a beat of the real clock, and the database wants a processor too.
RUST_TEST_THREADS=$(nproc) TEST_DATABASE=postgres end2end/postgres.sh bash -ec 'workspace --lib --test=calls; workspace --test=http integrity::'

step "Programs of others: open data, feeds, calendars, pages on a phone, mail"
end2end/judges.sh

step "Browser tests"
(cd end2end && npx playwright test)

printf '\n== All passed\n'
