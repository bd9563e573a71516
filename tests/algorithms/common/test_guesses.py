"""Guesses of layers and fields by their names."""

import pytest
from qgis.core import QgsFeature, QgsVectorLayer

from deepmend.algorithms.common import guesses

pytestmark = pytest.mark.usefixtures("qgis_app")


def layer(kind, name, fields="", rows=()):
    """A layer in memory; `rows` are attributes of features without geometry."""
    columns = "".join(f"&field={field}" for field in fields.split())
    made = QgsVectorLayer(f"{kind}?crs=EPSG:2154{columns}", name, "memory")
    for row in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(list(row))
        made.dataProvider().addFeature(feature)
    return made


def test_fields_are_guessed_by_their_usual_names():
    made = layer("Point", "Sites", "SUP_ID:string Operateur:string Azimut:double Haut_Sup:double")
    found = guesses.guess_fields(made)
    assert set(found) == set(guesses.FIELDS)
    assert {what: name for what, name in found.items() if name} == {
        "id": "SUP_ID",
        "operator": "Operateur",
        "azimuth": "Azimut",
        "height": "Haut_Sup",
    }


def test_the_likeliest_id_that_is_unique_is_taken():
    fields, rows = "code:string site_id:string", [("a", "1"), ("b", "1")]
    assert guesses.guess_fields(layer("Point", "Sites", fields, rows))["id"] == "code"
    assert guesses.guess_fields(layer("Point", "Sites", fields))["id"] == "site_id"


def test_numbers_that_are_text_are_not_guessed():
    assert guesses.guess_fields(layer("Point", "Cells", "azimuth:string"))["azimuth"] == ""


@pytest.mark.parametrize(
    ("kind", "name", "is_region", "is_zones"),
    [
        ("Polygon", "Nantes_region 2024", True, False),
        ("MultiPolygon", "Boundary", True, False),
        ("Polygon", "IRIS-GE 2023", False, True),
        ("Polygon", "Census zones", False, True),
        ("Polygon", "Landscape", False, False),
        ("Polygon", "Zones of the region", True, False),
        ("Point", "Region", False, False),
        ("NoGeometry", "Zones", False, False),
    ],
)
def test_polygons_are_told_by_the_words_of_their_name(kind, name, is_region, is_zones):
    made = layer(kind, name)
    assert guesses.is_region(made) is is_region
    assert guesses.is_zones(made) is is_zones


def test_of_several_that_are_alike_none_is_taken():
    north, south, zones = (layer("Polygon", n) for n in ("Land north", "Land south", "Zones"))
    assert guesses.guess_region([north, zones]) is north
    assert guesses.guess_region([north, south, zones]) is None
    assert guesses.guess_zones([north, south, zones]) is zones
    assert guesses.guess_zones([]) is None


def test_stations_are_the_first_points():
    table, first, second = layer("NoGeometry", "t"), layer("Point", "a"), layer("Point", "b")
    assert guesses.guess_stations([None, table, first, second]) is first
    assert guesses.guess_stations([table]) is None


def test_the_id_of_zones():
    rows = [("75", "Paris"), ("75", "Lyon")]
    made = layer("Polygon", "Zones", "CODE:string name:string", rows)
    assert guesses.guess_zone_id(made) == "name"
    assert guesses.guess_zone_id(layer("Polygon", "Zones", "x:double")) == ""


def test_a_table_with_times_holds_counts():
    counts = layer("None", "hours", "time:string n:double")
    other = layer("None", "stations", "station_id:string")
    points = layer("Point", "places", "time:string")
    assert guesses.guess_counts([points, other, counts]) is counts
    assert guesses.guess_counts([points, other]) is None
    assert guesses.guess_counts([counts, layer("None", "more", "hour:integer")]) is None
