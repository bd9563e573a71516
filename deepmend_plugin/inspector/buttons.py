"""What the buttons below the figures do."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QFileDialog

from ...algorithms.common import styles
from ...algorithms.common.messages import tr
from . import texts
from .computation import write_map
from .connections import Connections


class Buttons(QObject):
    """Takes what is shown elsewhere: into the project, onto the clipboard, into a file.

    Parameters
    ----------
    dock : InspectorDock
    picture : Picture
    parent : QObject
    """

    def __init__(self, dock, picture, parent):
        super().__init__(parent)
        self._dock, self._picture = dock, picture
        self.connections = Connections()
        self.connections.add(dock.add_button.clicked, self.add_to_project)
        self.connections.add(dock.copy_button.clicked, self.copy)
        self.connections.add(dock.export_button.clicked, self._on_export)

    def close(self):
        self.connections.close()

    def add_to_project(self, *_):
        """Put the map shown into the project, as a temporary raster; returns its layer."""
        shown = self._picture.shown
        path = QgsProcessingUtils.generateTempFilename("map.tif")
        try:
            write_map(path, shown, self._picture.network.plan.crs)
        except QgsProcessingException as problem:
            self._dock.say(str(problem))
            return None
        title = f"{shown.band.name} – {texts.label_of(shown.choice.name)}"
        layer = QgsRasterLayer(path, title)
        styles.style_maps(layer)
        QgsProject.instance().addMapLayer(layer)
        self._dock.say(tr("Added to the project: {title}").format(title=title))
        return layer

    def copy(self, *_):
        """Put the figures on the clipboard."""
        QgsApplication.clipboard().setText(texts.as_text(self._picture.rows, self._picture.remarks))
        self._dock.say(tr("The values are on the clipboard."))

    def _on_export(self, *_):
        path, _ = QFileDialog.getSaveFileName(
            self._dock, tr("Save the panel"), "", tr("Pictures") + " (*.png)"
        )
        if path:
            self.export(path if path.lower().endswith(".png") else path + ".png")

    def export(self, path):
        """Save the panel as PNG; whether that worked."""
        saved = self._dock.panel.grab().save(path, "PNG")
        words = (
            tr("Saved: {path}") if saved else tr("{path} cannot be written: choose another file.")
        )
        self._dock.say(words.format(path=path))
        return saved
