"""Places where the serving station is known: reading them, and the scores of models there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ...models.scores import PlaceScores, block_interval, score_places, thinned
from .attributes import ID, as_text, some
from .fields import make_fields
from .messages import cancelled, error, tr
from .outputs import make_feature
from .region import require_crs, unchecked
from .workingcrs import transformed

SERVING_NAMES = ("serving", "serving_id", "serving_cell", "cell_id", "cellid", "cell", ID)
"""Usual names of the field of serving stations."""

LOOK = 1 << 12  # features read before the user's wish to stop is looked at


@dataclass(frozen=True)
class ServedPlaces:
    """Places that are judged.

    xy : (n, 2) in the working CRS; station : (n,) numbers of their serving stations in the table of stations.
    """

    xy: np.ndarray
    station: np.ndarray


def add_measurements(algorithm, help, optional=True):
    """Add MEASUREMENTS, with some help, and SERVING_FIELD."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "MEASUREMENTS",
            tr("Measurements"),
            [QgsProcessing.SourceType.TypeVectorPoint],
            optional=optional,
        ),
        help,
    )
    algorithm.add(
        QgsProcessingParameterExpression(
            "SERVING_FIELD",
            tr("Serving station"),
            parentLayerParameterName="MEASUREMENTS",
            optional=True,
        ),
        tr(
            "Field of MEASUREMENTS with the id of the serving station, or an expression that gives"
            " it, such as floor(cell_id / 256). If empty: the first field with a usual name."
        ),
    )


def add_scores(algorithm):
    """Add OUTPUT_SCORES."""
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            "OUTPUT_SCORES",
            tr("Scores at measurements"),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=False,
        ),
        tr(
            "Table of the scores at MEASUREMENTS: model, group (empty for all groups together),"
            " places, log_score (mean of -ln P of the serving station; smaller is better) with"
            " log_low and log_high (95 % interval), brier (0 to 2; smaller is better), accuracy"
            " (share of places that their likeliest station serves)."
        ),
    )


def read_measurements(algorithm, parameters, context, plan, feedback):
    """The places that are judged, thinned; None where MEASUREMENTS is not set.

    Raises
    ------
    QgsProcessingException
        With one sentence for whatever is wrong with them.
    """
    source = algorithm.source(parameters, "MEASUREMENTS", context)
    if source is None:
        return None
    require_crs(source, "MEASUREMENTS")
    text = algorithm.parameterAsString(parameters, "SERVING_FIELD", context)
    expressions = algorithm.createExpressionContext(parameters, context, source)
    serving = serving_reader(source.fields(), text, expressions)
    numbers = {name: number for number, name in enumerate(plan.table.ids)}
    xy, station, strange, unknown, homeless, count = [], [], set(), 0, 0, 0
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        count += 1
        if count % LOOK == 0 and feedback.isCanceled():
            raise cancelled()
        name = serving(feature)
        number = numbers.get(name)
        if number is None:
            unknown += 1
            if len(strange) < 5:
                strange.add(name or tr("empty"))
            continue
        point = _point_of(feature)
        if point is None:
            homeless += 1
            continue
        xy.append(point)
        station.append(number)
    if not xy:
        raise error(
            tr(
                "None of the {n:,} MEASUREMENTS has a serving station that is in INPUT: SERVING_FIELD"
                " gives values such as {values}, but station ids look like {ids}. Choose another field"
                " or expression."
            ).format(
                n=count,
                values=", ".join(sorted(strange)) or tr("nothing"),
                ids=some(plan.table.ids, 3),
            )
        )
    places = transformed(np.array(xy), source.sourceCrs(), plan.crs, context.transformContext())
    station = np.array(station)
    possible = np.isfinite(places).all(axis=1)
    homeless += int((~possible).sum())
    places, station = places[possible], station[possible]
    if not len(places):
        raise error(
            tr(
                "None of the positions in MEASUREMENTS is valid in the working CRS: check the layer's"
                " CRS."
            )
        )
    kept = thinned(places)
    feedback.pushInfo(
        tr(
            "Measurements: {n:,}; serving station not in INPUT: {unknown:,}{examples}; without a"
            " position: {homeless:,}; used, one in each square of 50 m: {kept:,}"
        ).format(
            n=count,
            unknown=unknown,
            examples=f" ({', '.join(sorted(strange))})" if strange else "",
            homeless=homeless,
            kept=len(kept),
        )
    )
    return ServedPlaces(places[kept], station[kept])


def _point_of(feature):
    """(x, y) of a measurement, None where there is none."""
    geometry = feature.geometry()
    if geometry.isNull() or geometry.isEmpty():
        return None
    point = next(geometry.vertices())
    if geometry.isMultipart() and geometry.constGet().partCount() > 1:
        raise error(
            tr(
                "Feature {id} of MEASUREMENTS is a multipoint of {n} points, but a measurement has one"
                " position: split it with 'Multipart to singleparts' (native:multiparttosingleparts)."
            ).format(id=feature.id(), n=geometry.constGet().partCount())
        )
    return point.x(), point.y()


