#!/usr/bin/env bash
# Runs each command that README.md shows the output of, and compares.
#
# Before the fenced block that holds a command's standard output stands one of
#   <!-- output: COMMAND -->              the whole of it
#   <!-- start of output: COMMAND -->     its first lines
# A command that ends with another code than 0 says so: <!-- output, exit 1: COMMAND -->
set -euo pipefail
cd "$(dirname "$0")/.."

readme=README.md
marker='^<!-- (start of )?output(, exit ([0-9]+))?: (.+) -->$'

# The fenced block that follows the given line of the README.
block_after() {
    awk -v from="$1" '
        NR <= from { next }
        /^```/ { if (inside) { closed = 1; exit } inside = 1; next }
        inside { print }
        END { if (!closed) exit 3 }
    ' "$readme"
}

shown=0
differ=0
line=0
while IFS= read -r text || [ -n "$text" ]; do
    line=$((line + 1))
    [[ $text =~ $marker ]] || continue
    start=${BASH_REMATCH[1]} exit=${BASH_REMATCH[3]:-0} command=${BASH_REMATCH[4]}
    shown=$((shown + 1))
    if ! want=$(block_after "$line"); then
        echo "$readme:$line: no closed fenced block follows" >&2
        exit 1
    fi
    if [ -z "$want" ]; then
        echo "$readme:$line: the block that follows is empty" >&2
        exit 1
    fi
    code=0
    got=$(bash -c "$command" </dev/null) || code=$?
    if [ "$code" -ne "$exit" ]; then
        echo "$readme:$line: ends with $code, not with $exit: $command" >&2
        exit 1
    fi
    if [ -n "$start" ]; then
        lines=$(printf '%s\n' "$want" | wc -l)
        got=$(printf '%s\n' "$got" | sed -n "1,${lines}p")
    fi
    if diff -u --label "$readme:$line" --label "$command" \
        <(printf '%s\n' "$want") <(printf '%s\n' "$got"); then
        echo "as shown: $command"
    else
        differ=$((differ + 1))
    fi
done <"$readme"

if [ "$shown" -eq 0 ]; then
    echo "$readme shows no output: no line <!-- output: COMMAND -->" >&2
    exit 1
fi
[ "$differ" -eq 0 ]
