#!/usr/bin/env bash
# Link this checkout as plugin `deepmend` into a QGIS profile of the user: tools/setup/link.sh [PROFILE]
set -eu
root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
profile=${1:-default}
data=${QGIS_CUSTOM_CONFIG_PATH:-${XDG_DATA_HOME:-$HOME/.local/share}/QGIS}

if [ -n "${QGIS_CUSTOM_CONFIG_PATH:-}" ]; then
    homes=("$data")
else
    homes=()
    for home in "$data/QGIS3" "$data/QGIS4"; do
        [ -d "$home" ] && homes+=("$home")
    done
    if [ ${#homes[@]} -eq 0 ]; then
        # QGIS has not been started yet: make the folder that the installed version will look in.
        version=$(/usr/bin/python3 -c 'from qgis.core import Qgis; print(Qgis.QGIS_VERSION_INT // 10000)' 2>/dev/null || echo 3)
        homes=("$data/QGIS$version")
    fi
fi

for home in "${homes[@]}"; do
    link=$home/profiles/$profile/python/plugins/deepmend
    if [ -L "$link" ] && [ "$(readlink -f -- "$link" || true)" = "$root" ]; then
        echo "Already linked: $link"
        continue
    fi
    if [ -e "$link" ] || [ -L "$link" ]; then
        echo "Something else is at $link: move it away first, then run this again. Nothing was changed there." >&2
        exit 1
    fi
    mkdir -p -- "${link%/*}"
    ln -s -- "$root" "$link"
    echo "Linked: $link"
done
echo "Switch it on in QGIS under Plugins > Manage and Install Plugins > Installed > DeepMEND."
if [ -x "$root/.venv/bin/python" ]; then
    echo "To let QGIS use the Python packages of this checkout, start it with"
    printf '    PATH=%q:"$PATH" qgis\n' "$root/.venv/bin"
fi
