"""What all tools that map stations share: parameters, the plan of what to map, and the loop over stations."""

from __future__ import annotations

import math
import os
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
)

from ..deepmend_plugin import styles
from ..models.deployment import Deployment, default_region
from ..models.grid import Grid, window_cells
from .base import DeepMendAlgorithm, cancelled, error, tr
from .deployments import (
    build_deployments,
    read_stations,
    to_crs,
    warn_of_subset,
)
from .mapwriter import NODATA, MapWriter, check_map_size, check_raster_size
from .outputs import check_destinations, remove_files
from .region import read_region, require_crs
from .workingcrs import (
    check_extent,
    choose_working_crs,
    crs_name,
    extent_of,
    transformed,
)


@dataclass(frozen=True)
class Band:
    """A station to be mapped: its id, its deployment and its index there, its window, its group."""

    name: str
    deployment: Deployment
    station: int
    grid: Grid
    group: str


@dataclass(frozen=True)
class Plan:
    """What to map: bands in the layer's order, the working CRS, and the grid common to all bands."""

    bands: list
    crs: QgsCoordinateReferenceSystem
    cell: float

    @property
    def grid(self):
        return Grid.union(band.grid for band in self.bands)

    @property
    def names(self):
        return [band.name for band in self.bands]

    @property
    def deployments(self):
        return list(dict.fromkeys(band.deployment for band in self.bands))

    def walk(self):
        """Bands as (number from 1, band), each deployment's in turn, neighbours after each other.

        Neighbouring windows overlap, so what was computed for one is still at hand for the next.
        """
        order = {deployment: i for i, deployment in enumerate(self.deployments)}

        def place(numbered):
            band = numbered[1]
            row = band.grid.row // max(1, band.grid.rows // 2)
            column = band.grid.column if row % 2 else -band.grid.column
            return order[band.deployment], row, column

        return sorted(enumerate(self.bands, 1), key=place)


