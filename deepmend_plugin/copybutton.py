"""A button that copies the command which a sentence on a missing package holds."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QPushButton

from ..algorithms.common.messages import tr
from ..algorithms.common.packages import command_in


def copy_button(sentence, parent=None):
    """The button, None where the sentence holds no command."""
    command = command_in(sentence)
    if not command:
        return None
    button = QPushButton(tr("Copy the command"), parent)
    button.setToolTip(command)

    def copy():
        QgsApplication.clipboard().setText(command)
        button.setText(tr("Copied"))

    button.clicked.connect(copy)
    return button
