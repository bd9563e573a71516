"""Diffusion maps of the Voronoi model."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...models.voronoi import VoronoiModel
from ..common import styles
from ..common.diffusionalgorithm import DiffusionAlgorithm
from ..common.fields import make_fields
from ..common.messages import tr
from ..common.outputs import make_feature


class VoronoiDiffusion(DiffusionAlgorithm):
    """Uniform over each station's Voronoi cell within the region."""

    def name(self):
        return "voronoidiffusion"

    def displayName(self):
        return tr("Voronoi diffusion maps")

    def tags(self):
        return tr("voronoi,thiessen,base station,mobile phone,coverage,diffusion map").split(",")

    def summary(self):
        return tr(
            "Maps where the devices served by each station are, as if all were in the station's"
            " Voronoi cell and equally likely everywhere in it.\nThe Voronoi cell is cut to the"
            " region, keeps all its parts, and is turned into a raster by the exact share of each"
            " grid cell that is inside it. Most Voronoi cells hold only 17 to 61 % of a station's"
            " users: use this model as the baseline to compare with."
        )

    def add_outputs(self):
        super().add_outputs()
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_CELLS",
                tr("Voronoi cells"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "The Voronoi cells of the mapped stations, cut to the region: station_id, the group if"
                " there is one, and area_km2."
            ),
        )

    def create_model(self, parameters, context, feedback, plan):
        return VoronoiModel()

    def write_tables(self, outputs, plan, feedback):
        outputs.features(
            "OUTPUT_CELLS",
            make_fields(station_id=str, group=str, area_km2=float),
            self._features(plan),
            wkb_type=QgsWkbTypes.Type.MultiPolygon,
            crs=plan.crs,
            style=styles.CELLS,
        )

    @staticmethod
    def _features(plan):
        for band in plan.bands:
            cell = band.deployment.tessellation.cells()[band.station]
            yield make_feature([band.name, band.group, cell.area / 1e6], cell)
