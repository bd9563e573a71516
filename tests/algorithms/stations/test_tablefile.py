"""Files that QGIS does not read as they are: text of any kind, JSON, spreadsheets; the rows are made up."""

import json
import zipfile

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProperty,
    QgsVectorLayer,
)

from deepmend.algorithms.stations.tablefile import is_table_file

from ..cases import Log, run
from .preparing_cases import csv, prepare, prepared, refused

pytestmark = pytest.mark.usefixtures("provider")

ROWS = "name{0}lon{0}lat\nA{0}2.51{0}46.51\nB{0}2.62{0}46.62\n"


def places(result):
    output = result["OUTPUT"]
    return [tuple(round(v, 6) for v in f.geometry().asPoint()) for f in output.getFeatures()]


def degrees(path, log=None, **parameters):
    return places(prepare(path, log, TARGET_CRS="EPSG:4326", **parameters))


def write(folder, text, name="table.txt", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return str(path)


# -- text


@pytest.mark.parametrize(
    ("sign", "said"),
    [(";", ";"), (",", ","), ("\t", "tab"), ("|", "|")],
    ids=["semicolon", "comma", "tab", "pipe"],
)
@pytest.mark.parametrize("name", ["t.txt", "t.csv", "t.tsv", "t.dat"])
def test_separators_and_endings(tmp_path, sign, said, name):
    log = Log()
    assert degrees(write(tmp_path, ROWS.format(sign), name), log) == [(2.51, 46.51), (2.62, 46.62)]
    assert f"{name}: UTF-8, separator {said}" in log.text


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("latin-1", "Windows-1252 (Latin-1)"),
        ("utf-16", "UTF-16"),
    ],
)
def test_encodings(tmp_path, encoding, said):
    log = Log()
    path = write(tmp_path, "lieu;lon;lat\nChâteau d'eau;2.51;46.51\n", encoding=encoding)
    (row,) = prepared(path, log)
    assert row["lieu"] == "Château d'eau"
    assert f"table.txt: {said}, separator ;" in log.text


def test_a_value_keeps_its_separator_and_line_break(tmp_path):
    path = write(tmp_path, 'name,lon,lat\n"Site 0, ""north""\nroof",2.51,46.51\n')
    (row,) = prepared(path)
    assert row["name"] == 'Site 0, "north"\nroof'


def test_titles_above_the_line_of_names(tmp_path):
    log = Log()
    text = "Mobile sites;;\n2024;;\n;;\n" + ROWS.format(";")
    assert degrees(write(tmp_path, text), log) == [(2.51, 46.51), (2.62, 46.62)]
    assert "names in row 3" in log.text  # empty rows do not count


def test_a_file_without_names(tmp_path):
    path = write(tmp_path, "A;2.51;46.51\nB;2.62;46.62\n")
    settings = {"X_FIELD": "field_2", "Y_FIELD": "field_3", "INPUT_CRS": "EPSG:4326"}
    assert degrees(path, **settings) == [(2.51, 46.51), (2.62, 46.62)]
    refused("Its fields are: field_1, field_2, field_3", path)


def test_columns_called_by_numbers(tmp_path):
    path = write(tmp_path, "name;lon;lat;20801;20810\nA;2.51;46.51;1;0\n")
    rows = prepared(path, OPERATOR_FIELDS=["20801", "20810"])
    assert [row["operator"] for row in rows] == ["20801"]


def test_two_lines_of_names(tmp_path):
    log = Log()
    text = ROWS.format(";").replace("\nA", "\nname;degrees;degrees\nA")
    assert len(degrees(write(tmp_path, text), log)) == 2
    assert "1 left out because their coordinates are not numbers: 1" in log.text


def test_a_file_that_was_cut_off(tmp_path):
    log = Log()
    text = "name;lon;lat;note\nA;2.51;46.51;x\nB;2.62;46.6"
    assert degrees(write(tmp_path, text), log) == [(2.51, 46.51)]
    assert "ends in the middle of row 2, which is left out" in log.text
    assert "1 left out because the file ends within them: 2" in log.text
    whole = "name;lon;lat;note\nA;2.51;46.51;x\nB;2.62;46.62;"
    assert len(degrees(write(tmp_path, whole))) == 2


def test_a_number_that_was_cut_off(tmp_path):
    log = Log()
    text = "name;lon;lat\nA;2.51;46.51\nB;2.62;46."
    assert len(degrees(write(tmp_path, text), log)) == 2
    assert "its last value, 46., is shorter than all others" in "".join(log.warnings)
    log = Log()
    degrees(write(tmp_path, text + "62"), log)
    assert "shorter" not in log.text


def test_a_quotation_mark_without_an_end(tmp_path):
    rows = "".join(f"S{i},2.{i},46.5\n" for i in range(10, 40))
    refused(
        "from row 2 on it cannot be split", write(tmp_path, f'name,lon,lat\n"X,2.1,46.1\n{rows}')
    )


