"""What to map: from stations and region as read to bands, each with its deployment and window."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

from ...models.deployment import Deployment, default_region
from ...models.grid import Grid
from .deployments import build_deployments, to_crs
from .lastingcrs import sound, world
from .mapreader import same_plane
from .messages import error, tr
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
    """What to map: bands in the layer's order, the working CRS, the cell size, where the stations to map are,
    in degrees, and the ids of all stations, mapped or not."""

    bands: list
    crs: QgsCoordinateReferenceSystem
    cell: float
    near: QgsRectangle
    ids: frozenset

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


def make_plan(
    table,
    source,
    region_source,
    group_field,
    cell,
    window,
    asked,
    binding,
    transforms,
    feedback,
):
    """What to map, where, on which grid.

    Parameters
    ----------
    table : StationTable
        Read from `source`.
    source : QgsProcessingFeatureSource
        Of the stations.
    region_source : QgsProcessingFeatureSource or None
    group_field : str
        '' if all stations are one deployment.
    cell, window : float
        Metres.
    asked : QgsCoordinateReferenceSystem
        The working CRS that the user wants; invalid if none.
    binding : (str, QgsCoordinateReferenceSystem) or None
        Name and CRS of a raster whose grid the maps are compared on.
    transforms : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Plan

    Raises
    ------
    QgsProcessingException
        With one sentence for whatever is wrong with the input.
    """
    source_crs = sound(source.sourceCrs())
    land = None if region_source is None else Land(region_source, transforms)
    check_extent(extent_of(table.xy, source_crs), source_crs)
    degrees = to_crs(table.xy, source_crs, world(), transforms)
    near = _place_to_map(table, degrees, land, source_crs)
    candidates = [] if land is None else [("REGION", land.crs, False)]
    candidates.append(("INPUT", source_crs, False))
    crs = _working_crs(asked, binding, candidates, near, transforms, feedback)
    xy = to_crs(table.xy, source_crs, crs, transforms)
    if land is None:
        region = default_region(xy, window)
        feedback.pushInfo(
            tr(
                "No REGION: devices can be anywhere in the stations' bounding box grown by {half:g} m."
            ).format(half=window / 2)
        )
    else:
        region = land.union(crs, near, feedback)
        _check_region(
            xy, region, lambda: transformed(table.xy[:, ::-1], source_crs, crs, transforms)
        )
    placed = build_deployments(table, xy, region, degrees[:, 1], group_field, feedback)
    bands, outside = [], 0
    for i in np.flatnonzero(table.wanted):
        deployment, station, share = placed[i]
        if not deployment.inside[station]:
            outside += 1
            continue
        grid = Grid.window(*deployment.xy[station], cell, window)
        bands.append(Band(table.ids[i], deployment, station, grid, table.groups[i], share))
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
    return Plan(bands, crs, cell, near, frozenset(table.ids))


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
