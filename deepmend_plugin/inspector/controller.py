"""The inspector's controller: what is chosen, when to read or compute again, and what the buttons do."""

from __future__ import annotations

import os
import tempfile

from qgis.core import (
    QgsApplication,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QFileDialog

from ...algorithms.base import tr
from .. import styles
from . import settings, texts
from .computation import (
    DENSITY,
    Choice,
    Computation,
    Network,
    Request,
    Setup,
    model_names,
    write_map,
)
from .dock import LAYERS, MAPS, InspectorDock
from .maptool import StationPlaces, StationTool, make_marker
from .picture import Picture
from .sources import FOLDER, NONE, RASTER, Snapshot, TruthSetting
from .task import Runner

PAUSE = 250  # milliseconds without a change before layers are read again
FILTERS = ("country", "city", "operator")

EDITS = (
    *("featureAdded", "featuresDeleted", "geometryChanged", "attributeValueChanged"),
    *("dataChanged", "subsetStringChanged", "crsChanged", "afterRollBack", "afterCommitChanges"),
    *("attributeAdded", "attributeDeleted"),
)
"""Signals of a vector layer after which it is to be read again."""


class Inspector(QObject):
    """The station inspector in a window of QGIS; `close` takes all of it back.

    Parameters
    ----------
    iface : QgisInterface
    """

    def __init__(self, iface):
        super().__init__()
        self._iface = iface
        self._canvas = iface.mapCanvas()
        self._connections = []
        self._watched = {}
        self._network = self._setup = None
        self._serial = 0
        self._is_filling = True
        self._is_dirty = True
        self.dock = InspectorDock(iface.mainWindow())
        self.picture = Picture(self.dock)
        self.places = StationPlaces(self._canvas)
        self.tool = StationTool(self._canvas, self.places)
        self.tool.setButton(self.dock.pick)
        self._marker = make_marker(self._canvas)
        self.runner = Runner(Computation(), self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        for name in model_names():
            self.dock.model.addItem(texts.entry_of(name), name)
        self._connect_all()
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self._is_filling = False
        self._show_beta()
        self.restore()

    # -- signals

    def _connect(self, signal, slot):
        signal.connect(slot)
        self._connections.append((signal, slot))

    def _connect_all(self):
        dock = self.dock
        self._connect(self._timer.timeout, self.read)
        self._connect(self.runner.stepped, self._on_step)
        self._connect(self.runner.ended, self._on_end)
        self._connect(self.tool.picked, self.choose)
        self._connect(dock.pick.toggled, self._on_pick)
        self._connect(dock.layer.layerChanged, self._on_layer)
        for combo in dock.fields.values():
            self._connect(combo.fieldChanged, self._on_setting)
        for combo in (dock.region, dock.truth_raster):
            self._connect(combo.layerChanged, self._on_setting)
        self._connect(dock.truth.currentIndexChanged, self._on_setting)
        self._connect(dock.truth_folder.fileChanged, self._on_setting)
        for combo in dock.filters.values():
            self._connect(combo.currentIndexChanged, self._on_filter)
        self._connect(dock.station.currentIndexChanged, self._on_listed)
        self._connect(dock.model.currentIndexChanged, self._on_model)
        self._connect(dock.beta.valueChanged, self._on_model)
        self._connect(dock.add_button.clicked, self.add_to_project)
        self._connect(dock.copy_button.clicked, self.copy)
        self._connect(dock.export_button.clicked, self._on_export)
        self._connect(dock.visibilityChanged, self._on_visible)
        project = QgsProject.instance()
        self._connect(project.readProject, self.restore)
        self._connect(project.cleared, self.restore)
        self._connect(project.layersAdded, self._on_added)
        self._connect(project.layersWillBeRemoved, self._on_removed)

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

    def close(self):
        """Take back everything: tasks, tool, marker, signals, dock."""
        self._timer.stop()
        self.runner.stop()
        if self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()
        for key in list(self._watched):
            self._ignore(key)
        self._canvas.scene().removeItem(self._marker)
        self._iface.removeDockWidget(self.dock)
        self.tool.deleteLater()
        self.dock.setParent(None)
        self.dock.deleteLater()
        self.deleteLater()

    # -- what is chosen

    def restore(self, *_):
        """Choose what the project remembers, else what is likely."""
        dock, known = self.dock, settings.read()
        self._is_filling = True
        project = QgsProject.instance()
        layer = project.mapLayer(known.get("layer", ""))
        if layer is None:
            layer = settings.guess_layer(self._iface.activeLayer())
            known = {}
        dock.layer.setLayer(layer)
        fields = {what: known[what] for what in settings.FIELDS if what in known}
        self._set_fields(layer, fields)
        dock.region.setLayer(project.mapLayer(known.get("region", "")))
        dock.truth.setCurrentIndex(max(0, dock.truth.findData(known.get("truth", NONE))))
        dock.truth_raster.setLayer(project.mapLayer(known.get("truth_raster", "")))
        dock.truth_folder.setFilePath(known.get("truth_folder", ""))
        self._is_filling = False
        dock.tabs.setCurrentIndex(LAYERS)
        self._on_changed()

    def _set_fields(self, layer, known=None):
        guesses = settings.guess_fields(layer) if layer is not None else {}
        for what, combo in self.dock.fields.items():
            combo.setLayer(layer)
            combo.setField((known or guesses).get(what, ""))

    def _on_layer(self, layer):
        if not self._is_filling:
            self._is_filling = True
            self._set_fields(layer)
            self._is_filling = False
            self._on_setting()

    def _on_setting(self, *_):
        if self._is_filling:
            return
        dock = self.dock
        entries = {what: combo.currentField() for what, combo in dock.fields.items()}
        for key in ("layer", "region", "truth_raster"):
            layer = getattr(dock, key).currentLayer()
            entries[key] = layer.id() if layer is not None else ""
        entries["truth"] = dock.truth.currentData()
        entries["truth_folder"] = dock.truth_folder.filePath()
        settings.remember(entries)
        self._on_changed()

    def _on_changed(self):
        """Other layers or fields: read them now."""
        dock = self.dock
        kind = dock.truth.currentData()
        dock.truth_raster.setVisible(kind == RASTER)
        dock.truth_folder.setVisible(kind == FOLDER)
        dock.truth_view.setVisible(kind != NONE)
        self._watch([dock.layer.currentLayer(), dock.region.currentLayer()])
        self._is_dirty = True
        self.read()

    def _on_edit(self, *_):
        self._is_dirty = True
        self._timer.start()

    def _on_added(self, layers):
        """The first layer of points is taken, if none is chosen."""
        if self.dock.layer.currentLayer() is None:
            self.dock.layer.setLayer(next(filter(settings.is_points, layers), None))

    def _on_removed(self, ids):
        """Let go of layers before they are gone; the lists of layers then choose others or none."""
        removed = set(ids)
        self._is_filling = True
        for combo in (self.dock.layer, self.dock.region, self.dock.truth_raster):
            layer = combo.currentLayer()
            if layer is not None and layer.id() in removed:
                combo.setLayer(None)
                if combo is self.dock.layer:
                    self._set_fields(None)
                self._is_dirty = True
        self._is_filling = False
        if self._is_dirty:
            self._on_changed()

    def _on_visible(self, is_visible):
        if is_visible:
            self.runner.warm_up()
            if self._is_dirty:
                self.read()

    # -- reading

    def read(self):
        """Read the layers again, if they changed and the dock is to be seen."""
        if not self._is_dirty or not self.dock.isVisible():
            return
        self._is_dirty = False
        self._timer.stop()
        dock = self.dock
        layer = dock.layer.currentLayer()
        self.runner.drop()
        if not isinstance(layer, QgsVectorLayer):
            self._setup = None
            self._show_network(None)
            self.say(tr("Choose a point layer of stations in the tab 'Layers'."))
            self.picture.clear(tr("Choose a point layer of stations in the tab 'Layers'."))
            return
        truth = self._truth_setting()
        region = dock.region.currentLayer()
        fields = {f"{what}_field": combo.currentField() for what, combo in dock.fields.items()}
        self._setup = Setup(
            Snapshot(layer),
            region=Snapshot(region) if region is not None else None,
            truth=truth,
            transforms=QgsProject.instance().transformContext(),
            **fields,
        )
        self.ask()

    def _truth_setting(self):
        kind = self.dock.truth.currentData()
        raster = self.dock.truth_raster.currentLayer()
        if kind == RASTER and raster is not None:
            return TruthSetting(RASTER, raster.source())
        if kind == FOLDER and self.dock.truth_folder.filePath():
            return TruthSetting(FOLDER, self.dock.truth_folder.filePath())
        return TruthSetting()

    def ask(self):
        """Have the station chosen computed; the newest wish wins."""
        if self._setup is None:
            return
        self._serial += 1
        name = self.dock.station.currentData()
        self.say(tr("Reading stations...") if self._network is None else tr("Computing..."))
        choice = Choice(self.dock.model.currentData(), self.dock.beta.value())
        self.runner.ask(Request(self._serial, self._setup, name, choice))

    def _on_step(self, step):
        if isinstance(step, Network):
            if step is not self._network:
                self._show_network(step)
            name = self.dock.station.currentData()
            if name is None:
                self.picture.clear(tr("Choose a station: in the list, or with 'Pick on map'."))
            else:
                has_truth = self._setup.truth.kind != NONE
                self.picture.begin(step.stations[name], has_truth)
            return
        self.picture.take(step)
        if self.dock.tabs.currentIndex() == LAYERS:
            self.dock.tabs.setCurrentIndex(MAPS)

    def _on_end(self, problem):
        if problem and self._network is None:
            self._show_network(None)
        if problem:
            self.picture.clear(problem)
        self.say(problem or " ".join(self._network.notes))

    def _show_network(self, network):
        """Fill the lists; the station stays if it is still there."""
        self._network = network
        self._fill_filters()

    # -- filters and stations

    def _fill_filters(self):
        """Values of each filter that are left by those before it, then the stations."""
        stations = list(self._network.stations.values()) if self._network else []
        self._is_filling = True
        for what in FILTERS:
            combo = self.dock.filters[what]
            kept = combo.currentData()
            values = sorted({getattr(station, what) for station in stations} - {""})
            combo.clear()
            combo.addItem(combo.accessibleName(), None)
            for value in values:
                combo.addItem(value, value)
            combo.setEnabled(bool(values))
            combo.setCurrentIndex(max(0, combo.findData(kept)))
            chosen = combo.currentData()
            if chosen is not None:
                stations = [s for s in stations if getattr(s, what) == chosen]
        kept = self.dock.station.currentData()
        combo = self.dock.station
        combo.clear()
        for station in stations:
            combo.addItem(station.name, station.name)
        combo.setCurrentIndex(combo.findData(kept) if kept is not None else -1)
        combo.lineEdit().setPlaceholderText(
            tr("{n:,} stations: choose one").format(n=len(stations)) if stations else ""
        )
        self.dock.pick.setEnabled(bool(stations))
        self._is_filling = False
        self.places.show(stations)
        self._mark()

    def _on_filter(self, *_):
        if self._is_filling:
            return
        before = self.dock.station.currentData()
        self._fill_filters()
        if self.dock.station.currentData() != before:
            self.ask()

    def choose(self, name):
        """Choose a listed station, without moving the map."""
        self._is_filling = True
        self.dock.station.setCurrentIndex(self.dock.station.findData(name))
        self._is_filling = False
        self._mark()
        self.ask()

    def _on_listed(self, *_):
        if self._is_filling:
            return
        place = self._mark()
        if place is not None:
            self._canvas.setCenter(place)
            self._canvas.refresh()
        self.ask()

    def _mark(self):
        """Put the ring about the station chosen; where it is, or None."""
        name = self.dock.station.currentData()
        place = self.places.place(name) if name is not None else None
        self._marker.setVisible(place is not None)
        if place is not None:
            place = QgsPointXY(*place)
            self._marker.setCenter(place)
        return place

    def _on_pick(self, on):
        if on:
            self._canvas.setMapTool(self.tool)
        elif self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)

    def _on_model(self, *_):
        self._show_beta()
        self.ask()

    def _show_beta(self):
        self.dock.beta.setVisible(self.dock.model.currentData() == DENSITY)

    # -- buttons

    def add_to_project(self, *_):
        """Put the map shown into the project, as a temporary raster; returns its layer."""
        shown = self.picture.shown
        folder = tempfile.mkdtemp(prefix="deepmend")
        path = os.path.join(folder, "map.tif")
        try:
            write_map(path, shown, self._network.plan.crs)
        except QgsProcessingException as problem:
            self.say(str(problem))
            return None
        title = f"{shown.band.name} – {texts.label_of(shown.choice.name)}"
        layer = QgsRasterLayer(path, title)
        styles.style_maps(layer)
        QgsProject.instance().addMapLayer(layer)
        self.say(tr("Added to the project: {title}").format(title=title))
        return layer

    def copy(self, *_):
        """Put the figures on the clipboard."""
        QgsApplication.clipboard().setText(texts.as_text(self.picture.rows))
        self.say(tr("The figures are on the clipboard."))

    def _on_export(self, *_):
        path, _ = QFileDialog.getSaveFileName(
            self.dock, tr("Save the panel"), "", tr("Pictures") + " (*.png)"
        )
        if path:
            self.export(path if path.lower().endswith(".png") else path + ".png")

    def export(self, path):
        """Save the panel as PNG; whether that worked."""
        saved = self.dock.panel.grab().save(path, "PNG")
        words = (
            tr("Saved: {path}") if saved else tr("{path} cannot be written: choose another file.")
        )
        self.say(words.format(path=path))
        return saved

    @property
    def is_waiting(self):
        """Whether layers are about to be read again."""
        return self._timer.isActive()

    def say(self, text):
        """A line below the figures."""
        self.dock.status.setText(text)
        self.dock.status.setVisible(bool(text))
