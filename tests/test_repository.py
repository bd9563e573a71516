"""What hosts and contributors find: workflows, hooks, templates; and a switch of the tests."""

import re
import warnings
from pathlib import Path

import pytest
import yaml
from _pytest.config import parse_warning_filter

from .conftest import DEPRECATED

ROOT = Path(__file__).resolve().parents[1]
YAML = [
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.yml")),
    *(".pre-commit-config.yaml", ".qgis-plugin-ci"),
]


def read(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def steps(name, job):
    return [step.get("run", "") for step in read(name)["jobs"][job]["steps"]]


@pytest.mark.parametrize("name", YAML)
def test_files_can_be_read(name):
    assert isinstance(read(name), dict)


def test_a_change_is_tried_with_each_qgis():
    """With those of `make test-qgis`, one of them by what must pass before a change lands."""
    rows = read(".github/workflows/tests.yml")["jobs"]["run"]["strategy"]["matrix"]["include"]
    script = (ROOT / "tools" / "setup" / "test_qgis.sh").read_text(encoding="utf-8")
    known = re.findall(r"^    ([\w.]+)\)\s+suite=(\w+)", script, re.MULTILINE)
    assert len(known) == 3
    assert [(row["qgis"], row["debian"]) for row in rows] == known
    assert [row["run"] for row in rows].count(".ci/run") == 1
    assert "--deprecated-as-errors" in rows[-1]["run"] and "--deprecated-as-errors" in script


def test_what_workflows_call_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = []
    for name, job in (("tests", "run"), ("release", "release")):
        for run in steps(f".github/workflows/{name}.yml", job):
            called += re.findall(r"^make ([a-z -]+)", run, re.MULTILINE)
    assert called
    assert {target for call in called for target in call.split()} <= targets


def test_a_release_is_tested_and_checked_first():
    runs = steps(".github/workflows/release.yml", "release")
    (tested,) = (i for i, run in enumerate(runs) if ".ci/run" in run)
    (released,) = (i for i, run in enumerate(runs) if "gh release create" in run)
    (published,) = (i for i, run in enumerate(runs) if "--to-publish" in run)
    assert tested < released < published


@pytest.mark.parametrize(
    "module, is_error",
    [
        ("deepmend", True),
        ("deepmend.models.ks", True),
        ("deepmender", False),
        ("processing.gui.AlgorithmDialog", False),
    ],
)
def test_deprecated_calls_of_the_plugin_are_errors(module, is_error):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings(*parse_warning_filter(DEPRECATED, escape=False))
        code = "import warnings; warnings.warn('f() is deprecated', DeprecationWarning)"
        if is_error:
            with pytest.raises(DeprecationWarning):
                exec(code, {"__name__": module})
        else:
            exec(code, {"__name__": module})


def test_pyqgis_warns_of_deprecated_calls(qgis_app):
    """Else the switch would find nothing."""
    from qgis.core import QgsVectorFileWriter, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:2154", "p", "memory")
    with pytest.warns(DeprecationWarning):
        QgsVectorFileWriter.writeAsVectorFormat(layer, "/vsimem/p.gpkg", "utf-8")
