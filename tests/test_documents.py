"""The commands that README and docs/ show do run, as they stand there, on the bundled sample."""

import json
import os
import re
import shlex
import subprocess

import pytest

from tools.checkout import ROOT
from tools.deployments import read_deployment
from tools.documents import sample_figures

INPUTS = ("INPUT", "GROUND_TRUTH", "REFERENCE", "CANDIDATE", "ZONES", "MAPS", "RASTER")


def reading_order(root):
    """Pages of the guide, as its index lists them."""
    index = (root / "docs" / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| \[[^]]+\]\(([\w-]+\.md)\)", index, re.MULTILINE)


def commands(text):
    """Arguments of the calls of `tools/qgis_process run` in a document."""
    joined = text.replace("\\\n", " ")
    lines = re.findall(r"^ {4,}tools/qgis_process (run .*)$", joined, re.MULTILINE)
    return [shlex.split(line) for line in lines]


def values(command):
    return dict(argument.split("=", 1) for argument in command[3:])


def is_ready(command, folder):
    """Whether the files that it reads are there."""
    read = [value for key, value in values(command).items() if key in INPUTS]
    return all((folder / value).exists() for value in read)


@pytest.fixture(scope="module")
def workplace(root, tmp_path_factory):
    """A folder like a checkout, with the sample and an empty build/."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "sample").symlink_to(root / "sample")
    (folder / "build").mkdir()
    return folder


def test_commands_of_the_documents_run(root, workplace):
    """In the order in which people read them."""
    texts = [root / "README.md", *(root / "docs" / name for name in reading_order(root))]
    found = [c for path in texts for c in commands(path.read_text(encoding="utf-8"))]
    assert len(found) >= 15
    for command in found:
        assert is_ready(command, workplace), f"nothing before makes the input of {command}"
        environment = {k: v for k, v in os.environ.items() if not k.startswith("QGIS")}
        done = subprocess.run(
            ["bash", str(root / "tools" / "qgis_process"), *command],
            cwd=workplace,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        for key, value in values(command).items():
            if value.startswith("build/") and key not in INPUTS:
                assert (workplace / value).stat().st_size > 0, (command, value)


def test_the_index_has_every_page_once(root):
    names = {path.name for path in (root / "docs").glob("*.md")} - {"README.md"}
    assert sorted(reading_order(root)) == sorted(names)


def pages_with_a_next_one():
    """(page, the next one) in reading order."""
    names = reading_order(ROOT)
    for name, following in zip(["README.md", *names], names):
        yield pytest.param(name, following, id=name)


@pytest.mark.parametrize("name, following", list(pages_with_a_next_one()))
def test_each_page_ends_with_the_next_one(root, name, following):
    last = (root / "docs" / name).read_text(encoding="utf-8").rstrip().splitlines()[-1]
    assert re.fullmatch(rf"Next: \[[^]]+\]\({following}\)", last)


def test_the_list_of_tools_is_whole(root, provider):
    index = (root / "docs" / "README.md").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^\|[^|]*\| ([^|]+) \| `(\w+)` \|", index, re.MULTILINE))
    workflows = dict(re.findall(r"\*([^*]+)\*\s+\(`(\w+)`\)", index))
    tools = {a.displayName(): a.name() for a in provider.algorithms()}
    assert {**listed, **workflows} == tools


def test_the_sample_is_what_its_script_makes(root):
    stations, region, zones = (
        (root / "sample" / name).read_text(encoding="utf-8")
        for name in ("stations.csv", "region.geojson", "zones.geojson")
    )
    assert sample_figures.stations_text(stations) == stations
    assert [f["properties"] for f in json.loads(sample_figures.zones_text(region))["features"]] == [
        f["properties"] for f in json.loads(zones)["features"]
    ]
    deployment = read_deployment(
        root / "sample" / "stations.csv", root / "sample" / "region.geojson"
    )
    counts, flows = sample_figures.day_texts(deployment)
    # chance draws the same numbers everywhere, but sums may differ in their last digits
    for name, made in (("counts.csv", counts), ("flows.csv", flows)):
        kept = (root / "sample" / name).read_text(encoding="utf-8").splitlines()
        differ = set(kept) ^ set(made.splitlines())
        assert len(differ) <= 0.01 * len(kept), name