def test_decimal_commas_between_commas(tmp_path):
    """They would shift the columns."""
    text = "name,lon,lat\n" + "".join(f"S{i},2,{51 + i},46,5\n" for i in range(5))
    refused("too many values in 5 of 5 rows of .*names has 3", write(tmp_path, text))
    log = Log()
    text = "name,lon,lat\n" + "".join(f"S{i},2.{51 + i},46.5\n" for i in range(9)) + "X,2,9,46,5\n"
    assert len(degrees(write(tmp_path, text), log)) == 9
    assert "1 left out because they have more values than there are columns: 10" in log.text


def test_another_separator_in_the_line_of_names(tmp_path):
    text = "name;lon;lat\n" + "".join(f"S{i},2.{51 + i},46.5\n" for i in range(5))
    refused("too many values in 5 of 5 rows of .*names has 1", write(tmp_path, text))


def test_mixed_decimal_signs(tmp_path):
    path = write(tmp_path, "name;lon;lat\nA;2,51;46.51\nB;2.62;46,62\n")
    assert degrees(path) == [(2.51, 46.51), (2.62, 46.62)]


def test_numbers_that_may_be_thousands(tmp_path):
    path = write(tmp_path, "name;lon;lat\nA;2,510;46.51\nB;2.62;46,62\n")
    refused("such as 2,510 could mean 2510 or 2.510", path)


def test_coordinates_that_a_spreadsheet_mangled(tmp_path):
    path = write(tmp_path, "name;lon;lat\nA;2.51;4.697.102\nB;2.62;46.62\n")
    refused("not longitudes and latitudes, such as 2.51, 4697102 in 1 row", path)
    two = write(tmp_path, "name;lon;lat\nA;2.51;4.697.102\nB;2.62;4.697.103\n")
    refused("such as 2.51, 4697102 in 2 rows", two)


def test_latitudes_of_0(tmp_path):
    log = Log()
    rows = "".join(f"S{i};2.{10 + i};46.{10 + i}\n" for i in range(20))
    found = degrees(write(tmp_path, f"name;lon;lat\n{rows}X;2.3;0\nY;0;0\n"), log)
    assert len(found) == 20
    assert (
        "1 left out because one of their coordinates is 0, far from all other stations: 21"
        in log.text
    )
    assert "1 left out because their coordinates are 0, 0" in log.text


def test_places_on_the_equator_and_the_meridian_stay(tmp_path):
    rows = "".join(f"S{i};{0.01 * (i - 10):.2f};{0.01 * (i % 7 - 2):.2f}\n" for i in range(20))
    assert len(degrees(write(tmp_path, f"name;lon;lat\n{rows}"))) == 20


def test_what_is_no_text_is_refused(tmp_path):
    path = tmp_path / "t.txt"
    path.write_bytes(b"\x00\x01\x02" * 50)
    refused("is not text: give a table", str(path))
    path.write_bytes(b"\x1f\x8b" + b"\x05" * 50)
    refused(r"is packed \(.gz\): unpack it", str(path))
    path.write_bytes(b"")
    refused("no two of its fields are named like coordinates", str(path))


# -- coordinates as text


def test_degrees_minutes_and_seconds_as_text(tmp_path):
    log = Log()
    text = "name;longitude;latitude\nA;2°43'34\"E;46°58'15.6\"N\nB;0°26'42\"W;47 52 16 N\nC;W1:30;S2:15:00\n"
    assert degrees(write(tmp_path, text), log) == [
        (round(2 + 43 / 60 + 34 / 3600, 6), round(46 + 58 / 60 + 15.6 / 3600, 6)),
        (-0.445, round(47 + 52 / 60 + 16 / 3600, 6)),
        (-1.5, -2.25),
    ]
    assert "Coordinates in degrees, minutes and seconds: 6." in log.text


def test_letters_of_the_wrong_direction_are_not_read(tmp_path):
    log = Log()
    text = "lon;lat\n2°30'E;46°30'N\n2°30'N;46°30'E\n2°30'O;46°30'N\n2°75'E;46°30'N\n"
    assert degrees(write(tmp_path, text), log) == [(2.5, 46.5)]
    assert "3 left out because their coordinates are not numbers: 2, 3, 4" in log.text


@pytest.mark.parametrize(
    "value",
    [
        "46.51, 2.62",
        "46,51; 2,62",
        "(46.51,2.62)",
        "46.51 2.62",
        "POINT (2.62 46.51)",
        "46°30'36\"N, 2°37'12\"E",
    ],
)
def test_latitude_and_longitude_in_one_column(tmp_path, value):
    log = Log()
    assert degrees(write(tmp_path, f"name|position\nA|{value.replace('|', '/')}\n"), log) == [
        (2.62, 46.51)
    ]
    assert "read from field 'position', as latitude, longitude" in log.text


