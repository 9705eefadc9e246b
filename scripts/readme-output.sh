#!/usr/bin/env bash
# Runs each command that README.md shows the output of, and compares.
#
# A line `<!-- output: COMMAND -->` stands before the fenced block that holds the
# command's standard output.
set -euo pipefail
cd "$(dirname "$0")/.."

readme=README.md
marker='^<!-- output: (.+) -->$'

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
    command=${BASH_REMATCH[1]}
    shown=$((shown + 1))
    if ! want=$(block_after "$line"); then
        echo "$readme:$line: no closed fenced block follows" >&2
        exit 1
    fi
    if ! got=$(bash -c "$command" </dev/null); then
        echo "$readme:$line: the command fails: $command" >&2
        exit 1
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
