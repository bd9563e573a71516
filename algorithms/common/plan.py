"""What to map: from stations and region as read to bands, each with its deployment and window."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsRectangle,
)

from ...models.deployment import Deployment, default_region
from ...models.grid import Grid
from .deployments import StationFields, StationTable, build_deployments, read_stations, to_crs
from .edge import limited
from .lastingcrs import sound, world
from .mapreader import same_plane
from .messages import error, tr, trn
from .region import Land
from .workingcrs import check_extent, choose_working_crs, crs_name, extent_of, transformed


@dataclass(frozen=True)
class Band:
    """A station to be mapped: its id, its deployment and its index there, its window, its group, and its part
    of the site's devices, where several stations are one site."""

    name: str
    deployment: Deployment
    station: int
    grid: Grid
    group: str
    share: float = 1.0


@dataclass(frozen=True)
class Plan:
    """What to map.

    bands : in the layer's order; crs : the working CRS; cell : metres; region : in that CRS; near : where the
    stations to map are, in degrees; table : all stations as read, mapped or not; degrees : theirs, (n, 2);
    has_region : whether the user gave it; sites : of each station in the table its deployment, its site's
    number there, and its part of that site.
    """

    bands: list
    crs: QgsCoordinateReferenceSystem
    cell: float
    region: shapely.Geometry
    near: QgsRectangle
    table: StationTable
    degrees: np.ndarray
    has_region: bool = True
    sites: list = field(default_factory=list)

    @cached_property
    def land(self):
        """Where devices are looked for: the region; without one no farther than the windows reach."""
        if self.has_region:
            return self.region
        windows = shapely.box(*np.array([band.grid.bounds for band in self.bands]).T)
        return shapely.intersection(self.region, shapely.union_all(windows))

    @property
    def grid(self):
        return Grid.union(band.grid for band in self.bands)

    @property
    def names(self):
        return [band.name for band in self.bands]

    @property
    def ids(self):
        """Ids of all stations, mapped or not."""
        return frozenset(self.table.ids)

    @property
    def deployments(self):
        return list(dict.fromkeys(band.deployment for band in self.bands))

    @property
    def order(self):
        """Bands in the order in which they are best mapped: each deployment's in turn, neighbours after each
        other, for their windows overlap and what was computed for one is still at hand for the next."""
        turn = {deployment: i for i, deployment in enumerate(self.deployments)}

        def place(band):
            row = band.grid.row // max(1, band.grid.rows // 2)
            column = band.grid.column if row % 2 else -band.grid.column
            # the cells of a site after each other: they share its map
            return turn[band.deployment], row, column, band.deployment.site_of[band.station]

        return sorted(self.bands, key=place)


@dataclass(frozen=True)
class PlanRequest:
    """What the user asks to map, and where.

    Attributes
    ----------
    source : QgsProcessingFeatureSource
        Of the stations.
    fields : StationFields
    region : QgsProcessingFeatureSource or None
    transforms : QgsCoordinateTransformContext
    expression : str
        Which stations to map; '' for all.
    expression_context : QgsExpressionContext
    cell, window : float
        Metres.
    crs : QgsCoordinateReferenceSystem
        The working CRS that the user wants; invalid if none.
    binding : (str, QgsCoordinateReferenceSystem) or None
        Name and CRS of a raster whose grid the maps are compared on.
    edge : float, AUTOMATIC or None
        How far beyond the outermost stations devices can be, metres: see `edge.limited`.
    """

    source: object
    fields: StationFields
    region: object
    transforms: QgsCoordinateTransformContext
    expression: str = ""
    expression_context: QgsExpressionContext = field(default_factory=QgsExpressionContext)
    cell: float = 100.0
    window: float = 60000.0
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)
    binding: tuple = None
    edge: float | str | None = None


