"""What docs/developing.md shows does work; CITATION.cff and CHANGELOG go with the version."""

import configparser
import re
import subprocess
import sys
import types

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProject

from deepmend.algorithms.comparison.comparemodels import CompareModels
from deepmend.algorithms.overlay.mapmetric import MapMetric
from deepmend.algorithms.overlay.presentpopulation import PresentPopulation
from deepmend.algorithms.overlay.serviceoverlap import ServiceOverlap
from deepmend.deepmend_plugin.inspector.computation import (
    Choice,
    Compared,
    Computation,
    Request,
    StationMap,
)
from deepmend.models import catalogue
from tools.evidence.benchmark_table import NAME, read_lines, shown

from .algorithms.cases import LAND, SMALL, Log, bands, polygons, rows_of, stations
from .algorithms.overlay.overlay_cases import counted


@pytest.fixture
def blocks(root):
    text = (root / "docs" / "developing.md").read_text(encoding="utf-8")
    found = re.findall(r"^ +```python\n(.*?)^ +```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(r"^   ", "", block, flags=re.MULTILINE) for block in found]


def module(name, package, code):
    """A module of a package, from its text."""
    made = types.ModuleType(f"{package}.{name}")
    made.__package__ = package
    exec(compile(code, name, "exec"), made.__dict__)
    return made


@pytest.fixture
def ring(blocks, provider, monkeypatch):
    """The tool of the model that the page adds; the model is in the catalogue."""
    science, entry, tool = blocks
    made = module("ring", "deepmend.models", science)
    monkeypatch.setitem(sys.modules, "deepmend.models.ring", made)
    names = {**vars(catalogue), "RingModel": made.RingModel}
    monkeypatch.setitem(catalogue.CATALOGUE, "ring", eval(entry, names))
    yield module("ringdiffusion", "deepmend.algorithms.diffusion", tool).RingDiffusion()


def run_tool(algorithm, parameters):
    """Results of a tool that the provider does not know, or knew before the catalogue grew."""
    context = QgsProcessingContext()
    results, done = algorithm.create().run(parameters, context, Log())
    assert done
    return results


def test_a_new_model_in_three_steps(ring, tmp_path):
    parameters = {"INPUT": stations(), "REGION": polygons(LAND), **SMALL}
    results = run_tool(ring, {**parameters, "OUTPUT": str(tmp_path / "ring.tif")})
    maps, _ = bands(results["OUTPUT"])
    assert len(maps) == 12
    for values in maps.values():
        assert np.nansum(values) == pytest.approx(1.0, abs=1e-6)
        assert (values > 0).sum() == pytest.approx(np.pi * 10**2, rel=0.05)


def test_the_new_model_is_in_the_other_tools(ring, tmp_path):
    own = str(tmp_path / "own.gpkg")
    parameters = {"INPUT": stations(), "REGION": polygons(LAND), **SMALL}
    run_tool(CompareModels(), {**parameters, "MODELS": ["ring", "density"], "OUTPUT": own})
    assert {"ks_ring", "ks_density", "ks_voronoi"} <= set(rows_of(own)[0])
    for tool, more in (
        (ServiceOverlap(), {}),
        (PresentPopulation(), {"INPUT": counted(), "COUNT_FIELD": "users"}),
        (MapMetric(), {"INPUT": counted(), "METRIC_FIELD": "users"}),
    ):
        output = "EFFECTIVE_SERVERS" if tool.name() == "serviceoverlap" else "OUTPUT"
        path = str(tmp_path / f"{tool.name()}.tif")
        run_tool(tool, {**parameters, **more, "MODEL": "ring", output: path})
        (values,) = bands(path)[0].values()
        assert np.nanmax(values) > 0.0


def test_the_new_model_is_in_the_inspector(ring, qgis_iface, qtbot):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    from .deepmend_plugin.inspector_cases import TIMEOUT, make_stations

    inspector = Inspector(qgis_iface)
    combo = inspector.dock.model
    labels = [combo.itemText(i) for i in range(combo.count())]
    assert "Ring" in labels
    combo.setCurrentIndex(labels.index("Ring"))
    layer = make_stations()
    QgsProject.instance().addMapLayer(layer)
    setup = inspector.layers.setup()
    steps = list(Computation().steps(Request(1, setup, "B", Choice("ring"))))
    (shown,) = [step for step in steps if isinstance(step, StationMap)]
    assert shown.values.sum() == pytest.approx(1.0, abs=1e-5)
    assert {step.name for step in steps if isinstance(step, Compared)} >= {"ring", "voronoi"}
    qtbot.waitUntil(lambda: not inspector.layers.is_waiting, timeout=TIMEOUT)
    inspector.close()
    QgsProject.instance().clear()


def test_the_page_for_notebooks_runs_without_qgis(root, tmp_path):
    text = (root / "docs" / "notebook.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    lines = [line for line in code.splitlines() if line and "import" not in line]
    assert len(lines) <= 10
    (tmp_path / "deepmend").symlink_to(root)
    hidden = (
        "import sys\nsys.modules.update(dict.fromkeys(('qgis', 'osgeo', 'torch', 'safetensors')))\n"
    )
    checks = """
assert abs(probability.sum() - 1.0) < 1e-5 and probability.shape == (200, 200)
assert list(served.likeliest) == [0, 2] and served.of(0)[0] > 0.5
"""
    (tmp_path / "page.py").write_text(hidden + code + checks, encoding="utf-8")
    subprocess.run([sys.executable, "page.py"], cwd=tmp_path, check=True)


def test_versions_are_one(root):
    metadata = configparser.ConfigParser()
    metadata.read(root / "metadata.txt", encoding="utf-8")
    version = metadata["general"]["version"]
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in citation
    assert f"## {version}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_citation_is_well_formed(root):
    yaml = pytest.importorskip("yaml")
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["authors"] and citation["message"]
    for reference in citation["references"]:
        assert reference["title"] and reference["type"] and reference["year"]
        for author in reference["authors"]:
            assert author.get("family-names") or author.get("name")


def test_links_in_the_documents_lead_somewhere(root):
    pages = [root / name for name in ("README.md", "CONTRIBUTING.md")]
    pages += [*(root / "docs").glob("*.md"), *(root / "models").rglob("README.md")]
    for page in pages:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_help_buttons_lead_to_pages_of_the_guide(provider, root):
    from qgis.PyQt.QtCore import QUrl

    for algorithm in provider.algorithms():
        page = QUrl(algorithm.helpUrl()).toLocalFile()
        assert page.startswith(str(root / "docs")) and page.endswith(".md")
        assert (root / "docs" / page.rsplit("/", 1)[1]).is_file()


@pytest.mark.parametrize("page", ["README.md", "docs/models.md"])
def test_short_tables_show_what_the_benchmark_measured(root, page):
    """Rows of the table in docs/accuracy.md, which the benchmark itself is held against."""
    known = shown((root / NAME).read_text(encoding="utf-8"))
    lines = (root / page).read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("| data |"))
    end = next(n for n, line in enumerate(lines) if n > start and not line.startswith("|"))
    found = read_lines(lines[start:end])
    assert len(found) == 2
    for data, values in found.items():
        for model, value in values.items():
            assert known[data][model] == value, (data, model)
