#!/usr/bin/env bash
# Compares the program's output with the annotated reports in ../shared, where that
# folder is present. The seed report must be met in full; the score on the other
# passages is shown.
set -euo pipefail
cd "$(dirname "$0")/.."

shared=../shared
if [ ! -d "$shared" ]; then
    echo "skipped: $shared is absent"
    exit 0
fi
command -v python3 >/dev/null || { echo "FAILED: python3 is needed" >&2; exit 1; }

out=target/shared-checks
mkdir -p "$out"
cargo build --release --quiet --locked -p doctrace-cli
program=${CARGO_TARGET_DIR:-target}/release/doctrace

echo "-- seed: mentions and relations"
"$program" extract "$shared/seed/report.txt" >"$out/seed.jsonl"
python3 "$shared/seed/check.py" "$out/seed.jsonl"

echo "-- seed: the audit's report"
"$program" audit "$shared/seed/report.txt" --format json --period 2023 --fail-on never >"$out/seed-report.json"
python3 "$shared/seed/check_report.py" "$out/seed-report.json"

echo "-- gold: score"
"$program" extract "$shared"/gold/texts/*.txt >"$out/gold.jsonl"
python3 "$shared/gold/score.py" "$shared/gold/gold.jsonl" "$out/gold.jsonl"

echo "-- corpus: fields against the slow reference"
DOCTRACE_TEXTS="$(cd "$shared" && pwd)/corpus" cargo test --quiet --locked --test slow_fields -- --ignored
