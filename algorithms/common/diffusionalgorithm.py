"""What the tools share that write diffusion maps: the raster of them, and the loop that maps the stations."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingParameterRasterDestination

from . import styles
from .destinations import check_destinations
from .edge import Reach
from .mapwriter import NODATA, MapWriter, check_raster_size
from .messages import tr, unmappable
from .outputs import Outputs
from .progress import progress_of, walk
from .stationalgorithm import StationAlgorithm


class DiffusionAlgorithm(StationAlgorithm):
    """Base of the tools that write diffusion maps; a subclass gives `create_model`, and what that needs.

    `create_model(parameters, context, feedback, plan)` returns the model: see `models/catalogue.py`.
    """

    def groupId(self):
        return "diffusion"

    def add_outputs(self):
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", self.displayName()),
            tr(
                "GeoTIFF with one band for each mapped station, named by its id: the probability that"
                " a device served by the station is in the grid cell. Each band sums to 1; NoData"
                " outside the window and the region."
            ),
        )

    # -- running

    def map_station(self, model, band, feedback):
        """The diffusion map of a band, float32 (rows, columns) on its grid; and its a_i, square metres, None
        if it is that of the Voronoi cell."""
        place = band.deployment, band.station, band.grid
        values = model.diffuse(*place)
        # whoever reads the maps of cells may not know which are of one site
        has_area = band.deployment.antennas is not None and hasattr(model, "served_area")
        return values, model.served_area(*place) if has_area else None

    def write_tables(self, outputs, plan, feedback):
        """Add vector outputs to the Outputs of a run once all maps are there; none by default."""

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        check_destinations(self, parameters, context)
        plan = self.read_plan(parameters, context, feedback)
        cells = plan.bands[0].grid.columns
        check_raster_size(len(plan.bands), plan.grid, cells, os.path.dirname(os.path.abspath(path)))
        model = self.create_model(parameters, context, feedback, plan)
        names = plan.names
        several = tr("{n:,} stations").format(n=len(names))
        self.about = (tr("station {name}").format(name=names[0]) if len(names) == 1 else several,)
        with Outputs(self, parameters, context) as outputs:
            with MapWriter(path, plan.grid, plan.crs, plan.names) as writer:
                looked = self.edge(parameters, context) is None
                self._map_all(model, plan, writer, feedback, Reach(plan) if looked else None)
                feedback.pushInfo(
                    tr(
                        "Diffusion maps: {n:,}, on {columns:,} x {rows:,} grid cells of {cell:g} m"
                    ).format(
                        n=len(plan.bands),
                        columns=plan.grid.columns,
                        rows=plan.grid.rows,
                        cell=plan.cell,
                    )
                )
                self.write_tables(outputs, plan, feedback)
                outputs.raster("OUTPUT", writer, styles.MAPS)
            return outputs.commit()

    def _map_all(self, model, plan, writer, feedback, reach):
        numbers = {band: number for number, band in enumerate(plan.bands, 1)}
        for band in walk(plan.order, progress_of(feedback), model.prepare):
            try:
                values, served_area = self.map_station(model, band, feedback)
            except ValueError as problem:
                raise unmappable(band.name, problem) from problem
            values[band.deployment.region_weight(band.grid) == 0.0] = NODATA
            writer.write(numbers[band], values, band.grid, served_area)
            if reach is not None:
                reach.look_at(band, values)
        if reach is not None:
            reach.tell(feedback)
