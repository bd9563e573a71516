"""Walks over the land for the overlay tools: models that are asked at places, for all stations at once."""

from __future__ import annotations

import numpy as np

from ...models.mesh import tile_cells, tiles
from ...models.outlines import chunks, outline_sums
from ...models.parallel import Stopped, reduce
from ...models.walk import Walk, merged_sums, zone_sums
from ..common.messages import cancelled, tr, unmappable
from ..common.progress import progress_of

SHARED = 10.0  # percent of the progress, for what stations share


def is_walked(model):
    """Whether a model is asked all over the land, or by outlines in which its maps are even."""
    return hasattr(model, "strengths") or hasattr(model, "outlines")


def land_walk(model, deployment, stations, zones, least, feedback):
    """The walk of a model over a deployment's land, with what its stations share prepared.

    Parameters
    ----------
    model : DiffusionModel
    deployment : Deployment
    stations : numpy.ndarray
        Numbers of those of which something is asked.
    zones : numpy.ndarray
        Shapely polygons.
    least : float
        See `Walk`.
    feedback : QgsProcessingFeedback
    """
    if not model.prepare(deployment, progress_of(feedback, 0.0, SHARED)):
        raise cancelled()
    wanted = np.zeros(len(deployment), dtype=bool)
    wanted[stations] = True
    return Walk(deployment, model, wanted, zones, least)


def land_tiles(walk, cell):
    """The tiles of a walk with land in them, in order."""
    deployment = walk.deployment
    return list(tiles(deployment.region, cell, tile_cells(deployment, cell)))


def walk_zones(walk, cell, progress, client=None):
    """Sums of stations in zones (`ZoneSums`).

    Raises
    ------
    QgsProcessingException
        Where the user cancels.
    """
    if hasattr(walk.model, "outlines"):
        work, tasks = outline_sums, chunks(np.flatnonzero(walk.wanted))
    else:
        work, tasks = zone_sums, land_tiles(walk, cell)
    try:
        return reduce(work, merged_sums, walk, tasks, progress, client)
    except Stopped as stop:
        raise cancelled() from stop


def check_mapped(bands, sums):
    """Refuse a station of which nothing is anywhere, by name."""
    for band, total in zip(bands, sums):
        if not total > 0.0:
            raise unmappable(
                band.name, tr("the map is zero everywhere: no place in the region is served")
            )
