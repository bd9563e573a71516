"""Parameters of every tool that loads a student: WEIGHTS and DEVICE."""

from __future__ import annotations

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterFile

from ...models.deepmend.torch_support import DEVICES
from .messages import tr


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
    """Add DEVICE, one of `torch_support.DEVICES`."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "DEVICE",
            tr("Device"),
            options=list(DEVICES),
            defaultValue=DEVICES[0],
            usesStaticStrings=True,
        ),
        tr(
            "What the network is computed on: cpu, cuda (an NVIDIA graphics card), or auto, which takes"
            " the card where torch finds one."
        ),
        advanced=True,
    )
