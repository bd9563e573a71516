"""What the user chose in QGIS's options: kept in QGIS's settings, handed on to whom it concerns."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from qgis.core import QgsSettings

from ..algorithms.common import defaults, parts
from ..models import parallel

GROUP = "deepmend"
ASKED = "DEEPMEND_USE_OPTIONS"
"""Environment variable: set to 1, `qgis_process` uses the options too."""


@dataclass(frozen=True)
class Preferences:
    """What tools and inspector begin with; an empty value is the tools' own."""

    model: str = ""
    student: str = ""
    weights: str = ""
    device: str = ""
    scheduler: str = ""
    cell_size: float = 0.0  # metres
    window: float = 0.0  # metres
    threads: int = 0
    folder: str = ""

    @property
    def parameters(self):
        """{parameter of tools: value} of what is not empty."""
        names = ("model", "student", "weights", "device", "scheduler", "cell_size", "window")
        return {name.upper(): getattr(self, name) for name in names if getattr(self, name)}

    def apply(self, everywhere=False):
        """Hand them on: to tools that are made from now on, to threads, to temporary files.

        Parameters
        ----------
        everywhere : bool
            Whether scripts and models begin with them too, not only dialogs.
        """
        defaults.prefer(self.parameters, everywhere)
        parallel.use_at_most(self.threads or None)
        parts.keep_temporary_files_in(self.folder)

    def write(self):
        """Keep them in QGIS's settings; what is empty is removed there."""
        settings = QgsSettings()
        for field in fields(self):
            key, value = f"{GROUP}/{field.name}", getattr(self, field.name)
            if value:
                settings.setValue(key, value)
            else:
                settings.remove(key)


def read():
    """The Preferences in QGIS's settings; what cannot be one counts as empty."""
    settings, found = QgsSettings(), {}
    for field in fields(Preferences):
        kind = type(field.default)
        try:
            value = kind(settings.value(f"{GROUP}/{field.name}", field.default))
        except (TypeError, ValueError, OverflowError):
            continue
        # neither NaN nor infinity nor what is below 0
        if kind is str or 0 <= value < 1e9:
            found[field.name] = value
    return Preferences(**found)


def are_asked_for():
    """Whether `qgis_process` is to use them."""
    return os.environ.get(ASKED, "") not in ("", "0")
