#!/usr/bin/env bash
# Install what is missing: QGIS and friends with apt-get, the Python packages of tools/setup/requirements.txt in .venv.
# Quick when all is there: .venv/.stamp holds a checksum of what it was made from.
set -eu
root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd -- "$root"
system_python=/usr/bin/python3
packages=(qgis python3-qgis qgis-providers python3-numpy python3-scipy python3-matplotlib
    fonts-dejavu-core fonts-dejavu-extra python3-venv ca-certificates git)

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}
# A mirror or an index that fails once mostly answers the second time.
twice() { "$@" || { sleep 5 && "$@"; }; }

# What the packages are for, asked for where there is no apt-get.
works() {
    { command -v qgis_process.bin || command -v qgis_process; } >/dev/null &&
        "$system_python" -c 'import qgis.core, numpy, scipy, matplotlib, venv' 2>/dev/null
}

install() {
    local admin=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        admin=(sudo)
    fi
    export DEBIAN_FRONTEND=noninteractive
    "${admin[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null &&
        "${admin[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
            "${packages[@]}" </dev/null
}

missing=()
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    for package in "${packages[@]}"; do
        case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" in
            *' installed') ;;
            *) missing+=("$package") ;;
        esac
    done
    if [ ${#missing[@]} -gt 0 ]; then
        say "Installing with apt-get: ${missing[*]}"
        log=$(mktemp)
        if ! twice install >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            fail "apt-get could not install: ${missing[*]}. Install them as root, then run this again."
        fi
        rm -f -- "$log"
    fi
elif ! works; then
    fail "This machine has no apt-get: install QGIS 3.22 or newer with its Python ($system_python), numpy, scipy," \
        "matplotlib and venv by hand, then run this again."
fi

major=$("$system_python" -c 'import numpy; print(numpy.__version__.split(".")[0])')
if [ "$major" -lt 2 ]; then
    numpy='numpy>=1.24,<2'
else
    numpy='numpy>=2,<3'
fi

wanted=$({ cat tools/setup/requirements.txt; echo "$numpy"; "$system_python" -VV; } | sha256sum | cut -d ' ' -f 1)
if [ "$(cat .venv/.stamp 2>/dev/null || true)" = "$wanted" ] && [ -x .venv/bin/python ]; then
    exit 0
fi

case $root in
    *:*) fail "A Python environment cannot live under a path with a colon: move this folder ($root)." ;;
esac
say "Making .venv with the packages of tools/setup/requirements.txt"
rm -rf .venv
"$system_python" -m venv --system-site-packages .venv
pip_install() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
        "$numpy" -r tools/setup/requirements.txt </dev/null
}
twice pip_install || fail "pip could not install tools/setup/requirements.txt into .venv: look at the lines above, then run this again."
printf '%s\n' "$wanted" >.venv/.stamp
