"""`zoneweights`: weights and totals against independent computations, conservation, and what is refused."""

import numpy as np
import pytest
import shapely
from qgis.core import NULL, QgsGeometry, QgsProcessingException, QgsVectorLayer

from deepmend.algorithms.overlay.weightstable import BELOW

from ..cases import LAND, Log, degrees, polygons, rows_of, run, stations
from .overlay_cases import SHARE, USERS, counted, diffusion_maps, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")


def zones(wkts=None, crs="EPSG:2154", ids=None, **more):
    """A layer of zones Z0, Z1, ... with a field of people."""
    wkts = square_zones() if wkts is None else wkts
    plain = polygons(*wkts, crs=crs)
    layer = QgsVectorLayer(
        f"Polygon?crs={crs}&field=zone:string&field=people:integer", "zones", "memory"
    )
    features = []
    for i, feature in enumerate(plain.getFeatures()):
        feature.setFields(layer.fields(), True)
        feature["zone"] = ids[i] if ids else f"Z{i}"
        feature["people"] = 10 * i
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def weigh(log=None, **more):
    """(result, {(station, zone, None outside all, BELOW below the minimum): weight}, rows of zones)."""
    given = {
        "ZONES": zones(),
        "ZONE_ID": "zone",
        "METRIC_FIELDS": ["users"],
        "OUTPUT_WEIGHTS": "memory:",
        "OUTPUT_ZONES": "memory:",
        **shared(**more),
    }
    result = run("zoneweights", log, **given)
    table = rows_of(result["OUTPUT_WEIGHTS"])
    ends = {"outside": None, BELOW: BELOW}
    weights = {
        (r["station_id"], ends[r["rest"]] if r["zone_id"] == NULL else r["zone_id"]): r["weight"]
        for r in table
    }
    return result, weights, rows_of(result["OUTPUT_ZONES"])


def by_areas(maps, transform, wkts):
    """Weights by shapely's intersections of zones and all cells of the raster."""
    left, cell, _, top, _, _ = transform
    rows, columns = next(iter(maps.values())).shape
    x, y = np.meshgrid(left + cell * np.arange(columns), top - cell * np.arange(1, rows + 1))
    cells = shapely.box(x, y, x + cell, y + cell)
    result = {}
    for i, wkt in enumerate(wkts):
        zone = shapely.from_wkt(wkt)
        shares = shapely.area(shapely.intersection(cells, zone)) / cell**2
        for name, values in maps.items():
            result[name, f"Z{i}"] = (values * shares).sum() / values.sum()
    return result


