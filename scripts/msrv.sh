#!/usr/bin/env bash
# Checks that the library builds with the oldest Rust that Cargo.toml promises.
#
# Looks for that release in rustup, then among the distribution's packages; as root
# on Debian or Ubuntu it installs the package. It never takes another release instead.
set -euo pipefail
cd "$(dirname "$0")/.."

msrv=$(sed -n 's/^rust-version = "\([0-9]*\.[0-9]*\).*"/\1/p' Cargo.toml)
[ -n "$msrv" ] || { echo "Cargo.toml has no rust-version" >&2; exit 1; }

# Whether a folder holds rustc and cargo of that release.
holds() {
    [ -x "$1/cargo" ] && "$1/rustc" --version 2>/dev/null | grep -q "^rustc ${msrv//./\\.}\."
}

installed() {
    local name folder
    if command -v rustup >/dev/null; then
        name=$(rustup toolchain list | sed 's/ .*//' |
            grep -E "^${msrv//./\\.}(\.[0-9]+)?(-|\$)" | tail -n 1 || true)
        if [ -n "$name" ]; then
            folder=$(dirname "$(rustup which --toolchain "$name" cargo)")
            if holds "$folder"; then
                echo "$folder"
                return
            fi
        fi
    fi
    # Versioned packages of Ubuntu and Debian, then the unversioned ones.
    for folder in "/usr/lib/rust-$msrv/bin" /usr/bin; do
        if holds "$folder"; then
            echo "$folder"
            return
        fi
    done
    return 1
}

# Installs the packages of that release, where the distribution has them. Their names
# differ: bookworm has it as rustc-web, trixie as rustc, Ubuntu as rustc-1.85.
install_package() {
    command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ] || return 1
    apt-get update -qq >&2 || return 1
    local suffix version
    for suffix in -web '' "-$msrv"; do
        version=$(apt-cache madison "rustc$suffix" 2>/dev/null | cut -d '|' -f 2 | tr -d ' ' |
            grep -E "^${msrv//./\\.}\." | head -n 1 || true)
        [ -n "$version" ] || continue
        local packages=("rustc$suffix=$version" "cargo$suffix=$version")
        case $suffix in
            "-$msrv") packages+=("libstd-rust-$msrv-dev=$version") ;;
            *) packages+=("libstd-rust$suffix-dev=$version") ;;
        esac
        # Nothing that is there may be removed for it.
        if DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-remove \
            --no-install-recommends "${packages[@]}" >&2; then
            return
        fi
    done
    return 1
}

if ! bin=$(installed) && ! { install_package && bin=$(installed); }; then
    cat >&2 <<HELP
FAILED: Rust $msrv is not here, so the promise in Cargo.toml was not checked.
Install it in one of these ways and run again:
  rustup toolchain install $msrv --profile minimal
  apt-get install rustc-web=$msrv.* cargo-web=$msrv.* libstd-rust-web-dev=$msrv.*   (Debian 12)
  apt-get install rustc=$msrv.* cargo=$msrv.*                                        (Debian 13)
HELP
    exit 1
fi

echo "$("$bin/rustc" --version) in $bin"
# RUSTC is set because cargo would otherwise take the first rustc of the PATH.
RUSTC="$bin/rustc" CARGO_TARGET_DIR=target/msrv "$bin/cargo" check -p doctrace --lib --locked
