#!/usr/bin/env bash
# Builds doctrace.exe to hand on. Needs the target and a linker for it; says so where they lack.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-x86_64-pc-windows-gnu}
if ! rustc --print target-libdir --target "$target" 2>/dev/null | xargs -r test -d; then
    cat >&2 <<HELP
skipped: the Rust target $target is not installed, so no Windows program was built.
Install it and its linker, then run again:
  rustup target add $target
  apt-get install gcc-mingw-w64-x86-64        (Debian, Ubuntu)
HELP
    exit 0
fi
case $target in
    *-windows-gnu)
        if ! command -v x86_64-w64-mingw32-gcc >/dev/null; then
            echo "skipped: the linker x86_64-w64-mingw32-gcc is missing: apt-get install gcc-mingw-w64-x86-64" >&2
            exit 0
        fi
        ;;
esac
cargo build --locked --profile dist -p doctrace-cli --target "$target"
ls -l "${CARGO_TARGET_DIR:-target}/$target/dist/doctrace.exe"
