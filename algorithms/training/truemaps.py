"""True maps of the stations of a plan: lessons for a student, and distances of models' maps to them."""

from __future__ import annotations

from ...models.deepmend.fine_tuning import map_distances
from ...models.deepmend.lessons import LessonMaker
from ..common.attributes import warn_of
from ..common.mapreader import EmptyMapError, check_belonging, match_bands
from ..common.messages import trn, unmappable
from ..common.progress import walk


class TrueMaps:
    """The bands of a ground truth, read one by one as they are needed.

    Parameters
    ----------
    plan : Plan
    source : MapSource
    feedback : QgsProcessingFeedback

    Raises
    ------
    QgsProcessingException
        If bands and stations do not match.
    """

    def __init__(self, plan, source, feedback):
        names = plan.names
        if source.has_names and set(source.names) < set(names):
            names = [name for name in names if name in source.names]
            feedback.pushInfo(
                trn(
                    "{n:,} station has no band in GROUND_TRUTH: it only counts as a neighbour.",
                    "{n:,} stations have no band in GROUND_TRUTH: they only count as neighbours.",
                    len(plan.names) - len(names),
                ).format(n=len(plan.names) - len(names))
            )
        self._numbers = dict(zip(names, match_bands(names, source, feedback)))
        check_belonging(source, self._numbers, plan.bands, feedback)
        self._bands = [band for band in plan.order if band.name in self._numbers]
        self._source = source
        self._feedback = feedback

    def lessons(self, progress):
        """{Band: lesson} of the stations whose maps can be learned from; the others are named in the log."""
        lessons, empty, elsewhere = {}, [], []
        current = None
        for band in walk(self._bands, progress):
            if band.deployment is not current:
                current, teacher = band.deployment, LessonMaker(band.deployment)
            try:
                truth, grid = self._truth(band)
            except EmptyMapError:
                empty.append(band.name)
                continue
            lesson = teacher.lesson(band.station, grid, truth, band.grid)
            if lesson is None:
                elsewhere.append(band.name)
            else:
                lessons[band] = lesson
        for names, sentence in (
            (
                empty,
                trn(
                    "{n:,} band has no value above 0 and is left out: {names}.",
                    "{n:,} bands have no value above 0 and are left out: {names}.",
                    len(empty),
                ),
            ),
            (
                elsewhere,
                trn(
                    "{n:,} station is left out because most of its true map is far away from it: {names}.",
                    "{n:,} stations are left out because most of their true map is far away from them:"
                    " {names}.",
                    len(elsewhere),
                ),
            ),
        ):
            warn_of(names, sentence, self._feedback)
        return lessons

    def distances(self, models, bands, progress):
        """KS distances of some models' maps to the true ones: a row for each band, in their order."""
        result = {}
        chosen = set(bands)
        chosen = [band for band in self._bands if band in chosen]
        for band in walk(chosen, progress, *(model.prepare for model in models)):
            place = band.deployment, band.station, band.grid
            try:
                result[band] = map_distances(models, *place, *self._truth(band))
            except ValueError as problem:
                raise unmappable(band.name, problem) from problem
        return [result[band] for band in bands]

    def _truth(self, band):
        return self._source.read_with(self._numbers[band.name], band.grid)
