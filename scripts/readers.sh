#!/usr/bin/env bash
# Gives the forms of a report to programs that are not ours and read them: JUnit and the pictures to
# xmllint, the Word file and the workbook to LibreOffice, GraphML to networkx, Graphviz's language to dot, SARIF to sarif-tools, Mermaid to
# mermaid-cli. What is not here is said to be skipped. As root on Debian or Ubuntu, `INSTALL=1`
# installs what the distribution has.
#
# DOCTRACE names a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

if [ -n "${INSTALL:-}" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        graphviz libxml2-utils python3-networkx >&2
fi
doctrace=${DOCTRACE:-}
if [ -z "$doctrace" ]; then
    cargo build --locked -p doctrace-cli
    doctrace=${CARGO_TARGET_DIR:-$root/target}/debug/doctrace
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

skipped() {
    echo "skipped: $1 is not here, so $2 was not read by it"
}

# Files with words that are markup, and one that cannot be read.
data=$work/data
mkdir "$data"
cp examples/data/*.txt report-formats/tests/data/*.txt "$data/"
printf 'BÁO CÁO\nBan hành Kế hoạch số 7-KH/HU về "<b>&amp; ]]> %%d" để thực hiện Nghị quyết số 18-NQ/TW.\n' \
    >"$data/lạ & <dấu>.txt"
printf '{\\rtf1 Ke hoach}' >"$data/cũ.rtf"
for lang in vi en; do
    for format in junit graphml dot mermaid sarif svg timeline json; do
        code=0
        (cd "$data" && "$doctrace" . --lang "$lang" --quiet --fail-on never --format "$format") \
            >"$work/$lang.$format" 2>"$work/err" </dev/null || code=$?
        # 3: an input was not read, which is meant.
        if [ "$code" -ne 3 ] || [ ! -s "$work/$lang.$format" ]; then
            echo "FAILED: $format ended with $code" >&2
            cat "$work/err" >&2
            exit 1
        fi
    done
done
# How many documents and relations the report itself has: what readers have to find.
counted() {
    python3 -c 'import json, sys; print(len(json.load(open(sys.argv[1]))[sys.argv[2]]))' "$work/vi.json" "$1"
}

if command -v xmllint >/dev/null; then
    for lang in vi en; do
        xmllint --noout --schema report-formats/tests/data/junit.xsd "$work/$lang.junit"
        xmllint --noout "$work/$lang.svg" "$work/$lang.timeline" "$work/$lang.graphml"
    done
    # A near miss: the schema is not one that takes everything.
    sed 's/<testcase name=/<testcase nam=/' "$work/vi.junit" >"$work/wrong.junit"
    if xmllint --noout --schema report-formats/tests/data/junit.xsd "$work/wrong.junit" 2>/dev/null; then
        echo "FAILED: the schema takes a case without a name" >&2
        exit 1
    fi
    echo "read by xmllint: junit (by its schema), svg, timeline, graphml"
else
    skipped xmllint "JUnit's XML"
fi

if command -v soffice >/dev/null; then
    for format in docx xlsx prose; do
        (cd "$data" && "$doctrace" . --lang vi --quiet --fail-on never --out "$work/kq.$format" \
            --format "$format") 2>"$work/err" </dev/null || [ $? -eq 3 ]
    done
    convert() {
        soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$2" \
            --outdir "$work" "$1" >/dev/null 2>&1
    }
    convert "$work/kq.docx" txt:Text
    # Less the marks of Markdown, the lines of the section are the paragraphs.
    bare() { sed -E 's/^[^[:alnum:]“(]+//; s/\\([[:punct:]])/\1/g' "$1" | grep -v '^$' >"$1.bare"; }
    bare "$work/kq.txt"
    bare "$work/kq.prose"
    cmp "$work/kq.txt.bare" "$work/kq.prose.bare"
    convert "$work/kq.xlsx" csv
    [ -s "$work/kq.csv" ] || { echo "FAILED: nothing in the workbook" >&2; exit 1; }
    echo "read by LibreOffice: docx ($(wc -l <"$work/kq.txt.bare") paragraphs), xlsx"
else
    skipped LibreOffice "the Word file and the workbook"
fi

if python3 -c 'import networkx' 2>/dev/null; then
    python3 - "$work/vi.graphml" "$(counted documents)" <<'PYTHON'
import sys
import networkx
graph = networkx.read_graphml(sys.argv[1])
assert graph.is_directed() and graph.number_of_nodes() == int(sys.argv[2]), graph
assert graph.number_of_edges() > 20, graph
assert all(data["label"] for _, data in graph.nodes(data=True))
assert all(data["kind"] for _, _, data in graph.edges(data=True))
print("read by networkx:", graph)
PYTHON
else
    skipped networkx GraphML
fi

if command -v dot >/dev/null; then
    for lang in vi en; do
        dot -Tsvg "$work/$lang.dot" -o "$work/$lang.dot.svg"
        drawn=$(grep -c 'class="node"' "$work/$lang.dot.svg")
        if [ "$drawn" -lt "$(counted documents)" ]; then
            echo "FAILED: dot drew $drawn documents" >&2
            exit 1
        fi
    done
    echo "read by dot: $drawn documents"
else
    skipped dot "Graphviz's language"
fi

if command -v sarif >/dev/null; then
    sarif summary "$work/vi.sarif" >"$work/summary"
    found=$(grep -oE '^[a-z]+: [0-9]+' "$work/summary" | awk '{ sum += $2 } END { print sum + 0 }')
    if [ "$found" -ne "$(counted findings)" ]; then
        echo "FAILED: sarif-tools counts $found findings of $(counted findings)" >&2
        cat "$work/summary" >&2
        exit 1
    fi
    echo "read by sarif-tools: $found findings"
else
    skipped sarif-tools SARIF
fi

if command -v mmdc >/dev/null; then
    mmdc --quiet -i "$work/vi.mermaid" -o "$work/vi.mermaid.svg"
    echo "read by mermaid-cli"
else
    skipped mermaid-cli Mermaid
fi
