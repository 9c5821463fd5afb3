#!/usr/bin/env bash
# Runs every check and every test, in the order of what fails fastest. Says what ran; stops at the first failure.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }

step "Set-up"
frontend/tools.sh
end2end/tools.sh

step "Formatting"
cargo fmt --all --check

step "Lints: native and wasm32"
cargo clippy --workspace --exclude frontend --all-targets -- -D warnings
cargo clippy -p frontend --target wasm32-unknown-unknown -- -D warnings

step "Tests: rules, use-cases on SQLite, HTTP"
cargo test --workspace --exclude frontend

step "Tests: use-cases, and every form with control characters, on PostgreSQL"
# With the features of the whole workspace, so that nothing is compiled again.
mapfile -t names < <(basename -s .rs -a app/backend/tests/*)
TEST_DATABASE=postgres end2end/postgres.sh cargo test --workspace --exclude frontend --lib "${names[@]/#/--test=}" --test=integrity

step "Site: islands, styles, fonts"
frontend/build.sh

step "Browser tests"
cargo build -p server
(cd end2end && npx playwright test)

step "All passed"
