"""`presentpopulation`: the formula by hand, the prior, totals, and what is refused."""

import os
import tempfile

import numpy as np
import pytest
from qgis.core import NULL, QgsProcessingException

from deepmend.models.grid import Grid

from ..cases import LAND, SMALL, Log, bands, polygons, run, stations, write_raster
from .overlay_cases import USERS, counted, differ, diffusion_maps, forget_areas, shared

pytestmark = pytest.mark.usefixtures("provider")


def present(tmp_path, log=None, **more):
    given = {"COUNT_FIELD": "users", "OUTPUT": str(tmp_path / "present.tif"), **shared(**more)}
    result = run("presentpopulation", log, **given)
    (values,) = bands(result["OUTPUT"])[0].values()
    return result, np.nan_to_num(values)


def by_hand(maps, normalisers, counts, iterations):
    served = np.array([a * m for a, m in zip(normalisers, maps.values())])
    total = served.sum(axis=0)
    p = np.divide(served, total, out=np.zeros_like(served), where=total > 0)
    u = (total > 0) * sum(counts) / (total > 0).sum()
    for _ in range(iterations):
        u = sum(c * u * q / (u * q).sum() for c, q in zip(counts, p) if c > 0)
    return u


def test_it_is_the_formula_with_areas_of_voronoi_cells(tmp_path):
    shipped = {"STUDENT": "best", "WEIGHTS": None}
    maps, _ = diffusion_maps(tmp_path / "maps.tif", "deepmenddiffusion", **shipped)
    forget_areas(tmp_path / "maps.tif")
    cells, _ = diffusion_maps(tmp_path / "cells.tif", "voronoidiffusion")
    areas = [1.0 / values.max() for values in cells.values()]
    log = Log()
    result, values = present(
        tmp_path, log, MAPS=str(tmp_path / "maps.tif"), ITERATIONS=7, TOLERANCE=0.0
    )
    np.testing.assert_allclose(values, by_hand(maps, areas, USERS, 7), rtol=2e-3, atol=1e-4)
    assert result["STEPS"] == 7
    assert "Iteration 7" in log.text
    assert "ITERATIONS was reached" in log.text


@pytest.mark.parametrize("model", ["density", "deepmend"])
def test_a_raster_gives_what_its_model_gives(model, tmp_path):
    shipped = {"STUDENT": "best", "WEIGHTS": None} if model == "deepmend" else {}
    diffusion_maps(tmp_path / "maps.tif", f"{model}diffusion", **shipped)
    _, by_model = present(tmp_path, ITERATIONS=5, TOLERANCE=0.0, MODEL=model)
    _, by_maps = present(tmp_path, ITERATIONS=5, TOLERANCE=0.0, MAPS=str(tmp_path / "maps.tif"))
    assert differ(by_model, by_maps) < 0.01


def test_the_density_model_has_its_own_normaliser(tmp_path):
    import shapely

    from deepmend.models.density import DensityModel
    from deepmend.models.deployment import Deployment

    from ..cases import positions

    maps, transform = diffusion_maps(tmp_path / "maps.tif")
    deployment = Deployment([f"S{i}" for i in range(12)], positions(), shapely.from_wkt(LAND))
    model = DensityModel()
    normalisers = [
        model.association(deployment, i, Grid.window(*deployment.xy[i], 200.0, 60000.0)).sum()
        for i in range(12)
    ]
    _, values = present(tmp_path, ITERATIONS=5, TOLERANCE=0.0)
    assert differ(values, by_hand(maps, normalisers, USERS, 5)) < 0.01


