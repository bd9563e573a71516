#!/usr/bin/env bash
# Style and formatting by ruff, types by mypy (settings in pyproject.toml), readiness for Qt 6 / QGIS 4 by flake8-qgis.
set -eu
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
cd -- "$root"
"$python" -m ruff check .
"$python" -m ruff format --check .
"$python" -m mypy
# Left out: 105, 110, 201, 202 (noise here), 111 and 402 and 410 (need a newer QGIS than 3.22).
"$python" -m flake8 --exclude '.*,build' \
    --select QGS101,QGS102,QGS103,QGS104,QGS106,QGS107,QGS108,QGS109,QGS401,QGS403,QGS404,QGS405,QGS406,QGS407,QGS408,QGS411,QGS412 .
for script in tools/setup/*.sh tools/python tools/qgis_process .ci/run; do
    bash -n "$script"
done
echo "Lint: nothing found."
