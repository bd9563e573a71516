"""Two small charts: distances of the models as bars, and shares of users by distance as curves."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from .colours import ink
from .texts import number

# readable on light and on dark ground, also for the colour-blind (after Okabe and Ito)
COLOURS = ("#e69f00", "#0099cc", "#cc79a7", "#d55e00", "#009e73", "#8c8c00")


def colour_of(number):
    """A colour for each series."""
    return QColor(COLOURS[number % len(COLOURS)])


class _Chart(QWidget):
    """A title and an area to draw in."""

    def __init__(self, title="", parent=None):
        super().__init__(parent)
        self.title = title
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)

    def sizeHint(self):
        return QSize(340, 190)

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(self._text)
        bold = painter.font()
        bold.setBold(True)
        painter.save()
        painter.setFont(bold)
        metrics = painter.fontMetrics()
        title = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.drawText(8, metrics.ascent() + 6, title)
        painter.restore()
        area = QRectF(self.rect()).adjusted(8, metrics.height() + 12, -12, -6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, area)
        painter.end()

    @property
    def _text(self):
        return ink(self.palette())

    @property
    def _faint(self):
        colour = QColor(self._text)
        colour.setAlpha(60)
        return colour


class BarChart(_Chart):
    """Horizontal bars from 0, each with its value."""

    bars = ()

    def show_bars(self, title, bars):
        """`bars`: (label, value or NaN, colour)."""
        self.title, self.bars = title, tuple(bars)
        self.setAccessibleDescription(
            "; ".join(f"{label}: {number(value)}" for label, value, _ in self.bars)
        )
        self.update()

    def draw(self, painter, area):
        if not self.bars:
            return
        metrics = painter.fontMetrics()
        left = max(metrics.boundingRect(label).width() for label, _, _ in self.bars) + 8
        right = metrics.boundingRect(number(0.0)).width() + 10
        height = min(area.height() / len(self.bars), 2.2 * metrics.height())
        values = [value for _, value, _ in self.bars if math.isfinite(value)]
        most = max([*values, 0.05])
        for i, (label, value, colour) in enumerate(self.bars):
            top = area.top() + i * height
            row = QRectF(area.left(), top, left - 8, height)
            painter.setPen(self._text)
            flags = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(row, int(flags | Qt.AlignmentFlag.AlignRight), label)
            length = 0.0
            if math.isfinite(value):
                length = (area.width() - left - right) * value / most
                painter.fillRect(
                    QRectF(area.left() + left, top + 0.18 * height, length, 0.64 * height), colour
                )
            painter.drawText(
                QRectF(area.left() + left + length + 5, top, right, height),
                int(flags),
                number(value),
            )
        painter.setPen(self._faint)
        x = area.left() + left
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.top() + height * len(self.bars)))


class CurveChart(_Chart):
    """Curves from 0 to 1 over a distance in kilometres."""

    curves = ()

    def show_curves(self, title, cell, curves):
        """`curves`: (label, share within 0, 1, 2, ... cells, colour); `cell` in metres."""
        self.title, self.curves, self.cell = title, tuple(curves), cell
        self.update()

    def reach(self):
        """Distance shown, kilometres: within it all curves but at most one in a hundred users."""
        steps = [int(np.searchsorted(shares, 0.99)) for _, shares, _ in self.curves]
        most = max(len(shares) for _, shares, _ in self.curves) - 1
        return max(1.0, min(max(steps), most) * self.cell / 1000.0)

    def draw(self, painter, area):
        if not self.curves:
            return
        metrics = painter.fontMetrics()
        unit = metrics.boundingRect("100 %").width() + 6
        plot = area.adjusted(unit, 4, 0, -metrics.height() - 6)
        reach = self.reach()
        self._draw_axes(painter, plot, reach)
        painter.save()
        painter.setClipRect(plot.adjusted(0, -2, 1, 2))
        for _, shares, colour in self.curves:
            path = QPainterPath()
            for i, share in enumerate(shares.tolist()):
                point = QPointF(
                    plot.left() + plot.width() * i * self.cell / 1000.0 / reach,
                    plot.bottom() - plot.height() * share,
                )
                if i:
                    path.lineTo(point)
                else:
                    path.moveTo(point)
            painter.setPen(QPen(colour, 2.0))
            painter.drawPath(path)
        painter.restore()
        self._draw_names(painter, plot)

    def _draw_axes(self, painter, plot, reach):
        metrics = painter.fontMetrics()
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - share * plot.height()
            painter.setPen(self._faint)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(self._text)
            box = QRectF(0, y - metrics.height() / 2, plot.left() - 5, metrics.height())
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignRight), f"{share:.0%}".replace("%", " %")
            )
        step = 10.0 ** math.floor(math.log10(reach))
        step *= next((f for f in (0.2, 0.5, 1.0) if reach / (f * step) <= 5.5), 2.0)
        for i in range(int(reach / step + 1e-9) + 1):
            x = plot.left() + plot.width() * i * step / reach
            painter.setPen(self._faint)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(self._text)
            label = QLocale().toString(i * step, "g", 6) if i else "0 km"
            width = metrics.boundingRect(label).width()
            left = min(x - width / 2, plot.right() - width)
            painter.drawText(QPointF(left, plot.bottom() + metrics.ascent() + 3), label)

    def _draw_names(self, painter, plot):
        """Names beside short lines, in the lower right, where curves are not."""
        metrics = painter.fontMetrics()
        width = max(metrics.boundingRect(label).width() for label, _, _ in self.curves) + 26
        height = metrics.height()
        # the bars have the same colours; the curves must be seen
        shown = self.curves[: max(1, int(0.5 * plot.height() / height))]
        box = QRectF(0, 0, width + 6, height * len(shown) + 4)
        box.moveBottomRight(QPointF(plot.right() - 4, plot.bottom() - 4))
        ground = QColor(self.palette().color(QPalette.ColorRole.Base))
        ground.setAlpha(215)
        painter.fillRect(box, ground)
        for i, (label, _, colour) in enumerate(shown):
            y = box.top() + 2 + (i + 0.5) * height
            painter.setPen(QPen(colour, 2.5))
            painter.drawLine(QPointF(box.left() + 4, y), QPointF(box.left() + 20, y))
            painter.setPen(self._text)
            text = QRectF(box.left() + 25, y - height / 2, width, height)
            painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), label)