@pytest.mark.parametrize("model", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_weights_of_every_model_sum_to_1(model):
    result, weights, rows = weigh(MODEL=model)
    sums = {}
    for (station, _), weight in weights.items():
        sums[station] = sums.get(station, 0.0) + weight
    assert len(sums) == 12
    assert list(sums.values()) == pytest.approx([1.0] * 12, abs=1e-6)
    outside = sum(w for (_, zone), w in weights.items() if zone is None)
    assert result["OUTSIDE"] == pytest.approx(outside / 12, abs=1e-12)
    lost = sum(weights.get((f"S{i}", None), 0.0) * u for i, u in enumerate(USERS))
    assert sum(r["users"] for r in rows) + lost == pytest.approx(sum(USERS), rel=1e-9)


def test_weights_and_totals_are_those_of_areas(tmp_path):
    maps, transform = diffusion_maps(tmp_path / "maps.tif")
    expected = by_areas(maps, transform, square_zones())
    _, weights, rows = weigh()
    for key, weight in expected.items():
        assert weights.get(key, 0.0) == pytest.approx(weight, abs=2e-3)
    for i, row in enumerate(rows):
        total = sum(u * expected[f"S{k}", f"Z{i}"] for k, u in enumerate(USERS))
        assert row["users"] == pytest.approx(total, rel=0.01)
        assert row["zone"] == f"Z{i}"
        assert row["people"] == 10 * i
        assert row["weight_sum"] == pytest.approx(
            sum(expected[f"S{k}", f"Z{i}"] for k in range(12)), rel=0.01
        )


def test_totals_agree_with_zonal_statistics_of_qgis(tmp_path):
    """Of the metric's raster in cells so small that the edges of zones run along them."""
    import processing

    metric = run("mapmetric", METRIC_FIELD="users", OUTPUT=str(tmp_path / "m.tif"), **shared())[
        "OUTPUT"
    ]
    fine = str(tmp_path / "fine.tif")
    processing.run(
        "gdal:warpreproject",
        {"INPUT": metric, "TARGET_RESOLUTION": 10.0, "RESAMPLING": 0, "OUTPUT": fine},
    )
    counted_again = processing.run(
        "native:zonalstatisticsfb",
        {
            "INPUT": zones(),
            "INPUT_RASTER": fine,
            "RASTER_BAND": 1,
            "STATISTICS": [1],
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    _, _, rows = weigh()
    for row, other in zip(rows, rows_of(counted_again)):
        assert row["users"] == pytest.approx(other["_sum"] / 400.0, rel=0.01, abs=1e-3)


def test_maps_from_a_raster_give_the_same(tmp_path):
    diffusion_maps(tmp_path / "maps.tif")
    _, first, _ = weigh()
    _, second, _ = weigh(MAPS=str(tmp_path / "maps.tif"), MODEL="voronoi")
    for key in set(first) | set(second):
        assert first.get(key, 0.0) == pytest.approx(second.get(key, 0.0), abs=2e-3)


def test_intensive_metrics_are_weighted_means():
    _, weights, rows = weigh(METRIC_FIELDS=["users"], INTENSIVE_FIELDS=["share"])
    for i, row in enumerate(rows):
        w = np.array([weights.get((f"S{k}", f"Z{i}"), 0.0) for k in range(12)])
        assert row["share"] == pytest.approx((w * SHARE).sum() / w.sum())
        assert min(SHARE) <= row["share"] <= max(SHARE)


@pytest.mark.parametrize("model", ["voronoi", "density"])
def test_zones_that_cover_the_land_get_all(model):
    land = shapely.Point(700310, 6600120).buffer(7100, 5).wkt
    result, _, (row,) = weigh(ZONES=zones([land]), REGION=polygons(land), MODEL=model)
    assert result["OUTSIDE"] == pytest.approx(0.0, abs=1e-9)
    assert row["users"] == pytest.approx(sum(USERS), rel=1e-9)


@pytest.mark.parametrize("nulls", ["skip", "zero"])
def test_null_figures_matter_for_means(nulls):
    share = list(SHARE)
    share[4] = NULL
    log = Log()
    layer = counted(share=share)
    _, weights, rows = weigh(
        log, INPUT=layer, METRIC_FIELDS=[], INTENSIVE_FIELDS=["share"], NULLS=nulls
    )
    known = np.array([nulls == "zero" or k != 4 for k in range(12)])
    figures = np.array([0.0 if k == 4 else SHARE[k] for k in range(12)])
    for i, row in enumerate(rows):
        w = np.array([weights.get((f"S{k}", f"Z{i}"), 0.0) for k in range(12)])
        assert row["share"] == pytest.approx((w * figures).sum() / (w * known).sum())
    assert "S4" in log.text


def test_several_metrics_at_once_and_none():
    _, _, rows = weigh(
        INPUT=counted(bytes=[u * 3 for u in USERS]), METRIC_FIELDS=["users", "bytes"]
    )
    for row in rows:
        assert row["bytes"] == pytest.approx(3 * row["users"])
    _, weights, rows = weigh(METRIC_FIELDS=[])
    assert "users" not in rows[0]
    assert len(weights) > 12


def test_a_name_that_is_taken_gets_an_ending():
    _, _, rows = weigh(INPUT=counted(people=USERS), METRIC_FIELDS=["people"])
    assert rows[3]["people"] == 30
    assert sum(r["people_stations"] for r in rows) == pytest.approx(sum(USERS), rel=0.3)


def test_zones_in_degrees_keep_their_geometry():
    wkts = []
    for wkt in square_zones():
        shape = shapely.from_wkt(wkt)
        fine = shapely.segmentize(shape, 100.0)
        wkts.append(shapely.Polygon(degrees(shapely.get_coordinates(fine))).wkt)
    result, weights, _ = weigh(ZONES=zones(wkts, "EPSG:4326"))
    _, straight, _ = weigh()
    for key in set(weights) | set(straight):
        assert weights.get(key, 0.0) == pytest.approx(straight.get(key, 0.0), abs=1e-4)
    first = next(result["OUTPUT_ZONES"].getFeatures()).geometry()
    assert first.boundingBox().width() < 1.0


def test_overlapping_zones_are_told():
    wkts = square_zones()
    log = Log()
    result, weights, _ = weigh(log, ZONES=zones([*wkts, wkts[7]]))
    assert "1 pair of zones overlaps, 9 km²" in log.text
    assert "Z7 / Z36" in log.text
    some = [name for name, zone in weights if zone == "Z36"]
    assert some
    for name in some:
        assert weights[name, "Z7"] == pytest.approx(weights[name, "Z36"])


def test_invalid_and_empty_zones_are_told():
    wkts = square_zones()
    wkts[3] = "Polygon ((0 0, 1000 1000, 1000 0, 0 1000, 0 0))"
    wkts[5] = ""
    log = Log()
    _, _, rows = weigh(log, ZONES=zones(wkts))
    assert "1 invalid zone was repaired: Z3." in log.text
    assert "1 zone without an area is left out: Z5." in log.text
    assert len(rows) == len(wkts) - 1


@pytest.mark.parametrize(
    "more, sentence",
    [
        ({"ids": ["A"] * 36}, "1 zone id occurs more than once in field 'zone' .A."),
        ({"ids": ["", *map(str, range(35))]}, "1 zone has no id"),
        ({"wkts": ["Polygon ((0 0, 9 0, 9 9, 0 0))"]}, "No zone is where the diffusion maps are"),
        ({"wkts": [""]}, "ZONES has no polygon with an area"),
    ],
)
def test_zones_that_cannot_be_used(more, sentence, tmp_path):
    out = {"OUTPUT_WEIGHTS": str(tmp_path / "w.csv"), "OUTPUT_ZONES": str(tmp_path / "z.gpkg")}
    given = {"ZONES": zones(**more), "ZONE_ID": "zone", **shared(), **out}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("zoneweights", **given)
    assert list(tmp_path.iterdir()) == []


def test_zones_without_id_field_have_their_own_ids():
    _, weights, _ = weigh(ZONE_ID="")
    assert {zone for _, zone in weights if zone is not None} <= {str(i) for i in range(1, 37)}


@pytest.mark.parametrize(
    "more, sentence",
    [
        ({"ZONE_ID": "tract"}, "ZONE_ID 'tract' is not a field of ZONES; it has: zone, people"),
        ({"METRIC_FIELDS": ["visitors"]}, "METRIC_FIELDS 'visitors' is not a field of INPUT"),
        ({"INTENSIVE_FIELDS": ["price"]}, "INTENSIVE_FIELDS 'price' is not a field of INPUT"),
        ({"INTENSIVE_FIELDS": ["station_id"]}, "INTENSIVE_FIELDS 'station_id' of station S0 is no"),
        ({"INTENSIVE_FIELDS": ["users"]}, "users cannot be both in METRIC_FIELDS and in INTENSIVE"),
        ({"ZONES": stations()}, "zones are polygons|ZONES"),
    ],
)
def test_parameters_that_cannot_be(more, sentence, tmp_path):
    with pytest.raises(QgsProcessingException, match=sentence):
        weigh(**more)


@pytest.mark.parametrize("at", [0.0, 5.0, 50.0])
def test_cancel_leaves_nothing(at, tmp_path):
    out = {"OUTPUT_WEIGHTS": str(tmp_path / "w.csv"), "OUTPUT_ZONES": str(tmp_path / "z.gpkg")}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("zoneweights", Log(cancel_at=at), ZONES=zones(), ZONE_ID="zone", **shared(), **out)
    assert list(tmp_path.iterdir()) == []


def test_only_what_is_asked_for_is_written(tmp_path):
    path = str(tmp_path / "z.gpkg")
    result = run("zoneweights", ZONES=zones(), **shared(), OUTPUT_ZONES=path, METRIC_FIELDS="users")
    assert "OUTPUT_WEIGHTS" not in result
    assert [p.name for p in tmp_path.iterdir()] == ["z.gpkg"]
    assert sum(r["users"] for r in rows_of(path)) > 0.7 * sum(USERS)


def test_multipart_zones_and_land(tmp_path):
    parts = QgsGeometry.fromWkt(square_zones()[14]).combine(QgsGeometry.fromWkt(square_zones()[21]))
    _, weights, _ = weigh(ZONES=zones([parts.asWkt()]), REGION=polygons(LAND))
    _, single, _ = weigh()
    for k in range(12):
        both = single.get((f"S{k}", "Z14"), 0.0) + single.get((f"S{k}", "Z21"), 0.0)
        assert weights.get((f"S{k}", "Z0"), 0.0) == pytest.approx(both, abs=1e-9)
