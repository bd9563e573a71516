"""Tables in JSON."""

import json

from deepmend.algorithms.stations.jsonfile import is_geojson, read_json


def read(folder, value):
    path = folder / "t.json"
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return read_json(str(path))


def test_missing_values_and_objects_become_columns(tmp_path):
    value = {
        "result": {"sites": [{"a": 1, "p": {"lat": 2.5, "lon": 3.5}}, {"a": 2, "tags": ["x", "é"]}]}
    }
    names, rows, told = read(tmp_path, value)
    assert names == ["a", "lat", "lon", "tags"]
    assert rows == [[1, 2.5, 3.5, None], [2, None, None, '["x", "é"]']]
    assert told == "t.json: JSON, objects: 2 (result.sites)"


def test_lines(tmp_path):
    assert read(tmp_path, '{"a": 1}\n\n{"a": 2}\n')[:2] == (["a"], [[1], [2]])


def test_names_that_are_not_free_keep_their_path(tmp_path):
    names, rows, _ = read(tmp_path, [{"id": 1, "mast": {"id": 2, "height": 30}}])
    assert (names, rows) == (["id", "mast.id", "height"], [[1, 2, 30]])


def test_points_of_geojson_have_the_longitude_first(tmp_path):
    point = {"type": "Point", "coordinates": [2.7, 46.9]}
    names, rows, _ = read(tmp_path, [{"fields": {"nom": "A"}, "geometry": point}])
    assert dict(zip(names, rows[0])) == {"nom": "A", "longitude": 2.7, "latitude": 46.9}


def test_geojson_is_told():
    assert is_geojson(b'{"type": "FeatureCollection", "features": []}')
    assert is_geojson(b'{"displayFieldName": "", "geometryType": "esriGeometryPoint"}')
    assert not is_geojson(b'[{"type": "mast"}]')
