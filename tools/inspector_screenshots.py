"""Pictures of the station inspector in a real QGIS window on a virtual screen.

`bash tools/python tools/inspector_screenshots.py` writes them to build/inspector/, of the bundled sample
with simulated truth. Other data: `... STATIONS REGION TRUTH`, three files, TRUTH a raster with a band for
each station. Needs Xvfb. QGIS runs this file again with `--code`.
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
TIMEOUT = 200  # seconds, for all pictures


# In QGIS ---------------------------------------------------------------------------------------


class Tour:
    """Goes from picture to picture; what it waits for is asked again and again, so QGIS runs on."""

    def __init__(self, iface, folder, stations, region, truth):
        from qgis.PyQt.QtCore import QTimer

        self.iface, self.folder = iface, Path(folder)
        self.log = (self.folder / LOG).open("w", encoding="utf-8", buffering=1)
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

    def grab(self, name, size=SIZE):
        """Save the window as it is."""
        self.log.write(f"{name}\n")
        picture = self.iface.mainWindow().grab()
        if not picture.save(str(self.folder / f"{name}.png")):
            raise OSError(f"{name}.png cannot be written")

    def is_done(self):
        """Whether the inspector has nothing more to do."""
        return not self.inspector.is_busy

    def pause(self, milliseconds=600):
        """A condition that holds after a while."""
        end = time.monotonic() + milliseconds / 1000
        return lambda: time.monotonic() > end

    def pictures(self):
        """All pictures; yields what to wait for."""
        from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsVectorLayer
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
        from osgeo import gdal

        names = gdal.Open(truth)
        station = names.GetRasterBand(1).GetDescription()
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

        QgsApplication.setUITheme("Night Mapping")
        yield self.pause(1500)
        for tab, name in ((0, "dark_layers"), (1, "dark_maps"), (3, "dark_figures")):
            dock.tabs.setCurrentIndex(tab)
            yield self.pause()
            self.grab(name)
        QgsApplication.setUITheme("default")

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


def command(root, folder, arguments):
    """QGIS, in the private profile of this checkout."""
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    settings = ["--profiles-path", str(root / "build" / "qgis"), "--profile", "default"]
    code = ["--code", str(Path(__file__).resolve())]
    return [program, "--nologo", "--noversioncheck", *settings, *code]


def main(arguments):
    root = Path(__file__).resolve().parents[1]
    folder = root / "build" / "inspector"
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
    environment = dict(os.environ, DEEPMEND_TOUR=os.pathsep.join([str(folder), *arguments]))
    environment.pop("QT_QPA_PLATFORM", None)
    display = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"]
    subprocess.run(
        [*display, *command(root, folder, arguments)], check=True, env=environment, timeout=TIMEOUT
    )


if "DEEPMEND_TOUR" in os.environ:
    from qgis.utils import iface

    tour = Tour(iface, *os.environ["DEEPMEND_TOUR"].split(os.pathsep))
elif __name__ == "__main__":
    main(sys.argv[1:])
