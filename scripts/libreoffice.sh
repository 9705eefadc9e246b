#!/usr/bin/env bash
# Reads reports as LibreOffice converts them into Word files, OpenDocument, pages and PDF, and
# compares with their text: the same documents, relations and findings. A register goes from CSV to
# xlsx, ods, xls and back. As root on Debian or Ubuntu, `INSTALL=1` installs it.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v soffice >/dev/null && [ -n "${INSTALL:-}" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
        libreoffice-writer libreoffice-calc poppler-utils fonts-liberation2 >&2
fi
if ! command -v soffice >/dev/null; then
    echo "skipped: LibreOffice is not here, so its conversions were not compared (INSTALL=1 as root installs it)"
    exit 0
fi
DOCTRACE_SOFFICE=1 cargo test --locked -p doctrace-cli --test libreoffice -- --nocapture
