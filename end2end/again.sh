#!/usr/bin/env bash
# Runs a program of tests that tested.sh has built: again.sh NAME [PART OF A TEST'S NAME...]
set -euo pipefail
cd "$(dirname "$0")/.."
export RUST_MIN_STACK=8388608
while IFS=$'\t' read -r name folder program; do
  [ "$name" != "$1" ] || (cd "$folder" && "$program" "${@:2}")
done < target/test-programs
