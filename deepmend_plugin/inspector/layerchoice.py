"""The tab 'Layers': which layers and fields are read, and when they are to be read again."""

from __future__ import annotations

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...algorithms.common.guesses import (
    FIELDS,
    guess_fields,
    guess_region,
    guess_stations,
    is_region,
)
from ...algorithms.common.mapreader import RasterInput
from . import settings
from .computation import Setup
from .connections import Connections
from .sources import FOLDER, NONE, RASTER, Snapshot, TruthSetting

PAUSE = 250  # milliseconds without a further edit before layers are read again

EDITS = (
    *("featureAdded", "featuresDeleted", "geometryChanged", "attributeValueChanged"),
    *("dataChanged", "subsetStringChanged", "crsChanged", "afterRollBack", "afterCommitChanges"),
    *("attributeAdded", "attributeDeleted"),
)
"""Signals of a vector layer after which it is to be read again."""


class LayerChoice(QObject):
    """Keeps the project's memory and the widgets of the tab the same, and listens to the layers chosen.

    Parameters
    ----------
    dock : InspectorDock
    iface : QgisInterface
    parent : QObject
    """

    changed = pyqtSignal()
    """Other layers or fields, or other features in them."""

    restored = pyqtSignal()
    """Another project was opened, or this one closed; comes before `changed`."""

    def __init__(self, dock, iface, parent):
        super().__init__(parent)
        self._dock, self._iface = dock, iface
        self._is_filling = False
        self._watched = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self.connections = Connections()
        connect = self.connections.add
        connect(self._timer.timeout, self.changed)
        connect(dock.layer.layerChanged, self._on_layer)
        for combo in dock.fields.values():
            connect(combo.fieldChanged, self._on_setting)
        for combo in (dock.region, dock.truth_raster):
            connect(combo.layerChanged, self._on_setting)
        connect(dock.truth.currentIndexChanged, self._on_setting)
        connect(dock.truth_folder.fileChanged, self._on_setting)
        project = QgsProject.instance()
        connect(project.readProject, self.restore)
        connect(project.cleared, self.restore)
        connect(project.layersAdded, self._on_added)
        connect(project.layersWillBeRemoved, self._on_removed)

    @property
    def is_waiting(self):
        """Whether layers were edited a moment ago."""
        return self._timer.isActive()

    def close(self):
        """Let go of all layers and signals."""
        self._timer.stop()
        self.connections.close()
        for key in list(self._watched):
            self._ignore(key)

    def restore(self, *_):
        """Choose what the project remembers, else what is likely."""
        dock, known = self._dock, settings.read()
        project = QgsProject.instance()
        layer = project.mapLayer(known.get("layer", ""))
        if layer is None:
            layer = guess_stations([self._iface.activeLayer(), *_layers()])
            known = {}
        self._is_filling = True
        dock.layer.setLayer(layer)
        self._set_fields(layer, {what: known[what] for what in FIELDS if what in known})
        region = known.get("region")
        dock.region.setLayer(
            guess_region(_layers()) if region is None else project.mapLayer(region)
        )
        dock.truth.setCurrentIndex(max(0, dock.truth.findData(known.get("truth", NONE))))
        dock.truth_raster.setLayer(project.mapLayer(known.get("truth_raster", "")))
        dock.truth_folder.setFilePath(known.get("truth_folder", ""))
        dock.shows_bands.setChecked(known.get("shows_bands", "") != "no")
        self._is_filling = False
        self.restored.emit()
        self._on_changed()

    def setup(self):
        """What is to be read, as it stands now; None without a layer of stations."""
        dock = self._dock
        layer = dock.layer.currentLayer()
        if not isinstance(layer, QgsVectorLayer):
            return None
        region = dock.region.currentLayer()
        fields = {f"{what}_field": combo.currentField() for what, combo in dock.fields.items()}
        return Setup(
            Snapshot(layer),
            region=Snapshot(region) if region is not None else None,
            truth=self._truth(),
            transforms=QgsProject.instance().transformContext(),
            **fields,
        )

    def _truth(self):
        kind = self._dock.truth.currentData()
        raster = self._dock.truth_raster.currentLayer()
        if kind == RASTER and raster is not None:
            return TruthSetting(RASTER, raster.source(), raster.crs(), RasterInput.of(raster))
        if kind == FOLDER and self._dock.truth_folder.filePath():
            return TruthSetting.of_folder(self._dock.truth_folder.filePath())
        return TruthSetting()

    # -- what the user chooses

    def _set_fields(self, layer, known=None):
        guesses = guess_fields(layer) if layer is not None else {}
        for what, combo in self._dock.fields.items():
            combo.setLayer(layer)
            combo.setField((known or guesses).get(what, ""))

    def _on_layer(self, layer):
        if not self._is_filling:
            self._is_filling = True
            self._set_fields(layer)
            self._is_filling = False
            self._on_setting()

    def _on_setting(self, *_):
        if not self._is_filling:
            self.remember()
            self._on_changed()

    def remember(self):
        """Have the project remember the choices as they are."""
        if self._is_filling:
            return
        dock = self._dock
        entries = {what: combo.currentField() for what, combo in dock.fields.items()}
        for key in ("layer", "region", "truth_raster"):
            layer = getattr(dock, key).currentLayer()
            entries[key] = layer.id() if layer is not None else ""
        entries["truth"] = dock.truth.currentData()
        entries["truth_folder"] = dock.truth_folder.filePath()
        entries["shows_bands"] = "" if dock.shows_bands.isChecked() else "no"
        settings.remember(entries)

    def _on_changed(self):
        dock = self._dock
        kind = dock.truth.currentData()
        dock.truth_raster.setVisible(kind == RASTER)
        dock.truth_folder.setVisible(kind == FOLDER)
        dock.truth_view.setVisible(kind != NONE)
        self._watch([dock.layer.currentLayer(), dock.region.currentLayer()])
        self._timer.stop()
        self.changed.emit()

    # -- what happens to layers

    def _watch(self, layers):
        """Listen to edits of these layers, and of no others."""
        wanted = {layer.id(): layer for layer in layers if layer is not None}
        for key in list(self._watched):
            if key not in wanted:
                self._ignore(key)
        for key, layer in wanted.items():
            if key not in self._watched:
                for name in EDITS:
                    getattr(layer, name).connect(self._on_edit)
                self._watched[key] = layer

    def _ignore(self, key):
        layer = self._watched.pop(key)
        for name in EDITS:
            try:
                getattr(layer, name).disconnect(self._on_edit)
            except (RuntimeError, TypeError):  # the layer is gone already
                break

    def _on_edit(self, *_):
        self._timer.start()

    def _on_added(self, layers):
        """The first layer of points is taken, and what is called like land, if none is chosen; not
        remembered, as a project being read has a memory of its own that is still to be restored."""
        dock, is_new = self._dock, False
        self._is_filling = True
        layer = guess_stations(layers)
        if layer is not None and dock.layer.currentLayer() is None:
            dock.layer.setLayer(layer)
            self._set_fields(layer)
            is_new = True
        if dock.region.currentLayer() is None and any(map(is_region, layers)):
            dock.region.setLayer(guess_region(_layers()))
            is_new = is_new or dock.region.currentLayer() is not None
        self._is_filling = False
        if is_new:
            self._on_changed()

    def _on_removed(self, ids):
        """Let go of layers before they are gone."""
        removed, is_ours = set(ids), False
        self._is_filling = True
        for combo in (self._dock.layer, self._dock.region, self._dock.truth_raster):
            layer = combo.currentLayer()
            if layer is not None and layer.id() in removed:
                combo.setLayer(None)
                is_ours = True
                if combo is self._dock.layer:
                    self._set_fields(None)
        self._is_filling = False
        if is_ours:
            self._on_changed()


def _layers():
    return QgsProject.instance().mapLayers().values()
