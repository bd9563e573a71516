# Sourced by the scripts of tools/: the private environment in which everything runs.
# Sets `root`, `python` and `qgis_process`; QGIS's own profile and the user's stay apart.

root=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
python=$root/.venv/bin/python

# QGIS's embedded Python takes over the environment of the first python3 on PATH.
if [ -x "$python" ]; then
    export PATH="$root/.venv/bin:$PATH"
fi
unset PYTHONHOME PYTHONPATH QGIS_PLUGINPATH QGIS_PREFIX_PATH

# Without a UTF-8 locale QGIS cannot open files whose names are not plain ASCII.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
    *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac

export QT_QPA_PLATFORM=offscreen
export QGIS_CUSTOM_CONFIG_PATH="$root/build/qgis"
export XDG_RUNTIME_DIR="$root/build/run"
export MPLBACKEND=Agg MPLCONFIGDIR="$root/build/matplotlib"
mkdir -p -- "$QGIS_CUSTOM_CONFIG_PATH" "$XDG_RUNTIME_DIR" "$MPLCONFIGDIR"
chmod 700 -- "$XDG_RUNTIME_DIR"

# Debian's wrapper `qgis_process` hands its program an option which that refuses; the program itself is `.bin`.
qgis_process=$(command -v qgis_process.bin || command -v qgis_process || true)
