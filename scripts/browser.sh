#!/usr/bin/env bash
# Opens the page of a report in a real browser and uses it: filter, search, details, keyboard,
# language, print, accessibility, hostile words, and a report of 10,000 findings.
#
#   scripts/browser.sh [FOLDER]      pictures and pages are kept in FOLDER; page.png is that of docs/
#
# Not part of .ci/run: it installs the distribution's Chromium where there is none, and two
# packages for Node into a folder of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mkdir -p "${1:-target/browser}" && cd "${1:-target/browser}" && pwd)

if ! command -v chromium >/dev/null; then
    apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-core
fi
if [ ! -d "$folder/node_modules/axe-core" ]; then
    (cd "$folder" && npm install --no-audit --no-fund --no-save --prefix . \
        puppeteer-core@25.16.0 axe-core@4.14.1)
fi

cargo build --locked -p doctrace-report --example render
render=$PWD/target/debug/examples/render
data=$PWD/report-formats/tests/data
cp scripts/browser.mjs "$folder/browser.mjs"
(
    cd "$folder"
    node browser.mjs reports "$data/report.json"
    "$render" html >sample.html
    (cd "$data" && "$render" html --policy chinh-sach.toml ./*.txt) >districts.html
    "$render" html twenty.json >twenty.html
    "$render" html hostile.json >hostile.html
    "$render" html large.json >large.html
    "$render" html --lang en districts.json >english.html
    node browser.mjs check
)
