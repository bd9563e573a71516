"""Models side by side: how far the maps of each are from the truth, or from a baseline's."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
    QgsWkbTypes,
)

from ...models.catalogue import BASELINE, CATALOGUE
from ...models.distance_statistics import gains, summary_of_gain
from ..common import styles
from ..common.destinations import check_destinations, destination_of
from ..common.fields import make_fields
from ..common.groundtruth import GroundTruthMixin
from ..common.mapreader import check_belonging, match_some
from ..common.measurements import (
    Judged,
    add_measurements,
    add_scores,
    read_measurements,
    write_scores,
)
from ..common.messages import error, tr
from ..common.modelchoice import (
    ModelChoiceMixin,
    lacks_a_package,
    make_model,
    settings_of,
)
from ..common.outputs import Outputs, make_feature
from ..common.progress import progress_of
from ..common.stationalgorithm import StationAlgorithm
from ..common.workingcrs import crs_name
from .measuring import Comparing
from .page import Comparison, versions
from .scorespage import ScoresPage, scores_section


class CompareModels(ModelChoiceMixin, GroundTruthMixin, StationAlgorithm):
    """Which model to trust at a place."""

    def name(self):
        return "comparemodels"

    def displayName(self):
        return tr("Compare models")

    def groupId(self):
        return "comparison"

    def tags(self):
        return tr("compare,accuracy,benchmark,kolmogorov,smirnov,report,diffusion map").split(",")

    def summary(self):
        return tr(
            "Makes the maps of several models for the same stations and measures how far each is"
            " from the true map: which model can you trust here, and how much?\nWithout a ground"
            " truth, distances are to the maps of the baseline: they show how much the models"
            " differ, not which one is right. The maps themselves are not kept. The result is a"
            " point for each station and, if you ask for it, a report with statistics, charts, and"
            " the maps of the best and worst stations side by side.\nWith measurements (places where"
            " the serving station is known), models are judged by the probability that they give to"
            " that station."
        )

    # -- parameters

    def add_parameters(self):
        self.add_model_choice(
            "MODELS",
            tr("Models"),
            tr(
                "Models to compare. One that lacks a Python package is left out, and the log says so."
            ),
            list(CATALOGUE),
            several=True,
        )
        self.add(
            QgsProcessingParameterRasterLayer("GROUND_TRUTH", tr("Ground truth"), optional=True),
            tr(
                "Raster of true maps, with a band for each station, matched by station id (by order if"
                " the bands have no names). Bands need not sum to 1; stations without a band only count"
                " as neighbours. Its CRS becomes the working CRS."
            ),
        )
        add_measurements(
            self,
            tr(
                "Points where the serving station is known, for example from a drive test. Models are"
                " judged by the probability that they give to that station. One point in each square of"
                " 50 m counts, drawn at random. Without GROUND_TRUTH, no maps are made."
            ),
        )
        self.add_model_choice(
            "BASELINE",
            tr("Baseline"),
            tr(
                "The model that gains are relative to. It is compared even if MODELS leaves it out."
                " Without a ground truth, distances are to its maps."
            ),
            BASELINE,
        )
        self.add_model_settings()

    def add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Compared models"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            tr(
                "A point for each station: station_id, the group if there is one, area_km2 (of its"
                " Voronoi cell), and for each model ks_ (KS distance, 0 to 1), accuracy_ (1 - ks),"
                " gain_ (1 - ks / ks of the baseline; empty without a ground truth) and seconds_ (to"
                " make the map, without the work that models share). With MEASUREMENTS: places (those"
                " used that it serves) and for each model log_score_ there; then ks_, accuracy_, gain_"
                " and seconds_ only with GROUND_TRUTH."
            ),
        )
        add_scores(self)
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_HTML",
                tr("Report"),
                tr("HTML files (*.html)"),
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Report with statistics, tests, distributions, the best and worst stations with their"
                " maps, computing times, and the settings needed to repeat the run."
            ),
        )

    # -- running

    def prepareAlgorithm(self, parameters, context, feedback):
        self._command = self.asPythonCommand(parameters, context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        html = self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context)
        check_destinations(self, parameters, context)
        plan = self.read_plan(parameters, context, feedback)
        truth = self.open_truth(plan, feedback)
        numbers = {}
        if truth:
            numbers = match_some(plan.names, truth, plan.ids, feedback)
            check_belonging(truth, numbers, plan.bands, feedback)
            plan = replace(plan, bands=[band for band in plan.bands if band.name in numbers])
            if not truth.fits(plan.cell):
                feedback.pushWarning(
                    tr(
                        "GROUND_TRUTH has another grid: its probability is resampled to grid cells of"
                        " {cell:g} m by area, conserving each map's sum."
                    ).format(cell=plan.cell)
                )
        places = read_measurements(self, parameters, context, plan, feedback)
        if places is None and destination_of(self, parameters, "OUTPUT_SCORES", context):
            feedback.pushWarning(tr("OUTPUT_SCORES is empty: set MEASUREMENTS to fill it."))
        baseline = self.parameterAsEnumString(parameters, "BASELINE", context)
        models = self._make_models(parameters, context, feedback, plan, baseline)
        only_places = places is not None and not truth
        if baseline not in models:
            baseline = self._without_baseline(baseline, truth or only_places, feedback)
        if not truth and not only_places and len(models) == 1:
            raise error(
                tr(
                    "There is nothing to compare with: choose a model besides the BASELINE, or give a"
                    " GROUND_TRUTH or MEASUREMENTS."
                )
            )
        labels = {
            name: CATALOGUE[name].title(settings_of(self, name, parameters, context))
            for name in models
        }
        judged = [name for name in models if name != baseline] or list(models)
        table = comparing = scored = None
        share = 0.0 if places is None else 100.0 if only_places else 20.0
        if places is not None:
            scored = Judged(models, plan, places, progress_of(feedback, 0.0, share))
            self._tell_scores(scored, labels, feedback)
        if not only_places:
            comparing = Comparing(
                plan,
                models,
                labels,
                truth or baseline,
                numbers,
                judged[-1],
                feedback,
                progress_of(feedback, share),
            )
            table = Table(comparing.run(), list(models), baseline, bool(truth))
            self._tell(table, labels, feedback)
        with Outputs(self, parameters, context) as outputs:
            if html:
                page = self._page(
                    parameters, context, plan, table, labels, comparing, judged[-1], scored
                )
                outputs.file("OUTPUT_HTML", html, page.write)
            self._write(outputs, parameters, context, plan, table, scored)
            return outputs.commit()

    def _make_models(self, parameters, context, feedback, plan, baseline):
        """{name: model} of those chosen and the baseline that can be had, in the order of the catalogue."""
        chosen = {*self.parameterAsEnumStrings(parameters, "MODELS", context), baseline}
        models = {}
        for name in CATALOGUE:
            if name not in chosen:
                continue
            try:
                models[name] = make_model(self, name, parameters, context, feedback, plan)
            except QgsProcessingException as problem:
                if not lacks_a_package(problem):
                    raise
                feedback.pushWarning(
                    tr("{model} is left out: {problem}").format(
                        model=CATALOGUE[name].shown, problem=str(problem)
                    )
                )
        if not models:
            raise error(tr("None of the models can be used; the log says why."))
        return models

    @staticmethod
    def _without_baseline(baseline, truth, feedback):
        sentence = tr("BASELINE {model} cannot be used").format(model=CATALOGUE[baseline].shown)
        if not truth:
            raise error(sentence + tr(", and GROUND_TRUTH is not set: choose another BASELINE."))
        feedback.pushWarning(sentence + tr(", so gains cannot be computed."))

    @staticmethod
    def _tell(table, labels, feedback):
        for name in table.models:
            ks = table.distances[name]
            text = tr("{model}: mean KS distance {ks:.4f}").format(model=labels[name], ks=ks.mean())
            gain = table.mean_gain(name)
            if gain is not None:
                text += tr(", mean gain {gain:.1%}").format(gain=gain)
            feedback.pushInfo(text)

    @staticmethod
    def _tell_scores(scored, labels, feedback):
        for name, found in scored.scores.items():
            log, brier, right = found.means()
            feedback.pushInfo(
                tr(
                    "{model}: log score {log:.3f}, Brier score {brier:.3f}, accuracy {right:.1%} at"
                    " measurements"
                ).format(model=labels[name], log=log, brier=brier, right=right)
            )

    def _write(self, outputs, parameters, context, plan, table, scored):
        if table:
            # the one by which it is coloured
            others = [name for name in table.models if name != table.baseline]
            self.about = tuple(CATALOGUE[name].shown for name in others[-1:])
        grouped = bool(self.parameterAsString(parameters, "GROUP_FIELD", context))
        bands = [measured.band for measured in table.measured] if table else plan.bands
        kinds = {"station_id": str, **({"group": str} if grouped else {})}
        rows = [[band.name, *([band.group] if grouped else [])] for band in bands]
        if table:
            kinds["area_km2"] = float
            for name in table.models:
                for figure in ("ks", "accuracy", "gain", "seconds"):
                    kinds[f"{figure}_{name}"] = float
            for row, figures in zip(rows, table.rows()):
                row += figures
        if scored:
            kinds["places"] = int
            kinds.update((f"log_score_{name}", float) for name in scored.scores)
            for row, figures in zip(rows, scored.of_stations([band.name for band in bands])):
                row += figures
        write_scores(outputs, scored)
        features = [
            make_feature(row, shapely.Point(band.deployment.xy[band.station]))
            for row, band in zip(rows, bands)
        ]
        outputs.features(
            "OUTPUT",
            make_fields(**kinds),
            features,
            wkb_type=QgsWkbTypes.Type.Point,
            crs=plan.crs,
            style=styles.GAIN if table else styles.STATIONS,
        )

    def _page(self, parameters, context, plan, table, labels, comparing, judged, scored):
        title = tr("Diffusion models compared")
        about = {tr("Stations"): self.source_name}
        about[tr("Stations in the deployments")] = ", ".join(
            f"{len(deployment):,}" for deployment in plan.deployments
        )
        settings = self._settings(parameters, context, plan, list(labels))
        section = scores_section(scored, labels) if scored else ""
        if not table:
            return ScoresPage(title, section, about, settings, self._command)
        shown = [name for name in table.models if table.has_truth or name != table.baseline]
        baseline = labels[table.baseline] if table.has_truth and table.baseline else None
        reference = tr("the truth")
        if not table.has_truth:
            reference = tr("the maps of {model}").format(model=labels[table.baseline])
        if table.has_truth:
            about[tr("Ground truth")] = os.path.basename(self._truth_maps.path)
        settings["BASELINE"] = table.baseline or ""
        return Comparison(
            title=title,
            names=[measured.band.name for measured in table.measured],
            reference=reference,
            distances={labels[name]: table.distances[name] for name in shown},
            judged=labels[judged],
            examples=comparing.examples,
            about=about,
            settings=settings,
            command=self._command,
            baseline=baseline,
            sizes=np.array([measured.area for measured in table.measured]),
            size_label=tr("area of the Voronoi cell, km²"),
            seconds={labels[name]: table.seconds[name] for name in table.models},
            once={labels[name]: comparing.once[name] for name in table.models},
            places=section,
        )

    def _settings(self, parameters, context, plan, models):
        """{name: value} of what it takes to repeat a run."""
        return {
            "CELL_SIZE": plan.cell,
            "WINDOW": self.parameterAsDouble(parameters, "WINDOW", context),
            tr("working CRS"): crs_name(plan.crs),
            "MODELS": models,
            "BASELINE": self.parameterAsEnumString(parameters, "BASELINE", context),
            "BETA": self.parameterAsDouble(parameters, "BETA", context),
            "STUDENT": self.parameterAsEnumString(parameters, "STUDENT", context),
            "WEIGHTS": os.path.basename(self.parameterAsFile(parameters, "WEIGHTS", context)),
            "DEVICE": self.parameterAsEnumString(parameters, "DEVICE", context),
            **versions(),
        }


class Table:
    """What was measured, by model.

    models : names; baseline : that over which gains are, or None; has_truth : whether distances are to
    true maps; distances, gains, seconds : {name: (stations,)}, gains NaN where there is none.
    """

    def __init__(self, measured, models, baseline, has_truth):
        self.measured, self.models = measured, models
        self.baseline, self.has_truth = baseline, has_truth
        self.distances, self.seconds = (
            {name: np.array([of(m)[name] for m in measured]) for name in models}
            for of in (lambda m: m.distances, lambda m: m.seconds)
        )
        none = np.full(len(measured), np.nan)
        self.gains = {
            name: gains(values, self.distances[baseline]) if has_truth and baseline else none
            for name, values in self.distances.items()
        }

    def rows(self):
        """Of each station: area, and KS, accuracy, gain and seconds of each model."""
        for i, measured in enumerate(self.measured):
            row = [measured.area]
            for name in self.models:
                ks, gain = measured.distances[name], self.gains[name][i]
                gain = float(gain) if np.isfinite(gain) else None
                row += [ks, 1.0 - ks, gain, measured.seconds[name]]
            yield row

    def mean_gain(self, name):
        """1 - mean KS / mean KS of the baseline; None without a baseline, a truth, or any distance."""
        if not (self.has_truth and self.baseline) or name == self.baseline:
            return None
        found = summary_of_gain(self.distances[name], self.distances[self.baseline])
        return found and found.mean