def serving_reader(fields, text, context, name="MEASUREMENTS"):
    """A function of a feature: the id of the station that serves, as text.

    Parameters
    ----------
    fields : QgsFields
    text : str
        A field or an expression; '' for the first field with a usual name.
    context : QgsExpressionContext
    name : str
        What messages call the layer.

    Raises
    ------
    QgsProcessingException
        If there is no such field, or the expression cannot be used.
    """
    if not text.strip():
        lower = {name.lower(): name for name in reversed(fields.names())}
        text = next((lower[name] for name in SERVING_NAMES if name in lower), "")
        if not text:
            raise error(
                tr(
                    "SERVING_FIELD is empty, and no field of {layer} has a usual name; its fields are:"
                    " {names}. Choose the one with the id of the serving station."
                ).format(layer=name, names=", ".join(fields.names()))
            )
    index = fields.lookupField(text.strip().strip('"'))
    if index >= 0:
        return lambda feature: as_text(feature[index])
    parsed = QgsExpression(text)
    unknown = sorted(
        name
        for name in parsed.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
        if fields.lookupField(name) < 0
    )
    if parsed.hasParserError() or unknown:
        problem = parsed.parserErrorString().strip() or tr("no field {names}").format(
            names=", ".join(unknown)
        )
        raise error(
            tr(
                "SERVING_FIELD is not a field of {layer}, nor an expression that can be used"
                " ({problem}): {text}. The fields are: {names}."
            ).format(layer=name, problem=problem, text=text, names=", ".join(fields.names()))
        )
    parsed.prepare(context)

    def evaluate(feature):
        context.setFeature(feature)
        value = parsed.evaluate(context)
        if parsed.hasEvalError():
            raise error(
                tr("SERVING_FIELD cannot be evaluated ({problem}): {text}").format(
                    problem=parsed.evalErrorString().strip(), text=text
                )
            )
        return as_text(value)

    return evaluate


class Judged:
    """Scores of models at places.

    Parameters
    ----------
    models : dict of str to model
    plan : Plan
    places : ServedPlaces
    progress : callable
        Told the fraction done; returns False to stop.

    Raises
    ------
    QgsProcessingException
        If the user wants to stop.
    """

    def __init__(self, models, plan, places, progress):
        self._plan, self._places = plan, places
        self._sites = [plan.sites[number] for number in places.station]
        self.scores = {}
        for number, (name, model) in enumerate(models.items()):
            self.scores[name] = self._score(
                model, lambda part, number=number: progress((number + part) / len(models))
            )

    def _score(self, model, progress):
        deployments = list(dict.fromkeys(site[0] for site in self._sites))
        stations = Counter(site[0] for site in self._plan.sites)
        result, done = PlaceScores.none(len(self._sites)), 0
        for deployment in deployments:
            chosen = [i for i, site in enumerate(self._sites) if site[0] is deployment]
            n = len(chosen)
            _, site, share = zip(*(self._sites[i] for i in chosen))
            found = score_places(
                model,
                deployment,
                self._places.xy[chosen],
                np.array(site),
                np.array(share),
                stations[deployment],
                lambda part, done=done, n=n: progress((done + part * n) / len(result)),
            )
            if found is None:
                raise cancelled()
            done += n
            for whole, part in zip(vars(result).values(), vars(found).values()):
                whole[chosen] = part
        return result

    def interval(self, name, chosen=slice(None)):
        """95 % interval of a model's mean log score."""
        return block_interval(self.scores[name].log[chosen], self._places.xy[chosen])

    @property
    def groups(self):
        """{group: numbers of the places that its stations serve}, '' for all of them first."""
        groups = np.array(self._plan.table.groups, dtype=object)[self._places.station]
        names = [name for name in dict.fromkeys(groups) if name]
        return {
            "": np.arange(len(groups)),
            **{name: np.flatnonzero(groups == name) for name in names},
        }

    def of_stations(self, names):
        """Rows for stations by id: number of places that each serves, and the mean log score of each model
        there, None where there are none."""
        number = {name: i for i, name in enumerate(self._plan.table.ids)}
        n = len(number)
        count = np.bincount(self._places.station, minlength=n)
        sums = [np.bincount(self._places.station, f.log, n) for f in self.scores.values()]
        rows = []
        for i in (number[name] for name in names):
            means = [float(s[i] / count[i]) if count[i] else None for s in sums]
            rows.append([int(count[i]), *means])
        return rows

    def rows(self):
        """Yields the rows of OUTPUT_SCORES."""
        for name, found in self.scores.items():
            for group, chosen in self.groups.items():
                log, brier, right = found.means(chosen)
                limits = [None if np.isnan(v) else v for v in self.interval(name, chosen)]
                yield [name, group or None, len(chosen), log, *limits, brier, right]


def write_scores(outputs, judged):
    """Add OUTPUT_SCORES to the Outputs of a run; without rows where nothing was judged."""
    figures = ("log_score", "log_low", "log_high", "brier", "accuracy")
    fields = make_fields(model=str, group=str, places=int, **dict.fromkeys(figures, float))
    outputs.features("OUTPUT_SCORES", fields, map(make_feature, judged.rows() if judged else ()))
