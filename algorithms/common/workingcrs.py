"""The working CRS: metres that are metres on the ground, because diffusion maps rest on distances."""

from __future__ import annotations

import math

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsLineString,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
    QgsUnitTypes,
)

from .lastingcrs import of_code, sound, world
from .messages import error, tr


def way_between(source, target, transform_context):
    """The transform from one CRS to another; a sentence where there is none.

    QGIS takes coordinates as they are where a transform is not valid: degrees would become metres.
    """
    way = QgsCoordinateTransform(sound(source), sound(target), transform_context)
    if not way.isValid():
        raise error(
            tr(
                "Coordinates cannot be transformed from {source} to {target}: check both CRSs."
            ).format(source=crs_name(source), target=crs_name(target))
        )
    return way


FARTHEST = 1e8
"""No projected coordinate is larger than this."""

STEP = 100.0
"""Metres over which a scale is measured."""

TOLERANCE = 0.01
"""Largest relative error of scale of a CRS that is used without being asked for."""


def scale_distortion(crs, extent, transform_context):
    """Largest relative error of short distances in `crs` over an extent.

    Parameters
    ----------
    crs : QgsCoordinateReferenceSystem
    extent : QgsRectangle
        In the units of `crs`.
    transform_context : QgsCoordinateTransformContext

    Returns
    -------
    float
        0 where a metre on the map is a metre on the ground; infinite for degrees, feet or an invalid CRS.
    """
    crs = sound(crs)
    metres = crs.isValid() and QgsUnitTypes.encodeUnit(crs.mapUnits()) == "meters"
    if not metres or crs.isGeographic() or extent.isNull():
        return math.inf
    x = np.linspace(extent.xMinimum(), extent.xMaximum(), 3)
    y = np.linspace(extent.yMinimum(), extent.yMaximum(), 3)
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    moved = [places + step for step in ((0.0, 0.0), (STEP, 0.0), (0.0, STEP))]
    start, *ends = (_in_space(degrees_of(xy, crs, transform_context)) for xy in moved)
    worst = 0.0
    for end in ends:
        ground = np.sqrt(((end - start) ** 2).sum(axis=1))
        if not (np.isfinite(ground).all() and (ground > 0.0).all()):
            return math.inf
        worst = max(worst, float(np.abs(STEP / ground - 1.0).max()))
    return worst


def _in_space(degrees):
    """Longitudes and latitudes (n, 2) on the ellipsoid WGS 84 as places in space: (n, 3) metres.

    QGIS's own measuring rests on a CRS that it makes when it first measures, in whichever thread that is.
    """
    longitude, latitude = np.radians(degrees).T
    flatness = 1.0 / 298.257223563
    squared = flatness * (2.0 - flatness)
    normal = 6378137.0 / np.sqrt(1.0 - squared * np.sin(latitude) ** 2)
    across = normal * np.cos(latitude)
    return np.stack(
        [
            across * np.cos(longitude),
            across * np.sin(longitude),
            normal * (1.0 - squared) * np.sin(latitude),
        ],
        axis=1,
    )


def is_true_to_scale(crs, extent, transform_context):
    """Whether distances in `crs` are true to 1 % everywhere in `extent` (given in `crs`)."""
    return scale_distortion(crs, extent, transform_context) <= TOLERANCE


def transform_extent(extent, source, target, transform_context, over_180=False):
    """`extent` of CRS `source` as a bounding box in CRS `target`.

    With `over_180`, and a target in degrees, longitudes go on beyond 180 where the box crosses it.

    Raises
    ------
    QgsProcessingException
        If the box cannot be transformed, as with coordinates that are not degrees in a CRS in degrees.
    """
    try:
        way = way_between(source, target, transform_context)
        box = way.transformBoundingBox(extent, handle180Crossover=over_180)
    except QgsCsException:
        box = None
    if box is not None and box.xMinimum() > box.xMaximum():
        box.setXMaximum(box.xMaximum() + 360.0)
    if box is None or not box.isFinite():
        raise error(
            tr(
                "Coordinates such as ({x:.6g}, {y:.6g}) are not valid in {crs}: check that this is the"
                " CRS of the coordinates."
            ).format(x=extent.xMinimum(), y=extent.yMinimum(), crs=crs_name(source))
        )
    return box


