#!/usr/bin/env bash
# Runs the tests inside another Debian, with the QGIS that comes with it: tools/setup/test_qgis.sh 3.22 | 3.40 | newest [pytest arguments].
# The Debian is made in build/chroot/ by debootstrap, once; `make test` in it installs the rest. Root only.
set -eu -o pipefail
root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
cd -- "$root"
version=${1:-newest}
shift || true
case $version in
    3.22) suite=bookworm ;;
    3.40) suite=trixie ;;
    newest)
        suite=sid
        # what the newest QGIS calls deprecated is what the next one may lack
        set -- --deprecated-as-errors "$@"
        ;;
    *)
        echo "VERSION=$version: Debian offers 3.22, 3.40 and newest." >&2
        exit 1
        ;;
esac
if [ "$(id -u)" -ne 0 ]; then
    echo "Another Debian can only be made and entered by root: run this as root, or on a machine where you are." >&2
    exit 1
fi
if ! command -v apt-get >/dev/null; then
    echo "Another Debian is made by debootstrap, which this script gets with apt-get: run it on a Debian or Ubuntu." >&2
    exit 1
fi
install() { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y debootstrap git; }
if ! command -v debootstrap >/dev/null || ! command -v git >/dev/null; then
    install || { sleep 5 && install; }
fi
if ! git ls-files --error-unmatch tools/setup/test_qgis.sh >/dev/null; then
    echo "What is tested are the files that git knows here, and this folder is no git checkout: clone the repository first." >&2
    exit 1
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
for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/apt/apt.conf.d/*proxy* /usr/local/share/ca-certificates; do
    if [ -e "$file" ]; then
        mkdir -p -- "$place$(dirname -- "$file")"
        cp -rL -- "$file" "$place$(dirname -- "$file")/"
    fi
done
# packages are signed all the same; a mirror of a moving Debian may lag behind
echo 'Acquire::Check-Valid-Until "false";' >"$place/etc/apt/apt.conf.d/99-mirror-that-lags"
mkdir -p -- "$place/house" "$place/data"
# tracked files as they are here, and the history, of which the zip is made; .venv and build stay from the last time
find "$place/house" -mindepth 1 -maxdepth 1 ! -name .venv ! -name build -exec rm -rf {} +
git ls-files -z | tar --null --files-from=- -cf - | tar -C "$place/house" --no-same-owner -xf -
git clone -q --bare -- "$root" "$place/house/.git"
git -C "$place/house" config core.bare false
git -C "$place/house" reset -q
# real deployments, where there are any
data=${DEEPMEND_DATA:-$root/../shared/data}

printf -v arguments '%q ' "$@"
proxies=$(env | grep -iE '^(https?|ftp|no|all)_proxy=' || true)
export place data suite arguments proxies
unshare --mount --propagation private bash -eu -c '
    mount -t proc proc "$place/proc"
    mount --rbind /dev "$place/dev"
    mount -t tmpfs tmpfs "$place/dev/shm" 2>/dev/null || true
    [ ! -d "$data" ] || mount --bind -o ro "$data" "$place/data"
    mapfile -t kept <<<"$proxies"
    exec chroot "$place" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root \
        DEBIAN_FRONTEND=noninteractive DEEPMEND_DATA=/data ARGS="$arguments" SUITE="$suite" ${kept[0]:+"${kept[@]}"} bash -eu -s
' <<'INSIDE'
if ! command -v make >/dev/null; then
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends make git ca-certificates >/dev/null
    update-ca-certificates >/dev/null 2>&1 || true
elif [ "$SUITE" = sid ]; then
    # the newest moves
    apt-get -qq update
    apt-get -qq dist-upgrade -y >/dev/null
fi
cd /house
make setup </dev/null
bash tools/python -c '
import platform, numpy
from qgis.core import Qgis
print("QGIS", Qgis.QGIS_VERSION, "Python", platform.python_version(), "numpy", numpy.__version__)' </dev/null
make test </dev/null
INSIDE
