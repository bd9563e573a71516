"""Zones, such as census tracts: polygons with ids, read from a layer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsWkbTypes,
)

from ...models.tessellation import polygons_only
from ...models.zones import overlaps
from ..common.attributes import as_text, some, warn_of
from ..common.lastingcrs import sound
from ..common.messages import error, tr, trn
from ..common.region import Mover, require_crs, unchecked
from ..common.workingcrs import crs_name


@dataclass
class Zones:
    """ids : list of str; shapes : (n,) shapely polygons in the working CRS; features : as they stand in the
    layer, of which wkb_type and crs are."""

    ids: list
    shapes: np.ndarray
    features: list
    wkb_type: QgsWkbTypes.Type
    crs: QgsCoordinateReferenceSystem


def read_zones(source, id_field, crs, near, transforms, feedback):
    """Read a layer of zones.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    id_field : str
        '' for the features' own ids.
    crs : QgsCoordinateReferenceSystem
        The working CRS.
    near : QgsRectangle
        Of the stations to map, in degrees: no map reaches zones far from it.
    transforms : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    Zones

    Raises
    ------
    QgsProcessingException
        If it is not a layer of polygons, has no CRS, an id is missing or occurs twice, or no zone has
        an area.
    """
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise error(
            tr(
                "ZONES is a layer of {kind}, but zones are polygons: choose a polygon layer."
            ).format(kind=QgsWkbTypes.displayString(source.wkbType()))
        )
    require_crs(source, "ZONES")
    index = -1
    if id_field:
        index = source.fields().lookupField(id_field)
        if index < 0:
            raise error(
                tr("ZONE_ID '{name}' is not a field of ZONES; it has: {names}.").format(
                    name=id_field, names=", ".join(source.fields().names())
                )
            )
    mover = Mover(sound(source.sourceCrs()), crs, near, transforms)
    ids, shapes, features, empty, repaired = [], [], [], [], []
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        name = as_text(feature[index]) if index >= 0 else str(feature.id())
        geometry = feature.geometry()
        shape, has_area = shapely.Polygon(), False
        if not (geometry.isNull() or geometry.isEmpty()):
            shape, was_repaired = mover.move(geometry)
            if shape is None:
                raise error(
                    tr(
                        "Zone {name} cannot be transformed from {source} to {crs}: check the CRS of ZONES."
                    ).format(name=name, source=crs_name(source.sourceCrs()), crs=crs_name(crs))
                )
            if was_repaired:
                repaired.append(name)
            has_area = shapely.is_empty(shape)  # all of it was cut off
        shape = polygons_only([shape])[0]
        if not (has_area or shapely.area(shape) > 0.0):
            empty.append(name)
            continue
        ids.append(name)
        shapes.append(shape)
        features.append(feature)
    for names, sentence in (
        (
            repaired,
            trn(
                "{n:,} invalid zone was repaired: {names}.",
                "{n:,} invalid zones were repaired: {names}.",
                len(repaired),
            ),
        ),
        (
            empty,
            trn(
                "{n:,} zone without an area is left out: {names}.",
                "{n:,} zones without an area are left out: {names}.",
                len(empty),
            ),
        ),
    ):
        warn_of(names, sentence, feedback)
    if not ids:
        raise error(tr("ZONES has no polygon with an area: choose a layer of zones."))
    _check_ids(ids, id_field)
    shapes = np.array(shapes, dtype=object)
    _warn_of_overlaps(ids, shapes, feedback)
    return Zones(ids, shapes, features, source.wkbType(), source.sourceCrs())


def add_zones(algorithm, help, optional=False):
    """Add ZONES, with its help, and ZONE_ID."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "ZONES",
            tr("Zones"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=optional,
        ),
        help,
    )
    algorithm.add(
        QgsProcessingParameterField(
            "ZONE_ID", tr("Zone id field"), parentLayerParameterName="ZONES", optional=True
        ),
        tr("Field with a unique id for each zone. Without it: the feature id."),
    )


def zones_of(algorithm, parameters, context, feedback, plan):
    """The zones of a tool with ZONES and ZONE_ID; see `read_zones`."""
    return read_zones(
        algorithm.source(parameters, "ZONES", context),
        algorithm.parameterAsString(parameters, "ZONE_ID", context),
        plan.crs,
        plan.near,
        context.transformContext(),
        feedback,
    )


def _check_ids(ids, field):
    if "" in ids:
        raise error(
            trn(
                "{n:,} zone has no id (NULL or empty) in field '{field}': fill it in, or choose"
                " another ZONE_ID.",
                "{n:,} zones have no id (NULL or empty) in field '{field}': fill it in, or choose"
                " another ZONE_ID.",
                ids.count(""),
            ).format(n=ids.count(""), field=field)
        )
    repeated = [name for name, count in Counter(ids).items() if count > 1]
    if repeated:
        raise error(
            trn(
                "{n:,} zone id occurs more than once in field '{field}' ({names}): choose a ZONE_ID"
                " whose values are unique, or dissolve the zones by it.",
                "{n:,} zone ids occur more than once in field '{field}' ({names}): choose a ZONE_ID"
                " whose values are unique, or dissolve the zones by it.",
                len(repeated),
            ).format(n=len(repeated), field=field, names=some(repeated))
        )


def _warn_of_overlaps(ids, shapes, feedback):
    found = overlaps(shapes)
    if found:
        pairs = [f"{ids[first]} / {ids[second]}" for first, second, _ in found]
        feedback.pushWarning(
            trn(
                "{n:,} pair of zones overlaps, {area:,.4g} km² in all: devices there count in both, so"
                " the sum over zones is too large. {names}.",
                "{n:,} pairs of zones overlap, {area:,.4g} km² in all: devices there count in both, so"
                " the sum over zones is too large. {names}.",
                len(found),
            ).format(n=len(found), area=sum(a for *_, a in found) / 1e6, names=some(pairs))
        )
