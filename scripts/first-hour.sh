#!/usr/bin/env bash
# The way of somebody who has just cloned this: build, sample, a folder of mixed files, a policy,
# a question. Each step's exit code and first lines are checked.
#
# FRESH=1 builds in a folder of its own, from nothing, and says how long that took.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -n "${FRESH:-}" ]; then
    export CARGO_TARGET_DIR=$work/target
fi
export DOCTRACE_LANG=vi

# Runs a command; its code and one of its lines have to be as said.
#   step CODE WORDS COMMAND…
step() {
    local code=$1 words=$2 got=0
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
    if [ "$got" -ne "$code" ]; then
        echo "FAILED: ended with $got, not with $code: $*" >&2
        tail -n 5 "$work/err" >&2
        exit 1
    fi
    if ! grep -qF -- "$words" "$work/out" "$work/err"; then
        echo "FAILED: nowhere “$words”: $*" >&2
        head -n 5 "$work/out" "$work/err" >&2
        exit 1
    fi
    echo "as wanted: $*"
}

start=$SECONDS
step 1 "BÁO CÁO ĐỐI CHIẾU VĂN BẢN" cargo run --release --locked
echo "seconds to the first result: $((SECONDS - start))"
doctrace=${CARGO_TARGET_DIR:-$root/target}/release/doctrace
[ -x "$doctrace" ] || { echo "FAILED: no program at $doctrace" >&2; exit 1; }

cd "$work"
mkdir -p ho-so/phu-luc
cp "$root/examples/data/bao-cao-huyen.txt" ho-so/
printf '<h1>BÁO CÁO</h1><table><tr><td>Số</td></tr></table><p>Ban hành Kế hoạch số <b>7</b>-KH/HU</p>' >ho-so/trang.html
printf 'Số, ký hiệu;Ngày;Trích yếu\n109-KH/HU;02/02/2023;Đất đai\n110-KH/HU;31/02/2023;Nhà ở\n' >ho-so/so.csv
printf '{\\rtf1 Ke hoach}' >ho-so/phu-luc/cu.rtf
printf 'khoa' >'ho-so/~$trang.docx'

step 3 "Tài liệu Word (*.docx)" "$doctrace" ho-so
step 3 "W11" "$doctrace" ho-so --format md
rm ho-so/phu-luc/cu.rtf
step 0 "1 tệp tạm" "$doctrace" ho-so --fail-on never
step 0 "chinh-sach.toml: 2 cơ quan" "$doctrace" init ho-so --out chinh-sach.toml
step 0 "dùng được" "$doctrace" check-policy chinh-sach.toml
step 0 "109-KH/HU" "$doctrace" why 139-CTr/TU ho-so --policy chinh-sach.toml
printf 'as_off = 1\n' >sai.toml
step 1 "có phải là \`as_of\`?" "$doctrace" check-policy sai.toml
step 0 "" "$doctrace" ho-so --fail-on never --out kq.html
step 0 '"canonical":"109-KH/HU"' "$doctrace" extract ho-so
step 0 "D01 number-collision" "$doctrace" explain D01

echo "the first hour went well"
