#!/usr/bin/env bash
# Installs what the tests need: Chromium, PostgreSQL, packages of npm and of Python.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v chromium > /dev/null || missing+=(chromium)
ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 || missing+=(postgresql)
command -v pdftotext > /dev/null || missing+=(poppler-utils)
python3 -c 'import ensurepip, venv' 2> /dev/null || missing+=(python3-venv)
# It opens pages at two fifths of the cost; where Debian has none, Chromium itself does it.
shell=chromium-headless-shell
wants_shell() { ! command -v $shell && apt-cache show $shell; } > /dev/null 2>&1
if [ ${#missing[@]} -gt 0 ] || wants_shell; then
  [ "$(id -u)" = 0 ] && sudo= || sudo=sudo
  command -v apt-get > /dev/null || { echo "Missing: ${missing[*]}. Install them with your system's package manager."; exit 1; }
  $sudo apt-get update -qq
  if wants_shell; then missing+=($shell); fi
  echo "setup: installing ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
fi

if ! cmp -s end2end/package.json end2end/node_modules/.installed; then
  echo "setup: installing Playwright, axe and Lighthouse from npm"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --prefix end2end --no-fund --no-audit --loglevel=error
  cp end2end/package.json end2end/node_modules/.installed
fi

if ! cat end2end/requirements.txt end2end/standard.txt | cmp -s - end2end/.venv/.installed; then
  echo "setup: installing what takes mails, and reads feeds, calendars and the open data's description, from PyPI"
  python3 -m venv --clear end2end/.venv
  end2end/.venv/bin/pip install --quiet --disable-pip-version-check --requirement end2end/requirements.txt
  # As archives: the schemas of the Open Contracting Data Standard are among their tests, which nobody installs.
  end2end/.venv/bin/pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: --require-hashes \
    --requirement end2end/standard.txt --dest end2end/.venv/standard
  cat end2end/requirements.txt end2end/standard.txt > end2end/.venv/.installed
fi
