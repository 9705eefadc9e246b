#!/usr/bin/env bash
# How much memory reading takes at its peak, in times of the input: texts of 8 MB that have as many
# numbers as fit. Ends with 1 where `extract` takes more than 20 times.
#
#   scripts/memory.sh [PROGRAM]      target/release/doctrace, which is built, unless one is named
#
# Not part of .ci/run: it takes a minute, and needs Python to ask the system for the peak.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${1:-target/release/doctrace}
[ $# -gt 0 ] || cargo build --release --locked
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

python3 - "$program" "$folder" <<'PYTHON'
import os, subprocess, sys

program, folder = sys.argv[1:]
SIZE, MOST = 8_000_000, 20
plan = "Kế hoạch số 109-KH/HU ngày 02/02/2023"
programme = "Chương trình số 139-CTr/TU ngày 09/11/2022"
texts = {
    "numbers": ["139-CTr/TU "],
    "many numbers": [f"{at}-CTr/TU " for at in range(1, 10_000)],
    "dates": [programme + "\n"],
    "relations": [f"- Ban hành {plan} để cụ thể hóa {programme}.\n"],
    "tables": ["| 1 | 109-KH/HU | 02/02/2023 | 139-CTr/TU |\n"],
}

def peak(command, path):
    run = [program, *command, path]
    child = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} ended with {status}")
    return used.ru_maxrss * 1024 / os.path.getsize(path)

failed = False
for name, units in texts.items():
    path = os.path.join(folder, name + ".txt")
    block = "".join(units).encode()
    text = (block * (SIZE // len(block) + 1))[:SIZE]
    with open(path, "wb") as file:
        file.write(text[: text.rfind(b" ") + 1])
    extract = peak(["extract"], path)
    audit = peak(["audit", "--format", "json"], path)
    failed |= extract > MOST
    print(f"{name:14} extract {extract:5.1f} x   audit {audit:5.1f} x")
sys.exit(f"extract takes more than {MOST} times its input" if failed else 0)
PYTHON
