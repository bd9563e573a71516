"""The inspector's controller: when to read or compute again, and where the answers go."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QDockWidget

from ...algorithms.common.lastingcrs import make_crs_ready
from ...algorithms.common.messages import tr
from ...models.catalogue import CATALOGUE, DEFAULT, Settings, each_model
from .. import preferences
from ..results.bands import layers_with_stations, show_everywhere, shown_band
from . import texts
from .buttons import Buttons
from .computation import Choice, Computation, Network, Request, StationMap
from .connections import Connections
from .dock import LAYERS, MAPS, WIDTH, InspectorDock
from .layerchoice import LayerChoice
from .picture import Picture
from .sources import NONE
from .stationlist import StationList
from .task import Runner


def model_of(options):
    """Name of the model, one of `each_model`, that is meant by Preferences; '' where none is."""
    entry = CATALOGUE.get(options.model or DEFAULT)
    if entry is None or not entry.variants:
        return options.model
    names = [variant.name for variant in entry.variants]
    return options.student if options.student in names else names[0]


class Inspector(QObject):
    """The station inspector in a window of QGIS; `close` takes all of it back.

    Parameters
    ----------
    iface : QgisInterface
    """

    def __init__(self, iface):
        super().__init__()
        self._iface = iface
        self._network = self._setup = None
        self._serial = 0
        self._is_dirty = True
        self.dock = InspectorDock(iface.mainWindow())
        for name in each_model():
            self.dock.model.addItem(texts.entry_of(name), name)
        self.options = preferences.read()
        self.dock.model.setCurrentIndex(max(0, self.dock.model.findData(model_of(self.options))))
        self._show_beta()
        self.picture = Picture(self.dock)
        self.layers = LayerChoice(self.dock, iface, self)
        self.stations = StationList(self.dock, iface.mapCanvas(), self)
        self.buttons = Buttons(self.dock, self.picture, self)
        self.runner = Runner(Computation(), self)
        self.connections = Connections()
        connect = self.connections.add
        connect(self.layers.restored, self._on_restored)
        connect(self.layers.changed, self._on_changed)
        connect(self.stations.chosen, self.ask)
        connect(self.dock.model.currentIndexChanged, self._on_model)
        connect(self.dock.beta.valueChanged, self._on_model)
        connect(self.dock.outlines.toggled, self.ask)
        connect(self.dock.visibilityChanged, self._on_visible)
        connect(self.runner.stepped, self._on_step)
        connect(self.runner.ended, self._on_end)
        connect(self.dock.shows_bands.toggled, self._on_shows_bands)
        self._put(iface)
        self.layers.restore()

    def _put(self, iface):
        """Put the dock to the right, as a tab with the panels that are there."""
        window, right = iface.mainWindow(), Qt.DockWidgetArea.RightDockWidgetArea
        others = [
            panel
            for panel in window.findChildren(QDockWidget)
            if panel is not self.dock
            and window.dockWidgetArea(panel) == right
            and not (panel.isHidden() or panel.isFloating())
        ]
        iface.addDockWidget(right, self.dock)
        if others:
            window.tabifyDockWidget(others[0], self.dock)
            self.dock.raise_()
        else:
            window.resizeDocks([self.dock], [WIDTH], Qt.Orientation.Horizontal)

    def close(self):
        """Take back everything: tasks, tool, marker, signals, dock."""
        self.runner.stop()
        for part in (self.connections, self.layers, self.stations, self.buttons):
            part.close()
        self._iface.removeDockWidget(self.dock)
        self.dock.setParent(None)
        self.dock.deleteLater()
        self.deleteLater()

    @property
    def is_busy(self):
        """Whether something is computed, or about to be."""
        return self.runner.is_busy or self.layers.is_waiting

    # -- asking

    def _on_restored(self):
        self.dock.tabs.setCurrentIndex(LAYERS)

    def _on_changed(self):
        self._is_dirty = True
        self.read()

    def _on_visible(self, is_visible):
        # behind another panel it is not visible, and still open
        self.stations.set_active(not self.dock.isHidden())
        if is_visible:
            self.runner.warm_up()
            self.read()

    def take_up_options(self):
        """Read again with what the user chose in QGIS's options; the model chosen stays."""
        self.options = preferences.read()
        self._on_changed()

    def read(self):
        """Read the layers again, if they changed and the dock is to be seen."""
        if not self._is_dirty or not self.dock.isVisible():
            return
        self._is_dirty = False
        make_crs_ready()
        self.runner.drop()
        self._setup = self.layers.setup()
        if self._setup is None:
            self._show_network(None)
            self._stop_with(tr("Choose a point layer of stations in the tab 'Layers'."))
        else:
            cell, window = self.options.cell_size or None, self.options.window or None
            self._setup = replace(self._setup, cell=cell, window=window)
            self.ask()

    def ask(self, *_):
        """Have the station chosen computed; the newest wish wins."""
        if self._setup is None:
            return
        self._serial += 1
        self.dock.say(tr("Reading stations...") if self._network is None else tr("Computing..."))
        given = {name: getattr(self.options, name) for name in ("student", "weights", "device")}
        settings = Settings(
            self.dock.beta.value(), **{name: value for name, value in given.items() if value}
        )
        choice = Choice(self.dock.model.currentData(), settings)
        outlines = self.dock.outlines.isChecked()
        self.runner.ask(Request(self._serial, self._setup, self.stations.name, choice, outlines))

    def _on_shows_bands(self, *_):
        self.layers.remember()
        self._show_bands()

    def _show_bands(self):
        """Have the rasters of the project show the station chosen, if that is wanted."""
        if self.stations.name is not None and self.dock.shows_bands.isChecked():
            single = [layer for layer in layers_with_stations() if shown_band(layer) is not None]
            show_everywhere(self.stations.name, single)

    def _on_model(self, *_):
        self._show_beta()
        self.ask()

    def _show_beta(self):
        entry = each_model()[self.dock.model.currentData()]
        self.dock.beta.setVisible("beta" in entry.takes)
        self.dock.has_features(entry.inputs is not None)

    # -- answers

    def _on_step(self, step):
        if isinstance(step, Network):
            if step is not self._network:
                self._show_network(step)
            name = self.stations.name
            if name is None:
                self.picture.clear(tr("Choose a station: in the list, or with 'Pick on map'."))
            else:
                self.picture.begin(step, name, self._setup.truth.kind != NONE)
            return
        self.picture.take(step)
        if isinstance(step, StationMap):
            # not before: QGIS's own map must not keep this one waiting
            self._show_bands()
        if self.dock.tabs.currentIndex() == LAYERS:
            self.dock.tabs.setCurrentIndex(MAPS)

    def _on_end(self, problem):
        if problem:
            if self._network is None:
                self._show_network(None)
            self._stop_with(problem)
        else:
            self.dock.say(" ".join(self._network.notes))

    def _show_network(self, network):
        self._network = network
        self.stations.show(network.stations.values() if network is not None else ())

    def _stop_with(self, sentence):
        self.picture.clear(sentence)
        self.dock.say(sentence)
