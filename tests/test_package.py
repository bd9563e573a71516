"""The zip: what is in it, and that it runs from a profile where nothing else is."""

import io
import os
import re
import subprocess
import sys
import zipfile
from urllib.parse import unquote

import pytest

from tools.documents import make_guide
from tools.setup import check_package
from tools.setup.make_wheel import make_wheel


@pytest.fixture(scope="module")
def package(root, tmp_path_factory):
    """The zip of the last commit."""
    git = ["git", "-C", str(root), "rev-parse", "--verify", "HEAD"]
    if not (root / ".git").exists() or subprocess.run(git, capture_output=True).returncode:
        pytest.skip("no git checkout, so there is no commit to make a zip of")
    folder = tmp_path_factory.mktemp("zip ä")
    script = ["bash", str(root / "tools" / "setup" / "package.sh"), str(folder)]
    done = subprocess.run(script, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (path,) = folder.iterdir()
    assert re.fullmatch(r"deepmend-[\d.]+\.zip", path.name)
    return path


def test_a_plugin_site_would_take_it(package):
    with zipfile.ZipFile(package) as archive:
        assert check_package.file_problems(archive) == []
        problems, _ = check_package.metadata_problems(
            archive.read("deepmend/metadata.txt").decode()
        )
        names = archive.namelist()
        modes = {info.external_attr >> 16 & 0o777 for info in archive.infolist()}
    assert problems == []
    assert modes <= {0, 0o644, 0o755, 0o775}, "not everybody could read it"
    assert not [name for name in names if "/tests/" in name or "/tools/" in name]
    assert not [name for name in names if name.startswith("deepmend/.")]
    assert "deepmend/docs/overlay.html" in names
    assert "deepmend/sample/example/deepmend.qgz" in names
    assert "deepmend/sample/example/hours.tif" in names
    assert "deepmend/models/deepmend/best.npz" in names
    assert "deepmend/deepmend_plugin/workflows/metrictozones.model3" in names


def test_pages_of_the_guide_lead_to_each_other(package, tmp_path):
    """In the zip, where help buttons open them: each link, picture and heading that is linked is there."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "deepmend"
    pages = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    assert {path.with_suffix(".md") for path in pages} == set(folder.rglob("*.md"))
    count = 0
    for path, text in pages.items():
        for target in re.findall(r'(?:href|src)="([^"]+)"', text):
            if target.startswith("https://"):
                continue
            name, _, heading = unquote(target).partition("#")
            other = (path.parent / name).resolve() if name else path
            assert other.is_file() and other.suffix != ".md", (path.name, target)
            if heading:
                assert f'id="{heading}"' in pages[other], (path.name, target)
            count += 1
    assert count > 50


def test_a_page_of_the_guide():
    text = "# A *title*\n\n[x](y.md#z), [w](https://e.org/r.md)\n\n| a |\n|---|\n| <1 |\n"
    page = make_guide.page(text, "y", "README.html")
    assert "<title>A title</title>" in page
    assert 'href="y.html#z"' in page and 'href="https://e.org/r.md"' in page
    assert "<td>&lt;1</td>" in page
    assert '<a href="README.html">' in page
    assert "<nav>" not in make_guide.page(text, "y", None)


def test_code_in_it_is_safe(package, tmp_path):
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path)
    assert check_package.code_problems(tmp_path) == []


def test_unsafe_code_and_secrets_are_found(tmp_path):
    (tmp_path / "a.py").write_text(
        "import subprocess\nsubprocess.call('ls ' + input(), shell=True)\n"
    )
    assert "shell=True" in check_package.code_problems(tmp_path)[0]
    # put together here, so that this file holds none
    key = "".join(("AKIA", "Z7Q2M4X9", "K1W8R5T3"))
    (tmp_path / "a.py").write_text(f"key = '{key}'\n")
    assert "detect-secrets" in check_package.code_problems(tmp_path)[-1]


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("deepmend/models/fast.so", "not taken"),
        ("deepmend/.git/config", "hidden"),
        ("deepmend/models/__pycache__/a.txt", "hidden or a cache"),
        ("other/a.py", "not in the folder"),
    ],
)
def test_files_that_are_refused(name, sentence):
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        for needed in check_package.NEEDED:
            archive.writestr(f"deepmend/{needed}", "")
        archive.writestr(name, "")
        (problem,) = check_package.file_problems(archive)
    assert sentence in problem


def test_metadata_that_is_refused(root):
    text = "[general]\nname=x\nversion=one\ntracker=not a link\n"
    problems, notes = check_package.metadata_problems(text)
    assert "metadata.txt has no author" in problems
    assert "the version is not a number such as 1.2.0" in problems
    assert "tracker is no https address: not a link" in problems
    assert [note for note in notes if "repository" in note]
    # one spot for the address, and nothing empty before there is one
    text = (root / "metadata.txt").read_text(encoding="utf-8")
    problems, notes = check_package.metadata_problems(text)
    assert problems == [] and len(notes) == len(check_package.LINKS)
    filled = re.sub(r"^#(?=\w+=https://)", "", text, flags=re.MULTILINE)
    filled = filled.replace("ADDRESS", "example.org/deepmend")
    assert check_package.metadata_problems(filled) == ([], [])
    (problem,), _ = check_package.metadata_problems("no section")
    assert "cannot be read" in problem


def test_it_runs_from_an_empty_profile(root, package, tmp_path):
    plugins = tmp_path / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(plugins)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("QGIS")}
    environment["QGIS_CUSTOM_CONFIG_PATH"] = str(tmp_path)

    def call(*arguments):
        script = (
            '. tools/setup/env.sh; export QGIS_CUSTOM_CONFIG_PATH="$0"; exec "$qgis_process" "$@"'
        )
        done = subprocess.run(
            ["bash", "-c", script, str(tmp_path), *arguments],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    call("plugins", "enable", "deepmend")
    sample = plugins / "deepmend" / "sample"
    stations, maps, weights = (tmp_path / n for n in ("s.gpkg", "m.tif", "w.csv"))
    region = f"REGION={sample / 'region.geojson'}"
    table = [f"INPUT={sample / 'stations.csv'}", "X_FIELD=longitude", "Y_FIELD=latitude"]
    call(
        "run",
        "deepmend:preparestations",
        "--",
        *table,
        "INPUT_CRS=EPSG:4326",
        region,
        f"OUTPUT={stations}",
    )
    few = ["STATIONS=$id <= 3", "CELL_SIZE=500", "WINDOW=30000"]
    given = [f"INPUT={stations}", region]
    call("run", "deepmend:deepmenddiffusion", "--", *given, *few, f"OUTPUT={maps}")
    zones = [f"ZONES={sample / 'zones.geojson'}", f"OUTPUT_WEIGHTS={weights}"]
    zones.append(f"OUTPUT_ZONES={tmp_path / 'z.gpkg'}")
    call("run", "deepmend:zoneweights", "--", *given, *few[:1], f"MAPS={maps}", *zones)
    rows = weights.read_text(encoding="utf-8").splitlines()
    assert rows[0] == "station_id,zone_id,weight,rest"
    assert len(rows) > 10


def test_a_wheel_of_the_science_works_by_itself(tmp_path):
    path = make_wheel(tmp_path)
    place = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(place), str(path)], check=True)
    code = (
        "import numpy as np, shapely, sys\n"
        f"sys.path.insert(0, {str(place)!r})\n"
        "from deepmend.models.catalogue import each_model, Settings\n"
        "from deepmend.models.deployment import Deployment\n"
        "from deepmend.models.grid import Grid\n"
        "d = Deployment('AB', [(0, 0), (3000, 0)], shapely.box(-5e3, -5e3, 5e3, 5e3), latitude=46.0)\n"
        "for entry in each_model().values():\n"
        "    if not entry.packages:\n"
        "        model = entry.make(Settings())\n"
        "        model.prepare(d)\n"
        "        print(round(float(model.diffuse(d, 0, Grid(100.0, -50, -50, 100, 100)).sum()), 4))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["1.0"] * 4
