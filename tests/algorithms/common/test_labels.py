"""Sentences name parameters by their labels in windows, and by their ids elsewhere."""

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingMultiStepFeedback

from deepmend.algorithms.common import labels

from ..cases import LAND, SMALL, Log, polygons, run, stations

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def tool():
    return QgsApplication.processingRegistry().createAlgorithmById("deepmend:densitydiffusion")


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(labels, "are_shown", lambda: True)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("There is no REGION: set it.", "There is no “Region (land)”: set it."),
        ("CELL_SIZE must be", "“Cell size (metres)” must be"),
        ("REGION has no CRS.", "“Region (land)” has no CRS."),
        ("the field 'REGION' of REGION", "the field 'REGION' of “Region (land)”"),
        ("le champ « REGION » d'INPUT", "le champ « REGION » d'“Stations (the whole deployment)”"),
        ("EPSG:2154, SREGION, REGION2, region", "EPSG:2154, SREGION, REGION2, region"),
    ],
)
def test_ids_become_labels(tool, text, expected):
    assert labels.with_labels(text, tool) == expected


def test_scripts_are_told_ids(tmp_path):
    log = Log()
    run("densitydiffusion", log, INPUT=stations(), OUTPUT=str(tmp_path / "m.tif"), **SMALL)
    assert "REGION is not set" in log.text
    with pytest.raises(QgsProcessingException, match="CELL_SIZE must be a positive number"):
        run("densitydiffusion", INPUT=stations(), OUTPUT="x.tif", CELL_SIZE=-1.0)


def test_windows_show_labels(tmp_path, windows):
    log = Log()
    given = {"INPUT": stations(), "OUTPUT": str(tmp_path / "m.tif"), **SMALL}
    run("densitydiffusion", log, **given)
    assert "“Region (land)” is not set" in log.text and "REGION" not in log.text
    assert log.steps[-1] == 100.0
    with pytest.raises(QgsProcessingException, match="“Cell size .metres.” must be a positive"):
        run("densitydiffusion", **{**given, "CELL_SIZE": -1.0})
    far = polygons(LAND.replace("69", "19").replace("71", "21"))
    with pytest.raises(QgsProcessingException, match="No station is in “Region .land.”"):
        run("densitydiffusion", **{**given, "REGION": far})


def test_cancelling_reaches_the_tool(tmp_path, windows):
    path = tmp_path / "m.tif"
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("densitydiffusion", Log(cancel_at=20.0), INPUT=stations(), OUTPUT=str(path), **SMALL)
    assert not path.exists()
    stopped = Log()
    stopped.cancel()
    assert labels.LabelFeedback(stopped, None).isCanceled()


def test_what_parts_of_a_run_say_is_passed_on(tool):
    log = Log()
    whole = labels.LabelFeedback(log, tool)
    feedback = QgsProcessingMultiStepFeedback(2, whole)
    feedback.pushInfo("MODEL of REGION")
    feedback.pushWarning("WINDOW")
    assert log.infos == ["MODEL of “Region (land)”"]
    assert log.warnings == ["“Window (metres)”"]
