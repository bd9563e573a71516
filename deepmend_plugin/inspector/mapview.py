"""Maps of one station in linked views: one place and zoom, one colour scale, the value under the cursor."""

from __future__ import annotations

import math

import numpy as np
from qgis.PyQt.QtCore import QLocale, QObject, QPointF, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTransform,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...algorithms.common.messages import tr
from .colours import ink
from .scale import ramp_colours

LEAST, MOST = 0.2, 64.0  # pixels a cell, in relation to the first view and absolute
STEP = 1.25
RIM, LINE = QColor(255, 255, 255, 170), QColor("#1b4f8f")  # of outlines
WEDGE, SPAN = 15.0, 60  # pixels and degrees of the sign of an antenna's direction


def position(event):
    """Where a mouse event happened, in Qt 5 and 6."""
    return event.position() if hasattr(event, "position") else QPointF(event.pos())


class Viewport(QObject):
    """What part of the grid linked views show, and where the cursor is."""

    changed = pyqtSignal()
    pointed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.grid = None
        self.home = QPointF()
        self.azimuth = math.nan
        self.reset()

    def show(self, grid, x, y, azimuth=math.nan):
        """Show a grid about a place in metres, and in which direction its antenna points (degrees clockwise
        from north, NaN if in none); zoom stays."""
        kept = self.zoom
        self.azimuth = azimuth
        self.grid, self.home = grid, QPointF(x, y)
        self.reset()
        self.zoom = kept
        self.changed.emit()

    def reset(self):
        """Back to the whole grid about its station."""
        self.centre, self.zoom, self.cursor = QPointF(self.home), 1.0, None
        self.changed.emit()

    def scale(self, size):
        """Pixels a metre in a view of some size."""
        width = self.grid.columns * self.grid.cell
        return self.zoom * max(16, min(size.width(), size.height())) / width

    def to_screen(self, size, x, y):
        s = self.scale(size)
        return QPointF(
            size.width() / 2 + (x - self.centre.x()) * s,
            size.height() / 2 - (y - self.centre.y()) * s,
        )

    def to_map(self, size, point):
        s = self.scale(size)
        return QPointF(
            self.centre.x() + (point.x() - size.width() / 2) / s,
            self.centre.y() - (point.y() - size.height() / 2) / s,
        )

    def zoom_by(self, factor, about=None, size=None):
        """Zoom, a place on the screen (else the middle) staying where it is."""
        if self.grid is None:
            return
        before = self.to_map(size, about) if about is not None else None
        most = MOST * self.grid.columns / 256
        self.zoom = min(most, max(LEAST, self.zoom * factor))
        if before is not None:
            self.centre += before - self.to_map(size, about)
        self.changed.emit()

    def move_by(self, dx, dy, size):
        """Move by pixels."""
        s = self.scale(size)
        self.centre += QPointF(-dx / s, dy / s)
        self.changed.emit()

    def point_at(self, place):
        """Put the cursor at a place in metres; None to take it away."""
        self.cursor = place
        self.pointed.emit()


