"""Service overlap: the likeliest station of each place, and how many share it."""

from __future__ import annotations

from functools import partial

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)

from ...models.service import ServiceOverlap as Overlap
from ..common import styles
from ..common.destinations import check_destinations, destination_of
from ..common.fields import make_fields
from ..common.mapwriter import NUMBERS
from ..common.memory import check_memory
from ..common.messages import error, tr
from ..common.outputs import Outputs, make_feature
from .overlayalgorithm import OverlayAlgorithm, write_raster

BYTES = 64  # a cell: sums, logarithms, the likeliest, and what is written
RASTERS = ("BEST_SERVER", "ENTROPY", "EFFECTIVE_SERVERS")


class ServiceOverlap(OverlayAlgorithm):
    """P(i|l), its largest i, its entropy H and exp(H)."""

    def name(self):
        return "serviceoverlap"

    def displayName(self):
        return tr("Service overlap")

    def tags(self):
        return tr("best server,entropy,coverage,uncertainty,diffusion map").split(",")

    def summary(self):
        return tr(
            "Turns the maps round: which station most likely serves a device in this cell, and how sure is"
            " that? The entropy says how evenly the stations share a cell, and the effective number of"
            " servers how many equally likely stations would be as uncertain: 1 where one serves alone.\nMaps"
            " say where a station's devices are, not how many it has; for that, maps are weighted with the"
            " density model's own sum over the region if it made them, else with the area of the Voronoi"
            " cell in the region."
        )

    def add_outputs(self):
        for name, label, text in (
            (
                "BEST_SERVER",
                tr("Best server"),
                tr(
                    "GeoTIFF: number of the likeliest station of each cell, in the order of INPUT from 1; the"
                    " legend and the table of servers name it. NoData where none serves."
                ),
            ),
            (
                "ENTROPY",
                tr("Entropy"),
                tr(
                    "GeoTIFF: entropy of the station in each cell, nats (0 where one serves alone)."
                ),
            ),
            (
                "EFFECTIVE_SERVERS",
                tr("Effective number of servers"),
                tr("GeoTIFF: exp(entropy), from 1 to the number of stations."),
            ),
        ):
            self.add(QgsProcessingParameterRasterDestination(name, label, optional=True), text)
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_SERVERS",
                tr("Servers"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Table: number (as in BEST_SERVER), station_id, best_km2 (where it is the best server)."
            ),
        )

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            name: self.parameterAsOutputLayer(parameters, name, context)
            for name in RASTERS
            if destination_of(self, parameters, name, context)
        }
        check_destinations(self, parameters, context)
        if not paths and not destination_of(self, parameters, "OUTPUT_SERVERS", context):
            raise error(
                tr("No output is asked for: choose at least one of {names}.").format(
                    names=", ".join((*RASTERS, "OUTPUT_SERVERS"))
                )
            )
        plan = self.read_plan(parameters, context, feedback)
        check_memory(plan.grid, BYTES)
        if len(plan.deployments) > 1:
            raise error(
                tr(
                    "GROUP_FIELD makes {n:,} deployments, but a device has one operator: choose the stations"
                    " of one with STATIONS, and run the tool for each."
                ).format(n=len(plan.deployments))
            )
        overlap = Overlap(plan.grid)
        numbers = {name: number for number, name in enumerate(plan.names, 1)}
        for mapped in self.maps(parameters, context, feedback, plan, areas=True):
            overlap.add(numbers[mapped.band.name], mapped.values, mapped.grid, mapped.served_area)
        served = overlap.is_served
        several = overlap.effective_servers()[served]
        feedback.pushInfo(
            tr("Effective number of servers: mean {mean:.2f}, at most {most:.2f}").format(
                mean=several.mean(), most=several.max()
            )
        )
        with Outputs(self, parameters, context) as outputs:
            self._write_table(outputs, plan, overlap, numbers)
            for name, path in paths.items():
                _write(outputs, name, path, plan, overlap, served)
            return outputs.commit()

    @staticmethod
    def _write_table(outputs, plan, overlap, numbers):
        counts = np.bincount(overlap.best.ravel(), minlength=len(numbers) + 1)
        area = (plan.cell / 1000.0) ** 2
        rows = (
            make_feature([number, name, float(counts[number] * area)])
            for name, number in numbers.items()
        )
        fields = make_fields(number=int, station_id=str, best_km2=float)
        outputs.features("OUTPUT_SERVERS", fields, rows)


def _write(outputs, name, path, plan, overlap, served):
    place = outputs, name, path, plan
    if name == "BEST_SERVER":
        style = partial(styles.style_servers, names=plan.names)
        write_raster(*place, "best server", overlap.best, NUMBERS, style)
        return
    title, values = "effective servers", overlap.effective_servers
    if name == "ENTROPY":
        title, values = "entropy", overlap.entropy
    write_raster(*place, title, np.where(served, values(), np.nan), style=styles.VALUES)
