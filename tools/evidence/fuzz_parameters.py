"""Random parameters for all tools: a run succeeds, or ends in a sentence and leaves nothing behind."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

import numpy as np
from osgeo import gdal, osr
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from tools.checkout import ROOT

gdal.DontUseExceptions()
CENTRE = np.array([700000.0, 6600000.0])
LAND = "Polygon ((690000 6590000, 710000 6590000, 710000 6610000, 690000 6610000, 690000 6590000))"
NUMBERS = (
    0,
    1,
    -1,
    0.5,
    3,
    1e-9,
    5e-324,
    1e300,
    float("nan"),
    float("inf"),
    -float("inf"),
    10**20,
    "x",
    "",
    None,
)
TEXTS = (
    *("", None, "nonsense(", "station_id = 'S1'", "station_id IN ('S0', 'S3', 'S5')", "users > 10", "@layer"),
    *("$geometry", "array(1, 2)", "1/0", "NULL", "no_such_field = 1", "now()", "'\0'", "50;75", "0.5,0.9"),
    *("a, b", "1e309", "-5", "{}", "[[[", "é'\"", "%s {0}", "2100,800"),
)  # fmt: skip
CRSS = (
    "EPSG:2154",
    "EPSG:32631",
    "EPSG:4326",
    "EPSG:3857",
    "EPSG:2272",
    "EPSG:99999",
    "nonsense",
    "",
    None,
)
FIELDS = (
    "station_id",
    "users",
    "share",
    "net",
    "height",
    "zone",
    "people",
    "fid",
    "nothing",
    "",
    None,
    1,
)
KEPT = (1.0, 0.97, 0.9, 0.7)  # shares of parameters that get a likely value, each in as many runs


class Feedback(QgsProcessingFeedback):
    """Cancels itself after some progress, in some runs."""

    def __init__(self, cancel_at):
        super().__init__(False)
        self._cancel_at = cancel_at
        self.progressChanged.connect(self._on_progress)

    def _on_progress(self, value):
        if self._cancel_at is not None and value >= self._cancel_at:
            self.cancel()


class World:
    """The layers, files and rasters that parameters are drawn from."""

    def __init__(self, folder):
        self.folder = Path(folder)
        rng = np.random.default_rng(0)
        xy = rng.uniform(-6000, 6000, (12, 2)) + CENTRE
        good = self._points(xy, "EPSG:2154")
        self.points = [
            *[good] * 6,
            self._points(xy * 1e-5, "EPSG:4326"),
            self._points(xy[:1], "EPSG:2154"),
            self._points(np.vstack([xy, xy[:3]]), "EPSG:2154"),
            self._points(np.vstack([xy[:5], [[9e6, 9e6], [0, 0]]]), "EPSG:2154"),
            self._points(xy, ""),
            self._points(np.empty((0, 2)), "EPSG:2154"),
            self._points(xy, "EPSG:2154", odd=True),
        ]
        land = self._polygons([LAND], "EPSG:2154")
        squares = [
            f"Polygon (({x} {y}, {x + 5000} {y}, {x + 5000} {y + 5000}, {x} {y + 5000}, {x} {y}))"
            for x in range(690000, 710000, 5000)
            for y in range(6590000, 6610000, 5000)
        ]
        zones = self._polygons(squares, "EPSG:2154")
        bow = "Polygon ((690000 6590000, 710000 6610000, 710000 6590000, 690000 6610000, 690000 6590000))"
        self.polygons = [
            *[land, zones] * 4,
            self._polygons([bow], "EPSG:2154"),
            self._polygons(["", LAND], "EPSG:2154"),
            self._polygons([], "EPSG:2154"),
            self._polygons(
                ["Polygon ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))"], "EPSG:4326"
            ),
            self._polygons([LAND], ""),
            self._polygons(["Polygon ((0 0, 1 0, 1 1, 0 0))"], "EPSG:2154"),
        ]
        self.tables = [self._table(), self._points(xy, "EPSG:2154", table=True)]
        project = QgsProject.instance()
        project.addMapLayers([*dict.fromkeys([*self.points, *self.polygons, *self.tables])])
        self.file = str(self.folder / "stations.gpkg")
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(
            good, self.file, project.transformContext(), options
        )
        (self.folder / "text.csv").write_text("id,lon,lat,users\nA,2.3,48.8,1\nB,2.4,48.9,\n")
        (self.folder / "torn.gpkg").write_bytes(b"SQLite format 3\0 torn")
        self._rasters(xy)
        self.inputs = {path: self._sum(path) for path in sorted(self.folder.iterdir())}

    @staticmethod
    def _sum(path):
        return hashlib.md5(path.read_bytes()).hexdigest()

    def changed(self):
        """Names of inputs that are not what they were."""
        return [
            p.name for p, known in self.inputs.items() if not p.exists() or self._sum(p) != known
        ]

    @staticmethod
    def _points(xy, crs, odd=False, table=False):
        layer = QgsVectorLayer(
            "NoGeometry" if table else f"Point?crs={crs}" if crs else "Point", "points", "memory"
        )
        kinds = (
            QVariant.String,
            QVariant.Double,
            QVariant.Double,
            QVariant.String,
            QVariant.Double,
        )
        names = ("station_id", "users", "share", "net", "height")
        layer.dataProvider().addAttributes([QgsField(n, k) for n, k in zip(names, kinds)])
        layer.updateFields()
        features = []
        for i, place in enumerate(xy):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"S{i}", 10.0 * i, i / 12, "ab"[i % 2], 20.0 + i])
            if odd:
                values = [None, -1e308, float("nan"), "", -3.0]
                feature.setAttributes(values if i % 2 else [f"S{i}", 1e308, 2.0, "<b>", 0.0])
            if not (odd and i % 3 == 0) and not table:
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*map(float, place))))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    @staticmethod
    def _polygons(wkts, crs):
        uri = f"Polygon?crs={crs}&" if crs else "Polygon?"
        layer = QgsVectorLayer(f"{uri}field=zone:string&field=people:integer", "polygons", "memory")
        for i, wkt in enumerate(wkts):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"Z{i}", 10 * i])
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            layer.dataProvider().addFeature(feature)
        return layer

    @staticmethod
    def _table():
        layer = QgsVectorLayer(
            "NoGeometry?field=id:string&field=lon:double&field=lat:double", "t", "memory"
        )
        for i in range(4):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"T{i}", 4.8 + i / 50, 45.7 + i / 70])
            layer.dataProvider().addFeature(feature)
        return layer

    def _rasters(self, xy):
        rng = np.random.default_rng(1)
        x, y = np.meshgrid(690250.0 + 500.0 * np.arange(40), 6609750.0 - 500.0 * np.arange(40))
        maps = [np.exp(-np.hypot(x - a, y - b) / 1500.0) for a, b in xy]
        maps = [m / m.sum() for m in maps]
        names = [f"S{i}" for i in range(12)]
        people = rng.integers(0, 900, (40, 40)).astype(float)
        wild = np.where(rng.random((40, 40)) < 0.1, np.nan, -people)
        made = {
            "maps": (maps, names, 2154),
            "unnamed": (maps, None, 2154),
            "other": (maps[::-1], names, 2154),
            "people": ([people], None, 2154),
            "wild": ([wild, wild * 1e30], None, 2154),
            "empty": ([np.zeros((40, 40))], ["S0"], 2154),
            "homeless": (maps, names, None),
        }
        self.rasters = [self._raster(name, *what) for name, what in made.items()]
        self.rasters += [self.rasters[0]] * 3 + [
            str(self.folder / "torn.gpkg"),
            "no_such.tif",
            "",
            None,
        ]

    def _raster(self, name, arrays, names, epsg):
        path = str(self.folder / f"{name}.tif")
        raster = gdal.GetDriverByName("GTiff").Create(path, 40, 40, len(arrays), gdal.GDT_Float64)
        raster.SetGeoTransform((690000.0, 500.0, 0, 6610000.0, 0, -500.0))
        if epsg:
            reference = osr.SpatialReference()
            reference.ImportFromEPSG(epsg)
            raster.SetProjection(reference.ExportToWkt())
        for i, values in enumerate(arrays, 1):
            raster.GetRasterBand(i).WriteArray(values)
            if names:
                raster.GetRasterBand(i).SetDescription(names[i - 1])
        return path


def pick(rng, values):
    return values[int(rng.integers(len(values)))]


def value_of(rng, definition, world, out, kept):
    """A random value for a parameter, likely or not."""
    kind, name, likely = definition.type(), definition.name(), rng.random() < kept
    if definition.isDestination():
        return destination(rng, definition, world, out, likely)
    if kind in ("source", "vector"):
        if name in ("REGION", "ZONES"):
            layer = pick(rng, world.polygons[: 8 if likely else None])
        else:
            layer = pick(rng, world.points[: 8 if likely else None])
            if not likely and rng.random() < 0.3:
                layer = pick(rng, [*world.tables, *world.polygons])
        forms = (
            layer,
            layer.id(),
            QgsProcessingFeatureSourceDefinition(layer.id(), bool(rng.random() < 0.1)),
            QgsProcessingFeatureSourceDefinition(QgsProperty.fromExpression(f"'{layer.id()}'")),
        )
        if likely:
            return pick(rng, forms)
        odd = (
            world.file,
            str(world.folder / "text.csv"),
            str(world.folder / "torn.gpkg"),
            "none",
            None,
            "",
        )
        return pick(rng, [*forms, *odd])
    if kind == "raster":
        if not likely:
            return pick(rng, world.rasters)
        usual = {"POPULATION": world.rasters[3], "PRIOR": world.rasters[3]}
        return None if name == "MAPS" and rng.random() < 0.5 else usual.get(name, world.rasters[0])
    if kind == "number":
        if likely:
            return {"CELL_SIZE": 500.0, "WINDOW": 12000.0, "COUNT": 12, "EPOCHS": 1}.get(
                name, definition.defaultValue()
            )
        return pick(rng, NUMBERS)
    if kind == "enum":
        options = [*definition.options()]
        if likely and definition.allowMultiple():
            return [
                str(o) for o in rng.choice(options, int(rng.integers(1, len(options) + 1)), False)
            ]
        return (
            pick(rng, options)
            if likely
            else pick(rng, [*options, 0, 99, "none", None, [], ["x"], "a,b"])
        )
    if kind == "field":
        if likely:
            usual = {"ZONE_ID": "zone", "METRIC_FIELD": "users", "COUNT_FIELD": "users"}
            value = usual.get(name, definition.defaultValue())
            return [value] if definition.allowMultiple() and value else value
        value = pick(rng, FIELDS)
        return (
            [value, pick(rng, FIELDS)]
            if definition.allowMultiple() and rng.random() < 0.5
            else value
        )
    if kind == "crs":
        return None if likely else pick(rng, CRSS)
    if kind == "extent":
        texts = (
            "690000,710000,6590000,6610000 [EPSG:2154]",
            "4,5,45,46 [EPSG:4326]",
            "1,0,1,0",
            "x",
            None,
        )
        return texts[0] if likely else pick(rng, texts)
    if kind in ("string", "expression"):
        return definition.defaultValue() if likely else pick(rng, TEXTS)
    if kind == "file":
        odd = (None, "", "no.safetensors", str(world.folder), str(world.folder / "text.csv"))
        return None if likely else pick(rng, odd)
    if kind == "boolean":
        return pick(rng, (True, False, None, "x"))
    return definition.defaultValue()


def destination(rng, definition, world, out, likely):
    kind, name = definition.type(), definition.name()
    ending = {"rasterDestination": "tif", "fileDestination": "html"}.get(kind, "gpkg")
    if name == "OUTPUT" and kind == "fileDestination":
        ending = "safetensors"
    path = str(out / f"{name.lower()}.{ending}")
    if likely:
        if kind == "sink":
            return pick(rng, (path, "TEMPORARY_OUTPUT", QgsProcessingOutputLayerDefinition(path)))
        return path
    odd = [
        *(
            "",
            None,
            str(out / "no" / "such" / f"o.{ending}"),
            str(out),
            str(out / "o"),
            str(out / "o.xyz"),
        ),
        *(
            str(out / "o\0.tif"),
            str(out / ("x" * 300)),
            world.file,
            QgsProcessingOutputLayerDefinition(""),
        ),
        QgsProcessingOutputLayerDefinition(),
    ]
    if kind == "sink":
        odd += [
            f"ogr:dbname='{out}/t.gpkg' table=\"t\" (geom)",
            str(out / "o.csv"),
            str(out / "o.geojson"),
        ]
    return pick(rng, odd)


def tools():
    """Names of the provider's tools, which a later one joins by itself."""
    provider = QgsApplication.processingRegistry().providerById("deepmend")
    return sorted(algorithm.name() for algorithm in provider.algorithms())


