"""The menu's actions on layers of results: show a station, make a layout, load the sample."""

from __future__ import annotations

from qgis.core import Qgis, QgsMapLayerType

from ...algorithms.common.messages import tr
from . import bands
from .example import copy_example
from .layout import make_layout
from .sample import load_sample
from .showstation import ShowStation

SECONDS = 8


class ResultActions:
    """Adds the actions to a menu, and does what they say.

    Parameters
    ----------
    iface : QgisInterface
    menu : Menu
    """

    def __init__(self, iface, menu):
        self._iface = iface
        self.window = None
        show = menu.add("ShowStation", tr("Show station..."), self.show_station)
        layout = menu.add("MapLayout", tr("Make a print layout..."), self.make_layout)
        menu.add("LoadSample", tr("Load the sample"), self.load_sample)
        menu.add("ExampleProject", tr("Example project"), self.open_example)
        menu.add_to_layers(show, QgsMapLayerType.RasterLayer, bands.holds_stations)
        for kind in (QgsMapLayerType.RasterLayer, QgsMapLayerType.VectorLayer):
            menu.add_to_layers(layout, kind, lambda layer: layer.isSpatial())

    def close(self):
        """Close what is open."""
        if self.window is not None:
            self.window.close()

    def show_station(self, *_):
        """Open the window of the layer chosen, else of the first that holds stations."""
        layer = self._iface.activeLayer()
        if not bands.holds_stations(layer):
            layer = next(iter(bands.layers_with_stations()), None)
        if layer is None:
            self._say(
                tr(
                    "No raster of the project has a band for each station: make maps with one of the"
                    " diffusion tools, for example 'DeepMEND diffusion maps'."
                )
            )
            return
        self.close()
        self.window = ShowStation(layer, self._iface.mapCanvas(), self._iface.mainWindow())
        self.window.ended.connect(self._on_ended)
        self.window.show()

    def _on_ended(self):
        self.window = None

    def make_layout(self, *_):
        """Make a layout of the layer chosen, else of the topmost one shown, and open it."""
        canvas = self._iface.mapCanvas()
        layer = self._iface.activeLayer() or next(iter(canvas.layers()), None)
        if layer is None or not layer.isSpatial():
            self._say(tr("Choose the layer that the map is about in the panel 'Layers'."))
            return
        self._iface.openLayoutDesigner(make_layout(layer, canvas))

    def load_sample(self, *_):
        """Load the sample's layers."""
        try:
            layers = load_sample(self._iface.mapCanvas())
        except OSError as problem:
            self._say(
                tr("The sample cannot be read ({problem}): reinstall the plugin.").format(
                    problem=problem
                )
            )
            return
        self._iface.setActiveLayer(layers[0])

    def open_example(self, *_):
        """Open a copy of the example project."""
        try:
            path = copy_example()
        except FileNotFoundError:
            self._say(
                tr("This checkout has not made the example project yet: run 'make example' in it.")
            )
        except OSError as problem:
            self._say(
                tr("The example project cannot be copied ({problem}): make room there.").format(
                    problem=problem
                )
            )
        else:
            # QGIS asks whether to save the project that is open
            if self._iface.addProject(path):
                self._say(tr("The example project is a copy in {path}.").format(path=path))

    def _say(self, sentence):
        self._iface.messageBar().pushMessage("DeepMEND", sentence, Qgis.MessageLevel.Info, SECONDS)
