"""Frames of prepared stations: the CRS to measure in, and which stations lie in a region or near it."""

from __future__ import annotations

import numpy as np
import shapely

from ..common.lastingcrs import world
from ..common.messages import error, tr
from ..common.workingcrs import (
    check_extent,
    choose_working_crs,
    crs_name,
    degrees_of,
    extent_of,
    is_true_to_scale,
    transform_extent,
    transformed,
)

SWAPPED = (0.05, 0.5)
"""Shares of stations near the region, as they are and with x and y exchanged, that tell exchanged ones."""


def choose_frames(asked, xy, crs, land, transform_context, feedback):
    """The CRS in which distances are measured and the one of the output.

    Parameters
    ----------
    asked : QgsCoordinateReferenceSystem
        Asked for the output; invalid if none.
    xy : numpy.ndarray
        (n, 2) positions in `crs`.
    crs : QgsCoordinateReferenceSystem
    land : Land or None
        What matters is in it: the stations may be those of a whole country.
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    (QgsCoordinateReferenceSystem, QgsCoordinateReferenceSystem, QgsRectangle)
        True to scale within 1 % there; the one asked for, else the same; and where that is, in degrees.
    """
    candidates = [("TARGET_CRS", asked, False)]
    check_extent(extent_of(xy, crs), crs)
    degrees = degrees_of(xy, crs, transform_context)
    known = np.isfinite(degrees).all(axis=1)
    if not known.any():
        # says what is wrong
        transform_extent(extent_of(xy, crs), crs, world(), transform_context)
    if land is not None:
        candidates.append(("REGION", land.crs, False))
        known &= land.holds(xy, crs)
    candidates.append(("INPUT", crs, False))
    near = extent_of(degrees[known], world()) if known.any() else land.extent()
    working = choose_working_crs(
        type(crs)(), candidates, near, world(), transform_context, feedback
    )
    if not asked.isValid():
        return working, working, near
    box = transform_extent(near, world(), asked, transform_context)
    if not is_true_to_scale(asked, box, transform_context):
        feedback.pushWarning(
            tr(
                "Distances in TARGET_CRS {crs} are not true to 1 % here: the tools that make maps will"
                " measure in another CRS."
            ).format(crs=crs_name(asked))
        )
    return working, asked, near


def select_by_region(stations, places, working, region, reach, transform_context, losses):
    """Keep the stations in a region and their neighbours.

    Parameters
    ----------
    stations : Stations
    places : FieldPlaces or GeometryPlaces
        To say what to do where x and y are exchanged.
    working : QgsCoordinateReferenceSystem
        Metric, true to scale.
    region : shapely geometry
        In `working`.
    reach : float
        Metres from the region within which stations are kept.
    transform_context : QgsCoordinateTransformContext
    losses : Losses

    Returns
    -------
    (Stations, numpy.ndarray, numpy.ndarray)
        Those kept, their positions (n, 2) in `working`, and whether each is inside (n,).

    Raises
    ------
    QgsProcessingException
        If none is in the region.
    """
    shapely.prepare(region)
    metres = transformed(stations.xy, stations.crs, working, transform_context)
    inside, near = _where(metres, region, reach)
    if near.mean() < SWAPPED[0]:
        exchanged = transformed(stations.xy[:, ::-1], stations.crs, working, transform_context)
        if _where(exchanged, region, reach)[1].mean() > SWAPPED[1]:
            raise error(
                tr(
                    "The stations are far from REGION, but would be near it with x and y (longitude and"
                    " latitude) exchanged: {advice}."
                ).format(advice=places.advice_if_swapped())
            )
    if not inside.any():
        raise error(
            tr(
                "None of the {n:,} stations is in REGION ({near:,} within {reach:g} m of it): check that"
                " the region is the right one, and the CRS of both."
            ).format(n=len(near), near=int(near.sum()), reach=reach)
        )
    reason = tr("they are outside REGION and farther than {reach:g} m from it").format(reach=reach)
    return stations.keep(near, reason, losses), metres[near], inside[near]


def output_points(stations, target, transform_context):
    """Positions (n, 2) of stations in the CRS of the output; a sentence where it has no place for them."""
    points = transformed(stations.xy, stations.crs, target, transform_context)
    if not np.isfinite(points).all():
        raise error(
            tr("TARGET_CRS {crs} has no place for these stations: choose another one.").format(
                crs=crs_name(target)
            )
        )
    return points


def _where(xy, region, reach):
    """Which positions lie in a prepared region, and which within reach of it: (n,) each."""
    known = np.isfinite(xy).all(axis=1)
    inside, near = np.zeros(len(xy), dtype=bool), np.zeros(len(xy), dtype=bool)
    inside[known] = shapely.intersects_xy(region, *xy[known].T)
    near[known] = shapely.dwithin(region, shapely.points(xy[known]), reach)
    return inside, near | inside
