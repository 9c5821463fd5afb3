#!/usr/bin/env bash
# Installs what the tests need: Chromium, PostgreSQL, npm packages.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v chromium > /dev/null || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || missing+=(postgresql)
command -v pdftotext > /dev/null || missing+=(poppler-utils)
if [ ${#missing[@]} -gt 0 ]; then
  [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
  command -v apt-get > /dev/null || { echo "Missing: ${missing[*]}. Install them with your system's package manager."; exit 1; }
  echo "setup: installing ${missing[*]}"
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

if ! cmp -s end2end/package.json end2end/node_modules/.installed; then
  echo "setup: installing Playwright and axe from npm"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --prefix end2end --no-fund --no-audit --loglevel=error
  cp end2end/package.json end2end/node_modules/.installed
fi
