"""The region: the land in which devices can be, from a polygon layer."""

from __future__ import annotations

import math

import numpy as np
import shapely
from qgis.core import (
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsUnitTypes,
    QgsWkbTypes,
)

from ...models.tessellation import polygons_only
from .lastingcrs import sound, world
from .messages import error, tr, trn
from .workingcrs import crs_name, degrees_of, extent_of, has_crs, transformed, way_between

REACH = 30.0
"""Degrees of arc from the stations beyond which land is left out: a plane cannot hold the whole Earth."""

LONG_EDGE = 0.05
"""Degrees beyond which edges are divided before they are transformed: a straight line is not straight in
another CRS. What is left is a few decimetres."""

METRES_PER_DEGREE = 111_000.0


def require_crs(source, name):
    """Refuse a layer without CRS."""
    if not has_crs(source.sourceCrs()):
        advice = tr("set the layer's CRS")
        if name == "INPUT":
            advice = tr(
                "set the layer's CRS, or run 'Prepare stations' (deepmend:preparestations) with INPUT_CRS"
            )
        raise error(
            tr("{name} has no CRS, so it is not known where its coordinates are: {advice}.").format(
                name=name, advice=advice
            )
        )


class Land:
    """Polygons of REGION as they are in their layer.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    transforms : QgsCoordinateTransformContext

    Raises
    ------
    QgsProcessingException
        If it is not a layer of polygons, or has no CRS.
    """

    def __init__(self, source, transforms):
        kind = QgsWkbTypes.geometryType(source.wkbType())
        if kind not in (
            QgsWkbTypes.GeometryType.PolygonGeometry,
            QgsWkbTypes.GeometryType.UnknownGeometry,
        ):
            raise error(
                tr(
                    "REGION is a layer of {kind}, but land is polygons: choose a polygon layer."
                ).format(kind=QgsWkbTypes.displayString(source.wkbType()))
            )
        require_crs(source, "REGION")
        self.crs = sound(source.sourceCrs())
        self._transforms = transforms
        request = QgsFeatureRequest().setSubsetOfAttributes([])
        geometries = (QgsGeometry(f.geometry()) for f in source.getFeatures(request, unchecked()))
        self._geometries = [g for g in geometries if not (g.isNull() or g.isEmpty())]

    def extent(self):
        """Where it is, in degrees, the shorter way round the Earth; a sentence if it is empty."""
        boxes = [geometry.boundingBox() for geometry in self._parts()]
        corners = np.array(
            [c for b in boxes for c in ((b.xMinimum(), b.yMinimum()), (b.xMaximum(), b.yMaximum()))]
        ).reshape(-1, 2)
        degrees = degrees_of(corners, self.crs, self._transforms)
        degrees = degrees[np.isfinite(degrees).all(axis=1)]
        if not len(degrees):
            raise error(
                tr("REGION has no polygon with an area: choose a layer that holds the land.")
            )
        return extent_of(degrees, world())

    def holds(self, xy, crs):
        """Which positions (n, 2) of another CRS are in it: (n,) bool."""
        places = transformed(xy, crs, self.crs, self._transforms)
        known = np.flatnonzero(np.isfinite(places).all(axis=1))
        result = np.zeros(len(xy), dtype=bool)
        shapes = []
        for geometry in self._geometries:
            shape = _as_shape(geometry)
            if np.isfinite(shapely.get_coordinates(shape)).all():
                shapes.append(shape if shapely.is_valid(shape) else shapely.make_valid(shape))
        # longitudes may be counted from -180 or from 0
        shapes = np.array(shapes, dtype=object)
        for shift in (0.0, 360.0, -360.0) if self.crs.isGeographic() else (0.0,):
            tree = shapely.STRtree(shapely.points(places[known] + (shift, 0.0)))
            result[known[np.unique(tree.query(shapes, predicate="intersects")[1])]] = True
        return result

    def union(self, crs, near, feedback):
        """Its union in another CRS, as a valid shapely geometry.

        Parameters
        ----------
        crs : QgsCoordinateReferenceSystem
        near : QgsRectangle
            Of the stations, in degrees: land more than REACH from it is left out.
        feedback : QgsProcessingFeedback

        Raises
        ------
        QgsProcessingException
            If it has no area there, or cannot be transformed.
        """
        mover = Mover(self.crs, crs, near, self._transforms)
        shapes, repaired = [], 0
        for geometry in self._geometries:
            shape, was_repaired = mover.move(geometry)
            if shape is None:
                raise error(
                    tr(
                        "REGION cannot be transformed from {source} to {crs}: check the layer's CRS."
                    ).format(source=crs_name(self.crs), crs=crs_name(crs))
                )
            repaired += was_repaired
            shapes.append(shape)
        region = shapely.union_all(polygons_only(shapes)) if shapes else shapely.Polygon()
        if not shapely.is_valid(region):
            region = shapely.make_valid(region)
        region = polygons_only([region])[0]
        if shapely.is_empty(region) or not shapely.area(region) > 0:
            raise error(
                tr(
                    "REGION has no polygon with an area near the stations: choose the layer of the land."
                )
                if mover.has_cut
                else tr("REGION has no polygon with an area: choose a layer that holds the land.")
            )
        if repaired:
            feedback.pushWarning(
                trn(
                    "{n} invalid polygon of REGION was repaired; check the layer if maps seem cut off.",
                    "{n} invalid polygons of REGION were repaired; check the layer if maps seem cut off.",
                    repaired,
                ).format(n=repaired)
            )
        return region

    def _parts(self):
        for geometry in self._geometries:
            yield from geometry.asGeometryCollection() or [geometry]


