"""Diffusion maps of VoronoiBoost."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from ...models.tessellation import polygons_only
from ...models.voronoiboost.model import cut
from ..common import styles
from ..common.diffusionalgorithm import DiffusionAlgorithm
from ..common.fields import make_fields
from ..common.messages import tr
from ..common.modelchoice import make_model
from ..common.outputs import make_feature


class VoronoiBoostDiffusion(DiffusionAlgorithm):
    """Scaled Voronoi cells that hold given shares of a station's users."""

    def name(self):
        return "voronoiboostdiffusion"

    def displayName(self):
        return tr("VoronoiBoost diffusion maps")

    def tags(self):
        return tr("voronoi,boost,thiessen,base station,mobile phone,coverage,diffusion map").split(
            ","
        )

    def summary(self):
        return tr(
            "Maps where the devices served by each station are, from its Voronoi cell scaled up or"
            " down so that it holds 25, 50, 75, 85 and 95 % of its users (Martinez-Durive and"
            " others, 2022).\nThe scales are predicted from the geometry of the surrounding Voronoi"
            " cells, by regression trees trained on the scales that the authors published for"
            " French 4G stations. They may be off in other countries, or in networks that are built"
            " differently. Between two levels, users are spread evenly."
        )

    def add_outputs(self):
        super().add_outputs()
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_CELLS",
                tr("VoronoiBoost cells"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "The scaled Voronoi cells of the mapped stations, cut to the region, the largest"
                " first: station_id, the group if there is one, tau (share of the users inside) and"
                " scale (of the Voronoi cell, about the centre of its bounding box). A level that is"
                " not smaller than the next one is left out."
            ),
        )

    def create_model(self, parameters, context, feedback, plan):
        self._model = make_model(self, "voronoiboost", parameters, context, feedback, plan)
        return self._model

    def write_tables(self, outputs, plan, feedback):
        outputs.features(
            "OUTPUT_CELLS",
            make_fields(station_id=str, group=str, tau=float, scale=float),
            self._features(plan),
            wkb_type=QgsWkbTypes.Type.MultiPolygon,
            crs=plan.crs,
            style=styles.LEVELS,
        )

    def _features(self, plan):
        for band in plan.bands:
            for tau, scale, polygon in reversed(self._model.levels(band.deployment, band.station)):
                shape = polygons_only([cut(polygon, band.deployment.region)])[0]
                if not shape.is_empty:
                    yield make_feature([band.name, band.group, tau, scale], shape)