class DiffusionAlgorithm(DeepMendAlgorithm):
    """Base of the tools that map stations; a subclass gives the model and what it needs."""

    def groupId(self):
        return "diffusion"

    # -- parameters

    def initAlgorithm(self, config=None):
        self.add_inputs()
        self.add_model_parameters()
        self.add_outputs()

    def add_inputs(self):
        point = QgsProcessing.SourceType.TypeVectorPoint
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        number = QgsProcessingParameterNumber.Type.Double
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Stations (the whole deployment)"), [point]
            ),
            tr(
                "Point layer with all stations. Stations that are not mapped still count as neighbours, so"
                " give the whole deployment: 'Selected features only' and the feature filter drop neighbours"
                " silently, and the maps of the others grow into their place."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "ID_FIELD", tr("Station id field"), parentLayerParameterName="INPUT", optional=True
            ),
            tr(
                "Field with a unique id for each station; it names the bands. Without it the field"
                " 'station_id' is used, else the feature id."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "GROUP_FIELD",
                tr("Group field (operator)"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "Field that tells operators apart. Each of its values is a deployment of its own: stations"
                " compete only within it."
            ),
        )
        self.add(
            QgsProcessingParameterExpression(
                "STATIONS", tr("Stations to map"), parentLayerParameterName="INPUT", optional=True
            ),
            tr(
                "Expression that is true for the stations to map, for example station_id IN ('A', 'B')."
                " All others stay neighbours. Without it all stations are mapped."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REGION", tr("Region (land)"), [polygon], optional=True
            ),
            tr(
                "Polygons in which devices can be; cells outside are NoData. Stations outside are not mapped"
                " but stay neighbours. Without it: the stations' bounding box grown by half a window."
            ),
        )
        self.add_cell_size()
        self.add(
            QgsProcessingParameterNumber("WINDOW", tr("Window (metres)"), number, 60000.0),
            tr(
                "Side of the square around each station in which its users are looked for, metres; rounded"
                " up to an even number of cells."
            ),
        )
        self.add(
            QgsProcessingParameterCrs("CRS", tr("Working CRS"), optional=True),
            tr(
                "Projected CRS, in metres, of computation and output. Without it: the ground truth's if there"
                " is one; else the region's, else the stations', if its distances are true to 1 % there; else"
                " a local one, mostly the UTM zone. The log names it."
            ),
            advanced=True,
        )

    def add_cell_size(self):
        self.add(
            QgsProcessingParameterNumber(
                "CELL_SIZE",
                tr("Cell size (metres)"),
                QgsProcessingParameterNumber.Type.Double,
                100.0,
            ),
            tr("Side of a grid cell, metres. Cells are aligned to multiples of it."),
        )

    def add_model_parameters(self):
        """Parameters of the model; none by default."""

    def add_outputs(self):
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", self.displayName()),
            tr(
                "GeoTIFF with one band for each mapped station, named by its id: the probability that a"
                " device served by the station is in the cell. Each band sums to 1; NoData outside the"
                " window and the region."
            ),
        )

    # -- running

    def checkParameterValues(self, parameters, context):
        cell = self.cell_size(parameters, context)
        window = self.parameterAsDouble(parameters, "WINDOW", context)
        for name, value in (("CELL_SIZE", cell), ("WINDOW", window)):
            if not (math.isfinite(value) and value > 0):
                return False, tr(
                    "{name} must be a positive number of metres, not {value:g}."
                ).format(name=name, value=value)
        if cell > window:
            return False, tr(
                "CELL_SIZE ({cell:g} m) is larger than WINDOW ({window:g} m): make the cells smaller or the"
                " window larger."
            ).format(cell=cell, window=window)
        if parameters.get("CRS") and not self.parameterAsCrs(parameters, "CRS", context).isValid():
            return False, tr("CRS is no known CRS: {value}. Give one such as EPSG:2154.").format(
                value=parameters["CRS"]
            )
        return super().checkParameterValues(parameters, context)

    def create_model(self, parameters, context, feedback, plan):
        """The model, from its parameters: anything with `prepare` and `diffuse` (see models/voronoi.py)."""
        raise error(tr("This tool has no model."))

    def cell_size(self, parameters, context):
        """Side of a grid cell, metres."""
        return self.parameterAsDouble(parameters, "CELL_SIZE", context)

    def binding_crs(self, parameters, context):
        """(parameter name, CRS) of a raster whose grid the maps are compared on, or None."""
        return None

    def height_field(self, parameters, context):
        """Name of the field of antenna heights, for a model that uses them; ''."""
        return ""

    def map_station(self, model, band, feedback):
        """The diffusion map of a band: float32 (rows, columns) on its grid."""
        return model.diffuse(band.deployment, band.station, band.grid)

    def write_tables(self, parameters, context, plan):
        """Write vector outputs once all maps are there; returns {output name: destination}."""
        return {}

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        check_destinations(self, parameters)
        plan = self.read_plan(parameters, context, feedback)
        cells = plan.bands[0].grid.columns
        check_raster_size(len(plan.bands), plan.grid, cells, os.path.dirname(os.path.abspath(path)))
        model = self.create_model(parameters, context, feedback, plan)
        with MapWriter(path, plan.grid, plan.crs, plan.names) as writer:
            self._map_all(model, plan, writer, feedback)
            feedback.pushInfo(
                tr("Diffusion maps: {n:,}, on {columns:,} x {rows:,} cells of {cell:g} m").format(
                    n=len(plan.bands),
                    columns=plan.grid.columns,
                    rows=plan.grid.rows,
                    cell=plan.cell,
                )
            )
            outputs = self.write_tables(parameters, context, plan)
            try:
                writer.commit()
            except QgsProcessingException:
                remove_files(parameters, outputs)
                raise
        styles.style_when_loaded(context, path, styles.MAPS)
        return {"OUTPUT": path, **outputs}

    def _map_all(self, model, plan, writer, feedback):
        """Map band by band; what a deployment's stations share is let go with its last one."""
        current = None
        step = 100.0 / len(plan.bands)
        for done, (number, band) in enumerate(plan.walk()):
            if band.deployment is not current:
                if current is not None:
                    current.forget()
                current = band.deployment

                def progress(fraction, before=done * step):
                    feedback.setProgress(before + 0.9 * step * fraction)
                    return not feedback.isCanceled()

                if not model.prepare(current, progress):
                    raise cancelled()
            if feedback.isCanceled():
                raise cancelled()
            try:
                values = self.map_station(model, band, feedback)
            except ValueError as problem:
                raise error(
                    tr("Station {name} cannot be mapped: {problem}.").format(
                        name=band.name, problem=problem
                    )
                ) from problem
            values[current.region_weight(band.grid) == 0.0] = NODATA
            writer.write(number, values, band.grid)
            feedback.setProgress(min(100.0, (done + 1) * step))

    def read_plan(self, parameters, context, feedback):
        """Read the shared parameters: what to map, where, on which grid.

        Raises
        ------
        QgsProcessingException
            With one sentence for whatever is wrong with the input.
        """
        cell = self.cell_size(parameters, context)
        window = self.parameterAsDouble(parameters, "WINDOW", context)
        cells = window_cells(cell, window)
        check_map_size(cells, cell, window)
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise error(self.invalidSourceError(parameters, "INPUT"))
        warn_of_subset(parameters, "INPUT", feedback)
        group_field = self.parameterAsString(parameters, "GROUP_FIELD", context)
        table = read_stations(
            source,
            self.parameterAsString(parameters, "ID_FIELD", context),
            group_field,
            # not parameterAsExpression, which silently replaces what does not parse by nothing
            self.parameterAsString(parameters, "STATIONS", context),
            self.createExpressionContext(parameters, context, source),
            feedback,
            self.height_field(parameters, context),
        )
        region_source = self.parameterAsSource(parameters, "REGION", context)
        if region_source is None and parameters.get("REGION"):
            raise error(self.invalidSourceError(parameters, "REGION"))
        crs = self._working_crs(parameters, context, feedback, source, region_source, table)
        transforms = context.transformContext()
        xy = to_crs(table.xy, source.sourceCrs(), crs, transforms)
        if region_source is None:
            region = default_region(xy, window)
            feedback.pushInfo(
                tr(
                    "No REGION: devices can be anywhere in the stations' bounding box grown by {half:g} m."
                ).format(half=window / 2)
            )
        else:
            region = read_region(region_source, crs, transforms, feedback)
            _check_region(
                xy,
                region,
                lambda: transformed(table.xy[:, ::-1], source.sourceCrs(), crs, transforms),
            )
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        latitudes = to_crs(table.xy, source.sourceCrs(), degrees, transforms)[:, 1]
        placed = build_deployments(table, xy, region, latitudes, group_field, feedback)
        bands, outside = [], 0
        for i in np.flatnonzero(table.wanted):
            deployment, station = placed[i]
            if not deployment.inside[station]:
                outside += 1
                continue
            grid = Grid.window(*deployment.xy[station], cell, window)
            bands.append(Band(table.ids[i], deployment, station, grid, table.groups[i]))
        if outside:
            feedback.pushInfo(
                tr("{n:,} stations lie outside REGION: they are neighbours but not mapped.").format(
                    n=outside
                )
            )
        if not bands:
            raise error(
                tr(
                    "No station that STATIONS chooses lies in REGION: choose others, or a larger region."
                )
            )
        return Plan(bands, crs, cell)

    def _working_crs(self, parameters, context, feedback, source, region_source, table):
        asked = self.parameterAsCrs(parameters, "CRS", context)
        transforms = context.transformContext()
        extent, extent_crs = extent_of(table.xy, source.sourceCrs()), source.sourceCrs()
        check_extent(extent, extent_crs)
        candidates = []
        binding = self.binding_crs(parameters, context)
        if binding:
            if asked.isValid() and asked != binding[1]:
                raise error(
                    tr(
                        "{name} is in {crs}, but CRS asks for {asked}: leave CRS empty, or warp {name} first."
                    ).format(name=binding[0], crs=crs_name(binding[1]), asked=crs_name(asked))
                )
            candidates.append((*binding, True))
        if region_source is not None:
            require_crs(region_source, "REGION")
            candidates.append(("REGION", region_source.sourceCrs(), False))
            outline = region_source.sourceExtent()
            if outline.isFinite() and not outline.isNull():
                # what matters is there: a station far away must not spoil the scale
                extent, extent_crs = outline, region_source.sourceCrs()
        candidates.append(("INPUT", source.sourceCrs(), False))
        return choose_working_crs(asked, candidates, extent, extent_crs, transforms, feedback)


def _check_region(xy, region, exchanged):
    """Refuse a region that holds no station, with the likely reason.

    `exchanged` gives the positions with latitude and longitude exchanged, NaN where that is no place.
    """
    shapely.prepare(region)
    if shapely.intersects_xy(region, xy[:, 0], xy[:, 1]).any():
        return
    other = exchanged()
    other = other[np.isfinite(other).all(axis=1)]
    if shapely.intersects_xy(region, other[:, 0], other[:, 1]).any():
        raise error(
            tr(
                "No station lies in REGION, but with latitude and longitude exchanged they do: run 'Prepare"
                " stations' (deepmend:preparestations) with X_FIELD the longitude and Y_FIELD the latitude."
            )
        )
    gap = shapely.distance(region, shapely.points(xy)).min()
    raise error(
        tr(
            "No station lies in REGION; the nearest one is {km:,.0f} km away: check that both layers are of"
            " one place and have the right CRS."
        ).format(km=math.ceil(gap / 1000))
    )
