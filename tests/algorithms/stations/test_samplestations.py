"""`samplestations`: parameters, CRS, refusals, and stations inside what was asked for."""

import numpy as np
import pytest
import shapely
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)

from ..cases import CENTRE, LAND, Log, polygons, rows_of, run

pytestmark = pytest.mark.usefixtures("provider")

EXTENT = "690000,710000,6590000,6610000 [EPSG:2154]"


def sample(log=None, **parameters):
    return run("samplestations", log, **{"COUNT": 60, "OUTPUT": "memory:", **parameters})["OUTPUT"]


def places(layer):
    return np.array([f.geometry().asPoint() for f in layer.getFeatures()])


def test_settings():
    algorithm = QgsApplication.processingRegistry().algorithmById("deepmend:samplestations")
    assert algorithm.groupId() == "stations"
    parameters = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions()}
    names = ["SEED", "COUNT", "EXTENT", "REGION", "URBANITY", "SECTORS", "OUTPUT"]
    assert list(parameters) == names
    assert (parameters["SEED"], parameters["COUNT"], parameters["URBANITY"]) == (1, 500, 0.5)


def test_stations_in_an_extent():
    layer = sample(EXTENT=EXTENT)
    assert layer.crs().authid() == "EPSG:2154"
    rows = rows_of(layer)
    assert [row["station_id"] for row in rows] == [f"S{i:04d}" for i in range(1, 61)]
    assert {row["synthetic"] for row in rows} == {"yes"}
    xy = places(layer)
    assert (np.abs(xy - CENTRE) <= 10000).all()
    assert np.array_equal(xy, places(sample(EXTENT=EXTENT)))
    assert not np.array_equal(xy, places(sample(EXTENT=EXTENT, SEED=2)))
    assert not np.array_equal(xy, places(sample(EXTENT=EXTENT, URBANITY=0.9)))


def test_stations_in_a_region():
    land = shapely.from_wkt(LAND).difference(shapely.Point(CENTRE).buffer(6000))
    layer = sample(REGION=polygons(land.wkt))
    assert layer.crs().authid() == "EPSG:2154"
    assert shapely.contains_xy(land, *places(layer).T).all()


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_crs_that_is_not_true_to_scale(crs):
    """Stations are made in the local UTM zone, inside the extent as it lies on the ground."""
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    other = QgsCoordinateReferenceSystem(crs)
    project = QgsProject.instance()
    lambert = QgsCoordinateReferenceSystem("EPSG:2154")
    centre = QgsCoordinateTransform(lambert, wgs84, project).transform(*CENTRE)
    to_other = QgsCoordinateTransform(wgs84, other, project)
    low = to_other.transform(centre.x() - 0.2, centre.y() - 0.1)
    high = to_other.transform(centre.x() + 0.2, centre.y() + 0.1)
    log = Log()
    layer = sample(log, EXTENT=f"{low.x()},{high.x()},{low.y()},{high.y()} [{crs}]")
    assert layer.crs().authid() == "EPSG:32631"
    assert "local metric CRS" in log.text
    back = QgsCoordinateTransform(layer.crs(), wgs84, project)
    for x, y in places(layer):
        place = back.transform(x, y)
        assert abs(place.x() - centre.x()) < 0.2001 and abs(place.y() - centre.y()) < 0.1001


def test_written_to_a_file(tmp_path):
    path = sample(EXTENT=EXTENT, OUTPUT=str(tmp_path / "stations.gpkg"))
    layer = QgsVectorLayer(path, "stations", "ogr")
    assert layer.featureCount() == 60
    assert layer.fields().names() == ["fid", "station_id", "synthetic"]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, "Give either EXTENT or REGION"),
        ({"EXTENT": EXTENT, "REGION": LAND}, "Give either EXTENT or REGION"),
        ({"EXTENT": EXTENT, "COUNT": 0}, "COUNT must be between 1 and"),
        ({"EXTENT": EXTENT, "COUNT": 10**7}, "COUNT must be between 1 and"),
        ({"EXTENT": EXTENT, "SEED": -1}, "SEED must be 0 or a positive"),
        ({"EXTENT": EXTENT, "URBANITY": 1.5}, "URBANITY must be between 0 and 1"),
        ({"EXTENT": EXTENT, "URBANITY": -0.1}, "URBANITY must be between 0 and 1"),
        ({"EXTENT": "5,5,4,4 [EPSG:2154]"}, "EXTENT has no area"),
        ({"EXTENT": "1,2,3,4"}, "EXTENT comes without a CRS"),
        (
            {"EXTENT": "700000,700009,6600000,6600009 [EPSG:2154]"},
            "60 stations have no room on 81 sq",
        ),
        ({"REGION": ""}, "Give either EXTENT or REGION"),
    ],
)
def test_wrong_parameters(parameters, message):
    if parameters.get("REGION"):
        parameters = {**parameters, "REGION": polygons(parameters["REGION"])}
    with pytest.raises(QgsProcessingException, match=message):
        sample(**parameters)


@pytest.mark.parametrize("wkts", [[], [""], ["Polygon ((7e5 66e5, 7e5 66e5, 7e5 66e5, 7e5 66e5))"]])
def test_region_without_area(wkts):
    with pytest.raises(QgsProcessingException, match="REGION has no polygon with an area"):
        sample(REGION=polygons(*wkts))


def test_region_without_crs():
    with pytest.raises(QgsProcessingException, match="REGION has no CRS"):
        sample(REGION=polygons(LAND, crs=""))


def test_invalid_region_is_repaired():
    log = Log()
    bow_tie = (
        "Polygon ((690000 6590000, 710000 6610000, 710000 6590000, 690000 6610000, 690000 6590000))"
    )
    layer = sample(log, REGION=polygons(bow_tie))
    assert layer.featureCount() == 60
    assert "repaired" in log.text


def test_cancelled(tmp_path):
    log = Log()
    log.cancel()
    path = tmp_path / "stations.gpkg"
    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
        sample(log, EXTENT=EXTENT, OUTPUT=str(path))
    assert not path.exists()
