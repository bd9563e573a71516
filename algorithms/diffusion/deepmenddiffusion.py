"""Diffusion maps of DeepMEND's students."""

from __future__ import annotations

from ...models.probability import KnowsArea
from ..common.diffusionalgorithm import DiffusionAlgorithm
from ..common.messages import tr
from ..common.modelchoice import (
    add_beta,
    add_device,
    add_student,
    add_weights,
    beta_of_best,
    beta_problem,
    make_model,
)


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
            "Maps where the devices served by each station are, as inferred by a neural network"
            " (the 'student') from the positions of the surrounding stations.\nThe student 'best'"
            " was trained on simulated networks and on measurements in one dense city. On four maps"
            " of an operator it is as near to the truth as the density model; in that city it is"
            " nearer. Other networks may differ: compare both if you can. The student 'paper' needs"
            " PyTorch, which does not come with QGIS; if it is missing, the tool says how to"
            " install it."
        )

    def add_parameters(self):
        add_student(self)
        add_weights(
            self,
            tr("Weights"),
            tr(
                "Weights for this student, a safetensors file. If empty: those that come with the"
                " plugin."
            ),
        )
        add_device(self)
        add_beta(self, beta_of_best(), advanced=True)

    def checkParameterValues(self, parameters, context):
        problem = beta_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def create_model(self, parameters, context, feedback, plan):
        return make_model(self, "deepmend", parameters, context, feedback, plan)

    def map_station(self, model, band, feedback):
        if not isinstance(model, KnowsArea):
            return super().map_station(model, band, feedback)
        place = band.deployment, band.station, band.grid
        return model.diffuse(*place), model.served_area(*place)
