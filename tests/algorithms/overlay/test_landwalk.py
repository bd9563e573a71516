"""The overlay tools all over the land: what differs from windows, cancelling, and a Dask cluster."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from deepmend.algorithms.overlay.weightstable import BELOW, OUTSIDE
from deepmend.models.deepmend import torch_support

from ..cases import SMALL, Log, bands, polygons, rows_of, run
from .overlay_cases import USERS, WIDE, differ, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")


def weigh(log=None, **more):
    """{(station, zone or what else the row is): weight}."""
    given = {"ZONES": polygons(*square_zones()), "METRIC_FIELDS": ["users"], **shared(**more)}
    outputs = {"OUTPUT_WEIGHTS": "memory:", "OUTPUT_ZONES": "memory:"}
    result = run("zoneweights", log, **{**outputs, **given})
    rows = rows_of(result["OUTPUT_WEIGHTS"])
    return {(r["station_id"], r["zone_id"] or r["rest"]): r["weight"] for r in rows}


@pytest.mark.parametrize("model", ["density", "deepmend", "voronoi"])
def test_the_window_does_not_matter(model):
    small, wide = weigh(MODEL=model, **SMALL), weigh(MODEL=model, **WIDE)
    assert small == wide


def test_small_weights_are_left_out():
    whole = weigh(MIN_WEIGHT=0.0)
    some = weigh(MIN_WEIGHT=0.01)
    zones = {pair: weight for pair, weight in some.items() if pair[1] not in (OUTSIDE, BELOW)}
    assert len(some) < len(whole)
    for (station, _), weight in zones.items():
        # a weight counts as it is with its part of those that are left out
        assert weight / (1.0 - some.get((station, BELOW), 0.0)) >= 0.0099
        # the walk itself leaves out what is below half of that, so little differs
    for pair, weight in zones.items():
        assert weight == pytest.approx(whole[pair], rel=1e-6)
    for station in range(12):
        total = sum(w for (name, _), w in some.items() if name == f"S{station}")
        assert total == pytest.approx(1.0, abs=1e-9)


def test_small_zones_keep_small_weights():
    """What is left out by default is little, whatever the size of zones."""
    sums = {}
    for side, limit in ((3000.0, "2.7e-05"), (500.0, "7.5e-07")):
        wkts = square_zones(side)
        log = Log()
        some = weigh(log, ZONES=polygons(*wkts))
        some = {pair: weight for pair, weight in some.items() if pair[1] != BELOW}
        assert f"Weights below {limit} are left out" in log.text
        whole = weigh(ZONES=polygons(*wkts), MIN_WEIGHT=0.0)
        lost = sum(weight for pair, weight in whole.items() if pair not in some)
        assert lost < 0.01 * 12
        sums[side] = len(whole) - len(some)
    assert sums[500.0] >= 0


@pytest.mark.parametrize("tool", ["zoneweights", "mapmetric", "presentpopulation"])
@pytest.mark.parametrize(
    "address, sentence",
    [
        ("somewhere", "SCHEDULER: 'somewhere' is not the address of a Dask scheduler"),
        ("tcp://127.0.0.1:9", "The Dask scheduler at tcp://127.0.0.1:9 cannot be reached"),
    ],
)
def test_schedulers_that_cannot_be_used(tool, address, sentence, tmp_path, monkeypatch):
    pytest.importorskip("distributed", reason="dask and distributed are not installed")
    monkeypatch.setattr("deepmend.models.cluster.WAIT", 1.0)
    with pytest.raises(QgsProcessingException, match=sentence):
        run(tool, **outputs_of(tool, tmp_path), SCHEDULER=address)
    assert not list(tmp_path.iterdir())


def outputs_of(tool, folder):
    return {
        **shared(),
        **{
            "zoneweights": {
                "ZONES": polygons(*square_zones()),
                "METRIC_FIELDS": ["users"],
                "OUTPUT_ZONES": str(folder / "z.gpkg"),
            },
            "mapmetric": {"METRIC_FIELD": "users", "OUTPUT": str(folder / "m.tif")},
            "presentpopulation": {
                "COUNT_FIELD": "users",
                "ITERATIONS": 3,
                "OUTPUT": str(folder / "m.tif"),
            },
        }[tool],
    }


def test_without_dask_there_is_one_sentence(monkeypatch, tmp_path):
    def missing(name):
        raise torch_support.MissingPackageError(name)

    monkeypatch.setattr("deepmend.models.cluster.import_package", missing)
    with pytest.raises(QgsProcessingException, match="needs the Python package distributed, which"):
        run("mapmetric", **outputs_of("mapmetric", tmp_path), SCHEDULER="tcp://127.0.0.1:8786")
    assert not list(tmp_path.iterdir())


@pytest.fixture
def cluster(tmp_path_factory):
    pytest.importorskip("distributed", reason="dask and distributed are not installed")
    from ...models.test_cluster import Cluster

    made = Cluster(tmp_path_factory.mktemp("cluster"), 2)
    yield made
    made.close()


def test_a_cluster_gives_what_this_machine_gives(cluster, tmp_path):
    for tool in ("zoneweights", "mapmetric", "presentpopulation"):
        found = []
        for address in ("", cluster.address):
            folder = tmp_path / (tool + ("_cluster" if address else ""))
            folder.mkdir()
            result = run(tool, **outputs_of(tool, folder), SCHEDULER=address)
            if tool == "zoneweights":
                values = np.array([r["users"] for r in rows_of(result["OUTPUT_ZONES"])])
            else:
                (values,) = bands(result["OUTPUT"])[0].values()
                assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
            found.append(np.nan_to_num(values))
        assert found[1] == pytest.approx(found[0], rel=1e-9)


@pytest.mark.parametrize("tool", ["zoneweights", "mapmetric", "presentpopulation"])
@pytest.mark.parametrize("at", [12.0, 40.0])
def test_cancel_in_the_midst_of_the_walk_leaves_nothing(tool, at, tmp_path):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(tool, Log(cancel_at=at), **outputs_of(tool, tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_beta_for_which_all_stations_matter_is_told(monkeypatch):
    monkeypatch.setattr("deepmend.models.density.CROWDS", (4, 6))
    monkeypatch.setattr("deepmend.models.density.CROWD", 4)
    log = Log()
    weigh(log, BETA=0.1)
    assert "BETA is so small" in log.text and "only the 6 nearest" in log.text
    log = Log()
    weigh(log, BETA=9.0)
    assert "BETA is so small" not in log.text


@pytest.mark.parametrize("tool", ["mapmetric", "presentpopulation"])
def test_a_scheduler_in_vain_is_told(tool, tmp_path):
    log = Log()
    given = {**outputs_of(tool, tmp_path), "MODEL": "voronoi", "SCHEDULER": "tcp://127.0.0.1:9"}
    run(tool, log, **given)
    assert "SCHEDULER is not used" in log.text


def test_pictures_have_no_steps(tmp_path):
    """Far from stations leaves are large; the raster does not show them."""
    result = run(
        "mapmetric",
        **{**outputs_of("mapmetric", tmp_path), "CELL_SIZE": 50.0, "MODEL": "density"},
    )
    (values,) = bands(result["OUTPUT"])[0].values()
    logs = np.log(np.nan_to_num(values, nan=1.0))
    steps = np.abs(np.diff(logs, axis=0))
    # a leaf is 15 % of the distance to the nearest station; P falls with its fifth power or so
    assert np.quantile(steps, 0.999) < 0.2
    assert (steps == 0.0).mean() < 0.05
    coarse = run("mapmetric", **outputs_of("mapmetric", tmp_path))
    (other,) = bands(coarse["OUTPUT"])[0].values()
    fine = values.reshape(100, 4, 100, 4).sum(axis=(1, 3))
    assert differ(other, fine) < 0.01
