"""What docs/developing.md shows does work; CITATION.cff and CHANGELOG go with the version."""

import configparser
import re
import sys
import types

import numpy as np
import pytest

from deepmend import algorithms, models

from .algorithms.cases import LAND, SMALL, bands, polygons, stations


@pytest.fixture
def blocks(root):
    text = (root / "docs" / "developing.md").read_text(encoding="utf-8")
    found = re.findall(r"^ +```python\n(.*?)^ +```$", text, re.MULTILINE | re.DOTALL)
    return [re.sub(r"^   ", "", block, flags=re.MULTILINE) for block in found]


def module(name, package, code):
    """A module of a package, from its text."""
    made = types.ModuleType(f"{package.__name__}.{name}")
    made.__package__ = package.__name__
    exec(compile(code, name, "exec"), made.__dict__)
    return made


def test_a_new_model_in_three_steps(provider, blocks, tmp_path, monkeypatch):
    from qgis.core import QgsProcessingContext

    from .algorithms.cases import Log

    science, tool = blocks
    monkeypatch.setitem(sys.modules, "deepmend.models.ring", module("ring", models, science))
    made = module("ringdiffusion", algorithms, tool).RingDiffusion()
    assert made.create().name() == "ringdiffusion"
    parameters = {
        "INPUT": stations(),
        "REGION": polygons(LAND),
        "OUTPUT": str(tmp_path / "ring.tif"),
        **SMALL,
    }
    results, done = made.run(parameters, QgsProcessingContext(), Log())
    assert done
    maps, _ = bands(results["OUTPUT"])
    assert len(maps) == 12
    for values in maps.values():
        assert np.nansum(values) == pytest.approx(1.0, abs=1e-6)
        assert (values > 0).sum() == pytest.approx(np.pi * 10**2, rel=0.05)


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


def test_the_guide_shows_the_figures_of_the_benchmark(root):
    """Those of README's table, which the benchmark itself is held against."""

    def rows(name):
        text = (root / name).read_text(encoding="utf-8")
        table = [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in text.splitlines()
            if line.startswith("| ")
        ]
        heads = [row for row in table if row[0] == "data"]
        return {
            row[0]: dict(zip(heads[0][1:], row[1:]))
            for row in table
            if heads and len(row) == len(heads[0]) and row[0] != "data"
        }

    guide, readme = rows("docs/models.md"), rows("README.md")
    assert len(guide) == 3
    for data, figures in guide.items():
        for model, figure in figures.items():
            assert readme[data][model] == figure, (data, model)
