#!/usr/bin/env bash
# Runs the tests inside another Debian, with the QGIS that comes with it: tools/test_qgis.sh 3.22 | 3.40 | newest [pytest arguments].
# The Debian is made in build/chroot/ by debootstrap, once; `make test` in it installs the rest. Root only.
set -eu
root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd -- "$root"
version=${1:-newest}
shift || true
case $version in
    3.22) suite=bookworm ;;
    3.40) suite=trixie ;;
    newest) suite=sid ;;
    *)
        echo "VERSION=$version: Debian offers 3.22, 3.40 and newest." >&2
        exit 1
        ;;
esac
if [ "$(id -u)" -ne 0 ]; then
    echo "Another Debian can only be made and entered by root: run this as root, or on a machine where you are." >&2
    exit 1
fi
if ! command -v debootstrap >/dev/null; then
    apt-get -qq update && apt-get -qq install -y debootstrap || { sleep 5 && apt-get -qq install -y debootstrap; }
fi
mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' ' || true)

place=$root/build/chroot/$suite
if [ ! -e "$place/.made" ]; then
    echo "Making Debian $suite in build/chroot/$suite (a few minutes, about 3 GB with QGIS)"
    rm -rf -- "$place"
    mkdir -p -- "$place"
    debootstrap --variant=minbase "$suite" "$place" ${mirror:+"$mirror"} >"$place.log" 2>&1 ||
        { tail -n 5 "$place.log" >&2; exit 1; }
    touch "$place/.made"
fi
# how this machine reaches the network is how the other one does
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/apt/apt.conf.d/*proxy* /usr/local/share/ca-certificates/*; do
    if [ -e "$file" ]; then
        mkdir -p -- "$place$(dirname -- "$file")"
        cp -L -- "$file" "$place$file"
    fi
done
# packages are signed all the same; a mirror of a moving Debian may lag behind
echo 'Acquire::Check-Valid-Until "false";' >"$place/etc/apt/apt.conf.d/99-mirror-that-lags"
mkdir -p -- "$place/house"
# tracked files as they are here; .venv and build stay from the last time
find "$place/house" -mindepth 1 -maxdepth 1 ! -name .venv ! -name build -exec rm -rf {} +
# the tests of the zip need the history
{ git ls-files -z; [ ! -d .git ] || printf '.git\0'; } | tar --null --files-from=- -cf - | tar -C "$place/house" -xf -
# real deployments, where there are any
data=${DEEPMEND_DATA:-$root/../shared/data}
mkdir -p -- "$place/data"

export place data
unshare --mount --propagation private bash -eu -c '
    mount -t proc proc "$place/proc"
    mount --rbind /dev "$place/dev"
    mount -t tmpfs tmpfs "$place/dev/shm" 2>/dev/null || true
    [ ! -d "$data" ] || mount --bind "$data" "$place/data"
    chroot "$place" env LC_ALL=C.UTF-8 HOME=/root DEEPMEND_DATA=/data ARGS="$*" bash -eu -c "
        if ! command -v make >/dev/null; then
            apt-get -qq update
            DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends make git ca-certificates >/dev/null
            update-ca-certificates >/dev/null 2>&1 || true
        fi
        cd /house
        make setup
        bash tools/python -c \"
import platform, numpy
from qgis.core import Qgis
print(\\\"QGIS\\\", Qgis.QGIS_VERSION, \\\"Python\\\", platform.python_version(), \\\"numpy\\\", numpy.__version__)\"
        make test
    "
' test_qgis "$@"
