"""Whole chains through `qgis_process`, as scripts call it: on the bundled sample and on real deployments."""

import json
import os
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr

FEW = ["CELL_SIZE=500", "WINDOW=30000"]


@pytest.fixture
def call(root, tmp_path):
    """A call of `qgis_process run`: gives results, or the message of a run that failed."""

    def call(tool, *parameters, fails=False):
        command = [
            "bash",
            str(root / "tools" / "qgis_process"),
            "run",
            f"deepmend:{tool}",
            "--json",
            "--",
        ]
        environment = {k: v for k, v in os.environ.items() if not k.startswith("QGIS")}
        done = subprocess.run(
            [*command, *parameters],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if fails:
            assert done.returncode == 1, done.stdout + done.stderr
            return done.stdout + done.stderr
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout[done.stdout.index("{") :])["results"]

    return call


def test_from_table_to_distances(call, root, tmp_path):
    prepared, voronoi, density = (str(tmp_path / n) for n in ("s.gpkg", "v.tif", "d.tif"))
    region = f"REGION={root / 'sample' / 'region.geojson'}"
    call(
        "preparestations",
        f"INPUT={root / 'sample' / 'stations.csv'}",
        "X_FIELD=longitude",
        "Y_FIELD=latitude",
        "INPUT_CRS=EPSG:4326",
        region,
        f"OUTPUT={prepared}",
    )
    stations = ogr.Open(prepared)  # held: its features go with it
    ids = [feature["station_id"] for feature in stations.GetLayer(0) if feature["in_region"]]
    chosen = f"STATIONS=station_id IN ('{ids[0]}', '{ids[5]}')"
    shared = [f"INPUT={prepared}", region, chosen, *FEW]
    call(
        "voronoidiffusion", *shared, f"OUTPUT={voronoi}", f"OUTPUT_CELLS={tmp_path / 'cells.gpkg'}"
    )
    call("densitydiffusion", *shared, f"OUTPUT={density}")
    results = call(
        "ksdistance",
        f"REFERENCE={density}",
        f"CANDIDATE={voronoi}",
        f"OUTPUT={tmp_path / 'ks.csv'}",
        f"OUTPUT_HTML={tmp_path / 'ks.html'}",
    )
    table = np.genfromtxt(
        tmp_path / "ks.csv", delimiter=",", names=True, dtype=None, encoding="utf-8"
    )
    assert table["station_id"].tolist() == [ids[0], ids[5]]
    assert results["MEAN_KS"] == pytest.approx(table["ks"].mean(), abs=1e-6)
    assert 0 < results["MEAN_KS"] < 1
    for path in (voronoi, density):
        raster = gdal.Open(path)
        for i in (1, 2):
            values = raster.GetRasterBand(i).ReadAsArray().astype(float)
            assert values[values != -9999].sum() == pytest.approx(1, abs=1e-6)
    assert (tmp_path / "ks.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_samples_can_be_simulated_and_mapped(call, tmp_path):
    call(
        "samplestations",
        "SEED=4",
        "COUNT=30",
        "EXTENT=700000,740000,6600000,6640000 [EPSG:2154]",
        f"OUTPUT={tmp_path / 'sample.gpkg'}",
    )
    shared = [f"INPUT={tmp_path / 'sample.gpkg'}", "STATIONS=$id <= 10", *FEW]
    call("simulategroundtruth", *shared, "SEED=2", f"OUTPUT={tmp_path / 'truth.tif'}")
    call(
        "densitydiffusion",
        *shared,
        f"GROUND_TRUTH={tmp_path / 'truth.tif'}",
        f"OUTPUT={tmp_path / 'd.tif'}",
        f"OUTPUT_TABLE={tmp_path / 'betas.csv'}",
    )
    for name in ("truth.tif", "d.tif"):
        assert gdal.Open(str(tmp_path / name)).RasterCount == 10
    table = np.genfromtxt(tmp_path / "betas.csv", delimiter=",", names=True, usecols=(1, 2))
    assert len(table) == 10
    assert (table["beta"] >= 0.1).all() and (table["beta"] <= 10.0).all()
    assert (table["ks"] > 0.0).all() and (table["ks"] < 0.6).all()


def test_models_are_compared_with_simulated_maps(call, root, tmp_path):
    prepared, truth = str(tmp_path / "s.gpkg"), str(tmp_path / "truth.tif")
    region = f"REGION={root / 'sample' / 'region.geojson'}"
    table = [f"INPUT={root / 'sample' / 'stations.csv'}", "X_FIELD=longitude", "Y_FIELD=latitude"]
    call("preparestations", *table, "INPUT_CRS=EPSG:4326", region, f"OUTPUT={prepared}")
    shared = [f"INPUT={prepared}", region, *FEW]
    call("simulategroundtruth", *shared, "STATIONS=$id <= 12", "SEED=1", f"OUTPUT={truth}")
    compared, page = tmp_path / "compared.gpkg", tmp_path / "compared.html"
    results = call(
        "comparemodels",
        *shared,
        "MODELS=voronoi,density",
        f"GROUND_TRUTH={truth}",
        f"OUTPUT={compared}",
        f"OUTPUT_HTML={page}",
    )
    stations = ogr.Open(str(compared))  # held: its features go with it
    rows = list(stations.GetLayer(0))
    names = [field.name for field in stations.GetLayer(0).schema]
    assert len(rows) == gdal.Open(truth).RasterCount
    models = [name[3:] for name in names if name.startswith("ks_")]
    assert len(models) == 2
    for row in rows:
        for model in models:
            assert 0 < row[f"ks_{model}"] < 1
            assert row[f"accuracy_{model}"] == pytest.approx(1 - row[f"ks_{model}"], abs=1e-9)
    assert Path(results["OUTPUT_HTML"]) == page
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_bad_input_fails_with_a_sentence_and_no_file(call, root, tmp_path):
    said = call(
        "voronoidiffusion",
        f"INPUT={root / 'sample' / 'region.geojson'}",
        f"OUTPUT={tmp_path / 'v.tif'}",
        fails=True,
    )
    assert "stations are points" in said and "Traceback" not in said
    said = call(
        "densitydiffusion",
        f"INPUT={root / 'sample' / 'region.geojson'}",
        "CELL_SIZE=-1",
        f"OUTPUT={tmp_path / 'd.tif'}",
        fails=True,
    )
    assert "Traceback" not in said
    said = call(
        "comparemodels",
        f"INPUT={root / 'sample' / 'stations.csv'}",
        "MODELS=voronoi,7",
        f"OUTPUT={tmp_path / 'c.gpkg'}",
        fails=True,
    )
    assert "'7' is not a model" in said and "Traceback" not in said
    assert not list(tmp_path.glob("*.tif*")) and not list(tmp_path.glob("*.gpkg*"))


CITIES = ["Bordeaux", "Lille", "Lyon", "Mans", "Nantes", "Orleans", "Toulouse"]


@pytest.mark.parametrize("city", CITIES)
def test_real_deployments(city, provider, shared_data, tmp_path):
    """Every real deployment goes through the tools: two stations each, in coarse cells."""
    import processing

    files = sorted((shared_data / "stations").glob(f"*_{city}*.csv"))
    assert files
    region = str(shared_data / "regions" / f"{city}.geojson")
    for file in files:
        prepared = processing.run(
            "deepmend:preparestations",
            {"INPUT": str(file), "REGION": region, "OUTPUT": str(tmp_path / f"{file.stem}.gpkg")},
        )["OUTPUT"]
        for tool in ("voronoidiffusion", "voronoiboostdiffusion", "densitydiffusion"):
            maps = processing.run(
                f"deepmend:{tool}",
                {
                    "INPUT": prepared,
                    "REGION": region,
                    "STATIONS": "in_region and $id <= 2",
                    "CELL_SIZE": 200,
                    "OUTPUT": str(tmp_path / f"{file.stem}_{tool}.tif"),
                },
            )["OUTPUT"]
            raster = gdal.Open(maps)
            assert raster.RasterCount >= 1
            for i in range(1, raster.RasterCount + 1):
                values = raster.GetRasterBand(i).ReadAsArray().astype(float)
                assert values[values != -9999].sum() == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("station", ["7862", "8957"])
def test_operator_maps(station, root, provider, shared_data, tmp_path):
    """The values that docs/accuracy.md gives for two real operator maps, through the tools."""
    import processing

    page = (root / "docs" / "accuracy.md").read_text(encoding="utf-8")
    header, row = (
        [
            cell.strip()
            for cell in re.search(rf"^\| {name} \|(.*)\|$", page, re.M).group(1).split("|")
        ]
        for name in ("data", f"operator map, station {station}")
    )
    figures = {model: float(cell.split()[0]) for model, cell in zip(header, row)}
    folder = shared_data / "operator_maps"
    truth = str(folder / f"station_{station}.tif")
    prepared = processing.run(
        "deepmend:preparestations",
        {
            "INPUT": str(folder / f"station_{station}_deployment.csv"),
            "INPUT_CRS": "EPSG:2154",
            "OUTPUT": str(tmp_path / "stations.gpkg"),
        },
    )["OUTPUT"]
    shared = {
        "INPUT": prepared,
        "REGION": str(folder / f"station_{station}_region.gpkg"),
        "STATIONS": f"station_id = 'station_{station}'",
        "OUTPUT": str(tmp_path / "maps.tif"),
    }
    tools = {
        "Voronoi": ("voronoidiffusion", {}),
        "VoronoiBoost": ("voronoiboostdiffusion", {}),
        "density, beta 1.3": ("densitydiffusion", {"BETA": 1.3}),
        "density, beta 1.49": ("densitydiffusion", {"BETA": 1.49}),
        "DeepMEND best": ("deepmenddiffusion", {"STUDENT": "best"}),
        "DeepMEND paper": ("deepmenddiffusion", {"STUDENT": "paper"}),
        "density, best beta": ("densitydiffusion", {"GROUND_TRUTH": truth}),
    }
    assert len(figures) >= 4
    for model, expected in figures.items():
        tool, more = tools[model]
        maps = processing.run(f"deepmend:{tool}", {**shared, **more})["OUTPUT"]
        found = processing.run(
            "deepmend:ksdistance", {"REFERENCE": truth, "CANDIDATE": maps, "OUTPUT": "memory:"}
        )
        assert found["MEAN_KS"] == pytest.approx(expected, abs=0.0006)
