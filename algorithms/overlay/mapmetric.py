"""A figure of stations, such as traffic or users, spread over the map."""

from __future__ import annotations

from functools import partial

import numpy as np
from qgis.core import (
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...models.metricmap import MetricMap
from ..common import styles
from ..common.destinations import check_destinations
from ..common.messages import readable, tr
from ..common.outputs import Outputs
from ..common.populationraster import (
    Population,
    add_class_weights,
    class_weights_of,
    warn_of_deserted,
)
from ..common.progress import progress_of
from ..common.scheduler import client_of
from .landwalk import SHARED, KeptTiles, LandField, check_mapped, land_walk, sites
from .metrics import Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm, land_in, write_raster
from .publishing import Withheld, add_market_share, add_min_count, shares_of


class MapMetric(OverlayAlgorithm):
    """X(l) = sum_i w_i P(l|i)."""

    makes_rasters = takes_scheduler = True

    def name(self):
        return "mapmetric"

    def displayName(self):
        return tr("Map a station metric")

    def tags(self):
        return tr("traffic,users,dasymetric,disaggregate,heat map,diffusion map").split(",")

    def summary(self):
        return tr(
            "Spreads a value that was measured at stations, such as traffic or users, over the places where"
            " their users are likely to be: each station's value is divided over its diffusion map, and the"
            " parts are added up. Nothing is lost: the cells add up to the values of the stations mapped,"
            " and the log names those that are not."
        )

    def add_overlay_parameters(self):
        self.add(
            QgsProcessingParameterField(
                "METRIC_FIELD", tr("Metric field"), parentLayerParameterName="INPUT"
            ),
            tr(
                "Field with the value to spread: a total such as users, calls or gigabytes, 0 or more. (A"
                " mean or a rate cannot be divided; 'Zone weights' takes these as intensive fields.)"
            ),
        )
        add_nulls(self, tr("Either way nothing is spread for them; the log names them."))
        self.add(
            QgsProcessingParameterRasterLayer("POPULATION", tr("Population"), optional=True),
            tr(
                "Raster of people or devices per cell, in any CRS: each station's users are then put where"
                " people live, P'(l|i) proportional to P(l|i) times population. Do not give one that the maps"
                " were made with already."
            ),
        )
        add_class_weights(self, "POPULATION")
        add_market_share(self)
        add_min_count(self)

    def add_outputs(self):
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Mapped metric")),
            tr(
                "GeoTIFF of one band: the metric in each cell, in the field's unit. NoData outside the"
                " region."
            ),
        )
        self.addOutput(QgsProcessingOutputNumber("TOTAL", tr("Total of the metric in the raster")))
        self.addOutput(
            QgsProcessingOutputNumber(
                "NOT_MAPPED", tr("Total of the metric at stations that are not mapped")
            )
        )

    def prepareAlgorithm(self, parameters, context, feedback):
        self._population = self.raster_input(parameters, "POPULATION", context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        check_destinations(self, parameters, context)
        field = self.parameterAsString(parameters, "METRIC_FIELD", context)
        plan = self.read_plan(parameters, context, feedback)
        metrics = Metrics(
            self.source(parameters, "INPUT", context),
            self.parameterAsString(parameters, "ID_FIELD", context),
            {field: "METRIC_FIELD"},
            self.parameterAsEnumString(parameters, "NULLS", context),
            feedback,
        )
        _, left_out = metrics.account(set(plan.names), feedback)[field]
        people = None
        if self._population:
            transforms = context.transformContext()
            classes = class_weights_of(self, parameters, context, "POPULATION")
            people = Population(self._population, plan, transforms, feedback, weights=classes)
        model = self.model_of(parameters, context, feedback, plan)
        result = MetricMap(self.map_grid(model, plan))
        shares = shares_of(self, parameters, context, plan)
        spread = {
            band.name: metrics.of(band.name)[0] / share for band, share in zip(plan.bands, shares)
        }
        given = result, model, feedback, plan, spread, people
        if self.walks(model):
            with client_of(self, parameters, context) as client:
                deserted = self._by_land(*given, client)
        else:
            deserted = self._by_maps(*given)
        if people is not None:
            people.check()
        warn_of_deserted(deserted, feedback)
        total = result.values.total
        hidden = Withheld(self.parameterAsDouble(parameters, "MIN_COUNT", context))
        for part, values in result.values:
            result.values.put(part, hidden.hide(values, tr("Cells")))
        with Outputs(self, parameters, context) as outputs:
            style = partial(styles.style_metric, unit=field)
            write_raster(outputs, "OUTPUT", path, plan, field, result.values, style=style)
            results = outputs.commit()
        hidden.tell(feedback)
        feedback.pushInfo(tr("Total in the raster: {total}").format(total=readable(total)))
        return {**results, "TOTAL": total, "NOT_MAPPED": left_out}

    def _by_maps(self, result, model, feedback, plan, spread, people):
        """Spread the metric station by station; returns the names of stations without people to serve."""
        deserted = []
        for mapped in self.maps(model, feedback, plan):
            figure = spread[mapped.band.name]
            if not figure > 0.0:
                continue
            prior = None if people is None else people(mapped.grid)
            if not result.add(figure, mapped.values, mapped.grid, prior):
                deserted.append(mapped.band.name)
        return deserted

    def _by_land(self, result, model, feedback, plan, spread, people, client):
        """As `_by_maps`, for all stations at once."""
        deserted = []
        steps = QgsProcessingMultiStepFeedback(len(plan.deployments), feedback)
        for step, deployment in enumerate(plan.deployments):
            steps.setCurrentStep(step)
            bands = [band for band in plan.bands if band.deployment is deployment]
            figures = np.nan_to_num([spread[band.name] for band in bands])
            n = len(deployment)
            stations = np.array([band.station for band in bands])
            walk = land_walk(model, deployment, stations[figures > 0.0], steps)
            metric = sites(bands, figures, n)
            grid, land = result.values.grid, partial(land_in, plan.region)
            peopled, deserted_land = LandField(grid), LandField(grid)
            with KeptTiles(
                walk, plan, progress_of(steps, SHARED, land=True), people, client
            ) as tiles:
                some = [band for band in bands if walk.wanted[band.station]]
                check_mapped(some, tiles.on_land[[band.station for band in some]])
                alone = walk.wanted & ~(tiles.on_people > 0.0)
                deserted += [band.name for band in some if alone[band.station]]
                factors, on_land = (
                    np.divide(metric, norms, out=np.zeros(n), where=chosen)
                    for norms, chosen in (
                        (tiles.on_people, walk.wanted & ~alone),
                        (tiles.on_land, alone),
                    )
                )
                for tile, amounts in zip(tiles, tiles.amounts):
                    peopled.put(tile, tile.spread(factors), amounts)
                    if alone.any():
                        deserted_land.put(tile, tile.spread(on_land), tile.area)
            peopled.add_to(result.values, land if people is None else people)
            deserted_land.add_to(result.values, land)
        return deserted
