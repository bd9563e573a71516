"""Makes the plugin's windows with PyQt6, draws them, and moves mouse and wheel over them: its own program.

There is no QGIS for Qt 6 in Debian yet. Its classes are stand-ins here that take any call; Qt's own are real,
so an enum without its scope, a method that Qt 6 lacks or a float where it wants an int ends the program.
"""

import importlib
import importlib.util
import os
import sys
import types
from pathlib import Path

import numpy as np

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[2]

# not by `import`: elsewhere Qt is only what QGIS has
QtCore, QtGui, QtWidgets, sip = (
    importlib.import_module(f"PyQt6.{name}") for name in ("QtCore", "QtGui", "QtWidgets", "sip")
)
QEvent, QPoint, QPointF, Qt = QtCore.QEvent, QtCore.QPoint, QtCore.QPointF, QtCore.Qt


class Anything(type):
    """Classes that have whatever they are asked for."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything(name, (Nothing,), {})

    def __or__(cls, other):
        return cls


class Nothing(metaclass=Anything):
    """Takes any argument and any call."""

    def __init__(self, *_, **__):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_, **__: ""


class Module(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = Anything(name, (Nothing,), {})
        setattr(self, name, made)
        return made


def with_calls(base, *calls):
    """A widget of Qt in place of one of QGIS, with further methods that do nothing."""
    return type(base.__name__, (base,), {name: lambda self, *_: "" for name in calls})


class FileWidget(QtWidgets.QLineEdit):
    StorageMode = types.SimpleNamespace(GetDirectory=1)
    fileChanged = QtCore.pyqtSignal(str)

    def setFilePath(self, path):
        self.setText(path)

    def filePath(self):
        return self.text()

    def setStorageMode(self, mode):
        pass

    def setFilter(self, text):
        pass


def pretend():
    """Put modules in place of QGIS's."""
    qgis, core, gui, utils = map(Module, ("qgis", "qgis.core", "qgis.gui", "qgis.utils"))
    qgis.core, qgis.gui, qgis.utils = core, gui, utils
    pyqt = types.ModuleType("qgis.PyQt")
    pyqt.sip = sip
    # as QGIS's own module has it
    QtWidgets.QAction = QtGui.QAction
    modules = {
        "qgis": qgis,
        "qgis.core": core,
        "qgis.gui": gui,
        "qgis.utils": utils,
        "qgis.PyQt": pyqt,
    }
    for name, module in (("QtCore", QtCore), ("QtGui", QtGui), ("QtWidgets", QtWidgets)):
        setattr(pyqt, name, module)
        modules[f"qgis.PyQt.{name}"] = module
    core.QgsApplication.getThemeIcon = lambda name: QtGui.QIcon()
    ramp = types.SimpleNamespace(color=lambda part: QtGui.QColor.fromHsvF(0.5, 0.5, part))
    core.QgsStyle.defaultStyle = lambda: types.SimpleNamespace(colorRamp=lambda name: ramp)
    core.QgsApplication.platform = lambda: "desktop"
    core.QgsSettings.value = lambda self, key, default=None, **_: default
    core.QgsProcessingException = type("QgsProcessingException", (Exception,), {})
    gui.QgsDockWidget = QtWidgets.QDockWidget
    gui.QgsOptionsPageWidget = QtWidgets.QWidget
    gui.QgsFieldComboBox = with_calls(QtWidgets.QComboBox, "setAllowEmptyFieldName")
    gui.QgsMapLayerComboBox = with_calls(
        QtWidgets.QComboBox, "setFilters", "setAllowEmptyLayer", "setShowCrs", "setLayer"
    )
    gui.QgsFileWidget = FileWidget
    sys.modules.update(modules)


def load():
    """The checkout as package `deepmend`."""
    spec = importlib.util.spec_from_file_location(
        "deepmend", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["deepmend"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["deepmend"])


def drawn(widget, width=320, height=480):
    """Draw a widget; how many colours it has."""
    widget.resize(width, height)
    image = widget.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, width, 3) for y in range(0, height, 3)})


