"""Diffusion maps of the density model, with the teacher search against a ground truth."""

from __future__ import annotations

import statistics

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterLayer,
)

from ...models.cells import of_cells
from ...models.density import DensityModel
from ...models.ks import ks_distance
from ...models.maps import placed
from ...models.teacher import teacher_search
from ..common.diffusionalgorithm import DiffusionAlgorithm
from ..common.fields import make_fields
from ..common.groundtruth import GroundTruthMixin
from ..common.mapreader import EmptyMapError, check_belonging, match_bands
from ..common.messages import cancelled, error, tr
from ..common.modelchoice import add_beta, beta_problem
from ..common.outputs import make_feature


class DensityDiffusion(GroundTruthMixin, DiffusionAlgorithm):
    """Probability that the station's faded signal is the strongest."""

    def name(self):
        return "densitydiffusion"

    def displayName(self):
        return tr("Density model diffusion maps")

    def tags(self):
        return tr(
            "density,fading,attenuation,base station,mobile phone,diffusion map,teacher"
        ).split(",")

    def summary(self):
        return tr(
            "Maps where the devices served by each station are, from the probability that its"
            " signal, which fades at random, is stronger than those of the five nearest other"
            " stations (Zang, Baccelli and Bolot, 2010).\nThe attenuation beta says how fast signals"
            " weaken with distance: a large beta gives the Voronoi cell, a small one a wide map."
            " Given true maps, the tool finds for each station the beta that comes closest to them"
            " (the 'teacher')."
        )

    def add_parameters(self):
        add_beta(self, tr("Not used if GROUND_TRUTH is given."))
        self.add(
            QgsProcessingParameterRasterLayer("GROUND_TRUTH", tr("Ground truth"), optional=True),
            tr(
                "Raster of true maps, with a band for each station, matched by station id (by order if"
                " the bands have no names). For each station the tool searches, among 30 values from"
                " 0.1 to 10 and 1.3, for the beta whose map has the smallest Kolmogorov-Smirnov"
                " distance to the true one. Its CRS becomes the working CRS."
            ),
        )

    def add_outputs(self):
        super().add_outputs()
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_TABLE",
                tr("Beta of each station"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Table: station_id, beta, and ks, the distance to the ground truth (empty without one)."
            ),
        )

    def checkParameterValues(self, parameters, context):
        problem = beta_problem(self, parameters, context)
        if problem:
            return False, problem
        return super().checkParameterValues(parameters, context)

    def create_model(self, parameters, context, feedback, plan):
        self._betas = {}
        self._truth = self.open_truth(plan, feedback)
        beta = self.parameterAsDouble(parameters, "BETA", context)
        if self._truth:
            numbers = match_bands(plan.names, self._truth, feedback)
            self._truth_bands = dict(zip(plan.names, numbers))
            check_belonging(self._truth, self._truth_bands, plan.bands, feedback)
            feedback.pushInfo(tr("The best beta is searched for each station; BETA is not used."))
        else:
            self._betas = {band.name: (beta, None) for band in plan.bands}
        return of_cells(DensityModel(beta), plan.deployments)

    def map_station(self, model, band, feedback):
        if self._truth:
            try:
                truth, grid = self._truth.read_with(self._truth_bands[band.name], band.grid)
            except EmptyMapError as problem:
                raise error(str(problem)) from problem
            found = teacher_search(
                band.deployment,
                band.station,
                grid,
                truth,
                window=band.grid,
                progress=lambda fraction: not feedback.isCanceled(),
            )
            if found is None:
                raise cancelled()
            model = of_cells(DensityModel(found[0]), [band.deployment])
        place = band.deployment, band.station, band.grid
        values = model.diffuse(*place)
        if self._truth:
            distance = ks_distance(placed(values, band.grid, grid), truth)
            self._betas[band.name] = model.beta, distance
        return values, model.served_area(*place)

    def write_tables(self, outputs, plan, feedback):
        if self._truth:
            betas, distances = zip(*self._betas.values())
            feedback.pushInfo(
                tr(
                    "Best beta: median {beta:.3g}, from {low:.3g} to {high:.3g}; mean KS distance to the"
                    " ground truth {ks:.4f}. OUTPUT_TABLE lists both for each station."
                ).format(
                    beta=statistics.median(betas),
                    low=min(betas),
                    high=max(betas),
                    ks=statistics.fmean(distances),
                )
            )
        fields = make_fields(station_id=str, beta=float, ks=float)
        features = (make_feature([name, *self._betas[name]]) for name in plan.names)
        outputs.features("OUTPUT_TABLE", fields, features)