def one(seed, world):
    """Run a tool with random parameters; raises where it does anything but succeed or say why not."""
    import processing

    rng = np.random.default_rng(seed)
    name = pick(rng, tools())
    algorithm = QgsApplication.processingRegistry().algorithmById(f"deepmend:{name}")
    out = Path(tempfile.mkdtemp(dir=world.folder.parent))
    (out / "precious.txt").write_text("precious")
    parameters, kept = {}, pick(rng, KEPT)
    for definition in algorithm.parameterDefinitions():
        if rng.random() < 0.98:
            parameters[definition.name()] = value_of(rng, definition, world, out, kept)
    inputs = [d.name() for d in algorithm.parameterDefinitions() if not d.isDestination()]
    if world.file not in [parameters.get(name) for name in inputs]:
        # to be overwritten it must not be, which is asked only where it is read
        parameters = {n: v for n, v in parameters.items() if v != world.file}
    cancel_at = float(rng.uniform(0, 100)) if rng.random() < 0.1 else None
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    told = f"seed {seed}, deepmend:{name}, {parameters}"
    try:
        processing.run(
            f"deepmend:{name}", parameters, feedback=Feedback(cancel_at), context=context
        )
        outcome = "succeeded"
    except QgsProcessingException as problem:
        outcome = "said why not"
        text = str(problem)
        if "Traceback" in text:
            raise ArithmeticError(
                f"{text.strip().splitlines()[-1]}; {told}\n{text[-700:]}"
            ) from problem
        if not text.strip():
            raise ArithmeticError(f"an empty sentence; {told}") from problem
        left = [p.name for p in out.rglob("*") if p.name != "precious.txt" and p.name != "t.gpkg"]
        if left:
            raise ArithmeticError(f"left behind after '{text[:80]}': {left}; {told}") from problem
    finally:
        hidden = [p.name for p in out.rglob("*.part")]
        changed = world.changed()
        shutil.rmtree(out, ignore_errors=True)
    if hidden:
        raise ArithmeticError(f"parts left behind: {hidden}; {told}")
    if changed:
        raise ArithmeticError(f"inputs changed: {changed}; {told}")
    return outcome


def make_world():
    """QGIS with the provider, and the world in a folder that the caller removes."""
    import sys

    sys.path.append(os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from deepmend.deepmend_plugin.provider import register

    provider = register()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-", dir=ROOT / "build"))
    (folder / "world").mkdir()
    world = World(folder / "world")
    world.provider = provider  # who lets go of it loses its tools
    return world
