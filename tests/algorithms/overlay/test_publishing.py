"""Market shares, and small values that are withheld."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from deepmend.algorithms.overlay.publishing import MarketShares, Withheld

from ..cases import Log, bands, polygons, rows_of, run
from .overlay_cases import USERS, counted, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")


@pytest.mark.parametrize(
    ("text", "share"), [("", 1.0), ("0.35", 0.35), ("0,35", 0.35), ("35 %", 0.35), ("1", 1.0)]
)
def test_one_share(text, share):
    assert MarketShares(text, ["", ""]).of("") == pytest.approx(share)


def test_a_share_for_each_group():
    shares = MarketShares("Red: 0.5; Blue: 25%", ["Red", "Blue", "Red"])
    assert shares.of("Red") == 0.5 and shares.of("Blue") == 0.25


@pytest.mark.parametrize("text", ["0", "-1", "35", "many", "Red: 2; Blue: 1"])
def test_what_is_not_a_share(text):
    with pytest.raises(QgsProcessingException, match="which is not a share"):
        MarketShares(text, ["Red", "Blue"])


@pytest.mark.parametrize("text", ["Red: 0.5", "Red: 0.5; Blue: 0.2; Green: 0.1"])
def test_groups_that_do_not_match(text):
    with pytest.raises(QgsProcessingException, match="a share for each group .*'Red', 'Blue'"):
        MarketShares(text, ["Red", "Blue"])


def test_small_values_are_withheld_and_told():
    log, hidden = Log(), Withheld(3.0)
    found = hidden.hide(np.array([0.0, 1.0, 2.5, 3.0, 9.0]), "Zones")
    assert np.isnan(found[1:3]).all() and found[[0, 3, 4]].tolist() == [0.0, 3.0, 9.0]
    hidden.tell(log)
    assert log.infos == ["Zones below MIN_COUNT (3), withheld: 2, with 3.5 in all"]


def test_in_all_tools(tmp_path):
    operators = ["Red"] * 6 + ["Blue"] * 6
    people = sum(USERS[:6]) / 0.5 + sum(USERS[6:]) / 0.25
    given = {
        **shared(INPUT=counted(operator=operators)),
        "GROUP_FIELD": "operator",
        "MARKET_SHARE": "Red: 0.5; Blue: 0.25",
    }
    zones = {"ZONES": polygons(*square_zones())}
    path = str(tmp_path / "out.tif")
    metric = run("mapmetric", **given, METRIC_FIELD="users", OUTPUT=path)
    assert metric["TOTAL"] == pytest.approx(people, rel=1e-9)
    present = run("presentpopulation", **given, COUNT_FIELD="users", ITERATIONS=2, OUTPUT=path)
    assert present["TOTAL"] == pytest.approx(people, rel=1e-9)
    weights = run("zoneweights", **given, **zones, METRIC_FIELDS=["users"], OUTPUT_ZONES="memory:")
    devices = run(
        "zoneweights",
        **{**given, "MARKET_SHARE": "1"},
        **zones,
        METRIC_FIELDS=["users"],
        OUTPUT_ZONES="memory:",
    )
    more, less = (
        np.array([row["users"] for row in rows_of(result["OUTPUT_ZONES"])])
        for result in (weights, devices)
    )
    assert (more >= 2.0 * less - 1e-9).all() and (more <= 4.0 * less + 1e-9).all()


def test_cells_and_zones_below_the_least_are_empty(tmp_path):
    log = Log()
    given = {**shared(), "MIN_COUNT": 0.05}
    path = str(tmp_path / "out.tif")
    result = run("mapmetric", log, **given, METRIC_FIELD="users", OUTPUT=path)
    (values,) = bands(path)[0].values()
    known = values[np.isfinite(values)]
    assert ((known == 0.0) | (known >= 0.05 - 1e-6)).all()
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
    (line,) = (text for text in log.infos if "below MIN_COUNT" in text)
    withheld = float(line.split("with ")[1].split(" ")[0].replace(",", ""))
    assert known.sum() + withheld == pytest.approx(sum(USERS), rel=1e-5)
    zones = run(
        "zoneweights",
        **{**given, "MIN_COUNT": 30.0},
        ZONES=polygons(*square_zones()),
        METRIC_FIELDS=["users"],
        OUTPUT_ZONES="memory:",
    )
    values = [row["users"] for row in rows_of(zones["OUTPUT_ZONES"])]
    shown = [value for value in values if isinstance(value, float)]
    assert 0 < len(shown) < len(values)
    assert all(value == 0.0 or value >= 30.0 for value in shown)
