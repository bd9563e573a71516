"""What tools that weigh stations in zones share: W[i, z] = sum_l P(l|i) c(l, z)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from qgis.core import (
    QgsProcessingMultiStepFeedback,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from ...models.walk import LandModel, OutlineModel
from ...models.zones import ZoneShares
from ...models.zonetotals import ZoneWeights, zone_weights
from ..common.memory import check_memory
from ..common.messages import cancelled, error, tr
from ..common.populationraster import (
    Population,
    add_class_weights,
    class_weights_of,
    warn_of_deserted,
)
from ..common.progress import progress_of
from ..common.scheduler import client_of
from .landwalk import SHARED, check_mapped, land_walk, told_of_a_stop
from .overlayalgorithm import OverlayAlgorithm
from .zonelayer import add_zones, zones_of

BYTES = 56  # a cell: its place, zone and share, and the same in order
SMALL = 1e-4
"""Weights that are left out by default, where zones are as large as what a station has for itself."""

ZONES_SHARE = 10.0  # percent of the progress, for the area shares of cells in zones


class ZoneWeighing(OverlayAlgorithm):
    """Base of the tools that need the weights of stations in zones."""

    takes_scheduler = True

    # -- parameters

    def add_zones(self):
        """Add ZONES and ZONE_ID."""
        add_zones(
            self,
            tr("Polygons, in any CRS. They should not overlap; if some do, the log says which."),
        )

    def add_population(self):
        """Add POPULATION."""
        self.add(
            QgsProcessingParameterRasterLayer("POPULATION", tr("Population"), optional=True),
            tr(
                "Raster of how many people are in each cell, in any CRS and cell size (its first band): a"
                " station's users are then more likely where more people are. Without it devices are spread"
                " over the land alone. Maps that were made with the same population would count it twice."
            ),
            advanced=True,
        )
        add_class_weights(self, "POPULATION")

    def add_least_weight(self):
        """Add MIN_WEIGHT."""
        self.add(
            QgsProcessingParameterNumber(
                "MIN_WEIGHT",
                tr("Least weight"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0.0,
                maxValue=0.1,
            ),
            tr(
                "Weights below this have no row of their own: a station reaches hundreds of zones, most of"
                " them with next to no users. What they sum to is divided over the station's other zones,"
                " and is a row of the table of weights, so that nothing is lost. 0 keeps all. Without it:"
                " 0.0001, or less where zones are smaller than the land a station has on average; the log"
                " names it."
            ),
            advanced=True,
        )

    # -- running

    def prepareAlgorithm(self, parameters, context, feedback):
        self._population = self.raster_input(parameters, "POPULATION", context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def walks(self, model):
        return isinstance(model, (LandModel, OutlineModel))

    def read_zones(self, parameters, context, feedback, plan):
        """The layer of zones, and the zones in it."""
        source = self.source(parameters, "ZONES", context)
        return source, zones_of(self, parameters, context, feedback, plan)

    def weigh(self, parameters, context, feedback, plan, zones):
        """Weights of the stations of a plan in zones (z,), by MODEL or MAPS.

        Raises
        ------
        QgsProcessingException
            If no zone lies where the maps are, a station serves no place, or the user cancels.
        """
        model = self.model_of(parameters, context, feedback, plan)
        people = None
        if self._population:
            classes = class_weights_of(self, parameters, context, "POPULATION")
            transforms = context.transformContext()
            people = Population(self._population, plan, transforms, feedback, weights=classes)
        self.people = people
        least = self._least_weight(parameters, context, plan, zones)
        if least > 0.0:
            feedback.pushInfo(tr("Weights below {least:.2g} are left out").format(least=least))
        deserted = []
        if self.walks(model) and (people is None or isinstance(model, LandModel)):
            with client_of(self, parameters, context) as client:
                given = model, feedback, plan, zones, least, client, people, deserted
                weights = self._by_land(*given)
        else:
            weights = self._by_maps(model, feedback, plan, zones, people, deserted)
        if people is not None:
            people.check()
        warn_of_deserted(deserted, feedback)
        if not len(weights.weight):
            raise error(
                tr(
                    "No zone is where the diffusion maps are: check that ZONES and INPUT are of one place"
                    " and have the right CRS."
                )
            )
        return weights.thinned(least)

    def _least_weight(self, parameters, context, plan, zones):
        """What is given, else what leaves out about as little whatever the size of zones."""
        if parameters.get("MIN_WEIGHT") is not None:
            return self.parameterAsDouble(parameters, "MIN_WEIGHT", context)
        stations = max(int(deployment.inside.sum()) for deployment in plan.deployments)
        return SMALL * min(1.0, shapely.area(zones).mean() * stations / shapely.area(plan.land))

    @staticmethod
    def _by_land(model, feedback, plan, zones, least, client, people, deserted):
        """Weights of a model that is asked all over the land, everywhere where a station matters.

        Names of stations that serve nobody, and are spread over the land, are put into `deserted`.
        """
        names = {band.name: number for number, band in enumerate(plan.bands)}
        parts = []
        steps = QgsProcessingMultiStepFeedback(len(plan.deployments), feedback)
        for step, deployment in enumerate(plan.deployments):
            steps.setCurrentStep(step)
            bands = [band for band in plan.bands if band.deployment is deployment]
            stations = np.array([band.station for band in bands])
            walk = land_walk(model, deployment, stations, steps, zones=zones, least=least / 2)
            progress = progress_of(steps, SHARED, land=True)
            with told_of_a_stop():
                found = zone_weights(walk, plan.land, plan.cell, progress, client, people=people)
                lacking = walk.wanted & ~(found.sums + found.outside > 0.0)
                if people is not None and lacking.any():
                    deserted += [band.name for band in bands if lacking[band.station]]
                    rest = replace(walk, wanted=lacking)
                    others = zone_weights(rest, plan.land, plan.cell, None, client)
                    found = found.beside(others, lacking)
            found = found.rows(stations)
            numbers = np.array([names[band.name] for band in bands])
            check_mapped(bands, found.sums + found.outside)
            parts.append((numbers, found))
        return ZoneWeights.joined(parts)

    def _by_maps(self, model, feedback, plan, zones, people, deserted):
        """Weights of maps, from MAPS or from a model that knows nothing else; `deserted` as in `_by_land`."""
        check_memory(plan.grid, BYTES)
        progress = progress_of(feedback, 0.0, ZONES_SHARE)
        shares = ZoneShares(zones, plan.grid, plan.region, progress)
        if not shares.complete:
            raise cancelled()
        rows = {}
        for mapped in self.maps(model, feedback, plan, ZONES_SHARE):
            values = mapped.values
            if people is not None:
                values = values * people(mapped.grid)
                total = values.sum()
                if not total > 0.0:
                    deserted.append(mapped.band.name)
                values = values / total if total > 0.0 else mapped.values
            rows[mapped.band.name] = shares.weights(values, mapped.grid)
        return ZoneWeights.of_rows((rows[name] for name in plan.names), len(zones))