class Mover:
    """Moves polygons from one CRS to another as they lie on the ground.

    Curves become segments and long edges are divided before they are transformed. What is more than REACH
    from the stations is cut off, for there the working CRS may have no place for it, or a wrong one.

    Parameters
    ----------
    source, target : QgsCoordinateReferenceSystem
    near : QgsRectangle
        Of the stations, in degrees.
    transforms : QgsCoordinateTransformContext

    Attributes
    ----------
    has_cut : bool
        Whether something was cut off so far.
    """

    def __init__(self, source, target, near, transforms):
        self.has_cut = False
        self._source, self._is_same = source, source == target
        self._transform = way_between(source, target, transforms)
        self._to_world = way_between(source, world(), transforms)
        self._from_world = way_between(world(), target, transforms)
        latitude = min(max(abs(near.yMinimum()), abs(near.yMaximum())) + REACH / 2, 80.0)
        across = min(REACH / math.cos(math.radians(latitude)), 85.0)
        self._box = shapely.box(
            near.xMinimum() - across,
            max(near.yMinimum() - REACH, -90.0),
            near.xMaximum() + across,
            min(near.yMaximum() + REACH, 90.0),
        )
        self._boxes = [
            shapely.transform(self._box, lambda p, s=shift: p + (s, 0.0))
            for shift in (-360.0, 0.0, 360.0)
        ]

    def move(self, geometry):
        """A polygon geometry as a valid shapely geometry; what it is given stays as it is.

        Returns
        -------
        (shapely geometry or None, bool)
            None where it cannot be transformed; and whether it was invalid and repaired. Empty where all
            of it was cut off.
        """
        geometry = QgsGeometry(geometry)
        geometry.convertToStraightSegment()
        if self._is_same:
            return _checked(_as_shape(geometry))
        if self._source.isGeographic():
            return self._from_degrees(geometry, self._transform)
        step = LONG_EDGE * METRES_PER_DEGREE / _metres_per_unit(self._source)
        moved = _transformed(geometry, step, self._transform)
        if moved is not None and self._is_near(geometry):
            return _checked(moved)
        world = _transformed(geometry, step, self._to_world)
        if world is None:
            return None, False
        shape = QgsGeometry()
        shape.fromWkb(shapely.to_wkb(world))
        return self._from_degrees(shape, self._from_world)

    def _is_near(self, geometry):
        try:
            box = self._to_world.transformBoundingBox(geometry.boundingBox())
        except QgsCsException:
            return False
        return box.isFinite() and self._holds(box)

    def _holds(self, box):
        """Whether a box in degrees is not cut."""
        corners = shapely.box(box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        return any(shapely.covers(whole, corners) for whole in self._boxes)

    def _from_degrees(self, geometry, transform):
        repaired, is_cut = False, not self._holds(geometry.boundingBox())
        if is_cut:
            shape, repaired = _checked(_as_shape(geometry))
            if shape is None:
                return None, False
            # the pieces on both sides of the 180th meridian come together in the target
            parts = shapely.intersection(shape, self._boxes)
            self.has_cut = self.has_cut or not shapely.covers(shapely.union_all(self._boxes), shape)
            parts = polygons_only(parts)
            parts = parts[~shapely.is_empty(parts)]
            if not len(parts):
                return shapely.Polygon(), repaired
            geometry = QgsGeometry()
            parts = shapely.get_parts(parts)
            geometry.fromWkb(shapely.to_wkb(shapely.multipolygons(parts)))
        moved = _transformed(geometry, LONG_EDGE, transform)
        if moved is None:
            return None, False
        # pieces that come together share an edge, which is nothing to tell
        shape, again = _checked(moved)
        return shape, repaired or (again and not is_cut)


def _as_shape(geometry):
    """A geometry without curves and heights, in shapely."""
    geometry = QgsGeometry(geometry)
    geometry.convertToStraightSegment()
    return shapely.force_2d(shapely.from_wkb(bytes(geometry.asWkb())))


def _transformed(geometry, step, transform):
    """A geometry in another CRS, in shapely, with edges of at most `step`; None where it has no place."""
    geometry = QgsGeometry(geometry).densifyByDistance(step)
    try:
        geometry.transform(transform)
    except QgsCsException:
        return None
    shape = _as_shape(geometry)
    return shape if np.isfinite(shapely.get_coordinates(shape)).all() else None


def _checked(shape):
    """(a valid shape or None, whether it was repaired)."""
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return None, False
    if shapely.is_valid(shape):
        return shape, False
    return shapely.make_valid(shape), True


def _metres_per_unit(crs):
    return QgsUnitTypes.fromUnitToUnitFactor(
        crs.mapUnits(), QgsUnitTypes.DistanceUnit.DistanceMeters
    )


def unchecked():
    """The flag that lets invalid and empty geometries through, so that they can be named or repaired."""
    return QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