def test_longitude_first_in_one_column_is_refused(tmp_path):
    refused(
        "holds 145.1, -37.8, whose first value cannot be a latitude",
        write(tmp_path, "id|coordinates\n1|145.1, -37.8\n"),
    )


# -- JSON


POINTS = [{"id": 7, "Lat": 46.51, "Lng": 2.51, "open": True}, {"id": 8, "Lat": 46.62, "Lng": 2.62}]


@pytest.mark.parametrize(
    "value",
    [POINTS, {"d": {"Result": POINTS}}, {"count": 2, "data": POINTS, "few": [{"x": 1}]}],
    ids=["array", "inside", "longest"],
)
def test_arrays_of_objects(tmp_path, value):
    log = Log()
    path = write(tmp_path, json.dumps(value), "t.json")
    assert degrees(path, log) == [(2.51, 46.51), (2.62, 46.62)]
    assert "t.json: JSON, objects: 2" in log.text
    rows = prepared(path)
    assert [(row["id"], row["open"] or None) for row in rows] == [(7, "true"), (8, None)]


def test_an_object_in_each_line_and_objects_in_objects(tmp_path):
    lines = "\n".join(
        json.dumps({"no": n, "position": {"Lat": 46.5, "Lng": 2 + n / 10}}) for n in (1, 2)
    )
    path = write(tmp_path, lines, "t.json")
    assert degrees(path) == [(2.1, 46.5), (2.2, 46.5)]


def test_json_that_is_none(tmp_path):
    refused("is not whole JSON", write(tmp_path, json.dumps(POINTS)[:-20], "t.json"))
    refused("holds no table: an array of objects", write(tmp_path, '{"a": 1}', "t.json"))


def test_geojson_is_left_to_qgis(tmp_path):
    point = {"type": "Point", "coordinates": [2.5, 46.5]}
    feature = {"type": "Feature", "properties": {"a": 1}, "geometry": point}
    path = write(
        tmp_path, json.dumps({"type": "FeatureCollection", "features": [feature]}), "t.json"
    )
    assert not is_table_file(path)
    assert degrees(path) == [(2.5, 46.5)]


def test_layers_under_other_names_are_left_to_qgis(tmp_path):
    point = '{"type": "Point", "coordinates": [2.5, 46.5]}'
    path = write(tmp_path, '{"type": "Feature", "properties": {}, "geometry": ' + point + "}")
    assert degrees(path) == [(2.5, 46.5)]
    path = write(tmp_path, "id,WKT\n1,POINT (2.5 46.5)\n", "t.csv")
    assert degrees(path, INPUT_CRS="EPSG:4326") == [(2.5, 46.5)]
    assert not is_table_file(write(tmp_path, '<?xml version="1.0"?><gpx/>', "t.txt"))
    assert degrees(write(tmp_path, json.dumps(POINTS), "t.txt")) == [(2.51, 46.51), (2.62, 46.62)]


def test_what_says_how_a_csv_is_read_counts(tmp_path):
    path = csv(tmp_path, ROWS.format(","))
    assert is_table_file(path)
    (tmp_path / "table.csvt").write_text('"String","Real","Real"')
    assert not is_table_file(path)
    assert prepared(path)[0]["lon"] == 2.51


# -- spreadsheets


OPEN = "http://schemas.openxmlformats.org/"
MAIN, LINK = OPEN + "spreadsheetml/2006/main", OPEN + "officeDocument/2006/relationships"
PACKAGE = OPEN + "package/2006/"
KIND = "application/vnd.openxmlformats-"


def element(name, text="", /, **attributes):
    said = "".join(f' {key.replace("_", ":")}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{text}</{name}>"


def workbook(path, sheets):
    """A spreadsheet as programs write it, of {name: rows of texts and numbers}."""
    numbers = range(1, len(sheets) + 1)
    book = f"{KIND}officedocument.spreadsheetml."
    types = element("Default", Extension="rels", ContentType=f"{KIND}package.relationships+xml")
    types += element("Override", PartName="/xl/workbook.xml", ContentType=f"{book}sheet.main+xml")
    for i in numbers:
        part = f"/xl/worksheets/sheet{i}.xml"
        types += element("Override", PartName=part, ContentType=f"{book}worksheet+xml")
    first = element(
        "Relationship", Id="rId1", Type=f"{LINK}/officeDocument", Target="xl/workbook.xml"
    )
    links = "".join(
        element(
            "Relationship",
            Id=f"rId{i}",
            Type=f"{LINK}/worksheet",
            Target=f"worksheets/sheet{i}.xml",
        )
        for i in numbers
    )
    names = "".join(
        element("sheet", name=name, sheetId=i, r_id=f"rId{i}") for i, name in enumerate(sheets, 1)
    )
    parts = {
        "[Content_Types].xml": element("Types", types, xmlns=f"{PACKAGE}content-types"),
        "_rels/.rels": element("Relationships", first, xmlns=f"{PACKAGE}relationships"),
        "xl/_rels/workbook.xml.rels": element(
            "Relationships", links, xmlns=f"{PACKAGE}relationships"
        ),
        "xl/workbook.xml": element("workbook", element("sheets", names), xmlns=MAIN, xmlns_r=LINK),
    }
    for i, rows in enumerate(sheets.values(), 1):
        text = "".join(
            element("row", "".join(map(cell, row, "ABCDEF", [n] * len(row))), r=n)
            for n, row in enumerate(rows, 1)
        )
        sheet = element("worksheet", element("sheetData", text), xmlns=MAIN)
        parts[f"xl/worksheets/sheet{i}.xml"] = sheet
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, '<?xml version="1.0"?>' + text)
    return str(path)


