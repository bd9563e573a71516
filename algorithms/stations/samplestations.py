"""Synthetic deployments that look like real ones."""

from __future__ import annotations

import math

import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...models.antennas.pattern import beam_width
from ...models.synthetic import sample_azimuths, sample_deployment
from ..common import styles
from ..common.algorithm import DeepMendAlgorithm
from ..common.destinations import check_destinations
from ..common.fields import make_fields
from ..common.lastingcrs import world
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs, make_feature
from ..common.region import Land
from ..common.workingcrs import choose_working_crs

MOST = 100_000  # stations
MOST_SECTORS = 6
LEAST_AREA = 100.0  # square metres for each station


class SampleStations(DeepMendAlgorithm):
    """Stations of a fictitious operator."""

    def name(self):
        return "samplestations"

    def displayName(self):
        return tr("Sample stations")

    def groupId(self):
        return "stations"

    def tags(self):
        return tr("synthetic,random,example,test data,base station,deployment").split(",")

    def summary(self):
        return tr(
            "Makes a synthetic deployment that looks like an operator's: dense in towns of all sizes, sparse"
            " in the country, a few stations along roads, and no two too near to each other. At"
            " urbanity 0.5 the spacing of stations is like that of real French deployments.\nThe stations are"
            " fictitious, and their field 'synthetic' says so. The same seed and settings give the same"
            " stations."
        )

    def initAlgorithm(self, config=None):
        kinds = QgsProcessingParameterNumber.Type
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        point = QgsProcessing.SourceType.TypeVectorPoint
        self.add(
            QgsProcessingParameterNumber("SEED", tr("Seed"), kinds.Integer, 1),
            tr("Whole number, 0 or more. Another seed gives another deployment."),
        )
        self.add(
            QgsProcessingParameterNumber("COUNT", tr("Number of stations"), kinds.Integer, 500),
            tr("How many stations to make."),
        )
        self.add(
            QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True),
            tr("Rectangle to put stations into. Give either this or REGION."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REGION", tr("Region (land)"), [polygon], optional=True
            ),
            tr("Polygons to put stations into. Give either this or EXTENT."),
        )
        self.add(
            QgsProcessingParameterNumber("URBANITY", tr("Urbanity"), kinds.Double, 0.5),
            tr(
                "Share that towns have, 0 to 1: at 0 stations are spread nearly evenly, at 0.5 as in real"
                " deployments, at 1 nearly all are in towns."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "SECTORS", tr("Cells of each site"), kinds.Integer, 1, optional=True
            ),
            tr(
                "How many cells (sectors) each station has: 1 for stations without direction, 3 for the usual"
                " cell plan, with a row for each cell."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Synthetic stations"), point),
            tr(
                "Points with station_id (S0001 and so on) and synthetic (yes); of a cell plan with station_id"
                " (S0001-1 and so on), site_id, azimuth (degrees clockwise from north), beamwidth (degrees)"
                " and synthetic. Their CRS is the region's or extent's if its distances are true to 1 %, else"
                " the local UTM zone."
            ),
        )

    def checkParameterValues(self, parameters, context):
        seed = self.parameterAsInt(parameters, "SEED", context)
        count = self.parameterAsInt(parameters, "COUNT", context)
        urbanity = self.parameterAsDouble(parameters, "URBANITY", context)
        if seed < 0:
            return False, tr("SEED must be 0 or a positive whole number, not {value}.").format(
                value=seed
            )
        if not 1 <= count <= MOST:
            return False, tr("COUNT must be between 1 and {most:,}, not {value:,}.").format(
                most=MOST, value=count
            )
        sectors = self.parameterAsInt(parameters, "SECTORS", context)
        if not 1 <= sectors <= MOST_SECTORS:
            return False, tr("SECTORS must be between 1 and {most}, not {value}.").format(
                most=MOST_SECTORS, value=sectors
            )
        if not (math.isfinite(urbanity) and 0.0 <= urbanity <= 1.0):
            return False, tr("URBANITY must be between 0 and 1, not {value:g}.").format(
                value=urbanity
            )
        if bool(parameters.get("EXTENT")) == bool(parameters.get("REGION")):
            return False, tr(
                "Give either EXTENT or REGION, so that it is known where stations are to be."
            )
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        region, crs = self._region(parameters, context, feedback)
        count = self.parameterAsInt(parameters, "COUNT", context)
        area = shapely.area(region)
        if area < count * LEAST_AREA:
            raise error(
                tr(
                    "{n:,} stations have no room on {area:.3g} square metres: lower COUNT, or give a larger"
                    " region or extent."
                ).format(n=count, area=area)
            )

        def progress(fraction):
            feedback.setProgress(90.0 * fraction)
            return not feedback.isCanceled()

        seed = self.parameterAsInt(parameters, "SEED", context)
        urbanity = self.parameterAsDouble(parameters, "URBANITY", context)
        xy = sample_deployment(region, count, urbanity, seed, progress)
        if xy is None:
            raise cancelled()
        fields, features = _rows(xy, self.parameterAsInt(parameters, "SECTORS", context), seed)
        feedback.pushInfo(
            tr("{n:,} synthetic stations on {area:,.1f} square kilometres").format(
                n=count, area=area / 1e6
            )
        )
        with Outputs(self, parameters, context) as outputs:
            outputs.features(
                "OUTPUT", fields, features, QgsWkbTypes.Type.Point, crs, styles.STATIONS
            )
            return outputs.commit()

    def _region(self, parameters, context, feedback):
        """Where stations are to be, as a geometry in a CRS that is true to scale, and that CRS."""
        transforms = context.transformContext()
        source = self.source(parameters, "REGION", context)
        if source is not None:
            name = "REGION"
            land = Land(source, transforms)
            extent, candidate, crs = land.extent(), land.crs, world()
        else:
            name = "EXTENT"
            extent = self.parameterAsExtent(parameters, "EXTENT", context)
            crs = self.parameterAsExtentCrs(parameters, "EXTENT", context)
            if not crs.isValid():
                raise error(
                    tr(
                        "EXTENT comes without a CRS, so its place is not known: write it with one, such as"
                        " 4.5,5.2,45.5,46.0 [EPSG:4326]."
                    )
                )
            if extent.isNull() or extent.isEmpty():
                raise error(tr("EXTENT has no area: its width and height must be positive."))
            candidate = crs
        working = choose_working_crs(
            type(crs)(), [(name, candidate, False)], extent, crs, transforms, feedback
        )
        if source is not None:
            return land.union(working, extent, feedback), working
        outline = self.parameterAsExtentGeometry(parameters, "EXTENT", context, working)
        region = shapely.make_valid(shapely.from_wkb(bytes(outline.asWkb())))
        if not shapely.area(region) > 0:
            raise error(tr("EXTENT has no area: its width and height must be positive."))
        return region, working


def _rows(xy, sectors, seed):
    """Fields and features of stations, or of so many cells of each."""
    digits = max(4, len(str(len(xy))))
    names = [f"S{number:0{digits}d}" for number in range(1, len(xy) + 1)]
    points = [shapely.Point(*place) for place in xy.tolist()]
    if sectors == 1:
        fields = make_fields(station_id=str, synthetic=str)
        return fields, [make_feature([name, "yes"], point) for name, point in zip(names, points)]
    fields = make_fields(station_id=str, site_id=str, azimuth=float, beamwidth=float, synthetic=str)
    azimuths = sample_azimuths(len(xy), sectors, seed).tolist()
    width = beam_width(sectors)
    return fields, [
        make_feature([f"{name}-{i}", name, azimuth, width, "yes"], point)
        for name, point, row in zip(names, points, azimuths)
        for i, azimuth in enumerate(row, 1)
    ]
