"""What the inspector shows of a station: maps, features, figures, and what its buttons do with them."""

import math
import re

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsApplication, QgsMultiBandColorRenderer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QLocale, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPalette, QWheelEvent

from deepmend.deepmend_plugin.inspector import texts
from deepmend.deepmend_plugin.inspector.colours import contrast, ink
from deepmend.deepmend_plugin.inspector.dock import FEATURES, MAPS
from deepmend.deepmend_plugin.inspector.sources import FOLDER, NONE, RASTER
from deepmend.deepmend_plugin.results.bands import shown_band
from deepmend.models.catalogue import each_model
from deepmend.models.credible import credible_cells
from deepmend.models.deepmend.paper import features
from deepmend.models.ks import ks_distance

from .inspector_cases import write_truth
from .results.result_cases import make_maps, write_maps


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))


@pytest.fixture
def shown(opened, settle):
    """The inspector with station B."""
    choose(opened.dock.station, "B")
    settle(opened)
    return opened


@pytest.fixture
def truth(opened, layer, tmp_path, settle):
    """The inspector with a raster of true maps of A and B; and these."""
    path = tmp_path / "truth.tif"
    maps = write_truth(path, layer, ["A", "B"])
    raster = QgsRasterLayer(str(path), "Truth")
    QgsProject.instance().addMapLayer(raster)
    choose(opened.dock.truth, RASTER)
    opened.dock.truth_raster.setLayer(raster)
    choose(opened.dock.station, "B")
    settle(opened)
    return opened, maps


def test_the_chosen_model_comes_first_and_all_others_after(shown, qtbot):
    steps = []
    shown.runner.stepped.connect(steps.append)
    choose(shown.dock.model, "density")
    qtbot.waitUntil(lambda: not shown.is_busy, timeout=60000)
    shown.runner.stepped.disconnect(steps.append)
    kinds = [type(step).__name__ for step in steps]
    others = len(each_model()) - 1
    assert kinds == ["Network", "StationMap", "TrueMap", "Compared"] + ["Compared"] * others
    assert steps[1].choice.name == "density"


def test_the_map_is_that_of_the_tools(shown, layer):
    from deepmend.models.deepmend.students import load_student

    step = shown.picture.shown
    model = load_student("best")
    model.prepare(step.band.deployment)
    expected = model.diffuse(step.band.deployment, step.band.station, step.band.grid)
    np.testing.assert_array_equal(step.values, expected)
    assert shown.dock.map_view.values is step.values


def test_figures(shown):
    rows = dict(shown.picture.rows)
    station = shown.picture.station
    assert rows["Station"] == "B"
    assert float(rows["Latitude"]) == pytest.approx(station.latitude, abs=1e-6)
    assert float(rows["Longitude"]) == pytest.approx(station.longitude, abs=1e-6)
    assert rows["Height"] == "25 m"
    assert rows["Model"] == "DeepMEND best"
    assert re.fullmatch(r"\d+\.\d{3} s", rows["Generation time"])
    assert rows["Accuracy (1 - KS)"] == "–"
    away = rows["KS to Voronoi"]
    assert shown.dock.headline.text() == f"KS to Voronoi: {away}"
    differences = [label for label in rows if label.startswith("KS to ")]
    assert differences == [f"KS to {name}" for name in ("Voronoi", "VoronoiBoost", "Density model")]
    assert 0 < float(rows["KS to Voronoi"]) < 1
    assert shown.picture.remarks[0].startswith("DeepMEND best: ")
    for text in [*rows.values(), *shown.picture.remarks]:
        assert text in shown.dock.figures.toPlainText().replace("\n", " ")


