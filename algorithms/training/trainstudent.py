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

    # it compares in the cells of the ground truth, and starts from the plugin's weights, unless it is told
    keeps = ("CELL_SIZE", "WEIGHTS")

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
            "Fine-tunes the student 'best' on true maps of your own, and writes a file of weights"
            " that 'DeepMEND diffusion maps' takes as WEIGHTS (with STUDENT = best).\nWhole blocks"
            " of neighbouring stations are held out: they take no part in training, and their full"
            " maps, before and after, give the KS distances that are reported. Of the other"
            " stations one in six, also in blocks, serves to choose the epoch that is kept; if none"
            " is better, the weights stay as they were. The rest is used for training. Stations"
            " along the edges of the blocks still share neighbours and hills, so places far away"
            " may gain less than the report says.\nNeeds PyTorch, which does not come with QGIS; if"
            " it is missing, the tool says how to install it."
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
                "Side of the grid cells, in metres, in which maps are compared. If empty: that of the"
                " ground truth. The student itself does not depend on the cell size."
            ),
        )

    def add_parameters(self):
        kinds = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterRasterLayer("GROUND_TRUTH", tr("Ground truth")),
            tr(
                "Raster of true maps, with a band for each station, matched by station id (by order if"
                " the bands have no names). Bands need not sum to 1; stations without a band only count"
                " as neighbours. Its CRS becomes the working CRS."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("EPOCHS", tr("Epochs"), kinds.Integer, 20),
            tr(
                "How many times training goes through all stations. Few maps need more epochs than many."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("HOLD_OUT", tr("Share held out"), kinds.Double, 0.2),
            tr(
                "Share of the stations, 0.05 to 0.5, that is held out to measure the KS distances"
                " before and after. Whole blocks of neighbours are held out."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("SEED", tr("Seed"), kinds.Integer, 1),
            tr(
                "Whole number, 0 or more. It sets which blocks are held out and the order of the"
                " stations. On a CPU, the same input and seed give the same file."
            ),
        )
        add_weights(
            self,
            tr("Start weights"),
            tr(
                "Weights of the student 'best' to start from, such as a file that this tool wrote for"
                " other stations (for the same ones, held-out stations may have been used for training"
                " before). If empty: those that come with the plugin."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("LEARNING_RATE", tr("Learning rate"), kinds.Double, RATE),
            tr(
                "The largest step of training. Lower it if the curves in the report jump, raise it if"
                " they hardly fall."
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
                "File of weights (safetensors), which also records what the student was trained on,"
                " how, and the KS distances reached."
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
                "Report with the training curves, the held-out KS distances before and after, those of"
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
                    "{name} cannot be used here, because training takes maps of sites, not of cells: leave"
                    " it empty."
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
                "GROUND_TRUTH has too few true maps: training needs at least {least} stations, and it"
                " has {n:,}. Add more."
            ).format(n=len(lessons), least=LEAST)
        )
    bands = [band for band in plan.bands if band in lessons]
    xy = np.array([band.deployment.xy[band.station] for band in bands])
    parts = [[bands[i] for i in part] for part in split(xy, share, seed)]
    feedback.pushInfo(
        tr("Stations for training: {:,}; for choosing the epoch: {:,}; held out: {:,}").format(
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
                "No epoch was better than the start weights on the validation stations, so the file"
                " holds the start weights. Try a smaller LEARNING_RATE, or more stations."
            )
        )
    elif after >= before:
        feedback.pushWarning(
            tr(
                "The student did not improve on the held-out stations: keep the weights that it"
                " started from."
            )
        )
