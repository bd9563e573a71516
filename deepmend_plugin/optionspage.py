"""The page DeepMEND in QGIS's options: what tools and inspector begin with."""

from __future__ import annotations

import os

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
)

from ..algorithms.common.guide import guide_page
from ..algorithms.common.messages import tr
from ..algorithms.common.modelchoice import weights_filter
from ..models.catalogue import CATALOGUE
from ..models.cluster import ClusterError, check_address
from ..models.deepmend.students import STUDENTS
from ..models.deepmend.torch_support import DEVICES
from ..models.parallel import most_cores
from . import preferences
from .provider import ICON
from .stationbox import narrow


class OptionsPage(QgsOptionsPageWidget):
    """The page; `apply` keeps what was chosen and tells who uses it.

    Parameters
    ----------
    told : callable
        Called, without arguments, when the options were applied.
    parent : QWidget, optional
    """

    def __init__(self, told, parent=None):
        super().__init__(parent)
        self.setObjectName("DeepMendOptions")
        self._told = told
        own = tr("The tool's own default")
        self.model = _combo(own, [(entry.shown, name) for name, entry in CATALOGUE.items()])
        self.student = _combo(own, [(name, name) for name in STUDENTS])
        self.device = _combo(own, [(name, name) for name in DEVICES])
        self.weights = QgsFileWidget()
        self.weights.setFilter(weights_filter())
        self.cell_size, self.window = _metres(own, 10_000.0), _metres(own, 1_000_000.0)
        self.threads = QSpinBox()
        self.threads.setRange(0, most_cores())
        self.threads.setSpecialValueText(tr("All cores"))
        self.scheduler = QLineEdit()
        self.scheduler.setPlaceholderText(
            tr("Empty: this computer. Or, for example, tcp://host:8786")
        )
        self.folder = QgsFileWidget()
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(
            _box(
                tr("Dialogs and the station inspector start with"),
                (
                    (tr("&Model"), self.model),
                    (tr("&Student of DeepMEND"), self.student),
                    (tr("&Weights of the student"), self.weights),
                    (tr("D&evice"), self.device),
                    (tr("&Cell size"), self.cell_size),
                    (tr("W&indow"), self.window),
                    (tr("&Dask scheduler"), self.scheduler),
                ),
                tr(
                    "You can change each value in the dialog before you run a tool. Saved models, scripts and"
                    " qgis_process do not use these values: there, a parameter that is not set has the tool's"
                    " own default."
                ),
            )
        )
        layout.addWidget(
            _box(
                tr("Everything that runs in this QGIS uses"),
                (
                    (tr("&Threads"), self.threads),
                    (tr("&Folder for temporary files"), self.folder),
                ),
                tr(
                    "Neither changes a result. The folder takes the maps that a tool puts aside while it"
                    " runs, several GB for large networks; the tool removes them at its end."
                ),
            )
        )
        layout.addWidget(self.problem)
        guide = QLabel(f'<a href="{guide_page("settings")}">{tr("User guide")}</a>')
        guide.setOpenExternalLinks(True)
        layout.addWidget(guide)
        layout.addStretch(1)
        self.scheduler.textChanged.connect(self._check)
        self.cell_size.valueChanged.connect(self._check)
        self.window.valueChanged.connect(self._check)
        self.folder.fileChanged.connect(self._check)
        self.show_preferences(preferences.read())

    def show_preferences(self, shown):
        """Fill the page with Preferences."""
        for name in ("model", "student", "device"):
            combo = getattr(self, name)
            combo.setCurrentIndex(max(0, combo.findData(getattr(shown, name))))
        self.weights.setFilePath(shown.weights)
        self.folder.setFilePath(shown.folder)
        self.scheduler.setText(shown.scheduler)
        for name in ("cell_size", "window", "threads"):
            getattr(self, name).setValue(getattr(shown, name))

    def preferences(self):
        """The Preferences that the page shows."""
        return preferences.Preferences(
            model=self.model.currentData(),
            student=self.student.currentData(),
            weights=self.weights.filePath().strip(),
            device=self.device.currentData(),
            scheduler=self.scheduler.text().strip(),
            cell_size=self.cell_size.value(),
            window=self.window.value(),
            threads=self.threads.value(),
            folder=self.folder.filePath().strip(),
        )

    def _check(self, *_):
        self.problem.setText(problem_of(self.preferences()))

    def apply(self):
        """As QGIS calls it when the user presses OK."""
        chosen = self.preferences()
        chosen.write()
        chosen.apply()
        self._told()


def problem_of(chosen):
    """What is wrong with Preferences, as a sentence; '' if nothing."""
    if chosen.cell_size and chosen.window and chosen.cell_size > chosen.window:
        return tr("The cell is larger than the window: make the cell smaller or the window larger.")
    if chosen.folder and not os.path.isdir(chosen.folder):
        return tr("The folder for temporary files does not exist: {folder}").format(
            folder=chosen.folder
        )
    try:
        if chosen.scheduler:
            check_address(chosen.scheduler)
    except ClusterError as problem:
        return str(problem)
    return ""


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page each time that QGIS opens its options.

    Parameters
    ----------
    told : callable
        See `OptionsPage`.
    """

    def __init__(self, told):
        super().__init__("DeepMEND", QIcon(ICON))
        self._told = told

    def icon(self):
        return QIcon(ICON)

    def createWidget(self, parent):
        return OptionsPage(self._told, parent)


def install(iface, told):
    """Add the page to QGIS's options, and hand on what is chosen there; what takes both back again."""
    factory = OptionsFactory(told)
    iface.registerOptionsWidgetFactory(factory)
    preferences.read().apply()

    def remove():
        iface.unregisterOptionsWidgetFactory(factory)
        preferences.Preferences().apply()

    return remove


def _combo(own, entries):
    combo = QComboBox()
    combo.addItem(own, "")
    for text, value in entries:
        combo.addItem(text, value)
    narrow(combo)
    return combo


def _metres(own, most):
    box = QDoubleSpinBox()
    box.setRange(0.0, most)
    box.setDecimals(1)
    box.setSuffix(" m")
    box.setSpecialValueText(own)
    return box


def _box(title, rows, remark):
    """A box of labelled widgets, with a remark below them."""
    box = QGroupBox(title)
    form = QFormLayout(box)
    for text, widget in rows:
        form.addRow(text, widget)
    label = QLabel(remark)
    label.setWordWrap(True)
    form.addRow(label)
    return box
