"""Present population over time: each time as it is alone, from a walk and from maps."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from ..cases import Log, bands, run, stations
from .overlay_cases import USERS, counted, differ, diffusion_maps, shared
from .test_countstable import HOURS, all_hours, table

pytestmark = pytest.mark.usefixtures("provider")


def over_time(path, rows=None, log=None, **more):
    given = {
        **shared(),
        "COUNTS": table(all_hours() if rows is None else rows),
        "STATION_FIELD": "cell",
        "COUNTS_FIELD": "n",
        "TIME_FIELD": "hour",
        "ITERATIONS": 6,
        "OUTPUT": str(path),
        **more,
    }
    result = run("presentpopulation", log, **given)
    return result, bands(result["OUTPUT"])[0]


@pytest.mark.parametrize("model", ["density", "deepmend", "voronoi", "voronoiboost"])
def test_each_time_is_what_it_is_alone(model, tmp_path):
    rng = np.random.default_rng(5)
    counts = rng.integers(0, 90, (12, 3)).astype(float)
    rows = [(f"S{i}", hour, float(counts[i, k])) for k, hour in enumerate(HOURS) for i in range(12)]
    shipped = {"MODEL": model, "TOLERANCE": 0.002}
    result, found = over_time(tmp_path / "all.tif", rows, **shipped)
    assert result["TOTAL"] == pytest.approx(counts.sum(), rel=1e-9)
    for k, values in enumerate(found.values()):
        layer = stations(n=counts[:, k].tolist())
        given = {**shared(INPUT=layer), **shipped, "ITERATIONS": 6}
        path = str(tmp_path / f"{k}.tif")
        run("presentpopulation", **given, COUNT_FIELD="n", OUTPUT=path)
        (alone,) = bands(path)[0].values()
        assert differ(values, alone) < 1e-6
        assert np.nansum(values) == pytest.approx(counts[:, k].sum(), rel=1e-6)


def test_the_field_of_counts_may_be_the_old_parameter(tmp_path):
    _, new = over_time(tmp_path / "new.tif")
    _, old = over_time(tmp_path / "old.tif", COUNTS_FIELD=None, COUNT_FIELD="n")
    assert list(new) == list(old)
    for name in new:
        np.testing.assert_array_equal(new[name], old[name])


def test_a_station_without_a_row_is_unknown_or_counted_no_one(tmp_path):
    rows = [row for row in all_hours() if row[:2] != ("S3", HOURS[1])]
    log = Log()
    _, unknown = over_time(tmp_path / "a.tif", rows, log)
    assert "without a row of COUNTS: 1. They are unknown" in log.text
    _, none = over_time(tmp_path / "b.tif", rows, NULLS="zero")
    first, second, third = (differ(unknown[name], none[name]) for name in unknown)
    assert max(first, third) < 1e-9 < 1e-3 < second


def test_a_time_without_devices_is_empty_land(tmp_path):
    rows = [(name, hour, 0.0 if hour == HOURS[1] else n) for name, hour, n in all_hours()]
    result, found = over_time(tmp_path / "a.tif", rows)
    assert np.nanmax(list(found.values())[1]) == 0.0
    assert result["TOTAL"] == pytest.approx(4.0 * sum(USERS))


def test_groups_over_time(tmp_path):
    operators = ["Red"] * 6 + ["Blue"] * 6
    result, found = over_time(
        tmp_path / "a.tif", INPUT=counted(operator=operators), GROUP_FIELD="operator"
    )
    assert [np.nansum(v) for v in found.values()] == pytest.approx(
        [(1 + k) * sum(USERS) for k in range(3)], rel=1e-6
    )


def test_from_maps(tmp_path):
    diffusion_maps(tmp_path / "maps.tif")
    _, walked = over_time(tmp_path / "walked.tif")
    _, mapped = over_time(tmp_path / "mapped.tif", MAPS=str(tmp_path / "maps.tif"))
    for name in walked:
        assert differ(mapped[name], walked[name]) < 0.01


def test_cancelled_in_the_middle(tmp_path):
    with pytest.raises(QgsProcessingException, match="[Cc]ancel"):
        over_time(tmp_path / "a.tif", log=Log(cancel_at=60.0), ITERATIONS=400, TOLERANCE=0.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"COUNTS": None}, "COUNT_FIELD and COUNTS are both empty: set one of them"),
        ({"COUNTS": lambda: table([("S0", "8", 0.0)])}, "All counts of COUNTS are 0"),
    ],
)
def test_what_cannot_be_used(more, message, tmp_path):
    given = {name: value() if callable(value) else value for name, value in more.items()}
    with pytest.raises(QgsProcessingException, match=message):
        over_time(tmp_path / "a.tif", **{**given, "COUNTS_FIELD": "n" if given["COUNTS"] else None})
