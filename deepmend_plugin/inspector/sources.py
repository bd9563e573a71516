"""What the inspector reads: layers as they stand, and true maps from a raster or a folder of them."""

from __future__ import annotations

import os
from dataclasses import dataclass

from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...algorithms.common.lastingcrs import sound
from ...algorithms.common.mapreader import (
    MapSource,
    RasterInput,
    check_belonging,
    match_bands,
    same_plane,
)
from ...algorithms.common.messages import error, tr
from ...algorithms.common.workingcrs import has_crs

NONE, RASTER, FOLDER = "none", "raster", "folder"
"""Kinds of ground truth."""

EXTENSIONS = (".tif", ".tiff", ".asc", ".img", ".vrt")


class Snapshot:
    """A vector layer as it stands, edits included; made in the main thread, read in any.

    Gives what the Processing tools ask of a QgsProcessingFeatureSource.

    Parameters
    ----------
    layer : QgsVectorLayer
    """

    def __init__(self, layer):
        self._features = list(layer.getFeatures())
        self._fields = layer.fields()
        self._crs = layer.crs()
        self._kind = layer.wkbType()
        self._extent = layer.extent()

    def getFeatures(self, request=None, flags=None):
        return iter(self._features)

    def featureCount(self):
        return len(self._features)

    def fields(self):
        return self._fields

    def sourceCrs(self):
        return self._crs

    def sourceExtent(self):
        return self._extent

    def wkbType(self):
        return self._kind


@dataclass(frozen=True)
class TruthSetting:
    """Where true maps come from: one of the kinds above, a raster's source or a folder, the CRS of the first
    raster if it is known, and what the user set on the raster's layer."""

    kind: str = NONE
    path: str = ""
    crs: QgsCoordinateReferenceSystem = None
    layer: RasterInput = None

    @classmethod
    def of_folder(cls, path):
        """A folder of rasters; to be made in the main thread, or the CRS would not last."""
        try:
            first = next(iter(_rasters(path).values()))
            wkt = MapSource(first, TrueMapsOf.label).wkt
        except QgsProcessingException:
            return cls(FOLDER, path)  # whoever reads it is told what is wrong
        return cls(FOLDER, path, QgsCoordinateReferenceSystem.fromWkt(wkt))


class TrueMapsOf:
    """True maps by station id.

    Parameters
    ----------
    setting : TruthSetting

    Raises
    ------
    QgsProcessingException
        If there is no such raster, or the folder holds none.
    """

    label = tr("The ground truth")

    def __init__(self, setting):
        self._sources, self._files = {}, {}
        if setting.kind == RASTER:
            self._raster = MapSource(setting.path, self.label, setting.layer)
            first = self._raster
        else:
            self._raster = None
            self._files = _rasters(setting.path)
            first = self._open(next(iter(self._files)))
        crs = setting.crs or QgsCoordinateReferenceSystem.fromWkt(first.wkt)
        self.binding = (self.label, crs) if first.wkt and has_crs(crs) else None

    def check(self, plan, feedback):
        """Refuse a raster of true maps that are not those of the stations; warn where that is not sure."""
        if self._raster is None:
            return
        names = plan.names
        if self._raster.has_names:
            names = [name for name in names if name in self._raster.names]
        if names:
            numbers = dict(zip(names, match_bands(names, self._raster, feedback)))
            check_belonging(self._raster, numbers, plan.bands, feedback)

    def read(self, band, names, crs):
        """The true map of a station, None where there is none.

        Parameters
        ----------
        band : Band
            The station.
        names : list of str
            All stations, in their order.
        crs : QgsCoordinateReferenceSystem
            Of `band`.

        Returns
        -------
        (numpy.ndarray, Grid) or None
            On the smallest grid that holds it and the station's window.
        """
        source, number = self._find(band.name, names)
        if source is None:
            return None
        if source.wkt and not same_plane(source.wkt, sound(crs).toWkt()):
            raise error(
                tr(
                    "The true map of station {name} is in another CRS than the first one: warp all of them"
                    " to one CRS."
                ).format(name=band.name)
            )
        return source.read_with(number, band.grid)

    def _find(self, name, names):
        if self._raster is None:
            if name not in self._files:
                return None, 0
            source = self._open(name)
            return source, source.names.index(name) + 1 if name in source.names else 1
        if self._raster.has_names:
            if name not in self._raster.names:
                return None, 0
            return self._raster, match_bands([name], self._raster)[0]
        return self._raster, match_bands(names, self._raster)[names.index(name)]

    def _open(self, name):
        if name not in self._sources:
            self._sources.clear()  # a file is open for each
            self._sources[name] = MapSource(self._files[name], self.label)
        return self._sources[name]


def _rasters(folder):
    """{station id: path} of the rasters in a folder, named by station id."""
    try:
        names = sorted(os.listdir(folder))
    except OSError as problem:
        raise error(
            tr("The folder of true maps {folder} cannot be read: {problem}.").format(
                folder=folder, problem=problem.strerror
            )
        ) from problem
    parts = [os.path.splitext(name) for name in names]
    found = {
        stem: os.path.join(folder, stem + end) for stem, end in parts if end.lower() in EXTENSIONS
    }
    if not found:
        raise error(
            tr(
                "The folder {folder} holds no rasters: it should contain a file such as A12.tif for the"
                " station with the id A12."
            ).format(folder=folder)
        )
    return found
