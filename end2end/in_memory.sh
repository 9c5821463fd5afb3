#!/usr/bin/env bash
# Runs a command whose temporary files live in memory, where there is enough of it: in_memory.sh COMMAND...
# Databases, uploads and browsers of tests are written often and read once; on a disk they wait for it.
set -euo pipefail
free=$(df --output=avail /dev/shm 2> /dev/null | tail -1 || true)
available=$(awk '/^MemAvailable/ { print $2 }' /proc/meminfo 2> /dev/null || true)
if [ "${free:-0}" -gt 2000000 ] && [ "${available:-0}" -gt 6000000 ]; then
  TMPDIR=$(mktemp -d -p /dev/shm)
  trap 'rm -rf "$TMPDIR"' EXIT
  chmod 711 "$TMPDIR" # PostgreSQL runs as another user
  export TMPDIR
fi
"$@"
