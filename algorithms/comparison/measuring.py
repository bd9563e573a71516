"""One pass over stations that makes all models' maps of each and measures how far they are from the truth."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from ...models.ks import distances_to
from ...models.maps import placed
from ...models.probability import FromMaps
from ..common.attributes import warn_of
from ..common.mapreader import SUM_TOLERANCE, EmptyMapError
from ..common.messages import cancelled, error, tr, trn
from ..common.progress import walk
from .examples import Extremes, make_example


@dataclass(frozen=True)
class Measured:
    """What was found of a station: its band, the area of its Voronoi cell, and by model KS and seconds."""

    band: object
    area: float
    distances: dict
    seconds: dict


class Comparing:
    """Measures models station by station; what a deployment's stations share is shared by the models too.

    Parameters
    ----------
    plan : Plan
    models : dict of str to model
        By name, in the order of results.
    labels : dict of str to str
        How pages call them.
    reference : MapSource or str
        True maps, or the name of the model whose maps stand for them.
    numbers : dict of str to int
        The true maps' band of each station.
    judged : str
        Name of the model whose best and worst stations are kept.
    feedback : QgsProcessingFeedback
    progress : callable
        As `progress.progress_of` makes it.
    """

    def __init__(self, plan, models, labels, reference, numbers, judged, feedback, progress):
        self._progress = progress
        self._plan = plan
        self._models = models
        self._labels = labels
        self._reference = reference
        self._numbers = numbers
        self._judged = judged
        self._feedback = feedback
        self.examples = Extremes()
        self.once = dict.fromkeys(models, 0.0)
        """Seconds that each model took for what it computes once for a deployment."""

    def run(self):
        """Measure all stations.

        Returns
        -------
        list of Measured
            In the plan's order, without stations that have no true map or that some model cannot map; the
            log names these.
        """
        found, empty, failed, unlike = {}, [], {}, []
        prepares = [self._timed(name, model) for name, model in self._models.items()]
        areas = FromMaps().prepare_areas  # first, so that what models share is no model's own time
        for band in walk(self._plan.order, self._progress, areas, *prepares):
            try:
                found[band] = self._measure(band, *self._truth(band, unlike))
            except EmptyMapError:
                empty.append(band.name)
            except ValueError as problem:
                failed[band.name] = str(problem)
        self._tell(empty, failed, unlike)
        if not found:
            raise error(
                tr("No station is left to compare; the log says why each one was left out.")
            )
        return [found[band] for band in self._plan.bands if band in found]

    def _timed(self, name, model):
        """A model's `prepare` that keeps account of its time."""

        def prepare(deployment, progress):
            start = time.perf_counter()
            done = model.prepare(deployment, progress)
            self.once[name] += time.perf_counter() - start
            return done

        return prepare

    def _truth(self, band, unlike):
        """(true map or None, grid to compare maps on); a map that does not sum to 1 is named in `unlike`."""
        if self._reference in self._models:
            return None, band.grid
        truth, grid = self._reference.read_with(self._numbers[band.name], band.grid)
        if abs(truth.sum() - 1.0) > SUM_TOLERANCE:
            unlike.append(band.name)
        return truth, grid

    def _measure(self, band, truth, grid):
        maps, seconds = {}, {}
        deployment = band.deployment
        land = deployment.region_weight(band.grid) > 0.0
        for name, model in self._models.items():
            if self._feedback.isCanceled():
                raise cancelled()
            start = time.perf_counter()
            values = model.diffuse(deployment, band.station, band.grid)
            # of maps that are computed together, each takes its part
            seconds[name] = getattr(model, "seconds", time.perf_counter() - start)
            maps[name] = placed(values, band.grid, grid)
        if truth is None:
            truth = maps[self._reference]
        distances = distances_to(truth, maps)
        self.examples.offer(
            distances[self._judged],
            lambda: self._example(
                band, grid, truth, maps, distances, placed(land, band.grid, grid)
            ),
        )
        area = deployment.tessellation.cells()[band.station].area / 1e6
        return Measured(band, area, distances, seconds)

    def _example(self, band, grid, truth, maps, distances, land):
        pictures = {tr("Truth"): truth} if self._reference not in self._models else {}
        order = sorted(maps, key=lambda name: name != self._reference)
        pictures.update((self._labels[name], maps[name]) for name in order)
        x, y = band.deployment.xy[band.station]
        row = grid.row + grid.rows - 1 - int(np.floor(y / grid.cell))
        column = int(np.floor(x / grid.cell)) - grid.column
        cell = grid.cell / 1000.0
        shown = {self._labels[name]: distances[name] for name in maps if name != self._reference}
        return make_example(band.name, pictures, shown, (row, column), cell, cell**2, land)

    def _tell(self, empty, failed, unlike):
        """Name in the log what was left out or changed, in the order of the layer."""
        unlike, empty = (
            [band.name for band in self._plan.bands if band.name in names]
            for names in (unlike, empty)
        )
        failed = [f"{name} ({problem})" for name, problem in failed.items()]
        for names, sentence in (
            (
                unlike,
                trn(
                    "{n:,} band of GROUND_TRUTH does not sum to 1 and was normalised: {names}.",
                    "{n:,} bands of GROUND_TRUTH do not sum to 1 and were normalised: {names}.",
                    len(unlike),
                ),
            ),
            (
                empty,
                trn(
                    "{n:,} band has no value above 0 and is left out: {names}.",
                    "{n:,} bands have no value above 0 and are left out: {names}.",
                    len(empty),
                ),
            ),
            (
                failed,
                trn(
                    "{n:,} station is left out because a model cannot map it: {names}.",
                    "{n:,} stations are left out because a model cannot map them: {names}.",
                    len(failed),
                ),
            ),
        ):
            warn_of(names, sentence, self._feedback)
