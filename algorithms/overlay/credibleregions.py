"""Credible regions of diffusion maps as polygons."""

from __future__ import annotations

import math

import numpy as np
import shapely
from osgeo import osr
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...models.credible import credible_cells
from ..common import styles
from ..common.algorithm import DeepMendAlgorithm
from ..common.attributes import warn_of
from ..common.destinations import check_destinations
from ..common.fields import make_fields
from ..common.mapreader import SUM_TOLERANCE, EmptyMapError, MapSource
from ..common.messages import cancelled, error, tr, trn
from ..common.outputs import Outputs, make_feature
from .polygons import polygons_of

LEAST = 0.001
"""Percent: no smaller level means anything."""


class CredibleRegions(DeepMendAlgorithm):
    """The smallest places that hold 50, 75 and 95 % of a station's users."""

    def name(self):
        return "credibleregions"

    def displayName(self):
        return tr("Credible regions of diffusion maps")

    def groupId(self):
        return "overlay"

    def tags(self):
        return tr("credible region,highest density,contour,uncertainty,diffusion map").split(",")

    def summary(self):
        return tr(
            "Draws, for each station, the smallest region that holds a given share of its"
            " diffusion map: with a probability of 50, 75 or 95 %, a device served by the station"
            " is in it.\nA region is made of whole grid cells and may have several parts. Grid cells"
            " of equal value are kept together, so a region may hold more than you ask for: the 50"
            " % region of a Voronoi map has all its whole grid cells. The field 'share' says how"
            " much it holds."
        )

    def initAlgorithm(self, config=None):
        self.add(
            QgsProcessingParameterRasterLayer("RASTER", tr("Diffusion maps")),
            tr(
                "Raster with a band for each station, as the diffusion tools write it. NoData counts as 0."
            ),
        )
        self.add(
            QgsProcessingParameterString("LEVELS", tr("Levels (percent)"), "50,75,95"),
            tr("Shares of the map in percent, above 0 and at most 100, separated by commas."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Credible regions"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr(
                "Polygons, the largest level of a station first: station_id, level (percent), share"
                " (of the map that the region holds, 0 to 1), cells (number of grid cells), and"
                " area_km2 (in the raster's CRS)."
            ),
        )

    def checkParameterValues(self, parameters, context):
        problem = self._levels(parameters, context)[1]
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        self._raster = self.raster_input(parameters, "RASTER", context)
        self._crs = self._raster.crs
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        if self._crs.isGeographic():
            raise error(
                tr(
                    "RASTER is in degrees, so its grid cells differ in size: warp it to a projected CRS"
                    " first."
                )
            )
        source = MapSource(self._raster.path, "RASTER", self._raster)
        levels, _ = self._levels(parameters, context)
        features, empty, other = [], [], []
        for number, name in enumerate(source.names, 1):
            if feedback.isCanceled():
                raise cancelled()
            name = name or str(number)
            try:
                values = source.read(number)
            except EmptyMapError:
                empty.append(name)
                continue
            if abs(values.sum() - 1.0) > SUM_TOLERANCE:
                other.append(name)
            features += _features(name, values, levels, source)
            feedback.setProgress(100.0 * number / len(source.names))
        if not features:
            raise error(
                tr("RASTER has no band with a value above zero: choose a raster of diffusion maps.")
            )
        warn_of(
            empty,
            trn(
                "{n:,} band has no value above 0 and is left out: {names}.",
                "{n:,} bands have no value above 0 and are left out: {names}.",
                len(empty),
            ),
            feedback,
        )
        warn_of(
            other,
            trn(
                "{n:,} band does not sum to 1, so it is not a diffusion map or was clipped: {names}."
                " Levels are shares of its sum.",
                "{n:,} bands do not sum to 1, so they are not diffusion maps or were clipped: {names}."
                " Levels are shares of each band's sum.",
                len(other),
            ),
            feedback,
        )
        fields = make_fields(station_id=str, level=float, share=float, cells=int, area_km2=float)
        with Outputs(self, parameters, context) as outputs:
            outputs.features(
                "OUTPUT",
                fields,
                features,
                wkb_type=QgsWkbTypes.Type.MultiPolygon,
                crs=self._crs,
                style=styles.REGIONS,
            )
            return outputs.commit()

    def _levels(self, parameters, context):
        """(levels in percent from the largest down, None), or (None, what is wrong)."""
        text = self.parameterAsString(parameters, "LEVELS", context)
        try:
            levels = sorted(
                {float(part) for part in text.replace(";", ",").split(",")}, reverse=True
            )
        except ValueError:
            levels = [math.nan]
        if all(LEAST <= level <= 100.0 for level in levels):
            if levels[0] > 1.0 or levels == [1.0]:
                return levels, None
            return None, tr(
                "LEVELS are percentages, but all of '{text}' are at most 1: write 50,95 for 0.5,0.95."
            ).format(text=text)
        return None, tr(
            "LEVELS must be percentages above 0 and at most 100, separated by commas, such as 50,75,95, not"
            " '{text}'."
        ).format(text=text)


def _features(name, values, levels, source):
    """A station's regions, the largest level first."""
    row, column = (np.flatnonzero(values.any(axis=axis)) for axis in (1, 0))
    top, left = int(row[0]), int(column[0])
    values = values[top : row[-1] + 1, left : column[-1] + 1]
    width, height = source.cell
    transform = (
        source.origin[0] + left * width, width, 0.0, source.origin[1] - top * height, 0.0, -height
    )  # fmt: skip
    # a CRS may be in feet
    unit = osr.SpatialReference(source.wkt).GetLinearUnits() if source.wkt else 1.0
    found = credible_cells(values, [level / 100.0 for level in levels])
    for level, (cells, share) in zip(levels, found):
        count = int(cells.sum())
        area = count * width * height * unit**2 / 1e6
        yield make_feature([name, level, share, count, area], _outline(cells, transform))


def _outline(cells, transform):
    """The union of some cells: a shapely multipolygon."""
    return shapely.multipolygons(polygons_of(cells, transform)[1])
