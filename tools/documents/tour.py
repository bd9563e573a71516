"""What `make screenshots` does inside QGIS, which runs this file with `--code`: from picture to picture.

DEEPMEND_TOUR holds theme, folder, and the files of stations, region and truth, separated as paths are.
"""

import faulthandler
import os
import sys
import time
import traceback
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QTreeView
from qgis.utils import iface, loadPlugin, plugins, reloadPlugin, startPlugin

SIZE = (1500, 940)
LOG = "tour.log"
HANGS = 120  # seconds


class Tour:
    """Goes from picture to picture; what it waits for is asked again and again, so QGIS runs on."""

    hangs = HANGS

    def __init__(self, iface, theme, folder, stations, region, truth):
        self.iface, self.folder = iface, Path(folder)
        self.prefix = "dark_" if theme else ""
        self.log = (self.folder / (self.prefix + LOG)).open("w", encoding="utf-8", buffering=1)
        faulthandler.dump_traceback_later(self.hangs, file=self.log)  # where it hangs, if it does
        self.files = stations, region, truth
        # QGIS would show a dialog and wait
        sys.excepthook = lambda *problem: traceback.print_exception(*problem, file=self.log)
        self.steps = self.pictures()
        self.until = lambda: True
        self.timer = QTimer()
        self.timer.timeout.connect(self.go_on)
        self.timer.start(100)

    @property
    def inspector(self):
        return plugins["deepmend"].inspector

    def go_on(self):
        """Take the next step once what the last one waits for has come."""
        if not self.until():
            return
        try:
            self.until = next(self.steps)
        except StopIteration:
            self.log.write("done\n")
            self.leave()
        except Exception:
            traceback.print_exc(file=self.log)
            self.leave()

    def leave(self):
        self.timer.stop()
        faulthandler.cancel_dump_traceback_later()

        QgsProject.instance().clear()
        self.iface.actionExit().trigger()

    def grab(self, name, widget=None):
        """Save a widget, or the window, as it is."""
        name = self.prefix + name
        self.log.write(f"{name}\n")
        picture = (widget or self.iface.mainWindow()).grab()
        if not picture.save(str(self.folder / f"{name}.png")):
            raise OSError(f"{name}.png cannot be written")

    def is_done(self):
        """Whether the inspector has nothing more to do."""
        return not (self.inspector.is_busy or self.inspector.runner.is_warming_up)

    def measure(self, names):
        """Choose stations one after the other, and note how long each one's map takes to be shown."""
        from deepmend.deepmend_plugin.inspector.computation import StationMap

        start, taken = [0.0], []

        def note(step):
            if isinstance(step, StationMap):
                taken.append(time.perf_counter() - start[0])

        self.inspector.runner.stepped.connect(note)
        combo = self.inspector.dock.station
        for number, name in enumerate(names, 1):
            start[0] = time.perf_counter()
            combo.setCurrentIndex(combo.findData(name))
            yield lambda number=number: len(taken) == number and self.is_done()
        self.inspector.runner.stepped.disconnect(note)
        rest = sorted(taken[1:])
        self.log.write(
            f"first map after {taken[0]:.3f} s, the next {len(rest)} after {rest[len(rest) // 2]:.3f} s"
            f" (median), at most {rest[-1]:.3f} s, of {combo.count()} stations\n"
        )

    def pause(self, milliseconds=600):
        """A condition that holds after a while."""
        end = time.monotonic() + milliseconds / 1000
        return lambda: time.monotonic() > end

    def open_tool(self, name, **parameters):
        """The dialog of a tool, filled in."""
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"deepmend:{name}")
        dialog = algorithm.createCustomParametersWidget(self.iface.mainWindow())
        dialog.resize(900, 640)
        dialog.show()
        yield self.pause()
        dialog.setParameters(parameters)
        yield self.pause(1500)
        return dialog

    def run_tool(self, dialog):
        """Press Run, and wait until the results are loaded."""
        ended = []
        dialog.algorithmFinished.connect(lambda good, results: ended.append(good))
        dialog.runButton().click()
        yield lambda: ended
        if not ended[0]:
            raise RuntimeError(f"{dialog.windowTitle()} failed")
        dialog.close()
        yield self.pause(2000)

    def pictures(self):
        """All pictures; yields what to wait for."""
        window = self.iface.mainWindow()
        window.setGeometry(0, 0, *SIZE)
        window.setWindowTitle("QGIS")
        for panel in window.findChildren(QDockWidget):
            if panel.objectName() != "Layers":
                panel.close()
        if "deepmend" not in plugins:
            loadPlugin("deepmend")
            startPlugin("deepmend")
        yield self.pause()
        if not self.prefix:
            yield from self.toolbox(window)
            yield from self.tools()
            QgsProject.instance().clear()
        yield from self.inspect()
        if not self.prefix:
            yield from self.without_torch()

    def toolbox(self, window):
        """The tools in Processing's toolbox."""
        panel = next(
            p for p in window.findChildren(QDockWidget) if p.objectName() == "ProcessingToolbox"
        )
        panel.show()
        tree = panel.findChildren(QTreeView)[0]
        model = tree.model()
        for row in range(model.rowCount()):
            index = model.index(row, 0)
            if str(model.data(index)) == "DeepMEND":
                tree.setExpanded(index, True)
                for group in range(model.rowCount(index)):
                    tree.setExpanded(model.index(group, 0, index), True)
                tree.scrollTo(index, tree.ScrollHint.PositionAtTop)
        yield self.pause(1500)
        self.grab("toolbox", panel)
        panel.close()

    def load(self, stations, region):
        """The layers of stations and land, (points, land)."""
        from deepmend.algorithms.common import styles

        land = QgsVectorLayer(region, "region", "ogr")
        land.renderer().symbol().setColor(styles.QColor("#e9efe4"))
        points = QgsVectorLayer(stations, "Prepared stations", "ogr")
        styles.style_stations(points)
        QgsProject.instance().addMapLayers([points, land])  # from top to bottom
        yield self.pause()  # QGIS takes the project's CRS over from the first layer
        canvas = self.iface.mapCanvas()
        extent = canvas.mapSettings().layerExtentToOutputExtent(land, land.extent())
        extent.scale(1.1)
        canvas.setExtent(extent)
        canvas.refresh()
        yield self.pause()
        return points, land

    def tools(self):
        """A tool's dialog, the maps that it makes, and models compared."""
        stations, region, truth = self.files
        points, land = yield from self.load(stations, region)
        name = first_band(truth)
        same = {"INPUT": points.id(), "REGION": land.id()}
        same["STATIONS"] = f"\"station_id\" = '{name}'"
        dialog = yield from self.open_tool("deepmenddiffusion", **same)
        self.grab("dialog", dialog)
        yield from self.run_tool(dialog)
        cells = {"OUTPUT_CELLS": "TEMPORARY_OUTPUT"}
        dialog = yield from self.open_tool("voronoidiffusion", **same, **cells)
        yield from self.run_tool(dialog)
        root = QgsProject.instance().layerTreeRoot()
        root.findLayer(layer_named("Voronoi diffusion maps")).setItemVisibilityChecked(False)
        root.findLayer(layer_named("DeepMEND diffusion maps")).setExpanded(True)
        yield from self.settled("window")

        QgsProject.instance().clear()
        points, land = yield from self.load(stations, region)
        given = {"INPUT": points.id(), "REGION": land.id(), "GROUND_TRUTH": truth}
        dialog = yield from self.open_tool("comparemodels", **given)
        yield from self.run_tool(dialog)
        root = QgsProject.instance().layerTreeRoot()
        root.findLayer(points.id()).setItemVisibilityChecked(False)
        for expanded in (False, True):  # the view may think otherwise than the tree
            root.findLayer(layer_named("Compared models")).setExpanded(expanded)
        yield from self.settled("compared")

    def settled(self, name):
        """Save the window once it has drawn all, without QGIS's own messages."""
        self.iface.messageBar().clearWidgets()
        yield self.pause(2000)
        self.grab(name)

    def inspect(self):
        """The station inspector, tab by tab."""
        from deepmend.deepmend_plugin.inspector.dock import CHARTS, FEATURES
        from deepmend.deepmend_plugin.inspector.sources import RASTER

        plugins["deepmend"].action.trigger()
        yield self.pause(1500)
        self.grab("empty")
        stations, region, truth = self.files
        points, land = yield from self.load(stations, region)
        raster = QgsRasterLayer(truth, "Ground truth")
        QgsProject.instance().addMapLayer(raster)
        tree = QgsProject.instance().layerTreeRoot()
        tree.findLayer(raster.id()).setItemVisibilityChecked(False)
        dock = self.inspector.dock
        dock.layer.setLayer(points)
        dock.region.setLayer(land)
        yield self.is_done
        yield self.pause()
        self.grab("layers")
        dock.truth.setCurrentIndex(dock.truth.findData(RASTER))
        dock.truth_raster.setLayer(raster)
        yield self.is_done
        count = dock.station.count()
        yield from self.measure(
            [dock.station.itemData(i) for i in range(0, count, max(1, count // 20))]
        )
        dock.station.setCurrentIndex(dock.station.findData(first_band(truth)))
        yield self.pause(200)
        yield self.is_done
        dock.viewport.zoom_by(2.0)
        dock.feature_viewport.zoom_by(2.0)
        yield self.pause()
        self.grab("inspector")
        dock.tabs.setCurrentIndex(CHARTS)
        yield self.pause()
        self.grab("charts")
        dock.model.setCurrentIndex(dock.model.findData("paper"))  # whose inputs can be shown
        yield self.pause(200)
        yield self.is_done
        dock.tabs.setCurrentIndex(FEATURES)
        yield self.pause()
        self.grab("features")

    def without_torch(self):
        """The inspector where PyTorch is missing."""
        hidden = sys.modules.pop("torch", None)
        sys.modules["torch"] = None
        reloadPlugin("deepmend")
        yield self.pause()
        plugins["deepmend"].action.trigger()
        yield self.pause(1500)
        yield self.is_done
        dock = self.inspector.dock
        dock.model.setCurrentIndex(dock.model.findData("paper"))
        dock.station.setCurrentIndex(dock.station.findData(first_band(self.files[2])))
        yield self.pause(200)
        yield self.is_done
        yield self.pause()
        self.grab("without_torch")
        sys.modules["torch"] = hidden


def first_band(path):
    """Name of a raster's first band."""
    raster = gdal.Open(path)  # a band is gone with its raster
    return raster.GetRasterBand(1).GetDescription()


def layer_named(name):
    """The id of the project's first layer whose name begins so; what it is about is behind that."""
    layers = QgsProject.instance().mapLayers().values()
    return next(layer.id() for layer in layers if layer.name().startswith(name))


if __name__ == "__main__":
    tour = Tour(iface, *os.environ["DEEPMEND_TOUR"].split(os.pathsep))
