"""The offer to show the project in the CRS that maps were made in."""

from __future__ import annotations

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtWidgets import QPushButton

from ...algorithms.common.messages import tr
from ...algorithms.common.workingcrs import crs_name


def working_crs(layers):
    """The projected CRS of the first of some layers that has one, None if none has."""
    for layer in layers:
        crs = layer.crs()
        if layer.isSpatial() and crs.isValid() and not crs.isGeographic():
            return crs
    return None


def is_wanting(project):
    """Whether a project has no CRS of a plane, so that maps are shown squeezed or not at all."""
    return not project.crs().isValid() or project.crs().isGeographic()


def offer_crs(layers, iface):
    """Offer the CRS of new layers in the message bar, where the project is in degrees or has none.

    Returns
    -------
    QPushButton or None
        What accepts the offer; None where there is none.
    """
    project, crs = QgsProject.instance(), working_crs(layers)
    if crs is None or not is_wanting(project):
        return None
    bar = iface.messageBar()
    sentence = tr("The maps are in {crs}, but the project is not.").format(crs=crs_name(crs))
    message = bar.createMessage("DeepMEND", sentence)
    button = QPushButton(tr("Use it for the project"))
    message.layout().addWidget(button)

    def accept():
        project.setCrs(crs)
        bar.popWidget(message)

    button.clicked.connect(accept)
    bar.pushWidget(message, Qgis.MessageLevel.Info, 0)
    return button
