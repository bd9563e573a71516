"""Fine-tuning the best student on a ground truth of the user's own."""

from __future__ import annotations

import os
import tempfile

import numpy as np
from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
)

from ...models.deepmend.best import BestStudent, first_network, shapes_of
from ...models.deepmend.fine_tuning import LEAST, RATE, fine_tune, split
from ...models.deepmend.lessons import Lessons
from ...models.deepmend.torch_support import (
    MissingPackageError,
    choose_device,
    device_label,
    import_torch,
)
from ...models.deepmend.weights import read_weights, write_weights
from ...models.density import DensityModel
from ...models.voronoi import VoronoiModel
from ..common.destinations import check_destinations
from ..common.groundtruth import GroundTruthMixin
from ..common.messages import cancelled, error, tr
from ..common.modelchoice import add_device, add_weights, weights_filter
from ..common.outputs import Outputs
from ..common.packages import sentence_of
from ..common.progress import progress_of
from ..common.stationalgorithm import StationAlgorithm
from .page import write_training_report
from .truemaps import TrueMaps

READ, JUDGED, TRAINED = 25.0, 35.0, 85.0  # percent done after reading, the baselines, the epochs


class TrainStudent(GroundTruthMixin, StationAlgorithm):
    """Teaches the student `best` how the maps of one operator look."""

    def name(self):
        return "trainstudent"

    def displayName(self):
        return tr("Train student")

    def groupId(self):
        return "training"

    def tags(self):
        return tr(
            "deepmend,deep learning,neural network,fine-tuning,training,weights,ground truth,student"
        ).split(",")

    def summary(self):
        return tr(
            "Fine-tunes the student 'best' on true maps of your own, and writes a file of weights that"
            " 'DeepMEND diffusion maps' takes as WEIGHTS (with STUDENT = best).\nWhole blocks of neighbouring"
            " stations are held out: they are neither learned from nor choose anything, and full maps of"
            " them, before and after, give the KS distances that are reported. Of the others one in six, in"
            " blocks too, choose the epoch that is kept, which may be none (the weights then stay as they"
            " were); the rest is learned from. Stations along the edges of the blocks still share neighbours"
            " and hills, so far-away places may gain less than the report says.\nNeeds PyTorch, which does"
            " not come with QGIS: where it is missing the tool says how to get it."
        )

    # -- parameters

    def add_cell_size(self):
        self.add(
            QgsProcessingParameterNumber(
                "CELL_SIZE",
                tr("Cell size (metres)"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
            ),
            tr(
                "Side of a grid cell, metres, in which maps are compared. Without it: that of the ground"
                " truth. The student itself knows no cell size."
            ),
        )

    def add_parameters(self):
        kinds = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterRasterLayer("GROUND_TRUTH", tr("Ground truth")),
            tr(
                "Raster of true maps, a band for each station, matched by station id (by order if its bands"
                " have no names). Bands need not sum to 1; stations without a band are neighbours only. Its"
                " CRS becomes the working CRS."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("EPOCHS", tr("Epochs"), kinds.Integer, 20),
            tr("How often all stations are gone through. Few maps need more epochs than many."),
        )
        self.add(
            QgsProcessingParameterNumber("HOLD_OUT", tr("Share held out"), kinds.Double, 0.2),
            tr(
                "Share of the stations, 0.05 to 0.5, in whole blocks of neighbours, that are kept apart to"
                " measure the KS distances before and after."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("SEED", tr("Seed"), kinds.Integer, 1),
            tr(
                "Whole number from 0 up: which blocks are held out, and in which order stations are gone"
                " through. On a CPU the same input and seed give the same file."
            ),
        )
        add_weights(
            self,
            tr("Start weights"),
            tr(
                "File of weights of the student 'best' to start from, such as one that this tool wrote"
                " (of other stations, or those held out may have been learned from before). Without it:"
                " those of the plugin."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("LEARNING_RATE", tr("Learning rate"), kinds.Double, RATE),
            tr(
                "How far a step goes at most. Smaller where the curves of the report jump, larger where they"
                " hardly fall."
            ),
            advanced=True,
        )
        add_device(self)

    def add_outputs(self):
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT", tr("Trained weights"), weights_filter()
            ),
            tr(
                "File of weights, safetensors, which also says what it was trained from, how, and with which"
                " KS distances."
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
                "Page with the curves of training, the held-out KS distances before and after, those of"
                " Voronoi and the density model, and the settings."
            ),
        )
        self.addOutput(
            QgsProcessingOutputNumber("KS_BEFORE", tr("Held-out mean KS distance before"))
        )
        self.addOutput(QgsProcessingOutputNumber("KS_AFTER", tr("Held-out mean KS distance after")))

    def checkParameterValues(self, parameters, context):
        for name, kind, low, high in (
            ("EPOCHS", tr("a whole number"), 1, 10000),
            ("HOLD_OUT", tr("a share"), 0.05, 0.5),
            ("SEED", tr("a whole number"), 0, 2**31 - 1),
            ("LEARNING_RATE", tr("a number"), 1e-7, 0.1),
        ):
            value = self.parameterAsDouble(parameters, name, context)
            if not low <= value <= high:
                return False, tr(
                    "{name} must be {kind} from {low} to {high}, not {value:g}."
                ).format(name=name, kind=kind, low=low, high=high, value=value)
        for name in ("AZIMUTH_FIELD", "GAIN_FIELD"):
            if self.parameterAsString(parameters, name, context):
                return False, tr(
                    "{name} cannot be used here: training takes maps of sites, not of their cells. Leave it"
                    " empty."
                ).format(name=name)
        return super().checkParameterValues(parameters, context)

    def cell_size(self, parameters, context):
        if parameters.get("CELL_SIZE") not in (None, ""):
            return super().cell_size(parameters, context)
        layer = self.parameterAsRasterLayer(parameters, "GROUND_TRUTH", context)
        if layer is None or not layer.isValid() or layer.crs().isGeographic():
            return 100.0  # what is wrong with it is told elsewhere
        return layer.rasterUnitsPerPixelX()

    # -- running

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        weights = self.parameterAsFile(parameters, "WEIGHTS", context) or BestStudent.weights
        device = self.parameterAsEnumString(parameters, "DEVICE", context)
        hold_out = self.parameterAsDouble(parameters, "HOLD_OUT", context)
        training = {
            "epochs": self.parameterAsInt(parameters, "EPOCHS", context),
            "learning_rate": self.parameterAsDouble(parameters, "LEARNING_RATE", context),
            "seed": self.parameterAsInt(parameters, "SEED", context),
        }
        arrays, settings = _start(weights, device, feedback)
        plan = self.read_plan(parameters, context, feedback)
        maps = TrueMaps(plan, self.open_truth(plan, feedback), feedback)
        lessons = maps.lessons(progress_of(feedback, 0.0, READ))
        parts = _split(plan, lessons, hold_out, training["seed"], feedback)
        held_out = parts[2]
        models = (VoronoiModel(), DensityModel(), BestStudent(weights))
        before = maps.distances(models, held_out, progress_of(feedback, READ, JUDGED))
        try:
            tuned = fine_tune(
                arrays,
                *(_lessons(lessons, part) for part in parts[:2]),
                **training,
                device=device,
                progress=progress_of(feedback, JUDGED, TRAINED),
            )
        except ValueError as problem:
            raise error(tr("Training failed: {problem}.").format(problem=problem)) from problem
        if tuned is None:
            raise cancelled()
        network = {name: settings.pop(name) for name in ("hidden", "features")}
        after = maps.distances(
            (_student(tuned, network),), held_out, progress_of(feedback, TRAINED, 100.0)
        )
        distances = dict(
            zip(
                (
                    tr("Voronoi"),
                    tr("density model, beta 1.3"),
                    tr("student, before"),
                    tr("student, after"),
                ),
                np.transpose(np.hstack([before, after])),
            )
        )
        *_, ks_before, ks_after = (float(values.mean()) for values in distances.values())
        _tell(distances, tuned, feedback)
        origin = {
            "start": {"weights": os.path.basename(weights), **settings},
            "ground_truth": os.path.basename(self._truth_maps.path),
            "stations": dict(zip(("learned", "choosing", "held_out"), map(len, parts))),
            "held_out": [band.name for band in held_out],
            "hold_out": hold_out,
            "cell_size": plan.cell,
            "window": self.parameterAsDouble(parameters, "WINDOW", context),
            **training,
            "epoch": tuned.epoch,
            "ks_before": ks_before,
            "ks_after": ks_after,
        }
        outputs = self._write(parameters, context, feedback, tuned, distances, network, origin)
        return {**outputs, "KS_BEFORE": ks_before, "KS_AFTER": ks_after}

    def _write(self, parameters, context, feedback, tuned, distances, network, origin):
        """Write both files, or none."""
        path = self.parameterAsFileOutput(parameters, "OUTPUT", context)
        html = self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context)
        if feedback.isCanceled():
            raise cancelled()
        settings = {**network, **origin}
        with Outputs(self, parameters, context) as outputs:
            outputs.file(
                "OUTPUT",
                path,
                lambda file: write_weights(file, BestStudent.name, tuned.arrays, settings),
            )
            if html:
                outputs.file(
                    "OUTPUT_HTML",
                    html,
                    lambda file: write_training_report(file, distances, tuned, origin),
                )
            return outputs.commit()


