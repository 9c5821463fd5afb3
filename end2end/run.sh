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

# What is built from nothing is not built in pieces to be built again in part: that takes longer.
[ -d target/debug/incremental ] || export CARGO_INCREMENTAL=0

step "Set-up"
frontend/tools.sh
end2end/tools.sh

step "Formatting"
cargo fmt --all --check

step "Compiling and linting, beside it the site; each test as it is built: rules, use-cases on SQLite, HTTP"
log=$(mktemp)
RUSTC_WORKSPACE_WRAPPER="$PWD/end2end/linted.sh" frontend/build.sh > "$log" 2>&1 &
site=$!
end2end/tested.sh
wait "$site" || { cat "$log"; exit 1; }

step "Tests: use-cases, and every form with control characters, on PostgreSQL"
# One test waits for a beat of the real clock, and the database wants a processor too.
export TEST_DATABASE=postgres RUST_TEST_THREADS=$(nproc)
end2end/postgres.sh bash -ec 'for program in backend calls "http integrity::"; do end2end/again.sh $program; done'
unset TEST_DATABASE RUST_TEST_THREADS

step "Programs of others: open data, feeds, calendars, pages on a phone, mail"
end2end/judges.sh

step "Browser tests"
(cd end2end && npx playwright test)

printf '\n== All passed\n'
