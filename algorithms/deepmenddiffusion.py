"""Diffusion maps of DeepMEND's students."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingParameterEnum

from ..models.deepmend.students import STUDENTS, load_student
from ..models.deepmend.torch_support import MissingPackageError
from .base import error, tr
from .diffusion import DiffusionAlgorithm
from .studentparameters import add_device, add_weights


class DeepMendDiffusion(DiffusionAlgorithm):
    """What a network learned of maps like operators', from positions alone."""

    def name(self):
        return "deepmenddiffusion"

    def displayName(self):
        return tr("DeepMEND diffusion maps")

    def tags(self):
        return tr(
            "deepmend,deep learning,neural network,base station,mobile phone,diffusion map,student"
        ).split(",")

    def summary(self):
        return tr(
            "Maps where the devices served by each station are, as a neural network (the 'student') infers it"
            " from the positions of the stations around.\nThe students learned from simulated radio networks"
            " at real places. Some of them need PyTorch, which does not come with QGIS: where it"
            " is missing the tool says how to get it."
        )

    def add_model_parameters(self):
        students = list(STUDENTS)
        self.add(
            QgsProcessingParameterEnum(
                "STUDENT",
                tr("Student"),
                options=students,
                defaultValue=students[0],
                usesStaticStrings=True,
            ),
            tr(
                "The network. 'best' corrects the density model cell by cell from how the stations lie"
                " around; it works at any cell size and needs no PyTorch. 'paper' is the published one: an"
                " SDU-Net that works in cells of 100 m; maps of other cell sizes are computed at 100 m and"
                " moved, conserving mass."
            ),
        )
        add_weights(
            self,
            tr("Weights"),
            tr("File of weights of this student, safetensors. Without it: those of the plugin."),
        )
        add_device(self)

    def create_model(self, parameters, context, feedback, plan):
        name = self.parameterAsEnumString(parameters, "STUDENT", context)
        weights = self.parameterAsFile(parameters, "WEIGHTS", context) or None
        device = self.parameterAsEnumString(parameters, "DEVICE", context)
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
        self._ahead = [band for _, band in plan.walk()]
        self._ready = {}
        return student

    def map_station(self, model, band, feedback):
        """The map of a band: with those that come next, where the student computes several at a time."""
        if model.batch == 1:
            return super().map_station(model, band, feedback)
        if band not in self._ready:
            start = self._ahead.index(band)
            chosen = [
                other
                for other in self._ahead[start : start + model.batch]
                if other.deployment is band.deployment
            ]
            try:
                maps = model.diffuse_many(
                    band.deployment, [b.station for b in chosen], [b.grid for b in chosen]
                )
                self._ready = dict(zip(chosen, maps))
            except ValueError:
                # perhaps because of another one, which will be told by its own name
                self._ready = {band: super().map_station(model, band, feedback)}
        return self._ready.pop(band)