def cell(value, column, row):
    if isinstance(value, (int, float)):
        return element("c", element("v", value), r=f"{column}{row}")
    return element("c", element("is", element("t", value)), r=f"{column}{row}", t="inlineStr")


COMREG = [
    ["Mobile sites of an operator"],
    ["June 2024"],
    ["Site Identity", "Easting", "Northing", "Services"],
    ["VF0000", 678965, 729042, "2G; LTE"],
    ["VF0001", 676743, 732456, "LTE"],
]


def test_a_spreadsheet_with_titles(tmp_path):
    log = Log()
    path = workbook(tmp_path / "t.xlsx", {"Notes": [["See the next sheet"]], "Sites": COMREG})
    output = prepare(path, log)["OUTPUT"]
    found = [(f["station_id"], *f.geometry().asPoint()) for f in output.getFeatures()]
    assert output.crs().authid() == "EPSG:2157"
    assert found == [("VF0000", 678965.0, 729042.0), ("VF0001", 676743.0, 732456.0)]
    assert "t.xlsx: sheet 'Sites', names in row 3 (not read: Notes)" in log.text
    assert "Layout: ComReg" in log.text


def test_a_spreadsheet_that_is_not_whole(tmp_path):
    path = tmp_path / "t.xlsx"
    workbook(path, {"Sites": COMREG})
    path.write_bytes(path.read_bytes()[:300])
    refused("cannot be read as a spreadsheet", str(path))


# -- how files are given


def test_a_file_in_a_definition(tmp_path):
    path = write(tmp_path, ROWS.format(";"))
    for source in (
        QgsProcessingFeatureSourceDefinition(path),
        QgsProcessingFeatureSourceDefinition(QgsProperty.fromValue(path)),
        QgsProperty.fromValue(path),
    ):
        assert len(places(prepare(source))) == 2


def test_a_file_in_a_model(tmp_path):
    child = QgsProcessingModelChildAlgorithm("deepmend:preparestations")
    child.setChildId("child")
    value = QgsProcessingModelChildParameterSource.fromStaticValue(
        write(tmp_path, ROWS.format(";"))
    )
    child.addParameterSources("INPUT", [value])
    output = QgsProcessingModelOutput("out", "out")
    output.setChildId("child")
    output.setChildOutputName("OUTPUT")
    child.setModelOutputs({"out": output})
    model = QgsProcessingModelAlgorithm("a file", "tests")
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    context, log = QgsProcessingContext(), Log()
    path = str(tmp_path / "out.gpkg")
    _, done = model.run({"child:out": path}, context, log)
    assert done, log.text
    assert QgsVectorLayer(path, "out", "ogr").featureCount() == 2


def test_a_layer_of_such_a_file_works_as_before(tmp_path):
    layer = QgsVectorLayer(csv(tmp_path, ROWS.format(",")), "table", "ogr")
    assert len(places(prepare(layer))) == 2


def test_the_output_cannot_be_the_input(tmp_path):
    path = write(tmp_path, ROWS.format(";"), "t.csv")
    refused("INPUT.*one file|one file.*INPUT", path, OUTPUT=path)


def test_filters_and_sums_of_a_file(tmp_path):
    text = "name;lon;lat;users\nA;2.5;46.5;1 000\nB;2.5;46.5;20\nC;2.6;46.5;3\n"
    rows = prepared(write(tmp_path, text), FILTER="name != 'C'", SUM_FIELDS=["users"])
    assert [(row["users"], row["merged_ids"]) for row in rows] == [(1020.0, "1;2")]


def test_a_missing_file(tmp_path):
    with pytest.raises(Exception, match="INPUT"):
        run("preparestations", INPUT=str(tmp_path / "none.txt"), OUTPUT="memory:")