def _start(weights, device, feedback):
    """Weights to start from and their settings; a sentence where they, torch or the device are missing."""
    try:
        torch = import_torch()
        label = device_label(torch, choose_device(torch, device))
        start = first_network(*read_weights(weights, BestStudent.name, shapes_of))
    except MissingPackageError as problem:
        raise error(sentence_of(problem)) from problem
    except ValueError as problem:
        raise error(tr("Training cannot start: {problem}.").format(problem=problem)) from problem
    feedback.pushInfo(
        tr("Start weights: {weights}; device: {device}").format(weights=weights, device=label)
    )
    return start


def _split(plan, lessons, share, seed, feedback):
    """Bands to learn from, to choose the epoch by, and held out."""
    if len(lessons) < LEAST:
        raise error(
            tr(
                "GROUND_TRUTH has true maps of {n:,} stations, and training needs at least {least}: give it"
                " more of them."
            ).format(n=len(lessons), least=LEAST)
        )
    bands = [band for band in plan.bands if band in lessons]
    xy = np.array([band.deployment.xy[band.station] for band in bands])
    parts = [[bands[i] for i in part] for part in split(xy, share, seed)]
    feedback.pushInfo(
        tr("Stations learned from: {:,}; that choose the epoch: {:,}; held out: {:,}").format(
            *map(len, parts)
        )
    )
    return parts


def _lessons(lessons, bands):
    result = Lessons.none()
    for band in bands:
        result.add(lessons[band])
    return result


def _student(tuned, network):
    """The student as its file will make it."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "weights.safetensors")
        write_weights(path, BestStudent.name, tuned.arrays, network)
        return BestStudent(path)


def _tell(distances, tuned, feedback):
    """Say in the log how it went."""
    for name, values in distances.items():
        feedback.pushInfo(
            tr("Held-out mean KS distance, {name}: {mean:.4f}").format(
                name=name, mean=values.mean()
            )
        )
    *_, before, after = (values.mean() for values in distances.values())
    if tuned.epoch == 0:
        feedback.pushWarning(
            tr(
                "No epoch was better than the start weights on the stations that choose: the file holds"
                " those. Try a smaller LEARNING_RATE, or more stations."
            )
        )
    elif after >= before:
        feedback.pushWarning(
            tr(
                "The student did not get better on the held-out stations: rather keep the weights that it"
                " started from."
            )
        )