def test_truth_from_a_raster(truth):
    inspector, maps = truth
    dock = inspector.dock
    assert dock.truth_view.isVisibleTo(dock)
    np.testing.assert_allclose(dock.truth_view.values, maps["B"], rtol=1e-6)
    distance = ks_distance(inspector.picture.shown.values, maps["B"])
    rows = dict(inspector.picture.rows)
    assert float(rows["Accuracy (1 - KS)"]) == pytest.approx(1 - distance, abs=6e-4)
    assert dock.headline.text() == f"Accuracy: {rows['Accuracy (1 - KS)']}"
    assert "ground truth" in dock.bars.title
    bars = {label: value for label, value, _ in dock.bars.bars}
    assert set(bars) == {texts.label_of(name) for name in each_model()}
    assert bars["DeepMEND best"] == pytest.approx(distance, abs=1e-6)
    curves = {label: shares for label, shares, _ in dock.curves.curves}
    assert set(curves) == {*bars, "Ground truth"}
    for shares in curves.values():
        assert shares[0] == 0
        assert (np.diff(shares) >= -1e-12).all()
        assert 0 < shares[-1] <= 1 + 1e-6


def test_a_station_without_true_map_is_told(truth, settle):
    inspector, _ = truth
    choose(inspector.dock.station, "C")
    settle(inspector)
    assert inspector.picture.shown.band.name == "C"
    sentence = "Station C has no true map."
    assert inspector.dock.truth_view.message == sentence
    assert dict(inspector.picture.rows)["Accuracy (1 - KS)"] == "–"
    assert f"Ground truth: {sentence}" in inspector.picture.remarks
    assert inspector.dock.headline.text() == "Accuracy: –"


def test_no_truth_hides_its_panel(truth, settle):
    inspector, _ = truth
    choose(inspector.dock.truth, NONE)
    settle(inspector)
    assert not inspector.dock.truth_view.isVisibleTo(inspector.dock)
    assert "DeepMEND best" in inspector.dock.bars.title


def test_truth_from_a_folder(opened, layer, tmp_path, settle):
    maps = {name: write_truth(tmp_path / f"{name}.tif", layer, [name])[name] for name in "AB"}
    choose(opened.dock.truth, FOLDER)
    opened.dock.truth_folder.setFilePath(str(tmp_path))
    for name in "AB":
        choose(opened.dock.station, name)
        settle(opened)
        np.testing.assert_allclose(opened.dock.truth_view.values, maps[name], rtol=1e-6)


def test_a_folder_without_rasters_is_told(opened, tmp_path, settle):
    choose(opened.dock.truth, FOLDER)
    opened.dock.truth_folder.setFilePath(str(tmp_path))
    settle(opened)
    assert "holds no rasters" in opened.dock.status.text()
    choose(opened.dock.truth, NONE)
    settle(opened)
    assert opened.dock.station.count() == 6


def test_one_logarithmic_scale_for_both_maps(truth):
    inspector, maps = truth
    dock = inspector.dock
    scale = dock.legend.scale
    assert dock.map_view._scale is scale
    assert dock.truth_view._scale is scale
    largest = max(inspector.picture.shown.values.max(), maps["B"].max())
    assert scale.top / 10 < largest <= scale.top
    labels = [label for _, label in scale.ticks]
    assert labels[-2:] in (["1 in 1,000", "1 in 100"], ["1 in 10,000", "1 in 1,000"])
    assert labels[0].endswith(("million", "billion"))
    shares = scale.shares(np.array([0.0, scale.top / 10, scale.top]))
    assert math.isnan(shares[0])
    assert shares[2] == 1
    assert shares[2] - shares[1] == pytest.approx(1 / scale.decades)


