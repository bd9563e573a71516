"""What legends say: units in plain numbers, and a heading in place of a band's or a field's name."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsMapLayer, QgsUnitTypes

from .messages import readable, tr

LONGEST = 40
"""Characters of a station's id in a legend; what is longer is cut there."""

HEADING = "legend/label-0"
"""The property of a layer's place in the list of layers that replaces its legend's first line."""

KM2 = 1e6  # square metres
TINY = 1e-300  # below this numbers have no digits to round


def chance(share):
    """A share of a station's users, 0 to 1, as '1 in 10,000'."""
    return tr("1 in {n} users").format(n=readable(1.0 / share))


def per_km2(value):
    """A density as text."""
    return tr("{n} per km²").format(n=readable(value))


def classes_per_km2(unit):
    """The label of classes of a density: holds {n}."""
    return tr("{n} {unit} per km²").format(n="{n}", unit=escaped(unit))


def escaped(name):
    """A name in a text that is to be formatted."""
    return name.replace("{", "{{").replace("}", "}}")


def classes_of(limits, label):
    """Texts of the classes between limits, from small to large; `label` is one for a text of numbers."""
    texts = [readable(limit) for limit in limits]
    return [label.format(n=f"{low} – {high}") for low, high in zip(texts, texts[1:])]


def shortened(name):
    """An id that a legend, or a list of layers, has room for."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def cell_km2(layer):
    """Area of a raster's cells, km²; None where the layer's CRS does not tell."""
    metres = _metres_per_unit(layer)
    if metres is None:
        return None
    area = layer.rasterUnitsPerPixelX() * layer.rasterUnitsPerPixelY() * metres**2 / KM2
    return area if area > 0.0 else None


def cell_side(layer):
    """Side of a raster's cells, metres; None where the layer's CRS does not tell."""
    metres = _metres_per_unit(layer)
    return None if metres is None else layer.rasterUnitsPerPixelX() * metres


def _metres_per_unit(layer):
    crs = layer.crs()
    if not crs.isValid() or crs.isGeographic():
        return None
    return QgsUnitTypes.fromUnitToUnitFactor(
        crs.mapUnits(), QgsUnitTypes.DistanceUnit.DistanceMeters
    )


def round_limits(values, count):
    """Limits of so many classes at most with about as many values above 0 in each, in round numbers.

    Parameters
    ----------
    values : array_like
        NaN where not known.
    count : int

    Returns
    -------
    list of float
        From 0 up; [0, 1] where nothing is above 0.
    """
    values = np.asarray(values, dtype=np.float64)
    known = values[np.isfinite(values) & (values > TINY)]
    if not len(known):
        return [0.0, 1.0]
    shares = np.quantile(known, np.linspace(0.0, 1.0, count + 1)[1:-1])
    most = _rounded_up(float(known.max()))
    limits = sorted({float(f"{share:.2g}") for share in shares if share > 0.0})
    return [0.0, *(limit for limit in limits if limit < most), most]


def _rounded_up(value):
    """The next number of two digits that is not smaller."""
    unit = 10.0 ** (math.floor(math.log10(value)) - 1)
    return float(f"{math.ceil(value / unit * (1.0 - 1e-12)) * unit:.2g}")


def decades_of(values, most):
    """Exponents of the decades that hold nearly all of some amounts: (lowest, highest), at least two apart.

    Parameters
    ----------
    values : numpy.ndarray
        Amounts, of which those above 0 count.
    most : float
        The largest of all, above 0.
    """
    high = math.ceil(math.log10(most) - 1e-9)
    positive = np.sort(values[np.isfinite(values) & (values > 0.0)])
    low = high - 4
    if len(positive):
        held = np.cumsum(positive, dtype=np.float64)
        faint = float(positive[np.searchsorted(held, 0.01 * held[-1])])
        low = math.floor(math.log10(faint) + 1e-9)
    return min(max(low, high - 6), high - 2), high


def head(layer, project, text):
    """Put a heading over a layer's legend, wherever the project's list of layers has it."""
    if project is None or not text or not isinstance(layer, QgsMapLayer):
        return
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setCustomProperty(HEADING, text)
        layer.legendChanged.emit()
