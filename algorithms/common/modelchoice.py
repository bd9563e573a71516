"""Models by name: the parameters that choose them, and the one place that makes them from these."""

from __future__ import annotations

import math
import os
import time

from qgis.core import (
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
)

from ...models.catalogue import CATALOGUE, Settings
from ...models.deepmend.students import STUDENTS, load_student
from ...models.deepmend.torch_support import MissingPackageError
from ...models.density import BETA
from ...models.voronoiboost.model import VoronoiBoostModel
from .messages import error, tr
from .studentparameters import add_device, add_weights

VORONOI, VORONOIBOOST, DENSITY, DEEPMEND = "voronoi", "voronoiboost", "density", "deepmend"
MODELS = {name: entry.label for name, entry in CATALOGUE.items()}
"""Values of MODEL, MODELS and BASELINE, on which saved models rest, and how pages and logs call them."""


def label_of(name):
    """A model as pages and logs call it."""
    label = MODELS[name]
    return tr(label)


class Ahead:
    """A model that is asked for the maps of bands in a known order, and computes several at a time.

    `seconds` is what the last map took: its part of the time of those computed with it.

    Parameters
    ----------
    model : model
        With `batch`, the number of maps worth computing together, and `diffuse_many`.
    bands : sequence of Band
        In the order in which they will be asked for.
    """

    def __init__(self, model, bands):
        self._model = model
        self._places = [(band.deployment, band.station, band.grid) for band in bands]
        self._numbers = {place: number for number, place in enumerate(self._places)}
        self._ready = {}
        self.seconds = 0.0

    def prepare(self, deployment, progress=None):
        """Compute what all stations share; returns False if `progress` stopped it."""
        return self._model.prepare(deployment, progress)

    def diffuse(self, deployment, station, grid):
        """The map of a band: with those that come next."""
        place = (deployment, station, grid)
        if place not in self._ready:
            begun = time.perf_counter()
            start = self._numbers[place]
            chosen = self._places[start : start + self._model.batch]
            chosen = [other for other in chosen if other[0] is deployment]
            _, stations, grids = zip(*chosen)
            try:
                maps = self._model.diffuse_many(deployment, stations, grids)
                self._ready = dict(zip(chosen, maps))
                self.seconds = (time.perf_counter() - begun) / len(chosen)
            except ValueError:
                # perhaps because of another one, which will be told by its own name
                result = self._model.diffuse(deployment, station, grid)
                self.seconds = time.perf_counter() - begun
                return result
        return self._ready.pop(place)


class ModelChoiceMixin:
    """For a tool with MODEL or MODELS: these, BETA, STUDENT, WEIGHTS and DEVICE, and the models made."""

    def add_model_choice(
        self, name, label, help, default, several=False, optional=False, advanced=False
    ):
        """Add an enum of MODELS: MODEL or BASELINE, or MODELS, of which several can be chosen."""
        self.add(
            QgsProcessingParameterEnum(
                name,
                label,
                options=list(MODELS),
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
        add_beta(self, tr("Of the density model only."), advanced=True)
        add_student(self, tr("Of DeepMEND only."), advanced=True)
        add_weights(
            self,
            tr("Weights of the student"),
            tr("File of weights of this student, safetensors. Without it: those of the plugin."),
        )
        add_device(self)

    def checkParameterValues(self, parameters, context):
        problem = _unknown_model(parameters) or beta_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def make_model(self, name, parameters, context, feedback, plan):
        """The model of a name, ready to be asked for the maps of `plan.walk()` in that order.

        Parameters
        ----------
        name : str
            One of MODELS.
        parameters, context, feedback
            Of the run.
        plan : Plan

        Raises
        ------
        QgsProcessingException
            If it cannot be made; where a package is missing (`lacks_a_package`) it says how to get it.
        """
        if name == DEEPMEND:
            return make_student(self, parameters, context, feedback, plan)
        if name == VORONOIBOOST:
            return make_voronoiboost()
        beta = self.parameterAsDouble(parameters, "BETA", context)
        return CATALOGUE[name].make(Settings(beta=beta))


def add_beta(algorithm, remark, advanced=False):
    """Add BETA; its help ends with a remark."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "BETA", tr("Attenuation beta"), QgsProcessingParameterNumber.Type.Double, BETA
        ),
        tr("Attenuation, without unit; 0.1 to 10 are useful, 1.3 is usual.") + " " + remark,
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
                    "The network. 'best' corrects the density model cell by cell from how the stations lie"
                    " around; it works at any cell size and needs no PyTorch. 'paper' is the published one:"
                    " an SDU-Net that works in cells of 100 m; maps of other cell sizes are computed at 100 m"
                    " and moved, conserving mass."
                ),
                remark,
            )
        ).strip(),
        advanced,
    )


def make_student(algorithm, parameters, context, feedback, plan):
    """The student that STUDENT, WEIGHTS and DEVICE ask for; see `ModelChoiceMixin.make_model`."""
    name = algorithm.parameterAsEnumString(parameters, "STUDENT", context)
    weights = algorithm.parameterAsFile(parameters, "WEIGHTS", context) or None
    device = algorithm.parameterAsEnumString(parameters, "DEVICE", context)
    try:
        student = load_student(name, weights, device)
    except MissingPackageError as problem:
        raise error(str(problem)) from problem
    except ValueError as problem:
        raise error(
            tr("The student cannot be used: {problem}.").format(problem=problem)
        ) from problem
    feedback.pushInfo(
        tr("Student: {name}; weights: {weights}; device: {device}").format(
            name=name,
            weights=weights or os.path.basename(student.weights),
            device=student.device,
        )
    )
    return student if student.batch == 1 else Ahead(student, [band for _, band in plan.walk()])


def lacks_a_package(problem):
    """Whether `make_model` failed only because of a Python package."""
    return isinstance(problem.__cause__, MissingPackageError)


def make_voronoiboost():
    """VoronoiBoost with the plugin's own trees."""
    try:
        return VoronoiBoostModel()
    except ValueError as problem:
        raise error(
            tr(
                "The plugin's VoronoiBoost file cannot be used: {problem}. Reinstall the plugin."
            ).format(problem=problem)
        ) from problem


def _unknown_model(parameters):
    """A sentence where MODEL, MODELS or BASELINE is given as text that names no model, else ''."""
    for name in ("MODEL", "MODELS", "BASELINE"):
        given = parameters.get(name)
        given = given.split(",") if isinstance(given, str) else given
        for value in given if isinstance(given, (list, tuple)) else ():
            if str(value) not in MODELS:
                return tr("{name}: '{value}' is no model; the models are {models}.").format(
                    name=name, value=value, models=", ".join(MODELS)
                )
    return ""
