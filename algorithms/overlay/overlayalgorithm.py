"""What the overlay tools share: diffusion maps from a model or from a raster, one station at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely
from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterRasterLayer

from ...models.catalogue import CATALOGUE, DEFAULT
from ...models.coverage import coverage
from ...models.grid import Grid
from ...models.probability import FromMaps
from ...models.spool import trimmed
from ...models.walk import LandModel, OutlineModel
from ..common.attributes import field_names
from ..common.edge import warn_of_reach
from ..common.mapreader import SUM_TOLERANCE, EmptyMapError, MapSource, check_belonging, match_some
from ..common.mapwriter import FLOATS, NODATA, MapWriter
from ..common.messages import error, tr, unmappable
from ..common.modelchoice import ModelChoiceMixin, make_model, settings_of
from ..common.progress import progress_of, walk
from ..common.scheduler import add_scheduler, scheduler_of, scheduler_problem
from ..common.stationalgorithm import StationAlgorithm
from ..common.workingcrs import crs_name, has_crs

GEOTIFF, COG = "geotiff", "cog"

METRICS = ("METRIC_FIELD", "METRIC_FIELDS", "COUNT_FIELD")
"""Parameters that name fields of what is mapped."""


@dataclass(frozen=True)
class Mapped:
    """A station's map: band, P(l|i) as float64 that sums to 1, the grid it is on, and a_i in cells, None
    if it was not asked for."""

    band: object
    values: np.ndarray
    grid: Grid
    served_area: float


class OverlayAlgorithm(ModelChoiceMixin, StationAlgorithm):
    """Base of the tools that use diffusion maps, from a model or from a raster."""

    makes_rasters = False
    """Whether its outputs are rasters of one band."""

    takes_scheduler = False
    """Whether a Dask cluster can do the work."""

    _maps_raster = _maps_crs = _maps = None
    _areas = None  # a_i by station, square metres, where the raster of maps holds them

    def groupId(self):
        return "overlay"

    # -- parameters

    def add_parameters(self):
        self.add_overlay_parameters()
        self.add_model_choice(
            "MODEL",
            tr("Model"),
            tr("The model that makes the diffusion maps, if MAPS is not set."),
            DEFAULT,
        )
        self.add(
            QgsProcessingParameterRasterLayer("MAPS", tr("Diffusion maps"), optional=True),
            tr(
                "Raster of diffusion maps that one of the diffusion tools wrote, with a band for each"
                " station. It takes the place of a model, and its grid and CRS are used. INPUT, id"
                " field, group and region should be those it was made with."
            ),
        )
        self.add_model_settings()
        if self.makes_rasters:
            self.add(
                QgsProcessingParameterEnum(
                    "RASTER_FORMAT",
                    tr("Raster format"),
                    options=[GEOTIFF, COG],
                    defaultValue=GEOTIFF,
                    optional=True,
                    usesStaticStrings=True,
                ),
                tr(
                    "geotiff, or cog: a Cloud Optimized GeoTIFF with overviews, which programs can read in"
                    " parts over a network."
                ),
                advanced=True,
            )
        if self.takes_scheduler:
            add_scheduler(self)

    def checkParameterValues(self, parameters, context):
        problem = scheduler_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def add_overlay_parameters(self):
        """Parameters of the tool itself."""

    def window_remark(self):
        return " " + tr(
            "It matters for the student 'paper', and if REGION is not set; otherwise users can be"
            " anywhere in the region."
        )

    # -- running

    def prepareAlgorithm(self, parameters, context, feedback):
        self._maps_raster = self.raster_input(parameters, "MAPS", context)
        self._maps_crs = self._maps_raster.crs if self._maps_raster else None
        return super().prepareAlgorithm(parameters, context, feedback)

    def binding_crs(self, parameters, context):
        known = self._maps_crs is not None and has_crs(self._maps_crs)
        return ("MAPS", self._maps_crs) if known else None

    def cell_size(self, parameters, context):
        if self._maps is not None and self._maps.fits(self._maps.cell[0]):
            return self._maps.cell[0]
        return super().cell_size(parameters, context)

    def edge(self, parameters, context):
        # maps have their land
        return None if self._maps is not None else super().edge(parameters, context)

    def check_window(self, cell, window):
        if self._maps is None:
            super().check_window(cell, window)

    def read_plan(self, parameters, context, feedback):
        if self._maps_raster:
            self._maps = MapSource(self._maps_raster.path, "MAPS", self._maps_raster)
        plan = super().read_plan(parameters, context, feedback)
        if self._maps is None:
            return plan
        if not has_crs(self._maps_crs):
            feedback.pushWarning(
                tr("MAPS has no CRS: its coordinates are assumed to be in {crs}.").format(
                    crs=crs_name(plan.crs)
                )
            )
        self._numbers = match_some(plan.names, self._maps, plan.ids, feedback)
        check_belonging(self._maps, self._numbers, plan.bands, feedback, are_models=True)
        areas = {name: self._maps.served_area(number) for name, number in self._numbers.items()}
        self._areas = None if None in areas.values() else areas
        x, y = self._maps.edges
        grid = Grid.around(plan.cell, (x[0], y[-1], x[-1], y[0]))
        self._windows = {band.name: band.grid for band in plan.bands}
        bands = [replace(band, grid=grid) for band in plan.bands if band.name in self._numbers]
        return replace(plan, bands=bands)

    def model_of(self, parameters, context, feedback, plan):
        """The model that is chosen; None where MAPS holds the maps."""
        metrics = (field_names(parameters.get(name)) for name in METRICS)
        metrics = [field for fields in metrics for field in fields]
        # of several, layers show the first
        self.about = metrics[:1]
        if self._maps is not None:
            self._warn_of_scheduler(None, parameters, context, feedback)
            return None
        name = self.parameterAsEnumString(parameters, "MODEL", context)
        self.about.append(CATALOGUE[name].title(settings_of(self, name, parameters, context)))
        model = make_model(self, name, parameters, context, feedback, plan)
        self._warn_of_scheduler(model, parameters, context, feedback)
        if self.walks(model) and self.edge(parameters, context) is None:
            warn_of_reach(plan, model, feedback)
        return model

    def walks(self, model):
        """Whether the tool walks over the land with a model, instead of making a map for each station."""
        return isinstance(model, LandModel)

    def _warn_of_scheduler(self, model, parameters, context, feedback):
        """Say where SCHEDULER is given in vain."""
        if scheduler_of(self, parameters, context) and not self.walks(model):
            feedback.pushWarning(
                tr(
                    "SCHEDULER is not used: this tool makes maps of this model one by one, on this machine."
                )
            )

    def map_grid(self, model, plan):
        """The grid of a raster that holds all maps."""
        land = Grid.around(plan.cell, shapely.bounds(plan.land), 0.0)
        walked = isinstance(model, (LandModel, OutlineModel))
        return land if walked else plan.grid.common(land)

    def maps(self, model, feedback, plan, start=0.0, areas=False):
        """Yield each station's map, in `plan.order`.

        Parameters
        ----------
        model : DiffusionModel or None
            See `model_of`.
        feedback : QgsProcessingFeedback
        plan : Plan
        start : float
            Percent of the progress that were done before.
        areas : bool
            Whether a_i is wanted.

        Yields
        ------
        Mapped

        Raises
        ------
        QgsProcessingException
            Where a map cannot be had, or the user cancels.
        """
        weighting = FromMaps() if model is None else model
        prepares = [] if model is None else [model.prepare]
        # without a region a cell may reach as far as stations lie apart
        own_grids = isinstance(model, OutlineModel) and plan.has_region
        if areas and not self._areas:
            prepares.append(weighting.prepare_areas)
        for band in walk(plan.order, progress_of(feedback, start), *prepares):
            if own_grids:
                band = replace(band, grid=_grid_of_outlines(model, band))
            place = band.deployment, band.station, band.grid
            area = None
            try:
                values, grid = (
                    self._read(band) if model is None else (model.diffuse(*place), band.grid)
                )
                if areas:
                    area = self._areas[band.name] if self._areas else weighting.served_area(*place)
                    # the stations of a site have equal parts of what it serves
                    area = area / grid.cell**2 * band.share
            except ValueError as problem:
                raise unmappable(band.name, problem) from problem
            values, grid = trimmed(values, grid)
            values = values.astype(np.float64)  # or totals would be those of single precision
            yield Mapped(band, values / values.sum(), grid, area)

    def _read(self, band):
        number = self._numbers[band.name]
        try:
            if self._maps.fits(band.grid.cell):
                # bands of a country have much room round each map
                values, part = self._maps.read_station(number, band.grid, self._windows[band.name])
                if values is not None:
                    return values, part
            values, grid = self._maps.read_with(number, band.grid)
            values = values[grid.slices(band.grid)]
        except EmptyMapError as problem:
            raise error(
                tr(
                    "Band {name} of MAPS has no value above 0, so it is not a diffusion map: make MAPS"
                    " again, or leave the station out with STATIONS."
                ).format(name=band.name)
            ) from problem
        total = float(values.sum())
        if abs(total - 1.0) > SUM_TOLERANCE:
            raise error(
                tr(
                    "Band {name} of MAPS sums to {total:.4g}, not 1, so it is not a diffusion map: choose"
                    " a raster that one of the diffusion tools wrote and that was not clipped or warped"
                    " since."
                ).format(name=band.name, total=total)
            )
        return values, band.grid


def _grid_of_outlines(model, band):
    """The grid that holds all of a map that is even inside outlines, wherever they reach."""
    found = [shape for shape, _ in model.outlines(band.deployment, band.station)]
    if not found:
        return band.grid
    bounds = shapely.total_bounds(np.array(found, dtype=object))
    return Grid.around(band.grid.cell, tuple(bounds.tolist()))


def land_in(region, block):
    """Share of land in the cells of a block: (rows, columns)."""
    if shapely.contains(region, shapely.box(*block.bounds)):
        return np.ones(block.shape)
    return coverage(region, block)


def write_raster(outputs, name, path, plan, title, blocks, kind=FLOATS, style=None):
    """Write one band, block by block.

    Parameters
    ----------
    outputs : Outputs
    name : str
        Of the output's parameter.
    path : str
    plan : Plan
    title : str
        The band's description.
    blocks : Blocks
        Of a raster of floats NaN becomes NoData, and so does 0 where there is no land.
    kind : tuple
        FLOATS or NUMBERS.
    style : str, optional
        One of the styles of `deepmend_plugin.styles`, or a function.
    """
    with MapWriter(path, blocks.grid, plan.crs, [title], kind) as writer:
        write_band(writer, 1, blocks, plan.region, kind)
        cog = ("AVERAGE" if kind is FLOATS else "MODE") if outputs.wants_cog else ""
        outputs.raster(name, writer, style, cog)


def write_band(writer, band, blocks, region, kind=FLOATS):
    """Write a band of a raster block by block; see `write_raster`."""
    for part, values in blocks:
        if kind is FLOATS:
            values = _as_floats(values, land_in(region, part))
        writer.write(band, values, part)


def _as_floats(values, land):
    most = np.nanmax(values, initial=0.0)
    if most > np.finfo(np.float32).max:
        raise error(
            tr(
                "A grid cell would hold {most:.3g}, more than the raster's number type can store:"
                " choose another unit for the metric."
            ).format(most=most)
        )
    nothing = np.isnan(values) | ((land == 0.0) & (values == 0.0))
    return np.where(nothing, NODATA, values).astype(np.float32)
