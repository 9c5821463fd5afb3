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
memory=
report() {
  finish
  printf '\n%8s  %s\n' seconds step
  for i in "${!names[@]}"; do printf '%8s  %s\n' "${seconds[i]}" "${names[i]}"; done
  printf '%8s  %s\n' "$SECONDS" "in all"
  [ -z "$memory" ] || rm -rf "$memory"
}
trap report EXIT

# Databases, files and browsers of tests live in memory where there is enough of it: 2 GB there, 6 GB in all.
free=$(df --output=avail /dev/shm 2> /dev/null | tail -1 || true)
available=$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo 2> /dev/null || true)
if [ "${free:-0}" -gt 2000000 ] && [ "${available:-0}" -gt 6000000 ]; then
  memory=$(mktemp -d -p /dev/shm)
  chmod 711 "$memory" # PostgreSQL runs as another user
  export TMPDIR=$memory
fi

step "Set-up"
frontend/tools.sh
end2end/tools.sh

step "Formatting"
cargo fmt --all --check

step "Lints: native and wasm32"
cargo clippy --workspace --exclude frontend --all-targets -- -D warnings
cargo clippy -p frontend --target wasm32-unknown-unknown -- -D warnings

# Always with the features of the whole workspace, so that nothing is compiled twice; the server is built here too.
step "Tests: compiling"
cargo test --workspace --exclude frontend --no-run

step "Tests: rules, use-cases on SQLite, HTTP"
cargo test --workspace --exclude frontend

step "Tests: use-cases, and every form with control characters, on PostgreSQL"
mapfile -t names_of_tests < <(basename -s .rs -a app/backend/tests/*)
TEST_DATABASE=postgres end2end/postgres.sh cargo test --workspace --exclude frontend --lib "${names_of_tests[@]/#/--test=}" --test=integrity

step "Site: islands, styles, fonts"
frontend/build.sh

step "Browser tests"
(cd end2end && npx playwright test)

printf '\n== All passed\n'
