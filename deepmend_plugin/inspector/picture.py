"""Shows an answer of the computation in the dock, step by step as it comes."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QObject

from ...algorithms.common.messages import tr
from ...models.catalogue import each_model
from . import texts
from .charts import colour_of
from .colours import ink
from .computation import Compared, Features, Outlines, StationMap, TrueMap
from .scale import Scale

FEATURE_SCALE = Scale(1.0)


class Picture(QObject):
    """The station shown: its maps, distances and curves.

    Parameters
    ----------
    dock : InspectorDock
    """

    def __init__(self, dock):
        super().__init__(dock)
        self._dock = dock
        self.rows, self.remarks = [], []
        self._outlines = ()
        dock.feature_legend.set_scale(FEATURE_SCALE)
        dock.viewport.pointed.connect(self._read_cursor)
        self.clear("")

    def clear(self, message):
        """Show no station, but a message."""
        dock = self._dock
        self.shown = self.network = self.station = self._truth = None
        self.compared, self.rows, self.remarks = {}, [], []
        self._outlines = ()
        for view in (dock.truth_view, dock.map_view, *dock.feature_views):
            view.clear(message)
        dock.map_view.title = tr("Inferred map")
        dock.legend.set_scale(None)
        dock.bars.show_bars("", ())
        dock.curves.show_curves("", 1.0, ())
        dock.figures.clear()
        dock.headline.clear()
        dock.reading.clear()
        self._enable(False)

    def begin(self, network, name, has_truth):
        """Another answer comes, perhaps of another station of a network."""
        station = network.stations[name]
        if self.station is not station:
            self._truth = None
        self.network, self.station, self._has_truth = network, station, has_truth
        self.compared = {}
        self._dock.truth_view.setVisible(has_truth)
        self._dock.maps.arrange()

    def take(self, step):
        """Show a step of the answer."""
        if isinstance(step, StationMap):
            self._take_map(step)
        elif isinstance(step, TrueMap):
            self._truth = step.values
            self._draw_maps()
        elif isinstance(step, Outlines):
            self._outlines = step.of_map, step.of_truth
            self._draw_outlines()
        elif isinstance(step, Features):
            self._draw_features(step.values)
        elif isinstance(step, Compared):
            self.compared[step.name] = step
            if step.name is None and step.problem:
                self._dock.truth_view.clear(step.problem)
            self._draw_charts()
        self._draw_figures()

    def _take_map(self, step):
        dock = self._dock
        x, y = step.band.deployment.xy[step.band.station].tolist()
        is_new = self.shown is None or self.shown.band is not step.band
        self.shown, self._outlines = step, ()
        if is_new:
            self._truth = None
            dock.truth_view.clear()
            for viewport in (dock.viewport, dock.feature_viewport):
                viewport.show(step.band.grid, x, y, self.station.azimuth)
        if is_new or step.choice.entry.inputs is None:
            for view in dock.feature_views:
                view.clear()
        dock.map_view.title = texts.label_of(step.choice.name)
        dock.legend.set_caption(texts.cell_caption(step.band.grid.cell))
        self._enable(True)
        self._draw_maps()

    def _neighbours(self):
        deployment = self.shown.band.deployment
        sites = deployment.sites
        return np.delete(sites.xy, deployment.site_of[self.shown.band.station], axis=0)

    def _draw_maps(self):
        dock, shown = self._dock, self.shown
        scale = Scale.of_maps(shown.values, self._truth)
        neighbours = self._neighbours()
        dock.map_view.show_map(shown.values, shown.land, scale, neighbours)
        if self._truth is not None:
            everywhere = np.ones(shown.land.shape, dtype=bool)
            land = shown.land if not (self._truth[~shown.land] > 0).any() else everywhere
            dock.truth_view.show_map(self._truth, land, scale, neighbours)
        dock.legend.set_scale(scale)
        self._draw_outlines()

    def _draw_outlines(self):
        of_map, of_truth = self._outlines or ((), ())
        self._dock.map_view.show_outlines(of_map)
        self._dock.truth_view.show_outlines(of_truth)

    def _draw_features(self, values):
        neighbours = self._neighbours()
        for view, feature in zip(self._dock.feature_views, values):
            view.show_map(feature, self.shown.land, FEATURE_SCALE, neighbours)

    def _draw_charts(self):
        chosen = self.shown.choice.name
        names = [name for name in each_model() if name in self.compared]
        truth = self.compared.get(None)
        has_truth = truth is not None and truth.curve is not None
        colours = {name: colour_of(i) for i, name in enumerate(each_model())}
        colours[None] = ink(self._dock.palette())
        bars = []
        for name in names:
            if has_truth or name != chosen:
                step = self.compared[name]
                value = step.to_truth if has_truth else step.to_chosen
                bars.append((texts.label_of(name), value, colours[name]))
        title = tr("KS distance to the ground truth")
        if not has_truth:
            title = tr("KS distance to {model}").format(model=texts.label_of(chosen))
        self._dock.bars.show_bars(title, bars)
        curves = [
            (texts.label_of(name), self.compared[name].curve, colours[name])
            for name in ([None] if has_truth else []) + names
            if self.compared[name].curve is not None
        ]
        title = tr("Share of users within a distance")
        self._dock.curves.show_curves(title, self.shown.band.grid.cell, curves)

    def _draw_figures(self):
        self.rows = texts.figures(self.station, self.shown, self.compared, self._has_truth)
        self.remarks = texts.remarks(self.shown, self.compared)
        self._dock.headline.setText(texts.headline(self.shown, self.compared, self._has_truth))
        bar = self._dock.figures.verticalScrollBar()
        place = bar.value()
        self._dock.figures.setHtml(texts.as_html(self.rows, self.remarks))
        bar.setValue(place)

    def _read_cursor(self):
        place = self._dock.viewport.cursor
        views = [self._dock.truth_view] if self._truth is not None else []
        if place is None or self.shown is None:
            self._dock.reading.clear()
            return
        values = [(view.title, view.value_at(place)) for view in [*views, self._dock.map_view]]
        self._dock.reading.setText(texts.reading(place, values))

    def _enable(self, on):
        dock = self._dock
        for button in (dock.add_button, dock.copy_button):
            button.setEnabled(on)
