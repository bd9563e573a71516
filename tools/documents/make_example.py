"""The example project: the sample's stations and zones with results of the tools, in their own styles.

    make example

It runs the tools on the sample and writes sample/example: `deepmend.qgz` and its data, a few MB that the
package takes into the zip (tools/setup/package.sh) and the repository leaves out. *Plugins > DeepMEND >
Example project* opens a copy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import zipfile
from pathlib import Path

from tools import checkout

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SAMPLE = checkout.ROOT / "sample"
FOLDER = SAMPLE / "example"
UTM = "EPSG:32631"
STATION = "S0057"  # in the open country, where maps differ most
CELLS = {"CELL_SIZE": 250.0, "CRS": UTM}  # metres: coarse, as the zip holds them
REGION = {"REGION": str(SAMPLE / "region.geojson")}
ZONES = {"ZONES": str(SAMPLE / "zones.geojson"), "ZONE_ID": "code"}
MODELS = ("voronoi", "voronoiboost", "density", "deepmend")


class Example:
    """A project that is filled by running tools.

    Parameters
    ----------
    folder : pathlib.Path
        Where their outputs go.
    """

    def __init__(self, folder):
        from qgis.core import QgsCoordinateReferenceSystem, QgsProject

        self._folder = folder
        self.project = QgsProject.instance()
        self.project.clear()
        self.project.setTitle("DeepMEND: an example")
        self.project.setCrs(QgsCoordinateReferenceSystem(UTM))
        self.group = None

    def begin(self, name, is_shown):
        """Begin a group of layers, below those before it."""
        self.group = self.project.layerTreeRoot().addGroup(name)
        self.group.setItemVisibilityCheckedRecursive(is_shown)
        self.group.setExpanded(is_shown)

    def run(self, tool, outputs, names=None, **parameters):
        """Run a tool and add its outputs, {parameter: file}, as its dialog does; the layers."""
        import processing
        from qgis.core import (
            QgsApplication,
            QgsProcessingContext,
            QgsProcessingFeedback,
            QgsProcessingOutputLayerDefinition,
            QgsProcessingUtils,
        )

        from deepmend.deepmend_plugin.results import record

        context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(self.project)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"deepmend:{tool}")
        asked = {
            name: QgsProcessingOutputLayerDefinition(str(self._folder / file), self.project)
            for name, file in outputs.items()
        }
        processing.run(
            algorithm,
            {**parameters, **asked},
            feedback=feedback,
            context=context,
            onFinish=lambda *_: None,
        )
        layers = []
        for destination, details in context.layersToLoadOnCompletion().items():
            layer = QgsProcessingUtils.mapLayerFromString(destination, context)
            context.temporaryLayerStore().takeMapLayer(layer)
            layer.setName((names or {}).get(details.outputName, details.name))
            before = set(self.project.mapLayers())
            if details.postProcessor() is not None:
                details.postProcessor().postProcessLayer(layer, context, feedback)
            # before QGIS 3.38 bands play by layers of their own, in a group that is made at the top
            self._adopt(set(self.project.mapLayers()) - before)
            self.add(layer)
            layers.append(layer)
        record.keep(layers, algorithm, parameters)
        return layers

    def _adopt(self, ids):
        root = self.project.layerTreeRoot()
        for node in [n for n in root.children() if ids & set(getattr(n, "findLayerIds", list)())]:
            self.group.addChildNode(node.clone())
            root.removeChildNode(node)

    def add(self, layer):
        """Add a layer to the group."""
        self.project.addMapLayer(layer, False)
        self.group.addLayer(layer)


def make(folder):
    """Write the project and its data."""
    from qgis.core import Qgis, QgsReferencedRectangle
    from qgis.gui import QgsMapCanvas

    from deepmend.deepmend_plugin.results.layout import make_layout
    from deepmend.deepmend_plugin.results.sample import sample_layers

    example = Example(folder)
    example.begin("Stations", True)
    degrees = {"X_FIELD": "longitude", "Y_FIELD": "latitude", "INPUT_CRS": "EPSG:4326"}
    example.run(
        "preparestations",
        {"OUTPUT": "stations.gpkg"},
        INPUT=str(SAMPLE / "stations.csv"),
        TARGET_CRS=UTM,
        **degrees,
        **REGION,
    )
    stations = {"INPUT": str(folder / "stations.gpkg"), **REGION, **CELLS}
    example.begin("Cell plan (made up)", False)
    example.run(
        "samplestations", {"OUTPUT": "cells.gpkg"}, **REGION, COUNT=60, SEED=5, SECTORS=3, CRS=UTM
    )
    example.begin("Users by zone", True)
    given = {**stations, **ZONES, "METRIC_FIELDS": ["users"], "MODEL": "deepmend"}
    (zones,) = example.run("zoneweights", {"OUTPUT_ZONES": "zones.gpkg"}, **given)
    example.begin("How sure the users by zone are", False)
    example.run("zoneweights", {"OUTPUT_ZONES": "intervals.gpkg"}, **given, INTERVALS=90.0)
    example.begin("Commuters between zones", False)
    ends = {"FROM_FIELD": "home_station", "TO_FIELD": "work_station", "FLOW_FIELD": "people"}
    example.run(
        "zoneflows",
        {"OUTPUT_LINES": "flows.gpkg"},
        **stations,
        **ZONES,
        **ends,
        FLOWS=str(SAMPLE / "flows.csv"),
        MIN_FLOW=5.0,
        OUTPUT="memory:",
    )
    example.begin("Present population hour by hour", False)
    example.run(
        "presentpopulation",
        {"OUTPUT": "hours.tif", "OUTPUT_ZONES": "hours.gpkg"},
        **{**stations, "CELL_SIZE": 500.0},
        **ZONES,
        COUNTS=str(SAMPLE / "counts.csv"),
    )
    example.begin(f"Maps of station {STATION}", False)
    chosen = {**stations, "STATIONS": f"station_id = '{STATION}'", "WINDOW": 120000.0}
    for model in reversed(MODELS):
        (one,) = example.run(f"{model}diffusion", {"OUTPUT": f"{model}.tif"}, **chosen)
        # one at a time
        node = example.project.layerTreeRoot().findLayer(one.id())
        node.setItemVisibilityChecked(model == MODELS[-1])
    example.begin("Land", True)
    _, _, land = sample_layers()
    land.setName("Land")
    shutil.copy(SAMPLE / "region.geojson", folder / "land.geojson")
    land.setDataSource(str(folder / "land.geojson"), "Land", "ogr")
    example.add(land)
    canvas = QgsMapCanvas()
    canvas.setDestinationCrs(example.project.crs())
    canvas.setLayers([zones, land])
    extent = canvas.mapSettings().layerExtentToOutputExtent(land, land.extent())
    extent.scale(1.05)
    canvas.setExtent(extent)
    example.project.viewSettings().setDefaultViewExtent(
        QgsReferencedRectangle(extent, example.project.crs())
    )
    make_layout(zones, canvas)
    relative = getattr(Qgis, "FilePathType", None)
    if relative is not None:
        example.project.setFilePathStorage(relative.Relative)
    path = folder / "deepmend.qgz"
    if not example.project.write(str(path)):
        sys.exit(f"{path} cannot be written.")
    example.project.clear()
    del canvas


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--into", help="the plugin's zip, which is to hold it too")
    options = parser.parse_args()
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from deepmend.deepmend_plugin.provider import register

    Processing.initialize()
    provider = register()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    make(FOLDER)
    files = [path for path in sorted(FOLDER.iterdir()) if not path.name.endswith(".aux.xml")]
    size = sum(path.stat().st_size for path in files)
    print(f"{FOLDER.relative_to(checkout.ROOT)}: {size} bytes")
    if options.into:
        with zipfile.ZipFile(options.into, "a", zipfile.ZIP_DEFLATED) as archive:
            for path in files:
                archive.write(path, f"deepmend/sample/example/{path.name}")
    del provider
    application.exitQgis()


if __name__ == "__main__":
    main()
