"""Diffusion maps of DeepMEND's students."""

from __future__ import annotations

from ...models.probability import KnowsArea
from ..common.diffusionalgorithm import DiffusionAlgorithm
from ..common.messages import tr
from ..common.modelchoice import add_device, add_student, add_weights, make_model


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
            " at real places. Whether they are nearer to real maps than the density model is not known:"
            " compare both if you can. Some of them need PyTorch, which does not come with QGIS: where it is"
            " missing the tool says how to get it."
        )

    def add_parameters(self):
        add_student(self)
        add_weights(
            self,
            tr("Weights"),
            tr("File of weights of this student, safetensors. Without it: those of the plugin."),
        )
        add_device(self)

    def create_model(self, parameters, context, feedback, plan):
        return make_model(self, "deepmend", parameters, context, feedback, plan)

    def map_station(self, model, band, feedback):
        place = band.deployment, band.station, band.grid
        values = model.diffuse(*place)
        return values, model.served_area(*place) if isinstance(model, KnowsArea) else None
