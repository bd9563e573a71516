"""What weighs stations in zones: POPULATION in `zoneweights` and `zoneflows`."""

import numpy as np
import pytest

from ..cases import Log, bands, polygons, rows_of, run, write_raster
from .overlay_cases import NORTH, WEST, diffusion_maps, on_land, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")


def people(path, values):
    """A raster on the cells of the land."""
    return write_raster(path, [values], corner=(WEST, NORTH))


def weights(log=None, **more):
    """{(station, zone): weight}, '' for what is outside all zones."""
    given = {**shared(ZONES=polygons(*square_zones()), MIN_WEIGHT=0.0), **more}
    rows = rows_of(
        run("zoneweights", log, **given, OUTPUT_WEIGHTS="memory:", OUTPUT_ZONES="memory:")[
            "OUTPUT_WEIGHTS"
        ]
    )
    return {(row["station_id"], row["zone_id"] or ""): row["weight"] for row in rows}


def of_stations(found):
    sums = {}
    for (station, _), weight in found.items():
        sums[station] = sums.get(station, 0.0) + weight
    return sums


@pytest.mark.parametrize("model", ["voronoi", "density", "deepmend"])
def test_people_everywhere_alike_change_nothing(model, tmp_path):
    even = people(tmp_path / "even.tif", np.full((100, 100), 3.0))
    plain, peopled = weights(MODEL=model), weights(MODEL=model, POPULATION=even)
    tolerance = 1e-9 if model != "voronoi" else 4e-3  # outlines, and cells of a raster
    for pair in plain:
        assert peopled.get(pair, 0.0) == pytest.approx(plain[pair], abs=tolerance)


def test_weights_are_those_of_peopled_maps(tmp_path):
    """Against every cell of the maps times the people in it."""
    maps, transform = diffusion_maps(tmp_path / "maps.tif")
    count = np.random.default_rng(4).uniform(0.0, 9.0, (100, 100))
    raster = people(tmp_path / "people.tif", count)
    found = weights(MAPS=str(tmp_path / "maps.tif"), POPULATION=raster)
    walked = weights(POPULATION=raster)
    for station, values in maps.items():
        rows = {zone: w for (name, zone), w in found.items() if name == station}
        assert sum(rows.values()) == pytest.approx(1.0, abs=1e-9)
        share = values * count
        north = share[:50].sum() / share.sum()
        assert 0.0 < north < 1.0
        for zone, weight in rows.items():
            assert walked.get((station, zone), 0.0) == pytest.approx(weight, abs=0.01)


def test_nobody_on_one_side(tmp_path):
    count = np.ones((100, 100))
    count[:, :50] = 0.0  # nobody in the west
    found = weights(POPULATION=people(tmp_path / "east.tif", count))
    plain = weights()
    assert all(total == pytest.approx(1.0, abs=1e-9) for total in of_stations(found).values())
    # zones are numbered from the west, column by column
    assert sum(found.get(("S0", str(zone)), 0.0) for zone in range(1, 13)) < 1e-9
    assert sum(plain.get(("S0", str(zone)), 0.0) for zone in range(1, 13)) > 0.05


def test_stations_without_people_are_spread_without(tmp_path):
    log = Log()
    count = np.zeros((100, 100))
    count[0, 0] = 5.0  # one corner, where no Voronoi cell but one reaches
    raster = people(tmp_path / "corner.tif", count)
    found = weights(log, MODEL="voronoi", POPULATION=raster)
    assert any("POPULATION is 0 wherever 11 stations can serve" in text for text in log.warnings)
    assert all(total == pytest.approx(1.0, abs=1e-9) for total in of_stations(found).values())


def test_flows_take_it_too(tmp_path):
    from .test_zoneflows import between_zones

    count = np.ones((100, 100))
    count[:, :50] = 0.0
    raster = people(tmp_path / "east.tif", count)
    plain, peopled = (
        rows_of(between_zones(**more)["OUTPUT"]) for more in ({}, {"POPULATION": raster})
    )
    assert sum(row["flow"] for row in peopled) == pytest.approx(22.5)
    assert len(peopled) < len(plain)


def test_zones_hold_what_the_peopled_metric_has_there(tmp_path):
    """Two tools with one population, from the same maps; rasters are of single precision."""
    diffusion_maps(tmp_path / "maps.tif")
    raster = people(tmp_path / "p.tif", np.random.default_rng(4).uniform(0.0, 9.0, (100, 100)))
    # squares of whole cells
    corners = [(WEST + 2000.0 * i, NORTH - 2000.0 * j) for i in range(10) for j in range(1, 11)]
    squares = [
        f"Polygon (({x} {y}, {x + 2000} {y}, {x + 2000} {y + 2000}, {x} {y + 2000}, {x} {y}))"
        for x, y in corners
    ]
    given = {**shared(), "MAPS": str(tmp_path / "maps.tif"), "POPULATION": raster}
    zones = run(
        "zoneweights",
        **given,
        ZONES=polygons(*squares),
        METRIC_FIELDS=["users"],
        MIN_WEIGHT=0.0,
        OUTPUT_ZONES="memory:",
    )
    metric = run("mapmetric", **given, METRIC_FIELD="users", OUTPUT=str(tmp_path / "metric.tif"))
    values, transform = bands(metric["OUTPUT"])
    cells = on_land(next(iter(values.values())), transform)
    by_square = cells.reshape(10, 10, 10, 10).sum(axis=(1, 3))
    for (x, y), row in zip(corners, rows_of(zones["OUTPUT_ZONES"])):
        column, line = round((x - WEST) / 2000.0), round((NORTH - y) / 2000.0) - 1
        assert row["users"] == pytest.approx(by_square[line, column], rel=1e-5, abs=1e-6)
