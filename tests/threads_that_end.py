"""Prepare, map and inspect in one QGIS, each in a thread that has ended before the next begins.

A program of its own, for what goes wrong here may end it: python tests/threads_that_end.py FOLDER START
START: what used CRSs before, 'nothing', 'model' (a tool in a model in the background), 'lent' (a worker made
them, and the canvas asked for them meanwhile) or 'cleared' (the same after QGIS forgot those it had).
Prints a line for each step; ends with 0 where every CRS is what it was.
"""

import faulthandler
import importlib.util
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QThread

faulthandler.enable()
ROOT = Path(__file__).resolve().parents[1]
FAULTS = []


def load():
    spec = importlib.util.spec_from_file_location(
        "deepmend", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["deepmend"] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


class Thread(QThread):
    """A worker that stays, as those of a pool do, until it is told to end."""

    def __init__(self, work):
        super().__init__()
        self._work, self.is_done, self.may_end, self.result = work, False, False, None

    def run(self):
        try:
            self.result = self._work()
        finally:
            self.is_done = True
        while not self.may_end:
            self.msleep(5)


def in_a_thread(work, meanwhile=lambda: None):
    """The result of some work in a thread that ends; `meanwhile` runs here before that."""
    thread = Thread(work)
    thread.start()
    while not thread.is_done:
        QgsApplication.processEvents()
        thread.wait(5)
    meanwhile()
    thread.may_end = True
    thread.wait()
    return thread.result


def check(crs, what):
    is_fine = crs.isValid() and len(crs.toWkt()) > 100
    print(
        "ok   " if is_fine else "FAULT", what, crs.authid() or crs.toProj()[:40], len(crs.toWkt())
    )
    if not is_fine:
        FAULTS.append(what)


def run(tool, **parameters):
    """A tool as the toolbox runs it: prepared here, run in a thread, ended here; its results and context."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"deepmend:{tool}")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    if not algorithm.prepare(parameters, context, feedback):
        FAULTS.append(feedback.textLog())
    here = QThread.currentThread()

    def work():
        context.pushToThread(QThread.currentThread())
        try:
            return algorithm.runPrepared(parameters, context, feedback)
        finally:
            context.pushToThread(here)

    def end():
        algorithm.postProcess(context, feedback)

    results = in_a_thread(work, end)
    if not results:
        FAULTS.append(f"{tool}: {feedback.textLog()[-300:]}")
    return results or {}, context


def whole_in_a_thread(tool, **parameters):
    """A tool as a model in the background runs it: prepared and run in a worker that ends."""

    def work():
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"deepmend:{tool}")
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        return algorithm.run(parameters, context, feedback)[1]

    if not in_a_thread(work, ask_for_crs):
        FAULTS.append(f"{tool} in a model")


def ask_for_crs():
    """What the canvas does."""
    return [QgsCoordinateReferenceSystem(f"EPSG:{n}").toWkt() for n in (4326, 32631, 2154)]


def begin(start, folder):
    if start == "cleared":
        QgsCoordinateReferenceSystem.invalidateCache()
    if start in ("lent", "cleared"):
        in_a_thread(ask_for_crs, ask_for_crs)
    if start == "model":
        source, path = (str(Path(folder) / name) for name in ("model.csv", "model.gpkg"))
        rows = [f"{4.8 + 0.02 * (i % 4)},{45.7 + 0.02 * (i // 4)}" for i in range(12)]
        Path(source).write_text("\n".join(["longitude,latitude", *rows]), encoding="utf-8")
        whole_in_a_thread("preparestations", INPUT=source, OUTPUT=path)


def layer_of(results, context):
    layer = context.takeResultLayer(results.get("OUTPUT", ""))
    return layer or QgsVectorLayer(results.get("OUTPUT", ""), "o", "ogr")


def stations(longitude, latitude, step=0.02):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=station_id:string", "stations", "memory")
    for i in range(12):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"S{i}"])
        point = QgsPointXY(longitude + step * (i % 4), latitude + step * (i // 4))
        feature.setGeometry(QgsGeometry.fromPointXY(point))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def inspect(layer, truth=None):
    """Read stations and a true map as the inspector does, twice, in threads of their own."""
    from deepmend.algorithms.common.lastingcrs import make_crs_ready
    from deepmend.deepmend_plugin.inspector import computation, sources

    make_crs_ready()
    setting = sources.TruthSetting()
    if truth is not None:
        setting = sources.TruthSetting(sources.RASTER, truth.source(), truth.crs())
    setup = computation.Setup(sources.Snapshot(layer), "station_id", truth=setting)
    kept = computation.Computation()

    def ask(station):
        request = computation.Request(1, setup, station, computation.Choice("density"))
        return list(kept.steps(request))

    first = in_a_thread(lambda: ask("S0"), lambda: layer.crs().toWkt())
    in_a_thread(lambda: ask("S1"))
    network, shown = first[0], first[1]
    path = str(Path(sys.argv[1]) / "inspected.tif")
    computation.write_map(path, shown, network.plan.crs)
    check(QgsRasterLayer(path, "m").crs(), "map that the inspector adds to the project")


def main(folder, start):
    application = QgsApplication([], False)
    application.initQgis()
    load()
    from deepmend.deepmend_plugin.provider import DeepMendProvider

    provider = DeepMendProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    begin(start, folder)
    for name, place in {"a UTM zone": (4.8, 45.7, 0.02), "no zone": (10.0, 89.0, 0.2)}.items():
        plain = stations(*place)
        prepared, context = run("preparestations", INPUT=plain.id(), OUTPUT="memory:prepared")
        layer = layer_of(prepared, context)
        check(layer.crs(), f"{name}: prepared stations")
        if layer.featureCount() != 12:
            FAULTS.append(f"{name}: {layer.featureCount()} stations of 12")
        QgsProject.instance().addMapLayer(layer)
        raster = str(Path(folder) / f"{place[0]:g}.tif")
        given = {"INPUT": layer.id(), "OUTPUT": raster, "CELL_SIZE": 500.0, "WINDOW": 20000.0}
        maps, context = run("densitydiffusion", **given)
        raster = QgsRasterLayer(raster, "maps")
        QgsProject.instance().addMapLayer(raster)
        check(raster.crs(), f"{name}: maps")
        check(layer.crs(), f"{name}: prepared stations, later")
        inspect(plain, raster)
        inspect(layer)
        for crs in (layer.crs(), raster.crs()):
            if crs.authid():
                check(QgsCoordinateReferenceSystem(crs.authid()), f"{name}: asked for anew")
    plane = str(Path(folder) / "plane.csv")
    rows = [f"{700000 + 900 * (i % 3)},{6600000 + 700 * (i // 3)}" for i in range(9)]
    Path(plane).write_text("\n".join(["x,y", *rows]), encoding="utf-8")
    given = {"INPUT": plane, "INPUT_CRS": "EPSG:2154"}
    run("preparestations", OUTPUT=str(Path(folder) / "plane.gpkg"), **given)
    for which in ("first", "second"):
        file = str(Path(folder) / "plane.gpkg")
        layer = layer_of(*run("preparestations", INPUT=file, OUTPUT="memory:plane"))
        check(layer.crs(), f"a file's plane, {which}")
        if layer.crs().authid() != "EPSG:2154":
            FAULTS.append(f"{which}: {layer.crs().authid()}")
    print("faults:", FAULTS)
    sys.stdout.flush()
    import os

    os._exit(1 if FAULTS else 0)  # without QGIS's own end, which is not what is tried here


if __name__ == "__main__":
    main(*sys.argv[1:])
