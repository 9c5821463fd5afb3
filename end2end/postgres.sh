#!/usr/bin/env bash
# Runs a command with a private PostgreSQL: postgres.sh COMMAND...
# The cluster lives in a temporary folder, listens on 127.0.0.1 only and is gone afterwards.
# The command finds it in TEST_POSTGRES_URL.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)
folder=$(mktemp -d)
port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')

as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_owner() { setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }
fi
stop() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop > /dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

as_owner "$bin/initdb" -D "$folder/data" -U test --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync > /dev/null
as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c max_connections=400" start > /dev/null
TEST_POSTGRES_URL="postgres://test@127.0.0.1:$port/postgres" "$@"
