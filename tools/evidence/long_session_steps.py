"""What `make long-session` does inside QGIS, which runs this file with `--code`; see long_session.py."""

import os
import sys
import time

from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer
from qgis.utils import iface, loadPlugin, plugins, startPlugin

sys.path.insert(0, os.path.join(os.environ["DEEPMEND_TOUR"].split(os.pathsep)[1], "..", ".."))
from tools.documents.tour import SIZE, Tour, layer_named

SHORT = {"CELL_SIZE": 100.0, "WINDOW": 20000.0}


class LongSession(Tour):
    """Goes through a session; a line of the log for each thing that must hold."""

    def __init__(self, iface, theme, folder, stations, region, minutes):
        self.seconds = 60.0 * float(minutes)
        self.hangs = int(self.seconds + 500)
        self.begun = time.monotonic()
        super().__init__(iface, theme, folder, stations, region, "")

    def holds(self, condition, what):
        passed = time.monotonic() - self.begun
        self.log.write(f"{'ok   ' if condition else 'FAULT'} {passed:5.0f} s  {what}\n")

    def crs_hold(self, when):
        """Every layer of the project has a CRS with a definition, and lies on the land."""
        project = QgsProject.instance()
        for layer in project.mapLayers().values():
            size = len(layer.crs().toWkt()) if layer.isSpatial() else 1
            self.holds(size > 0, f"{when}: CRS of '{layer.name()}' has {size} characters")
            self.holds(not layer.extent().isEmpty(), f"{when}: '{layer.name()}' has a place")

    def wait(self, share):
        return self.pause(1000.0 * self.seconds * share)

    def inspect_station(self, name, when, with_truth=True):
        dock = self.inspector.dock
        dock.station.setCurrentIndex(dock.station.findData(name))
        yield self.pause(300)
        yield self.is_done
        shown = self.inspector.picture.shown
        self.holds(
            shown is not None and shown.band.name == name, f"{when}: a map of {name} is shown"
        )
        said = dock.status.text()
        rows = dict(self.inspector.picture.rows)
        accuracy = rows.get("Accuracy (1 - KS)", "")
        if with_truth:
            is_number = accuracy.replace(".", "", 1).isdigit()
            self.holds(is_number, f"{when}: accuracy of {name} is '{accuracy}'; status '{said}'")

    def pictures(self):
        from deepmend.deepmend_plugin.inspector.sources import RASTER

        window = self.iface.mainWindow()
        window.setGeometry(0, 0, *SIZE)
        if "deepmend" not in plugins:
            loadPlugin("deepmend")
            startPlugin("deepmend")
        yield self.pause()
        stations, region, _ = self.files
        land = QgsVectorLayer(region, "region", "ogr")
        QgsProject.instance().addMapLayer(land)
        given = {"INPUT": stations, "REGION": land.id()}
        given |= {"X_FIELD": "longitude", "Y_FIELD": "latitude", "INPUT_CRS": "EPSG:4326"}
        dialog = yield from self.open_tool("preparestations", **given)
        yield from self.run_tool(dialog)
        points = QgsProject.instance().mapLayer(layer_named("Prepared stations"))
        self.holds(points.featureCount() > 100, f"{points.featureCount()} stations are prepared")
        self.crs_hold("prepared")
        yield self.wait(0.2)
        self.crs_hold("after a wait")

        names = sorted(feature["station_id"] for feature in points.getFeatures())[:6]
        same = {"INPUT": points.id(), "REGION": land.id(), **SHORT}
        same["STATIONS"] = '"station_id" IN ({})'.format(", ".join(f"'{name}'" for name in names))
        dialog = yield from self.open_tool("densitydiffusion", **same)
        yield from self.run_tool(dialog)
        maps = QgsProject.instance().mapLayer(layer_named("Density model diffusion maps"))
        self.holds(maps.bandCount() == len(names), f"{maps.bandCount()} maps are made")
        self.holds(maps.crs() == points.crs(), "maps are in the stations' CRS")
        self.crs_hold("mapped")

        plugins["deepmend"].action.trigger()
        yield self.pause(1500)
        dock = self.inspector.dock
        dock.layer.setLayer(points)
        dock.region.setLayer(land)
        dock.truth.setCurrentIndex(dock.truth.findData(RASTER))
        dock.truth_raster.setLayer(maps)
        yield self.pause(500)
        yield self.is_done
        yield from self.inspect_station(names[0], "inspected")
        self.grab("inspected")
        yield self.wait(0.3)
        yield from self.inspect_station(names[1], "inspected again")
        added = self.inspector.buttons.add_to_project()
        self.holds(
            added is not None and bool(added.crs().toWkt()), "map added to the project has a CRS"
        )
        self.crs_hold("added")

        points.startEditing()
        feature = next(points.getFeatures())
        place = feature.geometry().asPoint()
        place.setX(place.x() + 400.0)
        points.changeGeometry(feature.id(), QgsGeometry.fromPointXY(place))
        self.holds(points.commitChanges(), "a station is moved")
        yield self.pause(2000)
        yield self.is_done
        yield from self.inspect_station(names[2], "inspected after the edit")
        yield self.wait(0.2)
        yield from self.inspect_station(names[3], "inspected much later")
        yield lambda: time.monotonic() - self.begun > self.seconds
        dialog = yield from self.open_tool("voronoidiffusion", **same)
        yield from self.run_tool(dialog)
        self.crs_hold("at the end")
        self.grab("end")


if __name__ == "__main__":
    session = LongSession(iface, *os.environ["DEEPMEND_TOUR"].split(os.pathsep))
