"""The working CRS: metres that are metres on the ground, because diffusion maps rest on distances."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
    QgsUnitTypes,
)

from .messages import error, tr

FARTHEST = 1e8
"""No projected coordinate is larger than this."""

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
    metres = crs.isValid() and QgsUnitTypes.encodeUnit(crs.mapUnits()) == "meters"
    if not metres or crs.isGeographic() or extent.isNull():
        return math.inf
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(crs, transform_context)
    ruler.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")
    step = 100.0
    worst = 0.0
    for i in range(3):
        for j in range(3):
            x = extent.xMinimum() + extent.width() * i / 2
            y = extent.yMinimum() + extent.height() * j / 2
            for dx, dy in ((step, 0.0), (0.0, step)):
                try:
                    ground = ruler.measureLine(QgsPointXY(x, y), QgsPointXY(x + dx, y + dy))
                except QgsCsException:
                    return math.inf
                if not math.isfinite(ground) or ground <= 0:
                    return math.inf
                worst = max(worst, abs(step / ground - 1.0))
    return worst


def is_true_to_scale(crs, extent, transform_context):
    """Whether distances in `crs` are true to 1 % everywhere in `extent` (given in `crs`)."""
    return scale_distortion(crs, extent, transform_context) <= TOLERANCE


def transform_extent(extent, source, target, transform_context):
    """`extent` of CRS `source` as a bounding box in CRS `target`.

    Raises
    ------
    QgsProcessingException
        If the box cannot be transformed, as with coordinates that are no degrees in a CRS in degrees.
    """
    try:
        box = QgsCoordinateTransform(source, target, transform_context).transformBoundingBox(extent)
    except QgsCsException:
        box = None
    if box is None or not box.isFinite():
        raise error(
            tr(
                "Coordinates such as ({x:.6g}, {y:.6g}) cannot be read in {crs}: check that the layer's"
                " CRS is the one its coordinates are in."
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
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    degrees = transform_extent(extent, crs, wgs84, transform_context)
    longitude, latitude = degrees.center().x(), degrees.center().y()
    zone = int(math.floor((longitude + 180.0) / 6.0)) % 60 + 1
    utm = QgsCoordinateReferenceSystem(f"EPSG:{(32600 if latitude >= 0 else 32700) + zone}")
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
    return crs.isValid() and not crs.description().startswith("Undefined")


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


def can_be(extent, crs):
    """Whether coordinates can be what their CRS says, as far as `check_extent` can tell."""
    return not _impossible(extent, crs)


def _impossible(extent, crs):
    """A sentence, with places for x, y and crs, on why coordinates cannot be in a CRS; '' if they can."""
    x = max(abs(extent.xMinimum()), abs(extent.xMaximum()))
    y = max(abs(extent.yMinimum()), abs(extent.yMaximum()))
    if crs.isGeographic() and (x > 360 or y > 90):
        return tr(
            "Coordinates such as ({x:.6g}, {y:.6g}) are not degrees, but their CRS is {crs}: correct the"
            " layer's CRS (Layer > Layer CRS in QGIS, or the tool 'Assign projection',"
            " native:assignprojection) or give INPUT_CRS to 'Prepare stations'; and check that latitude and"
            " longitude are not exchanged."
        )
    if not crs.isGeographic() and x <= 180 and y <= 90:
        return tr(
            "Coordinates such as ({x:.6g}, {y:.6g}) look like degrees, but their CRS is {crs}: correct the"
            " layer's CRS (Layer > Layer CRS in QGIS, or the tool 'Assign projection',"
            " native:assignprojection) or give INPUT_CRS to 'Prepare stations' (EPSG:4326 for degrees)."
        )
    if not crs.isGeographic() and max(x, y) > FARTHEST:
        return tr(
            "Coordinates such as ({x:.6g}, {y:.6g}) are not a place on Earth in {crs}: drop or correct them."
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
                        "Distances in {crs} are off by up to {percent:.0f} % here, and so are the maps:"
                        " a local projected CRS would be better."
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
                    "No CRS is true to scale over all of this area, {width:,.0f} km wide: check for stations"
                    " far away from the others, or set a CRS."
                ).format(width=_kilometres(extent, extent_crs, local, transform_context))
            )
    feedback.pushInfo(
        tr("Working CRS: {crs}, from: {origin}").format(crs=crs_name(chosen[1]), origin=chosen[0])
    )
    return chosen[1]


def transformed(xy, source, target, transform_context):
    """Positions (n, 2) in another CRS; NaN where a position has no place in it."""
    if source == target:
        return xy.copy()
    transform = QgsCoordinateTransform(source, target, transform_context)
    result = np.full(xy.shape, np.nan)
    for i, (x, y) in enumerate(xy):
        try:
            point = transform.transform(QgsPointXY(float(x), float(y)))
        except QgsCsException:
            continue
        if math.isfinite(point.x()) and math.isfinite(point.y()):
            result[i] = point.x(), point.y()
    return result
