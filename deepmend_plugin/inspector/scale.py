"""Colours of a map's values, and the bar that says what they are."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtCore import QLocale, QPointF, QSize
from qgis.PyQt.QtGui import QImage, QPainter, QPalette, qRgba
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...algorithms.common import styles
from .colours import ink
from .texts import chance

COLOURS = 254
MARGIN, APART = 4, 6  # pixels: at the sides of the bar, and between labels
LAND, NOTHING = 254, 255  # palette entries: land without users, and places outside the land


class Scale:
    """Colours of values: logarithmic over `decades` below `top`, or linear from 0 to `top`."""

    def __init__(self, top, decades=0):
        self.top, self.decades = top, decades

    @classmethod
    def of_maps(cls, *maps):
        """The logarithmic scale that some maps share; ends on a power of ten."""
        largest = max((float(m.max()) for m in maps if m is not None), default=0.0)
        exponent = math.ceil(math.log10(largest) - 1e-9) if largest > 0.0 else 0
        return cls(10.0**exponent, styles.DECADES)

    @property
    def ticks(self):
        """(share of the scale, label)."""
        if not self.decades:
            return [(i / 4, QLocale().toString(self.top * i / 4, "g", 6)) for i in range(5)]
        steps = range(self.decades + 1)
        return [(i / self.decades, chance(self.top * 10.0 ** (i - self.decades))) for i in steps]

    def shares(self, values):
        """Where values lie on the scale, 0 to 1; NaN for what is not drawn."""
        if not self.decades:
            return np.clip(values / self.top, 0.0, 1.0)
        with np.errstate(divide="ignore"):
            logs = np.log10(values / self.top) / self.decades + 1.0
        return np.where(np.isneginf(logs), np.nan, np.clip(logs, 0.0, 1.0))

    def image(self, values, land, colours, land_colour):
        """An image of a map; transparent outside the land."""
        shares = self.shares(values)
        index = np.full(values.shape, LAND, dtype=np.uint8)
        drawn = np.isfinite(shares)
        index[drawn] = np.round(shares[drawn] * (COLOURS - 1)).astype(np.uint8)
        index[~land] = NOTHING
        rows, columns = index.shape
        data = np.ascontiguousarray(index).tobytes()
        image = QImage(data, columns, rows, columns, QImage.Format.Format_Indexed8)
        image.setColorTable([c.rgba() for c in colours] + [land_colour.rgba(), qRgba(0, 0, 0, 0)])
        return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def ramp_colours():
    """Colours from little to much, those of the maps that the tools make."""
    ramp = styles.map_ramp()
    return [ramp.color(1.0 - i / (COLOURS - 1)) for i in range(COLOURS)]


class Legend(QWidget):
    """The colours of a scale, and what they stand for."""

    def __init__(self, caption, parent=None):
        super().__init__(parent)
        self.scale = None
        self._colours = ramp_colours()
        self.set_caption(caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_caption(self, caption):
        self.caption = caption
        self.setAccessibleName(caption)
        self.update()

    def sizeHint(self):
        return QSize(220, 2 * self.fontMetrics().height() + 20)

    minimumSizeHint = sizeHint

    def set_scale(self, scale):
        self.scale = scale
        self.update()

    def paintEvent(self, event):
        if self.scale is None:
            return
        painter = QPainter(self)
        metrics = painter.fontMetrics()
        width = self.width() - 2 * MARGIN
        painter.setPen(ink(self.palette(), QPalette.ColorRole.Window))
        painter.drawText(MARGIN, metrics.ascent() + 1, self.caption)
        top = metrics.height() + 3
        for x in range(width):
            colour = self._colours[round(x * (COLOURS - 1) / max(1, width - 1))]
            painter.fillRect(MARGIN + x, top, 1, 9, colour)
        bottom = top + 9
        ticks = [(MARGIN + round(share * (width - 1)), label) for share, label in self.scale.ticks]
        for x, _ in ticks:
            painter.drawLine(x, top, x, bottom + 2)
        for left, label in self._placed(ticks, metrics):
            painter.drawText(QPointF(left, bottom + 2 + metrics.ascent()), label)
        painter.end()

    def _placed(self, ticks, metrics):
        """(left, label) of the labels that there is room for: the ends, then what fits between them."""
        taken = []
        for x, label in [ticks[0], ticks[-1], *ticks[1:-1]]:
            size = metrics.boundingRect(label).width()
            left = min(max(x - size / 2, MARGIN), self.width() - MARGIN - size)
            if all(left > end + APART or left + size < start - APART for start, end in taken):
                taken.append((left, left + size))
                yield left, label
