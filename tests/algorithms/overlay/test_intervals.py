"""Intervals of zone totals in the table of zones: fields, what is told, and what is refused."""

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsProcessingException, QgsVectorLayer

from deepmend.models.catalogue import each_model
from deepmend.models.intervals import fitted

from ..cases import LAND, Log, polygons, rows_of, run, weights
from ..common.test_styles import loaded
from .overlay_cases import USERS, counted, diffusion_maps, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")

WHOLE = [float(round(10 * users)) for users in USERS]


def weigh(log=None, **more):
    """Rows of zones of whole counts `people`, and of `users` that are not whole."""
    given = {
        "ZONES": polygons(*square_zones()),
        "METRIC_FIELDS": ["people", "users"],
        "OUTPUT_ZONES": "memory:",
        **shared(INPUT=counted(people=WHOLE), INTERVALS=90),
        **more,
    }
    return rows_of(run("zoneweights", log, **given)["OUTPUT_ZONES"])


def column(rows, name):
    return np.array([np.nan if row[name] == NULL else row[name] for row in rows], dtype=float)


@pytest.mark.parametrize("model", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_totals_lie_in_their_intervals(model):
    rows = weigh(MODEL=model)
    for name in ("people", "users"):
        total, low, high, cv = (column(rows, name + part) for part in ("", "_low", "_high", "_cv"))
        some = total > 0.0
        assert some.any() and (cv[some] > 0.0).all() and np.isnan(cv[~some]).all()
        assert (low[some] < total[some]).all() and (total[some] < high[some]).all()
        assert (low[~some] == 0.0).all() and (high[~some] == 0.0).all()
    assert (column(rows, "people_low") % 1.0 == 0.0).all()
    assert (column(rows, "users_high") % 1.0 != 0.0).any()


def test_a_higher_level_is_wider():
    narrow, wide = weigh(INTERVALS=50), weigh(INTERVALS=95)
    assert (column(wide, "users_low") < column(narrow, "users_low")).all()
    assert (column(wide, "users_high") > column(narrow, "users_high")).all()
    assert column(wide, "users_cv") == pytest.approx(column(narrow, "users_cv"))


def test_what_are_no_counts_is_told():
    log = Log()
    rows = weigh(log)
    (told,) = [text for text in log.infos if "not whole numbers" in text]
    assert told.startswith("users:")
    # the chance of counting comes on top of the map's error, the more so in small totals
    tenth = weigh(INPUT=counted(people=[float(round(users)) for users in USERS]))
    assert (column(tenth, "people_cv") > column(rows, "users_cv")).all()


def test_without_intervals_the_zones_are_as_before():
    plain, zero = weigh(INTERVALS=None), weigh(INTERVALS=0)
    assert plain == zero
    assert not [name for name in plain[0] if name.endswith(("_low", "_high", "_cv"))]
    with_them = weigh()
    assert [{name: row[name] for name in plain[0]} for row in with_them] == plain


def test_a_field_that_is_taken_keeps_its_values():
    zones = QgsVectorLayer("Polygon?crs=EPSG:2154&field=users_low:integer", "zones", "memory")
    features = list(polygons(*square_zones()).getFeatures())
    for i, feature in enumerate(features):
        feature.setFields(zones.fields(), True)
        feature["users_low"] = i
    zones.dataProvider().addFeatures(features)
    log = Log()
    rows = weigh(log, ZONES=zones)
    assert [row["users_low"] for row in rows] == list(range(len(features)))
    assert (column(rows, "users_low_stations") < column(rows, "users")).all()
    assert "users_low > users_low_stations" in log.text


def test_means_have_none():
    rows = weigh(METRIC_FIELDS=[], INTENSIVE_FIELDS=["share"])
    assert not [name for name in rows[0] if name.endswith(("_low", "_high", "_cv"))]


def test_land_counts_and_not_the_sea():
    """A zone that reaches far out over the sea is as large as its land."""
    west, south = 690000.0, 6590000.0

    def zone(out):
        corners = [(west - out, south), (west + 8e3, south), (west + 8e3, south + 2e4)]
        corners += [(west - out, south + 2e4), (west - out, south)]
        return f"Polygon (({', '.join(f'{x} {y}' for x, y in corners)}))"

    (near,), (far,) = (weigh(ZONES=polygons(zone(out)), REGION=polygons(LAND)) for out in (0, 9e4))
    for name in ("users_low", "users_high", "users_cv"):
        assert far[name] == pytest.approx(near[name], rel=1e-6)


def test_variances_of_groups_add_up():
    """Two operators at once, each with its own site spacings."""
    group = ["A"] * 6 + ["B"] * 6

    def variance(*names):
        kept = [n if g in names else 0.0 for n, g in zip(WHOLE, group)]
        layer = counted(group=group, people=kept)
        rows = weigh(INPUT=layer, GROUP_FIELD="group", METRIC_FIELDS=["people"])
        return (np.nan_to_num(column(rows, "people_cv")) * column(rows, "people")) ** 2

    assert variance("A", "B") == pytest.approx(variance("A") + variance("B"), rel=1e-9)


def test_of_maps_the_model_must_be_told(tmp_path):
    diffusion_maps(tmp_path / "maps.tif")
    log = Log()
    of_maps = weigh(log, MAPS=str(tmp_path / "maps.tif"))
    assert [text for text in log.warnings if "MAPS were made by Density model" in text]
    of_model = weigh()
    assert column(of_maps, "users_cv") == pytest.approx(column(of_model, "users_cv"), rel=0.02)


def test_settings_of_ones_own_are_told():
    for more, name in (({"BETA": 2.0}, "BETA"), ({"AZIMUTH_FIELD": "azimuth"}, "AZIMUTH_FIELD")):
        log = Log()
        weigh(log, INPUT=counted(people=WHOLE, azimuth=[30.0] * 12), **more)
        assert [text for text in log.warnings if f"without {name}" in text]
    log = Log()
    weigh(log)
    assert not [text for text in log.warnings if "fitted for" in text]


def test_models_without_a_fit_are_refused():
    lacking = set(each_model()) - set(fitted())
    assert lacking == {"paper"}
    given = {
        "MODEL": "deepmend",
        "STUDENT": "paper",
        "WEIGHTS": weights(),
        "OUTPUT_ZONES": "memory:",
    }
    with pytest.raises(QgsProcessingException, match="none were fitted for DeepMEND paper"):
        weigh(**given)


@pytest.mark.parametrize("level", [0.9, -5, 100])
def test_levels_that_cannot_be(level):
    with pytest.raises(QgsProcessingException, match="INTERVALS"):
        weigh(INTERVALS=level)


def test_zones_are_shown_by_cv(tmp_path):
    given = {**shared(), "ZONES": polygons(*square_zones()), "METRIC_FIELDS": ["users"]}
    project, layer = loaded(
        "zoneweights", {**given, "INTERVALS": 90}, "OUTPUT_ZONES", str(tmp_path / "zones.gpkg")
    )
    renderer = layer.renderer()
    assert renderer.type() == "graduatedSymbol" and renderer.classAttribute() == "users_cv"
    values = [feature["users_cv"] for feature in layer.getFeatures()]
    assert all(renderer.rangeForValue(value) is not None for value in values)
    del project


def hourly(times=2):
    """Counts of each station at some times, the later the more."""
    table = QgsVectorLayer(
        "NoGeometry?field=station_id:string&field=devices:integer&field=time:string", "c", "memory"
    )
    features = []
    for t in range(times):
        for i, count in enumerate(WHOLE):
            feature = QgsFeature(table.fields())
            feature.setAttributes([f"S{i}", int(count) * (t + 1), f"2026-03-31 {8 + t:02}:00"])
            features.append(feature)
    table.dataProvider().addFeatures(features)
    return table


def test_zones_over_time_have_the_intervals_of_their_counts():
    given = {"ZONES": polygons(*square_zones()), "COUNTS": hourly(), "INTERVALS": 90}
    given.update({**shared(INPUT=counted(people=WHOLE)), "METRIC_FIELDS": ["people"]})
    found = run("zoneweights", **given, OUTPUT_ZONES="memory:", OUTPUT_TIMES="memory:")
    zones, times = (rows_of(found[name]) for name in ("OUTPUT_ZONES", "OUTPUT_TIMES"))
    inside = [row for row in times if row["zone_id"] != NULL]
    outside = [row for row in times if row["zone_id"] == NULL]
    assert len(inside) == 2 * len(zones) and len(outside) == 2
    for part in ("", "_low", "_high", "_cv"):
        first = column(inside[: len(zones)], "devices" + part)
        assert first == pytest.approx(column(zones, "people" + part), nan_ok=True)
    # twice as many are a larger sample, of the same map
    first, second = column(inside, "devices_cv").reshape(2, -1)
    assert (second < first)[np.isfinite(first)].all()
    assert all(row["devices"] > 0.0 and row["devices_low"] == NULL for row in outside)


def test_what_is_withheld_has_no_interval():
    least = float(np.median(column(weigh(), "people")))
    rows = weigh(MIN_COUNT=least)
    hidden = np.isnan(column(rows, "people"))
    assert hidden.any() and not hidden.all()
    for name in ("people_low", "people_high", "people_cv"):
        assert (np.isnan(column(rows, name)) == hidden).all()


def test_people_of_a_market_share_are_counts_all_the_same():
    devices, people = weigh(), weigh(MARKET_SHARE="0.3")
    assert column(people, "people") == pytest.approx(column(devices, "people") / 0.3)
    assert (column(people, "people_low") % 1.0 == 0.0).all()
    # more people are a larger sample; the map's error stays
    assert (column(people, "people_cv") < column(devices, "people_cv")).all()
    assert column(people, "users_cv") == pytest.approx(column(devices, "users_cv"))