def local_metric_crs(extent, crs, transform_context):
    """A metric CRS for an extent: its UTM zone, or an equidistant one about its centre.

    Parameters
    ----------
    extent : QgsRectangle
        In the units of `crs`.
    crs : QgsCoordinateReferenceSystem
    transform_context : QgsCoordinateTransformContext
    """
    wgs84 = world()
    degrees = transform_extent(extent, crs, wgs84, transform_context, over_180=True)
    longitude, latitude = degrees.center().x(), degrees.center().y()
    zone = int(math.floor((longitude + 180.0) / 6.0)) % 60 + 1
    utm = of_code((32600 if latitude >= 0 else 32700) + zone)
    # UTM is defined from 80 degrees south to 84 degrees north
    if -80.0 <= latitude <= 84.0:
        box = transform_extent(degrees, wgs84, utm, transform_context)
        if is_true_to_scale(utm, box, transform_context):
            return utm
    local = QgsCoordinateReferenceSystem()
    local.createFromProj(
        f"+proj=aeqd +lat_0={latitude:.4f} +lon_0={longitude:.4f} +datum=WGS84 +units=m +no_defs"
    )
    return local


def crs_name(crs):
    """A CRS as a user knows it: its code and its name."""
    if not crs.isValid():
        return tr("no CRS")
    return (
        f"{crs.authid()} ({crs.description()})"
        if crs.authid()
        else crs.description() or crs.toProj()
    )


def has_crs(crs):
    """Whether a layer's CRS is known.

    GeoPackage calls unknown ones 'Undefined', which QGIS takes as valid.
    """
    return sound(crs).isValid() and not crs.description().startswith("Undefined")


