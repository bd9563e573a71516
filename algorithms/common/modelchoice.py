"""Models by name: the parameters that choose them, and the one place that makes them from these."""

from __future__ import annotations

import math
import os

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
)

from ...models.catalogue import CATALOGUE, Settings
from ...models.cells import of_cells
from ...models.deepmend.students import STUDENTS
from ...models.deepmend.torch_support import DEVICES, MissingPackageError
from ...models.density import BETA
from .labels import checks_with_labels
from .messages import error, tr
from .packages import sentence_of


class ModelChoiceMixin:
    """For a tool with MODEL or MODELS: these, BETA, STUDENT, WEIGHTS and DEVICE."""

    def add_model_choice(
        self, name, label, help, default, several=False, optional=False, advanced=False
    ):
        """Add an enum of the catalogue's models: MODEL or BASELINE, or MODELS, a choice of several."""
        self.add(
            QgsProcessingParameterEnum(
                name,
                label,
                options=list(CATALOGUE),
                allowMultiple=several,
                defaultValue=default,
                optional=optional,
                usesStaticStrings=True,
            ),
            help,
            advanced,
        )

    def add_model_settings(self):
        """Add BETA, STUDENT, WEIGHTS and DEVICE."""
        add_beta(self, beta_of_best(), advanced=True)
        add_student(self, tr("Only for DeepMEND."), advanced=True)
        add_weights(
            self,
            tr("Weights of the student"),
            tr(
                "Weights for this student, a safetensors file. If empty: those that come with the"
                " plugin."
            ),
        )
        add_device(self)

    @checks_with_labels
    def checkParameterValues(self, parameters, context):
        problem = _unknown_model(parameters) or beta_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)


def beta_of_best():
    """What BETA is for DeepMEND's student 'best'."""
    return tr(
        "DeepMEND's student 'best' reads any value other than 1.3 as how compact the network"
        " is. At 1.3 it chooses by the density of the stations: 1.3 where they are sparse, up"
        " to 1.8 in dense cities."
    )


def add_beta(algorithm, remark, advanced=False):
    """Add BETA; its help ends with a remark."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "BETA", tr("Attenuation beta"), QgsProcessingParameterNumber.Type.Double, BETA
        ),
        tr("Attenuation, without a unit. Useful values are 0.1 to 10; 1.3 is usual.")
        + " "
        + remark,
        advanced,
    )


def beta_problem(algorithm, parameters, context):
    """What is wrong with BETA, as a sentence; None if nothing."""
    beta = algorithm.parameterAsDouble(parameters, "BETA", context)
    if math.isfinite(beta) and beta > 0:
        return None
    return tr("BETA must be a positive number (0.1 to 10 are useful), not {beta:g}.").format(
        beta=beta
    )


def add_student(algorithm, remark="", advanced=False):
    """Add STUDENT; its help ends with a remark."""
    students = list(STUDENTS)
    algorithm.add(
        QgsProcessingParameterEnum(
            "STUDENT",
            tr("Student"),
            options=students,
            defaultValue=students[0],
            usesStaticStrings=True,
        ),
        " ".join(
            (
                tr(
                    "The network. 'best' corrects the density model at each grid cell according to where"
                    " the stations around it are; it works at any cell size and does not need PyTorch."
                    " 'paper' is the published one: an SDU-Net that works in grid cells of 100 m; maps of"
                    " other cell sizes are computed at 100 m and resampled, conserving their sum."
                ),
                remark,
            )
        ).strip(),
        advanced,
    )


def weights_filter():
    """Files of weights, as a file dialog asks for them."""
    return tr("Weights") + " (*.safetensors)"


def add_weights(algorithm, label, help):
    """Add WEIGHTS, an optional file."""
    algorithm.add(
        QgsProcessingParameterFile(
            "WEIGHTS",
            label,
            optional=True,
            # all of them, or QGIS itself would refuse others, without a reason
            fileFilter=weights_filter() + ";;" + tr("All files") + " (*)",
        ),
        help,
        advanced=True,
    )


def add_device(algorithm):
    """Add DEVICE."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "DEVICE",
            tr("Device"),
            options=list(DEVICES),
            defaultValue=DEVICES[0],
            usesStaticStrings=True,
        ),
        tr(
            "Where the network is computed: cpu, cuda (an NVIDIA graphics card), or auto, which"
            " uses the card if PyTorch finds one."
        ),
        advanced=True,
    )


def settings_of(algorithm, name, parameters, context):
    """The Settings that a model takes of a run's parameters."""
    read = {
        "beta": algorithm.parameterAsDouble,
        "student": algorithm.parameterAsEnumString,
        "weights": algorithm.parameterAsFile,
        "device": algorithm.parameterAsEnumString,
    }
    takes = CATALOGUE[name].takes
    return Settings(**{key: read[key](parameters, key.upper(), context) or None for key in takes})


def make_model(algorithm, name, parameters, context, feedback, plan):
    """The model of a name, ready to be asked for the maps of `plan.order` one by one.

    Parameters
    ----------
    algorithm : DeepMendAlgorithm
    name : str
        One of the catalogue's.
    parameters, context, feedback
        Of the run.
    plan : Plan

    Raises
    ------
    QgsProcessingException
        If it cannot be made; where a package is missing (`lacks_a_package`) it says how to get it.
    """
    entry, settings = CATALOGUE[name], settings_of(algorithm, name, parameters, context)
    try:
        model = entry.make(settings)
    except MissingPackageError as problem:
        raise error(sentence_of(problem)) from problem
    except ValueError as problem:
        sentence = tr("{model} cannot be used: {problem}.").format(
            model=entry.shown, problem=problem
        )
        # without settings all that it rests on came with the plugin
        raise error(
            sentence if entry.takes else f"{sentence} {tr('Reinstall the plugin.')}"
        ) from problem
    if "student" in entry.takes:
        feedback.pushInfo(
            tr("Student: {name}; weights: {weights}; device: {device}").format(
                name=settings.student,
                weights=settings.weights or os.path.basename(model.weights),
                device=model.device,
            )
        )
    order = [(band.deployment, band.station, band.grid) for band in plan.order]
    return of_cells(model, plan.deployments, order)


def lacks_a_package(problem):
    """Whether `make_model` failed only because of a Python package."""
    return isinstance(problem.__cause__, MissingPackageError)


def _unknown_model(parameters):
    """A sentence where MODEL, MODELS or BASELINE is given as text that names no model, else ''."""
    for name in ("MODEL", "MODELS", "BASELINE"):
        given = parameters.get(name)
        given = given.split(",") if isinstance(given, str) else given
        for value in given if isinstance(given, (list, tuple)) else ():
            if str(value) not in CATALOGUE:
                return tr("{name}: '{value}' is not a model; the models are {models}.").format(
                    name=name, value=value, models=", ".join(CATALOGUE)
                )
    return ""
