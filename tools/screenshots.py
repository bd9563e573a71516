"""Pictures of the program for README and the guide, in a real QGIS window on a virtual screen.

`bash tools/python tools/screenshots.py` writes them to build/screenshots/: toolbox, a dialog, and the station
inspector with the bundled sample and simulated truth. Other data: `... STATIONS REGION TRUTH`, TRUTH being a
raster with a band for each station. Once in QGIS's own colours, once in the theme Night Mapping; tour.log
there says how long the first map and the next ones took. Needs Xvfb. QGIS runs this file again with `--code`.
"""

import faulthandler
import os
import shutil
import subprocess
import sys
import time
import traceback
from pathlib import Path

SIZE = (1500, 940)
LOG = "tour.log"
TIMEOUT = 240  # seconds, for all pictures
DARK = "Night Mapping"


# In QGIS ---------------------------------------------------------------------------------------


class Tour:
    """Goes from picture to picture; what it waits for is asked again and again, so QGIS runs on."""

    def __init__(self, iface, theme, folder, stations, region, truth):
        from qgis.PyQt.QtCore import QTimer

        self.iface, self.folder = iface, Path(folder)
        self.prefix = "dark_" if theme else ""
        self.log = (self.folder / (self.prefix + LOG)).open("w", encoding="utf-8", buffering=1)
        faulthandler.dump_traceback_later(TIMEOUT / 2, file=self.log)  # where it hangs, if it does
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
        from qgis.utils import plugins

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
        from qgis.core import QgsProject

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

    def toolbox(self, window):
        """The tools in Processing's toolbox, and the dialog of one of them."""
        from processing.gui.AlgorithmDialog import AlgorithmDialog
        from qgis.core import QgsApplication
        from qgis.PyQt.QtWidgets import QDockWidget, QTreeView

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
        registry = QgsApplication.processingRegistry()
        dialog = AlgorithmDialog(
            registry.createAlgorithmById("deepmend:deepmenddiffusion"), False, window
        )
        dialog.resize(900, 640)
        dialog.show()
        yield self.pause(1500)
        self.grab("dialog", dialog)
        dialog.close()
        panel.close()

    def pictures(self):
        """All pictures; yields what to wait for."""
        from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer
        from qgis.PyQt.QtWidgets import QDockWidget
        from qgis.utils import loadPlugin, plugins, reloadPlugin, startPlugin

        from deepmend.deepmend_plugin import styles
        from deepmend.deepmend_plugin.inspector.sources import RASTER

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
        yield from self.toolbox(window)
        plugins["deepmend"].action.trigger()
        yield self.pause(1500)
        self.grab("empty")

        stations, region, truth = self.files
        project = QgsProject.instance()
        land = QgsVectorLayer(region, "Region", "ogr")
        land.renderer().symbol().setColor(styles.QColor("#e9efe4"))
        points = QgsVectorLayer(stations, "Stations", "ogr")
        styles.style_stations(points)
        raster = QgsRasterLayer(truth, "Ground truth")
        project.addMapLayers([points, land, raster])  # from top to bottom
        project.layerTreeRoot().findLayer(raster.id()).setItemVisibilityChecked(False)
        self.iface.setActiveLayer(points)
        self.iface.zoomToActiveLayer()
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
        from osgeo import gdal

        opened = gdal.Open(truth)
        station = opened.GetRasterBand(1).GetDescription()
        dock.station.setCurrentIndex(dock.station.findData(station))
        yield self.pause(200)
        yield self.is_done
        dock.viewport.zoom_by(2.0)
        dock.feature_viewport.zoom_by(2.0)
        yield self.pause()
        self.grab("truth")
        for tab, name in ((2, "features"), (3, "figures")):
            dock.tabs.setCurrentIndex(tab)
            yield self.pause()
            self.grab(name)

        if self.prefix:
            return
        hidden = sys.modules.pop("torch", None)
        sys.modules["torch"] = None
        reloadPlugin("deepmend")
        yield self.pause()
        plugins["deepmend"].action.trigger()
        yield self.pause(1500)
        yield self.is_done
        dock = self.inspector.dock
        dock.model.setCurrentIndex(dock.model.findData("paper"))
        dock.station.setCurrentIndex(dock.station.findData(station))
        yield self.pause(200)
        yield self.is_done
        yield self.pause()
        self.grab("without_torch")
        sys.modules["torch"] = hidden


# Outside ---------------------------------------------------------------------------------------


def command(root, folder, theme):
    """QGIS in a theme, in the private profile of this checkout."""
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    settings = ["--profiles-path", str(root / "build" / "qgis"), "--profile", "default"]
    defaults = folder / "theme.ini"
    defaults.write_text(f"[UI]\nUITheme={theme or 'default'}\n", encoding="utf-8")
    settings += ["--globalsettingsfile", str(defaults)]
    code = ["--code", str(Path(__file__).resolve())]
    return [program, "--nologo", "--noversioncheck", *settings, *code]


def main(arguments):
    root = Path(__file__).resolve().parents[1]
    folder = root / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    run = [str(root / "tools" / "qgis_process"), "run"]
    if not arguments:
        stations, region = folder / "stations.gpkg", root / "sample" / "region.geojson"
        truth = folder / "truth.tif"
        table = [f"INPUT={root / 'sample' / 'stations.csv'}", f"REGION={region}"]
        columns = ["X_FIELD=longitude", "Y_FIELD=latitude", "INPUT_CRS=EPSG:4326"]
        made = [*run, "deepmend:preparestations", "--", *table, *columns, f"OUTPUT={stations}"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        chosen = ["STATIONS=$id <= 3", "SEED=1", f"OUTPUT={truth}"]
        made = [*run, "deepmend:simulategroundtruth", "--", f"INPUT={stations}", f"REGION={region}"]
        subprocess.run([*made, *chosen], check=True, stdout=subprocess.DEVNULL)
        arguments = [str(stations), str(region), str(truth)]
    display = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"]
    for theme in ("", DARK):
        tour = os.pathsep.join([theme, str(folder), *arguments])
        environment = dict(os.environ, DEEPMEND_TOUR=tour)
        environment.pop("QT_QPA_PLATFORM", None)
        run = [*display, *command(root, folder, theme)]
        subprocess.run(run, check=True, env=environment, timeout=TIMEOUT)
        log = (folder / (("dark_" if theme else "") + LOG)).read_text(encoding="utf-8")
        print(log)
        if not log.endswith("done\n"):
            sys.exit("QGIS did not get to the end.")


if "DEEPMEND_TOUR" in os.environ:
    from qgis.utils import iface

    tour = Tour(iface, *os.environ["DEEPMEND_TOUR"].split(os.pathsep))
elif __name__ == "__main__":
    main(sys.argv[1:])
