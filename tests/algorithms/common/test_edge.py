"""EDGE, and the warnings where users are placed far beyond the stations."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from ..cases import CENTRE, Log, bands, polygons, positions, run, stations

pytestmark = pytest.mark.usefixtures("provider")

SIDE = 60000.0
FAR = (
    f"Polygon (({CENTRE[0] - SIDE} {CENTRE[1] - SIDE}, {CENTRE[0] + SIDE} {CENTRE[1] - SIDE},"
    f" {CENTRE[0] + SIDE} {CENTRE[1] + SIDE}, {CENTRE[0] - SIDE} {CENTRE[1] + SIDE},"
    f" {CENTRE[0] - SIDE} {CENTRE[1] - SIDE}))"
)
WIDE = {"CELL_SIZE": 500.0, "WINDOW": 60000.0}


def maps(tmp_path, log=None, **more):
    path = str(tmp_path / "maps.tif")
    run("densitydiffusion", log, INPUT=stations(), OUTPUT=path, **{**WIDE, **more})
    return bands(path)


def farthest(values, transform):
    """Largest distance of a cell with something in it to the nearest station, metres."""
    row, column = np.nonzero(np.nan_to_num(values) > 0.0)
    x = transform[0] + (column + 0.5) * transform[1]
    y = transform[3] + (row + 0.5) * transform[5]
    gaps = positions()[:, None] - np.column_stack([x, y])
    return np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=0).max()


def test_devices_are_not_placed_beyond_the_edge(tmp_path):
    log = Log()
    found, transform = maps(tmp_path, log, REGION=polygons(FAR), EDGE="4000")
    reach = max(farthest(values, transform) for values in found.values())
    # the hull is never farther from a station than half the way between two
    assert 4000.0 < reach < 4000.0 + 500.0 + 6000.0
    assert "Devices are placed at most 4,000 m beyond the outermost stations" in log.text
    assert not log.warnings
    for values in found.values():
        assert np.nansum(values) == pytest.approx(1.0, abs=1e-4)


def test_without_edge_nothing_changes(tmp_path):
    plain, transform = maps(tmp_path, REGION=polygons(FAR))
    empty, _ = maps(tmp_path, REGION=polygons(FAR), EDGE=" ")
    assert max(farthest(values, transform) for values in plain.values()) > 20000.0
    for name in plain:
        assert np.array_equal(plain[name], empty[name], equal_nan=True)


@pytest.mark.parametrize(
    "region, sentence",
    [
        (FAR, "REGION extends far beyond the stations: about {n} % of a station's users"),
        (None, "REGION is not set: about {n} % of a station's users are placed more than"),
    ],
)
def test_the_share_beyond_is_told(tmp_path, region, sentence):
    log = Log()
    land = None if region is None else polygons(region)
    found, transform = maps(tmp_path, log, REGION=land)
    (warning,) = [text for text in log.warnings if "beyond the outermost" in text]
    start, end = sentence.split("{n}")
    assert warning.startswith(start) and end in warning and "EDGE to auto" in warning
    told = float(warning[len(start) :].split(" %")[0]) / 100.0
    limit = 1000.0 * float(warning.split("more than ")[1].split(" km")[0])
    shares = []
    for values in found.values():
        values = np.nan_to_num(values)
        row, column = np.indices(values.shape)
        x = transform[0] + (column + 0.5) * transform[1]
        y = transform[3] + (row + 0.5) * transform[5]
        gaps = positions()[:, None, None] - np.stack([x, y], -1)
        far = np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=0) > limit
        shares.append(values[far].sum())
    # beyond the hull is nearly what is far from all stations
    assert told == pytest.approx(np.mean(shares), abs=0.1)


def test_overlay_tools_tell_it_before_they_begin(tmp_path):
    log = Log()
    layer = stations(users=[10.0] * 12)
    given = {"INPUT": layer, "METRIC_FIELD": "users", "MODEL": "deepmend", **WIDE}
    run("mapmetric", log, REGION=polygons(FAR), OUTPUT=str(tmp_path / "m.tif"), **given)
    assert any("REGION extends far beyond" in text for text in log.warnings)
    log = Log()
    run(
        "mapmetric", log, REGION=polygons(FAR), EDGE="auto", OUTPUT=str(tmp_path / "m.tif"), **given
    )
    assert not log.warnings
    values, _ = bands(str(tmp_path / "m.tif"))
    assert np.nansum(next(iter(values.values()))) == pytest.approx(120.0, rel=1e-4)


@pytest.mark.parametrize("value", ["-5", "0", "far", "nan", "inf"])
def test_what_is_not_a_distance_is_refused(tmp_path, value):
    with pytest.raises(QgsProcessingException, match="EDGE must be a positive number of metres"):
        maps(tmp_path, EDGE=value)
    assert not (tmp_path / "maps.tif").exists()


def test_each_operator_counts_by_itself(tmp_path):
    """Of two operators on the same masts the spacing is that of one."""
    logs = [Log(), Log()]
    xy = positions()
    twice = stations(np.concatenate([xy, xy + 5.0]), operator=["A"] * 12 + ["B"] * 12)
    path = str(tmp_path / "maps.tif")
    given = {"REGION": polygons(FAR), "EDGE": "auto", "OUTPUT": path, **WIDE}
    run("densitydiffusion", logs[0], INPUT=stations(), **given)
    run("densitydiffusion", logs[1], INPUT=twice, GROUP_FIELD="operator", **given)
    lines = [next(t for t in log.infos if "at most" in t).split(" m ")[0] for log in logs]
    assert lines[0] == lines[1]
