"""Cell plans: azimuths, beam widths, heights and gains of layers, through the tools."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from ..cases import LAND, SMALL, Log, bands, polygons, positions, rows_of, run, stations

pytestmark = pytest.mark.usefixtures("provider")

SITES = 8
AZIMUTHS = (0.0, 120.0, 240.0)


def cell_plan(azimuths=AZIMUTHS, n=SITES, **fields):
    """A layer with so many cells a site, ids S0-0, S0-1, ...; values of further fields for each cell."""
    xy, k = positions(n), len(azimuths)
    ids = [f"S{i}-{j}" for i in range(n) for j in range(k)]
    fields = {name: list(values) * n for name, values in fields.items()}
    return stations(np.repeat(xy, k, axis=0), ids=ids, azimuth=list(azimuths) * n, **fields)


def density(layer, tmp_path, log=None, name="maps.tif", **parameters):
    """{band: map} of the density model."""
    output = str(tmp_path / name)
    given = {"AZIMUTH_FIELD": "azimuth", "REGION": polygons(LAND), **SMALL, **parameters}
    run("densitydiffusion", log, INPUT=layer, OUTPUT=output, **given)
    return {band: np.nan_to_num(values) for band, values in bands(output)[0].items()}


@pytest.mark.parametrize(
    "tool", ["voronoidiffusion", "voronoiboostdiffusion", "densitydiffusion", "deepmenddiffusion"]
)
def test_every_cell_has_a_map_of_its_own(tool, tmp_path):
    path, log = str(tmp_path / "maps.tif"), Log()
    more = {"STUDENT": "best", "WEIGHTS": None} if tool == "deepmenddiffusion" else {}
    parameters = {"AZIMUTH_FIELD": "azimuth", "REGION": polygons(LAND), **SMALL, **more}
    run(tool, log, INPUT=cell_plan(), OUTPUT=path, **parameters)
    maps = bands(path)[0]
    assert len(maps) == 3 * SITES
    one, two, three = (np.nan_to_num(maps[f"S0-{i}"]) for i in range(3))
    for values in (one, two, three):
        assert values.sum() == pytest.approx(1.0, abs=1e-5)
    assert np.abs(one - two).sum() > 0.3 and np.abs(two - three).sum() > 0.3
    assert "Cell plan: 24 cells on 8 sites." in log.infos


def test_the_paper_student_maps_cells(tmp_path):
    path = str(tmp_path / "maps.tif")
    parameters = {"AZIMUTH_FIELD": "azimuth", "REGION": polygons(LAND), "CELL_SIZE": 100.0}
    run("deepmenddiffusion", INPUT=cell_plan(n=3), OUTPUT=path, WINDOW=6400.0, **parameters)
    maps = bands(path)[0]
    assert len(maps) == 9
    assert np.nansum(np.abs(maps["S1-0"] - maps["S1-1"])) > 0.1


def test_rows_without_azimuth_at_one_place_share_a_map(tmp_path):
    layer, log = cell_plan((None, None)), Log()
    maps = density(layer, tmp_path, log)
    assert np.array_equal(maps["S0-0"], maps["S0-1"])
    assert any("8 stations are within 1 m" in text for text in log.warnings)
    # and it is that of a station without any field of azimuths
    plain = density(stations(positions(SITES)), tmp_path, name="plain.tif", AZIMUTH_FIELD=None)
    assert maps["S0-0"] == pytest.approx(plain["S0"], abs=1e-7)


def test_some_rows_without_azimuth(tmp_path):
    log = Log()
    maps = density(cell_plan((10.0, 190.0, None)), tmp_path, log)
    assert len(maps) == 3 * SITES
    told = "Cell plan: 24 cells on 8 sites. 8 have no azimuth and are treated as omnidirectional."
    assert told in log.infos


def test_beam_width_and_gain_matter(tmp_path):
    layer = cell_plan(width=[30.0, 90.0, None], gain=[3.0, 0.0, None])
    plain = density(layer, tmp_path)
    wide = density(layer, tmp_path, name="wide.tif", BEAMWIDTH_FIELD="width")
    loud = density(layer, tmp_path, name="loud.tif", GAIN_FIELD="gain")
    assert np.abs(plain["S0-0"] - wide["S0-0"]).sum() > 0.05
    assert np.abs(plain["S0-0"] - loud["S0-0"]).sum() > 0.05


def test_a_layer_that_could_be_a_cell_plan_is_told_of(tmp_path):
    log = Log()
    density(stations(azimuth=[0.0] * 12), tmp_path, log, AZIMUTH_FIELD=None)
    assert any("INPUT has a field 'azimuth' that is not used" in text for text in log.infos)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (
            ("0/120/240",),
            "holds several azimuths, 0/120/240, but each row must be one cell: run 'Prepare stat",
        ),
        (("0;180",), "holds several azimuths, 0;180"),
        (("N",), "is not a number of degrees: N. Write it as a number, 0 for north"),
        (("721",), "is 721, but azimuths are degrees from 0 to 360"),
        (("-361",), "is -361, but azimuths are degrees"),
        (("north-east",), "not a number of degrees"),
    ],
)
def test_values_that_are_not_azimuths(values, message, tmp_path):
    with pytest.raises(QgsProcessingException, match=message):
        density(cell_plan(values), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["120°", "120 °", "120 deg", " 120", "120,0", "-240", "480"])
def test_ways_to_write_an_azimuth(text, tmp_path):
    maps = density(cell_plan((text,), n=4), tmp_path)
    expected = density(cell_plan((120.0,), n=4), tmp_path, name="expected.tif")
    assert maps["S2-0"] == pytest.approx(expected["S2-0"], abs=1e-6)


@pytest.mark.parametrize(
    ("field", "values", "message"),
    [
        (
            "BEAMWIDTH_FIELD",
            [0.0, 65.0, 65.0],
            "beam width of station S0-0 in BEAMWIDTH_FIELD 'x' is 0",
        ),
        ("BEAMWIDTH_FIELD", [361.0, 65.0, 65.0], "above 0 and up to 360"),
        (
            "HEIGHT_FIELD",
            [30.0, 0.0, 30.0],
            "antenna height of station S0-1 .* is not a positive number",
        ),
        (
            "GAIN_FIELD",
            ["much", "1", "2"],
            "gain of station S0-0 .* is not a number of decibels: much",
        ),
        ("GAIN_FIELD", [1.0, 2.0, 100.0], "differ by 99 dB"),
    ],
)
def test_values_that_cannot_be(field, values, message, tmp_path):
    with pytest.raises(QgsProcessingException, match=message):
        density(cell_plan(x=values), tmp_path, **{field: "x"})


def test_a_field_that_is_not_there(tmp_path):
    with pytest.raises(
        QgsProcessingException, match="AZIMUTH_FIELD 'nowhere' is not a field of INPUT"
    ):
        density(cell_plan(), tmp_path, AZIMUTH_FIELD="nowhere")


def test_wedges_as_polygons():
    found = run(
        "voronoidiffusion",
        INPUT=cell_plan(),
        AZIMUTH_FIELD="azimuth",
        REGION=polygons(LAND),
        OUTPUT="TEMPORARY_OUTPUT",
        OUTPUT_CELLS="memory:",
        **SMALL,
    )["OUTPUT_CELLS"]
    whole = run(
        "voronoidiffusion",
        INPUT=stations(positions(SITES)),
        REGION=polygons(LAND),
        OUTPUT="TEMPORARY_OUTPUT",
        OUTPUT_CELLS="memory:",
        **SMALL,
    )["OUTPUT_CELLS"]
    areas = dict.fromkeys([f"S{i}" for i in range(SITES)], 0.0)
    for feature in found.getFeatures():
        areas[feature["station_id"].split("-")[0]] += feature.geometry().area()
    for feature in whole.getFeatures():
        assert areas[feature["station_id"]] == pytest.approx(feature.geometry().area(), rel=1e-9)


@pytest.mark.parametrize("model", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_zone_totals_of_cells(model):
    """Nothing is lost, and the cells of a site go to different zones."""
    x, y = positions(SITES)[0]
    zones = polygons(
        f"Polygon ((690000 {y}, 710000 {y}, 710000 6610000, 690000 6610000, 690000 {y}))",
        f"Polygon ((690000 6590000, 710000 6590000, 710000 {y}, 690000 {y}, 690000 6590000))",
    )
    weights = rows_of(
        run(
            "zoneweights",
            INPUT=cell_plan((0.0, 180.0)),
            AZIMUTH_FIELD="azimuth",
            MODEL=model,
            ZONES=zones,
            REGION=polygons(LAND),
            STATIONS="station_id in ('S0-0', 'S0-1')",
            OUTPUT_WEIGHTS="memory:",
            OUTPUT_ZONES="memory:",
            **SMALL,
        )["OUTPUT_WEIGHTS"]
    )
    of = {(row["station_id"], row["zone_id"]): row["weight"] for row in weights}
    north, south = (
        str(zone) for zone in sorted({z for _, z in of if z not in ("outside", None)})[:2]
    )
    one, two = (of.get((f"S0-{i}", north), 0.0) - of.get((f"S0-{i}", south), 0.0) for i in range(2))
    assert one > two + 0.2
    for i in range(2):
        total = sum(weight for (station, _), weight in of.items() if station == f"S0-{i}")
        assert total == pytest.approx(1.0, abs=1e-6)


def test_best_server_areas_are_sectors():
    result = run(
        "serviceoverlap",
        INPUT=cell_plan(),
        AZIMUTH_FIELD="azimuth",
        MODEL="density",
        REGION=polygons(LAND),
        BEST_SERVER_AREAS="memory:",
        **SMALL,
    )
    areas = rows_of(result["BEST_SERVER_AREAS"])
    assert len(areas) == 3 * SITES


def test_simulated_maps_of_cells(tmp_path):
    path = str(tmp_path / "truth.tif")
    parameters = {"AZIMUTH_FIELD": "azimuth", "REGION": polygons(LAND), **SMALL}
    run("simulategroundtruth", INPUT=cell_plan(), OUTPUT=path, **parameters)
    truth = {name: np.nan_to_num(values) for name, values in bands(path)[0].items()}
    assert len(truth) == 3 * SITES
    assert all(values.sum() == pytest.approx(1.0, abs=1e-5) for values in truth.values())
    columns = np.arange(truth["S0-0"].shape[1])
    # the cell that looks east-south-east has its users farther east than that to the west-south-west
    east, west = ((truth[f"S0-{i}"].sum(axis=0) * columns).sum() for i in (1, 2))
    assert east > west


def test_models_compared_by_cells(tmp_path):
    path = str(tmp_path / "truth.tif")
    parameters = {"INPUT": cell_plan(), "REGION": polygons(LAND), **SMALL}
    run("simulategroundtruth", OUTPUT=path, AZIMUTH_FIELD="azimuth", **parameters)
    rows = rows_of(
        run(
            "comparemodels",
            MODELS=["voronoi", "density"],
            GROUND_TRUTH=path,
            AZIMUTH_FIELD="azimuth",
            OUTPUT="memory:",
            **parameters,
        )["OUTPUT"]
    )
    assert len(rows) == 3 * SITES
    assert np.mean([row["ks_density"] for row in rows]) < np.mean(
        [row["ks_voronoi"] for row in rows]
    )


def test_the_search_for_beta_maps_cells(tmp_path):
    truth = density(cell_plan(n=4), tmp_path, BETA=2.0)
    table = rows_of(
        run(
            "densitydiffusion",
            INPUT=cell_plan(n=4),
            AZIMUTH_FIELD="azimuth",
            REGION=polygons(LAND),
            GROUND_TRUTH=str(tmp_path / "maps.tif"),
            OUTPUT="TEMPORARY_OUTPUT",
            OUTPUT_TABLE="memory:",
            **SMALL,
        )["OUTPUT_TABLE"]
    )
    assert len(table) == len(truth)
    assert max(row["ks"] for row in table) < 0.02
    assert {round(row["beta"], 1) for row in table} <= {1.9, 2.0, 2.1, 2.2}
