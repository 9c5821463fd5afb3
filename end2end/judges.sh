#!/usr/bin/env bash
# Asks programs of others about what this site gives to programs: judges.sh [SERVER]
# Schemathesis asks the interface whatever its description allows, and more; feeds and calendars are read by parsers; Lighthouse
# looks at three pages; a mail server takes, refuses, puts off and keeps silent about what the site writes.
set -euo pipefail
cd "$(dirname "$0")/.."
server=${1:-target/debug/server}
data=$(mktemp -d)
free() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
port=$(free) mail=$(free)
url=http://127.0.0.1:$port
export APP_MODE=demo DATA_LICENCE=https://creativecommons.org/licenses/by/4.0/ LISTEN=127.0.0.1:$port BASE_URL=$url DATABASE_URL="sqlite:$data/app.db?mode=rwc" \
  STORAGE_URL="file:$data/files" SMTP_URL="smtp://127.0.0.1:$mail" SMTP_TIMEOUT=3 RUST_LOG=warn
"$server" serve 2> "$data/log" &
running=$!
trap 'kill "$running" 2> /dev/null; wait "$running" 2> /dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 600); do
  curl -sf "$url/readyz" > /dev/null && break
  kill -0 "$running" 2> /dev/null || { cat "$data/log"; exit 1; }
  sleep 0.1
done
python=end2end/.venv/bin
# A space around a value is no part of it, so more is accepted than is described.
"$python/schemathesis" run "$url/api/v1/openapi.json" --max-examples 60 --seed 1 --no-color --exclude-checks negative_data_rejection
"$python/python" end2end/judges.py "$url"
node end2end/lighthouse.mjs "$url"
"$python/python" end2end/contracting.py "$url" end2end/.venv/standard
"$python/python" end2end/mailing.py "$url" "$mail"
