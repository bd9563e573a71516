"""Widgets side by side where there is width, else below each other."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QBoxLayout, QWidget

LEAST = 240
"""Pixels that a widget needs beside another."""


class Flow(QWidget):
    """A row or a column of widgets, as the width allows.

    Parameters
    ----------
    widgets : sequence of QWidget
        Those that are hidden need no width.
    """

    def __init__(self, *widgets, parent=None):
        super().__init__(parent)
        self._widgets = widgets
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        for widget in widgets:
            self._box.addWidget(widget, 1)

    def arrange(self):
        """Choose the direction for the width and the widgets as they are now."""
        count = sum(not widget.isHidden() for widget in self._widgets)
        is_wide = self.width() >= max(2, count) * LEAST
        kinds = QBoxLayout.Direction
        wanted = kinds.LeftToRight if is_wide else kinds.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)

    def minimumSizeHint(self):
        # in a row it must be able to shrink to a column
        widths = [widget.minimumSizeHint().width() for widget in self._widgets]
        widths += [widget.minimumWidth() for widget in self._widgets]
        return QSize(max(widths), super().minimumSizeHint().height())

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.arrange()
