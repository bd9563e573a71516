"""A network's spread and its stations' gains, from measurements."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ...models.calibration import (
    FEWEST,
    NEAR,
    Places,
    calibrate,
    choose_spread,
    held_out,
    squares_of,
)
from ...models.catalogue import CATALOGUE, Settings
from ...models.cells import of_cells
from ...models.scores import score_places
from ..common import styles
from ..common.attributes import StationIds
from ..common.destinations import check_destinations
from ..common.fields import OutputFields, make_fields
from ..common.measurements import add_measurements, read_measurements
from ..common.messages import cancelled, error, tr, trn
from ..common.outputs import Outputs, make_feature
from ..common.progress import progress_of
from ..common.region import unchecked
from ..common.stationalgorithm import StationAlgorithm
from .calibrationpage import write_calibration_page

CHOSEN, TRIED, JUDGED = (
    55.0,
    70.0,
    80.0,
)  # percent done after the prior, a first fit, and its scores


class CalibrateStations(StationAlgorithm):
    """Gains of stations, and how compact their network is."""

    def name(self):
        return "calibratestations"

    def displayName(self):
        return tr("Calibrate stations")

    def groupId(self):
        return "training"

    def tags(self):
        return tr(
            "calibrate,gain,drive test,measurements,crowd-sourced,base station,mobile phone,beta"
        ).split(",")

    def summary(self):
        return tr(
            "Finds, from places where the serving station is known, how strong each station is"
            " relative to the others (its gain) and how compact the network is (BETA). Use both in"
            " the other tools: the field 'gain' as GAIN_FIELD, and BETA.\nStations with few"
            " measurements keep a gain near 0. Part of the measurements is held out, and the log"
            " says how well the models fit there before and after: in whole squares of 1 km, far"
            " from measurements used for the fit, and in squares of 200 m between such"
            " measurements. Gains help near measured places; farther away they may not."
        )

    # -- parameters

    def add_parameters(self):
        add_measurements(
            self,
            tr(
                "Points where the serving station is known, for example from a drive test. One point"
                " in each square of 50 m counts, drawn at random."
            ),
            optional=False,
        )
        self.add(
            QgsProcessingParameterNumber(
                "SEED", tr("Seed"), QgsProcessingParameterNumber.Type.Integer, 1
            ),
            tr("Whole number, 0 or more. Another seed holds out other squares."),
            advanced=True,
        )

    def add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Calibrated stations"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            tr(
                "All stations with their fields, and gain (dB, relative to the others), gain_sd (its"
                " standard deviation, dB) and measured (number of places that the station served)."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_HTML",
                tr("Report"),
                tr("HTML files (*.html)"),
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Report with the scores on the held-out places, before and after, and reliability"
                " curves."
            ),
        )
        for name, label in (
            ("BETA", tr("Spread of the network (BETA)")),
            ("PATTERN", tr("Share of the antenna pattern that remains")),
            ("SCORE_BEFORE", tr("Held-out log score before")),
            ("SCORE_AFTER", tr("Held-out log score after")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def checkParameterValues(self, parameters, context):
        seed = self.parameterAsInt(parameters, "SEED", context)
        if seed < 0:
            return False, tr("SEED must be 0 or a positive whole number, not {value}.").format(
                value=seed
            )
        return super().checkParameterValues(parameters, context)

    # -- running

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        html = self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context)
        plan = self.read_plan(parameters, context, feedback)
        served = read_measurements(self, parameters, context, plan, feedback)
        deployment, stations, station_of = _only_deployment(plan)
        xy, serving = served.xy, station_of[served.station]
        places = Places(deployment, xy, serving)
        self._check(places, deployment, len(xy), feedback)
        seed = self.parameterAsInt(parameters, "SEED", context)
        far = held_out(squares_of(xy), seed)
        near = held_out(squares_of(xy, NEAR), seed + 1) & ~far
        judged = far | near
        # the squares that choose the prior are not those that judge it
        choosing = held_out(squares_of(xy), seed + 2) | held_out(squares_of(xy, NEAR), seed + 3)
        choosing &= ~judged
        learned = places.part(np.flatnonzero(~(judged | choosing)[places.kept]))
        chooses = places.part(np.flatnonzero(choosing[places.kept]))
        spread = choose_spread(learned, chooses, progress_of(feedback, 0.0, CHOSEN))
        tried = spread and calibrate(learned, spread, progress_of(feedback, CHOSEN, TRIED))
        if tried is None:
            raise cancelled()
        scores = _scores(deployment, tried, xy, serving, {"far": far, "near": near}, feedback)
        found = calibrate(places, spread, progress_of(feedback, JUDGED, 100.0))
        if found is None:
            raise cancelled()
        before, after = self._tell(found, scores, feedback)
        known = 0.0 if deployment.antennas is None else deployment.antennas.gain
        rows = np.stack([found.gain + known, found.gain_sd, found.places], axis=-1)[stations]
        with Outputs(self, parameters, context) as outputs:
            self._write(outputs, parameters, context, plan, rows)
            if html:
                outputs.file(
                    "OUTPUT_HTML", html, lambda path: write_calibration_page(path, found, scores)
                )
            results = outputs.commit()
        pattern = None if np.isnan(found.pattern) else found.pattern
        numbers = {"BETA": round(found.beta, 3), "PATTERN": pattern}
        return {**results, **numbers, "SCORE_BEFORE": before, "SCORE_AFTER": after}

    def _check(self, places, deployment, count, feedback):
        """Refuse measurements from which nothing can be told, and say how many are too far off."""
        lost = count - len(places)
        if lost:
            feedback.pushWarning(
                trn(
                    "{n:,} measurement is not used: at least 24 sites are nearer to it than the station"
                    " that served it.",
                    "{n:,} measurements are not used: at least 24 sites are nearer to them than the"
                    " station that served them.",
                    lost,
                ).format(n=lost)
            )
        if len(places) < FEWEST:
            raise error(
                tr(
                    "Only {n:,} places of MEASUREMENTS can be used, one in each square of 50 m, but at"
                    " least {least} are needed: give more measurements."
                ).format(n=len(places), least=FEWEST)
            )
        served = np.unique(places.serving)
        if len(served) < 2:
            raise error(
                tr(
                    "All MEASUREMENTS were served by one station, {name}, but gains are differences"
                    " between stations: give measurements of several stations."
                ).format(name=deployment.ids[served[0]])
            )
        never = len(deployment) - len(served)
        if never:
            feedback.pushInfo(
                trn(
                    "{n:,} of {total:,} stations served no measurement: its gain stays near 0.",
                    "{n:,} of {total:,} stations served no measurement: their gains stay near 0.",
                    never,
                ).format(n=never, total=len(deployment))
            )

    def _tell(self, found, scores, feedback):
        """Log what was found; the held-out log scores of the last model before and after."""
        feedback.pushInfo(
            tr(
                "BETA {beta:.2f}; standard deviation of the gains {deviation:.1f} dB, of their prior"
                " {spread:g} dB"
            ).format(beta=found.beta, deviation=found.gain.std(), spread=found.spread)
        )
        if not np.isnan(found.pattern):
            feedback.pushInfo(
                tr(
                    "Share of the antenna pattern that remains: {pattern:.2f} (the models use 0.3)"
                ).format(pattern=found.pattern)
            )
        for row in scores:
            feedback.pushInfo(
                tr(
                    "{model}, {n:,} places held out {where}: log score {before:.3f} before, {after:.3f}"
                    " after; accuracy {right_before:.1%} before, {right_after:.1%} after"
                ).format(**row.texts())
            )
        last = scores[-2:]  # of the last model, far and near
        before = np.concatenate([row.before.log for row in last]).mean()
        after = np.concatenate([row.after.log for row in last]).mean()
        if after > before:
            feedback.pushWarning(
                tr(
                    "The gains did not help on the held-out places: use them with care, or not at all."
                )
            )
        return float(before), float(after)

    def _write(self, outputs, parameters, context, plan, rows):
        """Add OUTPUT: the features of INPUT with what was found."""
        source = self.source(parameters, "INPUT", context)
        numbers = dict(zip(plan.table.ids, rows))
        ids = StationIds(source.fields(), self.parameterAsString(parameters, "ID_FIELD", context))
        written = OutputFields()
        features = [
            feature
            for feature in source.getFeatures(QgsFeatureRequest(), unchecked())
            if ids.of(feature) in numbers
        ]
        replaced = {"gain", "gain_sd", "measured"}
        kept = [i for i, f in enumerate(source.fields()) if f.name().lower() not in replaced]
        for i in kept:
            written.copy(source.fields()[i], (f[i] for f in features), "_input")
        for field in make_fields(gain=float, gain_sd=float, measured=int):
            written.add(field)

        def made():
            for feature in features:
                gain, deviation, count = numbers[ids.of(feature)]
                values = [feature[i] for i in kept] + [float(gain), float(deviation), int(count)]
                result = make_feature(written.values(values))
                result.setGeometry(feature.geometry())
                yield result

        crs = source.sourceCrs()
        outputs.features("OUTPUT", written.fields, made(), source.wkbType(), crs, styles.STATIONS)


def _only_deployment(plan):
    """The deployment; of each station as read its number there; and an array of the same."""
    deployments = list(dict.fromkeys(site[0] for site in plan.sites))
    if len(deployments) > 1:
        raise error(
            tr(
                "INPUT has {n} groups, but one network is calibrated at a time: filter INPUT to one"
                " group, and run the tool once for each."
            ).format(n=len(deployments))
        )
    numbers = np.array([site[1] for site in plan.sites])
    return deployments[0], numbers, numbers


class HeldOut:
    """Scores of a model at places that were held out.

    Attributes
    ----------
    label, where : str
        The model, and how the places were held out.
    before, after : models.scores.PlaceScores
    """

    def __init__(self, label, where, before, after):
        self.label, self.where, self.before, self.after = label, where, before, after

    def texts(self):
        """Values for a sentence."""
        before, after = self.before.means(), self.after.means()
        return {
            "model": self.label,
            "where": self.where,
            "n": len(self.before),
            "before": before[0],
            "after": after[0],
            "right_before": before[2],
            "right_after": after[2],
        }


def _scores(deployment, tried, xy, serving, parts, feedback):
    """HeldOut of each model that takes gains, far from what was learned from and near it."""
    where = {"far": tr("in squares of 1 km"), "near": tr("in squares of 200 m")}
    calibrated = replace(deployment, antennas=tried.antennas(deployment))
    result = []
    # those that take a spread take gains as well
    for entry in (entry for entry in CATALOGUE.values() if "beta" in entry.takes):
        for part, chosen in parts.items():
            if not chosen.any():
                continue
            found = []
            for network, settings in (
                (deployment, Settings()),
                (calibrated, Settings(beta=tried.beta)),
            ):
                if feedback.isCanceled():
                    raise cancelled()
                model = of_cells(entry.make(settings), [network])
                found.append(score_places(model, network, xy[chosen], serving[chosen]))
            result.append(HeldOut(entry.shown, where[part], *found))
    return result