class MapView(QWidget):
    """One map. Wheel and + - zoom, dragging and arrows move, Home shows all.

    Parameters
    ----------
    title : str
    viewport : Viewport
        Shared by linked views.
    """

    def __init__(self, title, viewport, parent=None):
        super().__init__(parent)
        self.title = title
        self.viewport = viewport
        self.message = ""
        self._colours = ramp_colours()
        self._pressed = None
        self.clear()
        viewport.changed.connect(self.update)
        viewport.pointed.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 88)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(title)
        self.setToolTip(
            tr("Wheel or + and -: zoom; drag or arrow keys: move; Home: the whole window.")
        )

    def sizeHint(self):
        return QSize(320, 240)

    def clear(self, message=""):
        """Show nothing but a message."""
        self.values = self._land = self._scale = self._image = None
        self._stations = np.empty((0, 2))
        self._outlines = ()
        self.message = message
        self.update()

    def show_map(self, values, land, scale, stations):
        """Show a map of the viewport's grid; `stations` are (n, 2) neighbours, metres."""
        self.values, self._land, self._scale = values, land, scale
        self._stations, self._image = stations, None
        self._outlines = ()
        self.message = ""
        self.update()

    def show_outlines(self, outlines):
        """Draw outlines of parts of the map: (n, 4) lines between edges of cells each, the inmost first."""
        self._outlines = []
        for lines in outlines:
            path = QPainterPath()
            for x0, y0, x1, y1 in lines.tolist():
                path.moveTo(x0, y0)
                path.lineTo(x1, y1)
            self._outlines.append(path)
        self.update()

    def value_at(self, place):
        """The map's value at a place in metres, None outside."""
        grid = self.viewport.grid
        if self.values is None or place is None:
            return None
        west, _, _, north = grid.bounds
        column = math.floor((place.x() - west) / grid.cell)
        row = math.floor((north - place.y()) / grid.cell)
        if 0 <= row < grid.rows and 0 <= column < grid.columns and self._land[row, column]:
            return float(self.values[row, column])
        return None

    # -- drawing

    def paintEvent(self, event):
        painter = QPainter(self)
        palette = self.palette()
        painter.fillRect(self.rect(), palette.color(QPalette.ColorRole.Base))
        if self.values is not None:
            self._draw_map(painter)
            self._draw_outlines(painter)
            self._draw_stations(painter)
            self._draw_cursor(painter)
            self._draw_bar(painter)
        self._draw_words(painter)
        role = QPalette.ColorRole.Highlight if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(palette.color(role))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _draw_map(self, painter):
        if self._image is None:
            land = ink(self.palette())
            land.setAlpha(28)
            self._image = self._scale.image(self.values, self._land, self._colours, land)
        west, south, east, north = self.viewport.grid.bounds
        corner = self.viewport.to_screen(self.size(), west, north)
        other = self.viewport.to_screen(self.size(), east, south)
        smooth = (other.x() - corner.x()) < self.viewport.grid.columns
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(QRectF(corner, other), self._image, QRectF(self._image.rect()))

    def _draw_outlines(self, painter):
        """Lines with a light rim, so that they are seen on dark and on light cells."""
        grid = self.viewport.grid
        corner = self.viewport.to_screen(self.size(), grid.bounds[0], grid.bounds[3])
        step = self.viewport.scale(self.size()) * grid.cell
        painter.save()
        painter.setTransform(QTransform(step, 0.0, 0.0, step, corner.x(), corner.y()), True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # a rim about cells of less than a pixel would hide the map
        for width, colour in ((2.6, RIM), (1.0, LINE)) if step >= 3.0 else ((0.8, LINE),):
            for path in self._outlines:
                pen = QPen(colour, width)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawPath(path)
        painter.restore()

    def _draw_stations(self, painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(255, 255, 255, 200), 0.8))
        painter.setBrush(QColor("#2b7bba"))
        for x, y in self._stations.tolist():
            point = self.viewport.to_screen(self.size(), x, y)
            if self.rect().contains(point.toPoint()):
                painter.drawEllipse(point, 2.2, 2.2)
        painter.setPen(QPen(QColor("white"), 1.5))
        painter.setBrush(QColor("#00a65a"))
        home = self.viewport.to_screen(self.size(), self.viewport.home.x(), self.viewport.home.y())
        if not math.isnan(self.viewport.azimuth):
            # Qt counts sixteenths of a degree, from the east and against the clock
            box = QRectF(home - QPointF(WEDGE, WEDGE), home + QPointF(WEDGE, WEDGE))
            first = round(16 * (90.0 - self.viewport.azimuth - SPAN / 2))
            painter.drawPie(box, first, 16 * SPAN)
        painter.drawEllipse(home, 4.5, 4.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_cursor(self, painter):
        cursor = self.viewport.cursor
        if cursor is None or self.underMouse():
            return
        point = self.viewport.to_screen(self.size(), cursor.x(), cursor.y())
        painter.setPen(ink(self.palette()))
        for dx, dy in ((7, 0), (0, 7)):
            painter.drawLine(point - QPointF(dx, dy), point + QPointF(dx, dy))

    def _draw_bar(self, painter):
        """A scale bar of a round length."""
        s = self.viewport.scale(self.size())
        most = self.width() / 4 / s
        length = 10.0 ** math.floor(math.log10(most))
        length *= max(f for f in (1, 2, 5) if f * length <= most)
        shown, unit = (length / 1000, "km") if length >= 1000 else (length, "m")
        label = f"{QLocale().toString(shown, 'g', 6)} {unit}"
        right, bottom = self.width() - 10, self.height() - 8
        left = right - round(length * s)
        metrics = painter.fontMetrics()
        box = metrics.boundingRect(label)
        self._shade(
            painter, QRectF(left - 4, bottom - 4 - box.height(), right - left + 8, box.height() + 8)
        )
        painter.setPen(ink(self.palette()))
        painter.drawLine(left, bottom, right, bottom)
        painter.drawLine(left, bottom - 4, left, bottom)
        painter.drawLine(right, bottom - 4, right, bottom)
        painter.drawText(QPointF((left + right - box.width()) / 2, bottom - 5), label)

    def _draw_words(self, painter):
        metrics = painter.fontMetrics()
        width = min(metrics.boundingRect(self.title).width() + 14, self.width())
        box = QRectF(1, 1, width, metrics.height() + 6)
        self._shade(painter, box)
        painter.setPen(ink(self.palette()))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.title)
        if self.message:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            area = QRectF(self.rect()).adjusted(12, box.bottom(), -12, -12)
            painter.drawText(area, int(flags), self.message)

    def _shade(self, painter, box):
        colour = QColor(self.palette().color(QPalette.ColorRole.Base))
        colour.setAlpha(200)
        painter.fillRect(box, colour)

    def changeEvent(self, event):
        if event.type() == event.Type.PaletteChange:
            self._image = None
        super().changeEvent(event)

    # -- mouse and keys

    def wheelEvent(self, event):
        if self.values is not None:
            steps = event.angleDelta().y() / 120.0
            self.viewport.zoom_by(STEP**steps, position(event), self.size())
        event.accept()

    def mousePressEvent(self, event):
        self._pressed = position(event)

    def mouseMoveEvent(self, event):
        if self.values is None:
            return
        place = position(event)
        if self._pressed is not None:
            moved = place - self._pressed
            self._pressed = place
            self.viewport.move_by(moved.x(), moved.y(), self.size())
        self.viewport.point_at(self.viewport.to_map(self.size(), place))

    def mouseReleaseEvent(self, event):
        self._pressed = None

    def mouseDoubleClickEvent(self, event):
        if self.values is not None:
            self.viewport.zoom_by(STEP**3, position(event), self.size())

    def leaveEvent(self, event):
        self.viewport.point_at(None)

    def keyPressEvent(self, event):
        key, step = event.key(), 40
        moves = {
            Qt.Key.Key_Left: (step, 0),
            Qt.Key.Key_Right: (-step, 0),
            Qt.Key.Key_Up: (0, step),
            Qt.Key.Key_Down: (0, -step),
        }
        if self.values is None:
            super().keyPressEvent(event)
        elif key in moves:
            self.viewport.move_by(*moves[key], self.size())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.viewport.zoom_by(STEP)
        elif key == Qt.Key.Key_Minus:
            self.viewport.zoom_by(1.0 / STEP)
        elif key == Qt.Key.Key_Home:
            self.viewport.reset()
        else:
            super().keyPressEvent(event)
