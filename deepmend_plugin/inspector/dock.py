"""The inspector's dock: widgets and where they stand. What they show is the controller's business."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMapLayerProxyModel
from qgis.gui import QgsDockWidget, QgsFieldComboBox, QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QTextOption
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.common.messages import tr
from ...algorithms.common.modelchoice import beta_of_best
from ...models.density import BETA
from ..copybutton import copy_button
from ..stationbox import StationBox, narrow
from .charts import BarChart, CurveChart
from .flow import Flow
from .mapview import MapView, Viewport
from .scale import Legend
from .sources import FOLDER, NONE, RASTER
from .texts import cell_caption

LAYERS, MAPS, FEATURES, CHARTS = range(4)
"""Tabs."""

WIDTH, LEAST = 300, 240
"""Pixels that the panel wants beside others, and can do with."""


class InspectorDock(QgsDockWidget):
    """All widgets of the inspector, as attributes."""

    def __init__(self, parent=None):
        super().__init__(tr("Station inspector"), parent)
        self.setObjectName("DeepMendStationInspector")
        self.panel = QWidget()
        layout = QVBoxLayout(self.panel)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addLayout(self._choices())
        self.headline = _quiet_label(is_fixed=True)
        bold = self.headline.font()
        bold.setBold(True)
        self.headline.setFont(bold)
        layout.addWidget(self.headline)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._layers_tab(), tr("&Layers"))
        self.tabs.addTab(self._maps_tab(), tr("&Maps"))
        self.tabs.addTab(self._features_tab(), tr("Inputs"))
        self.tabs.addTab(self._charts_tab(), tr("C&harts"))
        self.figures = QTextBrowser()
        self.figures.setAccessibleName(tr("Values of the station"))
        self.figures.setMinimumHeight(70)
        self.figures.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.figures.setPlaceholderText(tr("The values of the chosen station come here."))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.tabs)
        splitter.addWidget(self.figures)
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([420, 110])
        splitter.setChildrenCollapsible(False)
        layout.addWidget(splitter, 1)
        self.status = _quiet_label()
        self.status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.status)
        layout.addLayout(self._buttons())
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.panel)
        area.setMinimumWidth(LEAST)
        self.setWidget(area)

    def _choices(self):
        """Filters, station and model."""
        self.filters = {
            "country": _combo(tr("All countries")),
            "city": _combo(tr("All cities")),
            "operator": _combo(tr("All operators")),
        }
        self.station = StationBox()
        self.station.setAccessibleName(tr("Station"))
        self.pick = QToolButton()
        self.pick.setText(tr("&Pick on map"))
        self.pick.setIcon(QgsApplication.getThemeIcon("/mActionIdentify.svg"))
        self.pick.setCheckable(True)
        self.pick.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pick.setToolTip(tr("Pick on map: click to choose the nearest station."))
        self.model = _combo(tr("Model"))
        self.beta = QDoubleSpinBox()
        self.beta.setDecimals(2)
        self.beta.setRange(0.1, 10.0)
        self.beta.setSingleStep(0.1)
        self.beta.setValue(BETA)
        self.beta.setPrefix("β ")
        self.beta.setKeyboardTracking(False)
        self.beta.setAccessibleName(tr("Attenuation beta"))
        self.beta.setToolTip(f"{self.beta.accessibleName()}. {beta_of_best()}")
        grid = QGridLayout()
        grid.setSpacing(4)
        filters = QHBoxLayout()
        for combo in self.filters.values():
            narrow(combo, 1)  # three of them side by side
            filters.addWidget(combo, 1)
        grid.addLayout(filters, 0, 0, 1, 3)
        for row, (text, combo, extra) in enumerate(
            (
                (tr("&Station"), self.station, self.pick),
                (tr("Mo&del"), self.model, self.beta),
            ),
            1,
        ):
            label = QLabel(text)
            label.setBuddy(combo)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
            grid.addWidget(extra, row, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _layers_tab(self):
        kinds = QgsMapLayerProxyModel.Filter
        self.layer = _layer_combo(kinds.PointLayer)
        self.region = _layer_combo(kinds.PolygonLayer)
        self.truth_raster = _layer_combo(kinds.RasterLayer)
        self.truth_folder = QgsFileWidget()
        self.truth_folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.truth = QComboBox()
        for kind, text in (
            (NONE, tr("None")),
            (RASTER, tr("Raster, a band for each station")),
            (FOLDER, tr("Folder, a raster for each station")),
        ):
            self.truth.addItem(text, kind)
        self.fields = {}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(tr("S&tations"), self.layer)
        for combo in (self.layer, self.region, self.truth_raster, self.truth):
            narrow(combo)
        for what, text in (
            ("id", tr("&Id")),
            ("operator", tr("Ope&rator")),
            ("city", tr("City")),
            ("country", tr("Countr&y")),
            ("height", tr("Hei&ght")),
            ("azimuth", tr("A&zimuth")),
            ("beamwidth", tr("Beam &width")),
            ("gain", tr("Gain, d&B")),
        ):
            combo = QgsFieldComboBox()
            combo.setAllowEmptyFieldName(True)
            narrow(combo)
            self.fields[what] = combo
            form.addRow(text, combo)
        form.addRow(tr("Regio&n (land)"), self.region)
        form.addRow(tr("Gro&und truth"), self.truth)
        form.addRow("", self.truth_raster)
        form.addRow("", self.truth_folder)
        self.shows_bands = QCheckBox(tr("Show its band in map layers"))
        self.shows_bands.setChecked(True)
        self.shows_bands.setToolTip(
            tr("Rasters of the project that have a band for the chosen station show it too.")
        )
        form.addRow(self.shows_bands)
        hint = QLabel(
            tr(
                "Operators are networks of their own: stations compete only within one. City and country only"
                " shorten the list. A folder of true maps holds a file such as A12.tif for station A12."
            )
        )
        hint.setWordWrap(True)
        form.addRow(hint)
        content = QWidget()
        content.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(content)
        return area

    def _maps_tab(self):
        self.viewport = Viewport(self)
        self.truth_view = MapView(tr("Ground truth"), self.viewport)
        self.map_view = MapView(tr("Inferred map"), self.viewport)
        self.maps = Flow(self.truth_view, self.map_view)
        self.legend = Legend(cell_caption(100.0))
        self.outlines = QCheckBox(tr("&Outline 50, 75, 95 % of users"))
        self.reading = _quiet_label(is_fixed=True)
        # room for the values of both maps and the place, or the maps would jump
        self.reading.setFixedHeight(3 * self.reading.fontMetrics().lineSpacing())
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        return _stack(self.maps, self.legend, self.outlines, self.reading)

    def _features_tab(self):
        self.feature_viewport = Viewport(self)
        self.feature_views = [
            MapView(title, self.feature_viewport)
            for title in (
                tr("Nearest station"),
                tr("Second nearest station"),
                tr("Mean of the five nearest"),
            )
        ]
        self.feature_legend = Legend(tr("0: others are nearer, 1: this one is"))
        return _stack(Flow(*self.feature_views), self.feature_legend)

    def _charts_tab(self):
        self.bars = BarChart()
        self.curves = CurveChart()
        self.bars.setAccessibleName(tr("KS distance of each model"))
        self.curves.setAccessibleName(tr("Share of users by distance, for each model"))
        return _stack(Flow(self.bars, self.curves))

    def _buttons(self):
        self.add_button = QPushButton(tr("&Add"))
        self.add_button.setToolTip(tr("Add the map shown to the project, as a temporary raster."))
        self.copy_button = QPushButton(tr("&Copy"))
        self.copy_button.setToolTip(tr("Copy the values as text."))
        self.export_button = QPushButton(tr("E&xport..."))
        self.export_button.setToolTip(tr("Save this panel as a picture."))
        self.command_button = None
        self._button_row = QHBoxLayout()
        for button in (self.add_button, self.copy_button, self.export_button):
            self._button_row.addWidget(button)
        return self._button_row

    def say(self, text):
        """A line below the figures; none for ''. A command that it holds can be copied."""
        self.status.setText(text)
        self.status.setVisible(bool(text))
        if self.command_button is not None:
            self.command_button.deleteLater()
        self.command_button = copy_button(text)
        if self.command_button is not None:
            self._button_row.addWidget(self.command_button)

    def has_features(self, on):
        """Show the tab of features, or not."""
        if not on and self.tabs.currentIndex() == FEATURES:
            self.tabs.setCurrentIndex(MAPS)
        if hasattr(self.tabs, "setTabVisible"):  # Qt 5.15 and later
            self.tabs.setTabVisible(FEATURES, on)
        else:
            self.tabs.setTabEnabled(FEATURES, on)

    def sizeHint(self):
        return QSize(WIDTH, 640)


def _combo(name):
    """A combo box that may be narrow."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    narrow(combo)
    return combo


def _quiet_label(is_fixed=False):
    """A label that shows data as they are, and never widens the dock."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)  # ids are data
    label.setWordWrap(not is_fixed)
    height = QSizePolicy.Policy.Fixed if is_fixed else QSizePolicy.Policy.Minimum
    label.setSizePolicy(QSizePolicy.Policy.Ignored, height)
    return label


def _layer_combo(kind):
    combo = QgsMapLayerComboBox()
    combo.setFilters(kind)
    combo.setAllowEmptyLayer(True)
    combo.setLayer(None)
    return combo


def _stack(*widgets):
    """Widgets below each other."""
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(4, 4, 4, 4)
    layout.setSpacing(4)
    for widget in widgets:
        layout.addWidget(widget)
    return page
