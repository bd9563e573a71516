"""A box in which a station is chosen: typed, or picked from the list."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QCompleter


def narrow(combo, letters=4):
    """Let long entries not widen the window that a combo box is in."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(letters)
    combo.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)


class StationBox(QComboBox):
    """An editable list of ids; what is typed is looked for anywhere in them; nonsense gives way."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        narrow(self)
        self.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.lineEdit().editingFinished.connect(self._give_way)

    def _give_way(self):
        self.setEditText(self.itemText(self.currentIndex()))

    def fill(self, names):
        """List other ids; the one chosen stays if it is still there, else none is chosen."""
        kept = self.currentData()
        was_blocked = self.blockSignals(True)
        self.clear()
        for name in names:
            self.addItem(name, name)
        self.setCurrentIndex(self.findData(kept) if kept is not None else -1)
        self.blockSignals(was_blocked)
