"""Expression functions: their results, that they follow their layers, and that they are taken back."""

import pytest
from qgis.core import QgsExpression, QgsExpressionContext, QgsFeature, QgsProject, QgsVectorLayer

from deepmend.deepmend_plugin.expressions import Functions

ROWS = [("A", "1", 0.25), ("B", "1", 0.5), ("A", "2", 0.75), ("B", None, 0.5)]


def table(kind, rows):
    layer = QgsVectorLayer(
        f"NoGeometry?{kind}", "Weights" if "weight" in kind else "Stations", "memory"
    )
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        layer.dataProvider().addFeature(feature)
    return layer


@pytest.fixture
def functions(qgis_app):
    functions = Functions()
    weights = "field=station_id:string&field=zone_id:string&field=weight:double"
    project = QgsProject.instance()
    project.addMapLayer(table(weights, ROWS))
    project.addMapLayer(
        table("field=name:string&field=users:double", [("A", 100), ("B", 8), ("C", 3)])
    )
    yield functions
    functions.close()
    project.clear()


def evaluate(text):
    """(value, error) of an expression."""
    expression = QgsExpression(text)
    assert not expression.hasParserError(), expression.parserErrorString()
    value = expression.evaluate(QgsExpressionContext())
    return value, expression.evalErrorString()


@pytest.mark.parametrize(
    "arguments, expected",
    [("'A', '1'", 0.25), ("'A', 2", 0.75), ("'C', '1'", 0.0), ("'B', '2'", 0.0)],
)
def test_weight(functions, arguments, expected):
    assert evaluate(f"deepmend_weight('Weights', {arguments})") == (expected, "")


def test_zone_total(functions):
    text = "deepmend_zone_total('Weights', {}, 'Stations', 'name', 'users')"
    assert evaluate(text.format("'1'")) == (0.25 * 100 + 0.5 * 8, "")
    assert evaluate(text.format(2)) == (75.0, "")
    assert evaluate(text.format("'none'")) == (0.0, "")


def test_what_is_below_the_minimum_is_divided_as_in_the_totals_of_the_tool(functions):
    project = QgsProject.instance()
    kind = "field=station_id:string&field=zone_id:string&field=weight:double&field=rest:string"
    rows = [("A", "1", 0.6, None), ("A", "2", 0.2, None)]
    rows += [("A", None, 0.1, "outside"), ("A", None, 0.1, "below_minimum")]
    layer = table(kind, rows)
    layer.setName("Some")
    project.addMapLayer(layer)
    value, problem = evaluate("deepmend_zone_total('Some', '1', 'Stations', 'name', 'users')")
    assert (value, problem) == (pytest.approx(100 * 0.6 * 0.9 / 0.8), "")


def test_ids_that_became_numbers_in_a_csv_are_found(functions):
    project = QgsProject.instance()
    numbers = "field=station_id:integer&field=zone_id:integer&field=weight:double"
    layer = table(numbers, [(7, 1001, 0.25), (12, 1001, 0.5)])
    layer.setName("Loaded")
    towers = table("field=name:string&field=users:double", [("007", 100), ("0012", 8)])
    towers.setName("Towers")
    project.addMapLayers([layer, towers])
    assert evaluate("deepmend_weight('Loaded', '007', '01001')") == (0.25, "")
    total = "deepmend_zone_total('Loaded', '01001', 'Towers', 'name', 'users')"
    assert evaluate(total) == (0.25 * 100 + 0.5 * 8, "")


def test_stations_of_which_none_is_known_are_told(functions):
    text = "deepmend_zone_total('Weights', '1', 'Stations', 'users', 'users')"
    value, problem = evaluate(text)
    assert value is None
    assert "No station of the weights, such as A, is in field 'users' of 'Stations'" in problem


@pytest.mark.parametrize(
    "text",
    [
        "deepmend_weight('Weights', array('A'), array(1))",
        "deepmend_weight(array('Weights'), 'A', '1')",
        "deepmend_zone_total('Weights', array(1), 'Stations', array('name'), 'users')",
        "deepmend_zone_total('Weights', '1', 'Stations', 'name', map('a', 1))",
    ],
)
def test_arrays_and_nothing_end_in_a_value_or_a_sentence(functions, text):
    value, problem = evaluate(text)
    assert value == 0.0 or problem
    assert "Traceback" not in problem


def test_changed_layers_are_read_again(functions):
    weights = QgsProject.instance().mapLayersByName("Weights")[0]
    assert evaluate("deepmend_weight('Weights', 'A', '1')")[0] == 0.25
    weights.startEditing()
    weights.changeAttributeValue(1, 2, 0.125)
    assert evaluate("deepmend_weight('Weights', 'A', '1')")[0] == 0.125
    weights.rollBack()


def test_a_layer_that_is_removed_is_let_go(functions):
    evaluate("deepmend_weight('Weights', 'A', '1')")
    QgsProject.instance().removeMapLayer(QgsProject.instance().mapLayersByName("Weights")[0])
    value, problem = evaluate("deepmend_weight('Weights', 'A', '1')")
    assert value is None
    assert "no table or layer 'Weights'" in problem


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("deepmend_weight('Nothing', 'A', '1')", "no table or layer 'Nothing' in the project"),
        (
            "deepmend_weight('Stations', 'A', '1')",
            "'Stations' has no field station_id, zone_id, weight",
        ),
        ("deepmend_zone_total('Weights', '1', 'Stations', 'name', 'calls')", "has no field calls"),
    ],
)
def test_arguments_that_cannot_be(functions, text, sentence):
    value, problem = evaluate(text)
    assert value is None
    assert sentence in problem


def test_they_are_taken_back():
    names = ("deepmend_weight", "deepmend_zone_total")
    functions = Functions()
    assert all(QgsExpression.isFunctionName(name) for name in names)
    assert all(name in QgsExpression.helpText(name) for name in names)
    functions.close()
    assert not any(QgsExpression.isFunctionName(name) for name in names)