def extent_of(xy, crs):
    """Bounding box of positions (n, 2); in degrees across the 180th meridian if that is the shorter way."""
    x, y = xy[:, 0], xy[:, 1]
    if crs.isGeographic() and np.ptp(x) > 180.0:
        eastern = np.where(x < 0, x + 360.0, x)
        if np.ptp(eastern) < np.ptp(x):
            x = eastern
    return QgsRectangle(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def check_extent(extent, crs):
    """Refuse coordinates that cannot be what their CRS says.

    Raises
    ------
    QgsProcessingException
        For degrees beyond the poles, degrees under a CRS in metres, and places off the globe.
    """
    sentence = _impossible(extent, crs)
    if sentence:
        shown = {"x": extent.xMaximum(), "y": extent.yMaximum(), "crs": crs_name(crs)}
        raise error(sentence.format(**shown))


def can_be(xy, crs):
    """Whether positions (n, 2) can be what their CRS says, as far as `check_extent` can tell.

    Most of them decide: a few may be wrong, or (0, 0) because they are not known.
    """
    known = xy[(xy != 0.0).any(axis=1)]
    if not len(known):
        return True
    usual = np.median(np.abs(known), axis=0).tolist()
    return not _impossible(QgsRectangle(*usual, *usual), crs)


def _impossible(extent, crs):
    """A sentence, with places for x, y and crs, on why coordinates cannot be in a CRS; '' if they can."""
    x = max(abs(extent.xMinimum()), abs(extent.xMaximum()))
    y = max(abs(extent.yMinimum()), abs(extent.yMaximum()))
    if crs.isGeographic() and (x > 360 or y > 90):
        return tr(
            "Coordinates such as ({x:.6g}, {y:.6g}) are not degrees, but their CRS is {crs}:"
            " correct the layer's CRS (Layer > Layer CRS in QGIS, or the tool 'Assign projection',"
            " native:assignprojection) or give INPUT_CRS to 'Prepare stations'; and check that"
            " latitude and longitude are not swapped."
        )
    if not crs.isGeographic() and x <= 180 and y <= 90:
        return tr(
            "Coordinates such as ({x:.6g}, {y:.6g}) look like degrees, but their CRS is {crs}: correct the"
            " layer's CRS (Layer > Layer CRS in QGIS, or the tool 'Assign projection',"
            " native:assignprojection) or give INPUT_CRS to 'Prepare stations' (EPSG:4326 for degrees)."
        )
    if not crs.isGeographic() and max(x, y) > FARTHEST:
        return tr(
            "Coordinates such as ({x:.6g}, {y:.6g}) are not on Earth in {crs}: remove or correct"
            " them."
        )
    return ""


def _kilometres(extent, crs, metric, transform_context):
    """Width of an extent."""
    return transform_extent(extent, crs, metric, transform_context).width() / 1000.0


def choose_working_crs(asked, candidates, extent, extent_crs, transform_context, feedback):
    """The CRS in which everything is computed (design: CRS, else rasters, region, input, local).

    Parameters
    ----------
    asked : QgsCoordinateReferenceSystem
        What the user set as CRS; invalid if nothing.
    candidates : list of (str, QgsCoordinateReferenceSystem, bool)
        What it comes from (for the log), the CRS, and whether it is binding (a raster's grid), in order.
    extent : QgsRectangle
        Of the stations, in `extent_crs`.
    extent_crs : QgsCoordinateReferenceSystem
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Raises
    ------
    QgsProcessingException
        If the CRS asked for, or a raster's, is not metric.
    """

    check_extent(extent, extent_crs)

    def distortion(crs):
        try:
            box = transform_extent(extent, extent_crs, crs, transform_context)
        except QgsProcessingException:
            return math.inf
        return scale_distortion(crs, box, transform_context)

    chosen = None
    binding = [("CRS", asked, True)] if asked.isValid() else []
    for origin, crs, is_binding in binding + list(candidates):
        if not has_crs(crs):
            continue
        error_of_scale = distortion(crs)
        if is_binding:
            if math.isinf(error_of_scale):
                raise error(
                    tr("{origin} is {crs}, which is not in metres: choose a projected CRS.").format(
                        origin=origin, crs=crs_name(crs)
                    )
                )
            if error_of_scale > TOLERANCE:
                feedback.pushWarning(
                    tr(
                        "Distances in {crs}, and so the maps, are off by up to {percent:.0f} % here: choose a"
                        " local projected CRS."
                    ).format(crs=crs_name(crs), percent=100 * error_of_scale)
                )
        elif error_of_scale > TOLERANCE:
            continue
        chosen = (origin, crs)
        break
    if chosen is None:
        local = local_metric_crs(extent, extent_crs, transform_context)
        chosen = (tr("local metric CRS"), local)
        if distortion(local) > TOLERANCE:
            feedback.pushWarning(
                tr(
                    "The area is {width:,.0f} km wide, too wide for any CRS to be true to scale: check for"
                    " stations far away from the others, or set CRS."
                ).format(width=_kilometres(extent, extent_crs, local, transform_context))
            )
    feedback.pushInfo(
        tr("Working CRS: {crs}, from: {origin}").format(crs=crs_name(chosen[1]), origin=chosen[0])
    )
    return chosen[1]


def degrees_of(xy, crs, transform_context):
    """Positions (n, 2) as longitude and latitude, NaN where one has none."""
    return transformed(xy, crs, world(), transform_context)


def transformed(xy, source, target, transform_context):
    """Positions (n, 2) in another CRS; NaN where a position has no place in it."""
    source, target = sound(source), sound(target)
    if source == target:
        return xy.copy()
    transform = way_between(source, target, transform_context)
    result = np.full(xy.shape, np.nan)
    if len(xy) > 1:
        line = QgsLineString(xy[:, 0].tolist(), xy[:, 1].tolist())
        try:
            line.transform(transform)
        except QgsCsException:
            pass  # one of them has no place: which one, each tells by itself
        else:
            result[:] = shapely.get_coordinates(shapely.from_wkb(bytes(line.asWkb())))
            result[~np.isfinite(result).all(axis=1)] = np.nan
            return result
    for i, (x, y) in enumerate(xy):
        try:
            point = transform.transform(QgsPointXY(float(x), float(y)))
        except QgsCsException:
            continue
        if math.isfinite(point.x()) and math.isfinite(point.y()):
            result[i] = point.x(), point.y()
    return result