@pytest.mark.parametrize("model", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_every_model_conserves_the_total(model, tmp_path):
    result, values = present(tmp_path, MODEL=model, ITERATIONS=4)
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
    assert values.sum() == pytest.approx(sum(USERS), rel=1e-6)
    assert values.min() >= 0


def test_likelihood_in_the_log_rises(tmp_path):
    log = Log()
    present(tmp_path, log, ITERATIONS=5, TOLERANCE=0.0)
    fits = [float(line.rsplit(" ", 1)[1]) for line in log.infos if line.startswith("Iteration ")]
    assert len(fits) == 5
    assert fits == sorted(fits)
    assert fits[0] < fits[-1]


def test_it_ends_at_the_tolerance(tmp_path):
    result, _ = present(tmp_path, ITERATIONS=500, TOLERANCE=0.01)
    assert 1 < result["STEPS"] < 500


def test_a_prior_is_where_it_starts(tmp_path):
    people = np.zeros((100, 100))
    people[:, :52] = 5.0
    path = write_raster(tmp_path / "people.tif", [people])
    result, values = present(tmp_path, PRIOR=path, ITERATIONS=3)
    _, transform = bands(tmp_path / "present.tif")
    edge = round((690000.0 + 52 * 200.0 - transform[0]) / 200.0)
    assert values[:, edge:].sum() == pytest.approx(0.0, abs=1e-6)
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)


def test_a_prior_without_people_near_a_station_is_told(tmp_path):
    people = np.zeros((100, 100))
    people[50, 50] = 1.0
    path = write_raster(tmp_path / "people.tif", [people])
    log = Log()
    result, _ = present(tmp_path, log, PRIOR=path, MODEL="voronoi")
    assert "PRIOR is 0 wherever" in log.text
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)


@pytest.mark.parametrize(
    "epsg, sentence", [(None, "PRIOR has no CRS"), (32631, "PRIOR has no people")]
)
def test_priors_that_cannot_be_used(epsg, sentence, tmp_path):
    path = write_raster(tmp_path / "people.tif", [np.ones((100, 100))], epsg=epsg)
    with pytest.raises(QgsProcessingException, match=sentence):
        present(tmp_path, PRIOR=path)
    assert not (tmp_path / "present.tif").exists()


def test_unknown_counts_differ_from_none(tmp_path):
    users = list(USERS)
    users[3] = NULL
    layer = stations(users=users)
    skipped, first = present(tmp_path, INPUT=layer, NULLS="skip")
    zero, second = present(tmp_path, INPUT=layer, NULLS="zero")
    total = sum(USERS) - USERS[3]
    assert [skipped["TOTAL"], zero["TOTAL"]] == pytest.approx([total, total], rel=1e-9)
    assert np.abs(first - second).max() > 1e-3


def test_operators_are_estimated_apart(tmp_path):
    operators = ["Red"] * 6 + ["Blue"] * 6
    layer = counted(operator=operators)
    result, values = present(tmp_path, INPUT=layer, GROUP_FIELD="operator", ITERATIONS=3)
    apart = 0.0
    for name in ("Red", "Blue"):
        wanted = f"operator = '{name}'"
        _, part = present(
            tmp_path,
            INPUT=layer,
            GROUP_FIELD="operator",
            STATIONS=wanted,
            ITERATIONS=3,
            MODEL="density",
        )
        apart += part.sum()
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
    assert apart == pytest.approx(sum(USERS), rel=1e-5)
    assert values.sum() == pytest.approx(sum(USERS), rel=1e-6)


@pytest.mark.parametrize(
    "values, more, sentence",
    [
        (["many"] * 12, {}, "COUNT_FIELD 'users' of station S0 is not a number"),
        ([-1.0] + USERS[1:], {}, "of station S0 is negative"),
        ([0.0] * 12, {}, "COUNT_FIELD 'users' has no device"),
        (USERS, {"ITERATIONS": 0}, "ITERATIONS"),
        (USERS, {"TOLERANCE": -1.0}, "TOLERANCE"),
    ],
)
def test_what_cannot_be(values, more, sentence, tmp_path):
    with pytest.raises(QgsProcessingException, match=sentence):
        present(tmp_path, INPUT=stations(users=values), **more)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at", [0.0, 20.0, 60.0])
def test_cancel_leaves_nothing_not_even_the_scratch_file(at, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        present(tmp_path, Log(cancel_at=at), TOLERANCE=0.0)
    assert os.listdir(tmp_path) == ["scratch"]
    assert os.listdir(scratch) == []


def test_a_region_is_kept(tmp_path):
    land = (
        "Polygon ((690000 6590000, 700050 6590000, 700050 6610000, 690000 6610000, 690000 6590000))"
    )
    result, values = present(tmp_path, REGION=polygons(land), **SMALL)
    assert values.shape == (100, 51)  # where the land ends
    assert result["TOTAL"] < sum(USERS)
