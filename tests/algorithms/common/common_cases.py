"""Layers as a tool gets them, for the tests of what tools share."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameters,
)

TRANSFORMS = QgsCoordinateTransformContext()
_kept = []


def crs(code):
    return QgsCoordinateReferenceSystem(f"EPSG:{code}")


def source_of(layer):
    """A layer as the source that Processing makes of it."""
    definition, context = QgsProcessingParameterFeatureSource("INPUT"), QgsProcessingContext()
    _kept.append((layer, context))  # the source looks at both
    return QgsProcessingParameters.parameterAsSource(definition, layer, context)