def make_plan(request, feedback):
    """What to map, where, on which grid.

    Parameters
    ----------
    request : PlanRequest
    feedback : QgsProcessingFeedback

    Returns
    -------
    Plan

    Raises
    ------
    QgsProcessingException
        With one sentence for whatever is wrong with the input.
    """
    source, cell, window = request.source, request.cell, request.window
    transforms = request.transforms
    table = read_stations(
        source, request.fields, request.expression, request.expression_context, feedback
    )
    source_crs = sound(source.sourceCrs())
    land = None if request.region is None else Land(request.region, transforms)
    check_extent(extent_of(table.xy, source_crs), source_crs)
    degrees = to_crs(table.xy, source_crs, world(), transforms)
    near = _place_to_map(table, degrees, land, source_crs)
    candidates = [] if land is None else [("REGION", land.crs, False)]
    candidates.append(("INPUT", source_crs, False))
    crs = _working_crs(request.crs, request.binding, candidates, near, transforms, feedback)
    xy = to_crs(table.xy, source_crs, crs, transforms)
    if land is None:
        region = default_region(xy, window)
        feedback.pushInfo(
            tr(
                "REGION is not set: devices can be anywhere in the stations' bounding box, extended by"
                " {half:g} m on all sides."
            ).format(half=window / 2)
        )
    else:
        region = land.union(crs, near, feedback)
        _check_region(
            xy, region, lambda: transformed(table.xy[:, ::-1], source_crs, crs, transforms)
        )
    region = limited(region, xy, table.groups, request.edge, window, feedback)
    placed = build_deployments(table, xy, region, degrees[:, 1], request.fields.group, feedback)
    bands, outside = [], 0
    for i in np.flatnonzero(table.wanted):
        deployment, station, share = placed[i]
        if not deployment.inside[station]:
            outside += 1
            continue
        # the cells of a site have one window
        x, y = deployment.sites.xy[deployment.site_of[station]]
        grid = Grid.window(x, y, cell, window)
        bands.append(Band(table.ids[i], deployment, station, grid, table.groups[i], share))
    if outside:
        feedback.pushInfo(
            trn(
                "{n:,} station is outside REGION: it counts as a neighbour but is not mapped.",
                "{n:,} stations are outside REGION: they count as neighbours but are not mapped.",
                outside,
            ).format(n=outside)
        )
    if not bands:
        raise error(
            tr(
                "None of the stations that STATIONS chooses is in REGION: choose others, or a larger"
                " region."
            )
        )
    return Plan(bands, crs, cell, region, near, table, degrees, land is not None, placed)


def _place_to_map(table, degrees, land, crs):
    """Where the stations to map and the region meet, in degrees: there the CRS is to be true to scale."""
    places = degrees[table.wanted]
    if land is None:
        return extent_of(places, world())
    inside = land.holds(table.xy[table.wanted], crs)
    return extent_of(places[inside], world()) if inside.any() else land.extent()


def _working_crs(asked, binding, candidates, near, transforms, feedback):
    if binding:
        if asked.isValid() and not same_plane(asked.toWkt(), binding[1].toWkt()):
            raise error(
                tr(
                    "{name} is in {crs}, but CRS asks for {asked}: leave CRS empty, or warp {name} first."
                ).format(name=binding[0], crs=crs_name(binding[1]), asked=crs_name(asked))
            )
        candidates = [(*binding, True), *candidates]
    return choose_working_crs(asked, candidates, near, world(), transforms, feedback)


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
                "No station is in REGION, but they would be with latitude and longitude swapped: run"
                " 'Prepare stations' (deepmend:preparestations) with the longitude as X_FIELD and the"
                " latitude as Y_FIELD."
            )
        )
    gap = shapely.distance(region, shapely.points(xy)).min()
    raise error(
        tr(
            "No station is in REGION; the nearest one is {km:,.0f} km away: check that both layers"
            " cover the same area and have the right CRS."
        ).format(km=math.ceil(gap / 1000))
    )