def stirred(application, widget):
    """Move mouse and wheel over a widget, and press keys."""
    place, none = QPointF(widget.width() / 2, widget.height() / 2), Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    for kind, button, buttons in (
        (QEvent.Type.MouseMove, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonPress, left, left),
        (QEvent.Type.MouseMove, Qt.MouseButton.NoButton, left),
        (QEvent.Type.MouseButtonRelease, left, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonDblClick, left, left),
    ):
        event = QtGui.QMouseEvent(kind, place, QPointF(place), button, buttons, none)
        application.sendEvent(widget, event)
        place += QPointF(5.0, 3.0)
    turn = QtGui.QWheelEvent(
        *(place, place, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, none),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    application.sendEvent(widget, turn)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Left, Qt.Key.Key_0, Qt.Key.Key_Tab):
        application.sendEvent(widget, QtGui.QKeyEvent(QEvent.Type.KeyPress, key, none))
    for kind in (QEvent.Type.Leave, QEvent.Type.PaletteChange):
        application.sendEvent(widget, QEvent(kind))


def main():
    # what goes wrong in an event would end the program without a word
    problems = []

    def tell(*problem):
        problems.append(problem)
        sys.__excepthook__(*problem)

    sys.excepthook = tell
    pretend()
    load()
    application = QtWidgets.QApplication([])
    from deepmend.deepmend_plugin import preferences
    from deepmend.deepmend_plugin.inspector import colours, texts
    from deepmend.deepmend_plugin.inspector.dock import InspectorDock
    from deepmend.deepmend_plugin.inspector.scale import Scale
    from deepmend.deepmend_plugin.optionspage import OptionsPage
    from deepmend.models.credible import cell_edges
    from deepmend.models.grid import Grid

    dock = InspectorDock()
    dock.station.fill(["A", "B"])
    for name in ("best", "voronoi"):
        dock.model.addItem(texts.entry_of(name), name)
    grid = Grid.window(0.0, 0.0, 100.0, 6000.0)
    values = np.exp(-np.hypot(*np.indices(grid.shape) - 30.0) / 8.0).astype(np.float32)
    values /= values.sum()
    land = np.ones(grid.shape, dtype=bool)
    scale = Scale.of_maps(values, values)
    for view in (dock.truth_view, dock.map_view, *dock.feature_views):
        view.viewport.show(grid, 0.0, 0.0, 90.0)
        view.show_map(values, land, scale, np.array([[900.0, 400.0]]))
    dock.map_view.show_outlines((cell_edges(values > values.max() / 9),))
    dock.legend.set_scale(scale)
    dock.legend.set_caption(texts.cell_caption(100.0))
    ink = colours.ink(dock.palette())
    dock.curves.show_curves("Curves", 100.0, [("Model", np.linspace(0.0, 1.0, 30), ink)])
    dock.figures.setHtml(texts.as_html([("Station", "A")], ["A sentence."]))
    dock.say("Said.")
    shown = [dock]
    page = OptionsPage(lambda: None)
    chosen = preferences.Preferences("density", "paper", "w", "cpu", "tcp://h:1", 250.0, 2000.0, 1)
    page.show_preferences(chosen)
    if page.preferences() != chosen:
        raise SystemExit(f"the page holds {page.preferences()}")
    shown.append(page)
    for widget in shown:
        widget.show()
        for index in range(dock.tabs.count()):
            dock.tabs.setCurrentIndex(index)
            colours_seen = drawn(widget)
            if colours_seen < 5:
                raise SystemExit(f"{type(widget).__name__} was drawn in {colours_seen} colours")
            for part in widget.findChildren(QtWidgets.QWidget):
                if part.isVisible():
                    stirred(application, part)
        application.processEvents()
    if problems:
        raise SystemExit(f"{len(problems)} problems")
    parts = sum(len(widget.findChildren(QtWidgets.QWidget)) for widget in shown)
    print(f"Qt {QtCore.QT_VERSION_STR}: {parts} widgets drawn and stirred")


if __name__ == "__main__":
    main()