def test_views_zoom_and_move_together(truth, qtbot):
    inspector, _ = truth
    dock = inspector.dock
    one, other = dock.truth_view, dock.map_view
    other.resize(one.size())
    assert one.viewport is other.viewport
    middle = QPointF(one.width() / 3, one.height() / 4)
    place = one.viewport.to_map(one.size(), middle)
    wheel = QWheelEvent(
        middle, one.mapToGlobal(middle.toPoint()) + QPointF(0, 0), QPoint(), QPoint(0, 240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    one.wheelEvent(wheel)
    assert other.viewport.zoom > 1
    after = other.viewport.to_map(other.size(), middle)
    assert (after.x(), after.y()) == pytest.approx((place.x(), place.y()), abs=1e-6)
    qtbot.mousePress(other, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    qtbot.mouseMove(other, QPoint(70, 40))
    qtbot.mouseRelease(other, Qt.MouseButton.LeftButton, pos=QPoint(70, 40))
    qtbot.keyClick(one, Qt.Key.Key_Minus)
    qtbot.keyClick(one, Qt.Key.Key_Right)
    assert one.viewport.centre != one.viewport.home
    qtbot.keyClick(one, Qt.Key.Key_Home)
    assert one.viewport.zoom == 1
    assert one.viewport.centre == one.viewport.home


def test_the_value_under_the_cursor(truth):
    inspector, maps = truth
    dock, step = inspector.dock, inspector.picture.shown
    row, column = 20, 33
    x, y = step.band.grid.centres()
    dock.viewport.point_at(QPointF(x[column], y[row]))
    text = dock.reading.text()
    lines = dict(line.split(": ") for line in text.splitlines()[:2])
    for title, value in (
        ("DeepMEND best", step.values[row, column]),
        ("Ground truth", maps["B"][row, column]),
    ):
        assert float(lines[title].replace("1 in ", "").replace(",", "")) == pytest.approx(
            1 / value, rel=6e-3
        )
    assert text.splitlines()[2].startswith("x 70")
    dock.viewport.point_at(None)
    assert dock.reading.text() == ""


def test_features(shown):
    step = shown.picture.shown
    expected = features(step.band.deployment, step.band.station, step.band.grid)
    for view, channel in zip(shown.dock.feature_views, expected):
        np.testing.assert_array_equal(view.values, channel)
    assert shown.dock.feature_legend.scale.top == 1


def test_views_are_painted(shown):
    for tab in (1, 2, 3):
        shown.dock.tabs.setCurrentIndex(tab)
        image = shown.dock.tabs.currentWidget().grab().toImage()
        colours = {
            image.pixel(x, y)
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        assert len(colours) > 20


def test_features_are_those_of_the_model_chosen(shown, settle):
    dock = shown.dock
    assert dock.tabs.isTabVisible(FEATURES)
    dock.tabs.setCurrentIndex(FEATURES)
    choose(dock.model, "voronoi")
    settle(shown)
    assert not dock.tabs.isTabVisible(FEATURES)
    assert dock.tabs.currentIndex() == MAPS
    assert all(view.values is None for view in dock.feature_views)


def test_outlines_hold_what_they_say(shown, settle):
    view, step = shown.dock.map_view, shown.picture.shown
    assert list(view._outlines) == []
    shown.dock.outlines.setChecked(True)
    settle(shown)
    bounds = [path.boundingRect() for path in view._outlines]
    assert len(bounds) == 3
    for inner, outer in zip(bounds, bounds[1:]):
        assert outer.contains(inner)
    cells, _ = credible_cells(step.values, (0.5,))[0]
    rows, columns = np.nonzero(cells)
    box = bounds[0]
    assert (box.left(), box.right()) == (columns.min(), columns.max() + 1)
    assert (box.top(), box.bottom()) == (rows.min(), rows.max() + 1)
    shown.dock.outlines.setChecked(False)
    settle(shown)
    assert list(view._outlines) == []


def test_the_true_map_has_outlines_too(truth, settle):
    inspector, _ = truth
    inspector.dock.outlines.setChecked(True)
    settle(inspector)
    assert len(inspector.dock.truth_view._outlines) == 3


def test_numbers_are_those_of_the_users_locale(shown, settle):
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("fr_FR"))
        choose(shown.dock.station, "A")
        settle(shown)
        rows = dict(shown.picture.rows)
        assert re.fullmatch(r"0,\d{3}", rows["KS to Voronoi"])
        assert rows["Latitude"].startswith("46,")
        assert texts.chance(1 / 12345).startswith("1 in 12") and "," not in texts.chance(1 / 12345)
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1.0, "1 in 1"),
        (0.5, "1 in 2"),
        (1e-2, "1 in 100"),
        (1 / 12345, "1 in 12,300"),
        (1e-6, "1 in 1 million"),
        (1 / 999_600, "1 in 1 million"),
        (4e-9, "1 in 250 million"),
        (1e-9, "1 in 1 billion"),
    ],
)
def test_chances_in_plain_numbers(value, text):
    assert texts.chance(value) == text


