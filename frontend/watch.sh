#!/usr/bin/env bash
# Builds in debug mode, serves, and does both again when a source file changes. Ctrl-C ends it.
set -uo pipefail
cd "$(dirname "$0")/.."
mark=target/watch.mark
server=
trap '[ -n "$server" ] && kill "$server" 2> /dev/null; exit 0' INT TERM

while true; do
  touch "$mark"
  if frontend/build.sh && cargo build -p server; then
    target/debug/server serve &
    server=$!
  fi
  until [ -n "$(find app server frontend migrations Cargo.toml -newer "$mark" -type f -not -path '*/node_modules/*' -print -quit)" ]; do sleep 1; done
  [ -n "$server" ] && kill "$server" 2> /dev/null && wait "$server" 2> /dev/null
  server=
done
