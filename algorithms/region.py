"""The region: the land in which devices can be, from a polygon layer."""

from __future__ import annotations

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from ..models.tessellation import polygons_only
from .messages import error, tr
from .workingcrs import crs_name, has_crs


def require_crs(source, name):
    """Refuse a layer without CRS."""
    if not has_crs(source.sourceCrs()):
        advice = tr("set the layer's CRS")
        if name == "INPUT":
            advice = tr(
                "set the layer's CRS, or run 'Prepare stations' (deepmend:preparestations) with INPUT_CRS"
            )
        raise error(
            tr("{name} has no CRS, so nobody knows where its coordinates are: {advice}.").format(
                name=name, advice=advice
            )
        )


def read_region(source, crs, transform_context, feedback):
    """The union of a polygon source in `crs`, as a valid shapely geometry.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    crs : QgsCoordinateReferenceSystem
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Raises
    ------
    QgsProcessingException
        If it has no CRS, no area, or cannot be transformed.
    """
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind not in (
        QgsWkbTypes.GeometryType.PolygonGeometry,
        QgsWkbTypes.GeometryType.UnknownGeometry,
    ):
        raise error(
            tr("REGION is a layer of {kind}, but land is polygons: choose a polygon layer.").format(
                kind=QgsWkbTypes.displayString(source.wkbType())
            )
        )
    require_crs(source, "REGION")
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, transform_context)
    request = QgsFeatureRequest().setSubsetOfAttributes([])
    shapes, repaired = [], 0
    for feature in source.getFeatures(request, unchecked()):
        geometry = QgsGeometry(feature.geometry())
        if geometry.isNull() or geometry.isEmpty():
            continue
        shape, was_repaired = read_shape(geometry, transform)
        if shape is None:
            raise _untransformable(source, crs)
        repaired += was_repaired
        shapes.append(shape)
    region = shapely.union_all(polygons_only(shapes)) if shapes else shapely.Polygon()
    if not shapely.is_valid(region):
        region = shapely.make_valid(region)
    region = polygons_only([region])[0]
    if shapely.is_empty(region) or not shapely.area(region) > 0:
        raise error(tr("REGION has no polygon with an area: choose a layer that holds the land."))
    if repaired:
        feedback.pushWarning(
            tr(
                "{n} invalid polygons of REGION were repaired; look at the layer if maps seem cut off."
            ).format(n=repaired)
        )
    return region


def read_shape(geometry, transform):
    """A polygon geometry as a valid shapely geometry in another CRS.

    Parameters
    ----------
    geometry : QgsGeometry
        Neither null nor empty; it is changed.
    transform : QgsCoordinateTransform

    Returns
    -------
    (shapely geometry or None, bool)
        None where it cannot be transformed; and whether it was invalid and repaired.
    """
    try:
        geometry.transform(transform)
    except QgsCsException:
        return None, False
    # curves and heights are of no matter here
    geometry.convertToStraightSegment()
    shape = shapely.force_2d(shapely.from_wkb(bytes(geometry.asWkb())))
    if not np.isfinite(shapely.bounds(shape)).all():
        return None, False
    if shapely.is_valid(shape):
        return shape, False
    return shapely.make_valid(shape), True


def _untransformable(source, crs):
    return error(
        tr("REGION cannot be transformed from {source} to {crs}: check the layer's CRS.").format(
            source=crs_name(source.sourceCrs()), crs=crs_name(crs)
        )
    )


def unchecked():
    """The flag that lets invalid and empty geometries through, so that they can be named or repaired."""
    return QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