def test_rasters_of_the_project_show_the_station(shown, settle, tmp_path):
    layer = make_maps(tmp_path / "maps.tif", ["A", "B", "C"])
    raw = tmp_path / "raw.tif"
    write_maps(raw, ["C", "B", "A"])
    plain = QgsRasterLayer(str(raw), "Raw")
    plain.setRenderer(QgsMultiBandColorRenderer(plain.dataProvider(), 1, 2, 3))
    QgsProject.instance().addMapLayers([layer, plain])
    choose(shown.dock.station, "C")
    settle(shown)
    assert shown_band(layer) == 3
    # a style of three bands is not taken away unasked
    assert plain.renderer().type() == "multibandcolor"
    shown.dock.shows_bands.setChecked(False)
    choose(shown.dock.station, "A")
    settle(shown)
    assert shown_band(layer) == 3
    shown.dock.shows_bands.setChecked(True)
    assert shown_band(layer) == 1


def test_add_to_project(shown):
    before = set(QgsProject.instance().mapLayers())
    shown.dock.add_button.click()
    (key,) = set(QgsProject.instance().mapLayers()) - before
    layer = QgsProject.instance().mapLayer(key)
    assert layer.name() == "B – DeepMEND best"
    assert layer.crs().authid() == "EPSG:2154"
    assert layer.renderer().type() == "singlebandpseudocolor"
    values = gdal.Open(layer.source()).ReadAsArray()
    step = shown.picture.shown
    np.testing.assert_array_equal(values[step.land], step.values[step.land])
    assert values[values > 0].sum() == pytest.approx(1, abs=1e-5)
    assert layer.extent().xMinimum() == step.band.grid.bounds[0]


def test_copy(shown):
    shown.dock.copy_button.click()
    lines = QgsApplication.clipboard().text().splitlines()
    assert lines[0] == "Station\tB"
    assert len(lines) == len(shown.picture.rows) + len(shown.picture.remarks)


def test_export(shown, tmp_path):
    path = tmp_path / "panel.png"
    assert shown.buttons.export(str(path))
    image = QImage(str(path))
    assert image.width() == shown.dock.panel.width()
    assert str(path) in shown.dock.status.text()


def test_export_where_nothing_can_be_written(shown, tmp_path):
    assert not shown.buttons.export(str(tmp_path / "nowhere" / "panel.png"))
    assert "cannot be written" in shown.dock.status.text()


def test_beta_is_of_the_models_that_take_one(shown, settle):
    assert shown.dock.beta.isVisibleTo(shown.dock)  # those of `best`
    guessed = shown.picture.shown.values
    shown.dock.beta.setValue(1.8)
    settle(shown)
    assert np.abs(shown.picture.shown.values - guessed).max() > 1e-6
    choose(shown.dock.model, "voronoi")
    settle(shown)
    assert not shown.dock.beta.isVisibleTo(shown.dock)
    choose(shown.dock.model, "density")
    settle(shown)
    assert shown.dock.beta.isVisibleTo(shown.dock)
    before = shown.picture.shown.values
    shown.dock.beta.setValue(4.0)
    settle(shown)
    assert "beta 4" in shown.picture.remarks[0]
    assert np.abs(shown.picture.shown.values - before).max() > 1e-6


def test_maps_are_kept(shown, settle):
    first = shown.picture.shown.values
    choose(shown.dock.model, "voronoi")
    settle(shown)
    choose(shown.dock.model, "best")
    settle(shown)
    assert shown.picture.shown.values is first


def test_text_can_be_read_on_every_ground():
    """Such as that of the theme Night Mapping, whose palette has #111111 on #222222."""
    palette = QPalette()
    for ground, text in (("#222222", "#111111"), ("#ffffff", "#fefefe"), ("#ffffff", "#000000")):
        palette.setColor(QPalette.ColorRole.Base, QColor(ground))
        palette.setColor(QPalette.ColorRole.Text, QColor(text))
        assert contrast(ink(palette), QColor(ground)) >= 4.5
    assert ink(palette) == QColor("#000000")  # the palette's own, where it can be read
