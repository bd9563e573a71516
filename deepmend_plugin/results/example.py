"""Opens a copy of the example project, which `make example` or the package has made."""

from __future__ import annotations

import os
import shutil

from qgis.PyQt.QtCore import QStandardPaths

from .sample import FOLDER as SAMPLE

FOLDER = os.path.join(SAMPLE, "example")
PROJECT = "deepmend.qgz"
NAME = "DeepMEND example"


def copy_example(folder=None):
    """Copy the example into a folder of its own; the path of the project there.

    Parameters
    ----------
    folder : str, optional
        Where to put the copy; by default among the user's documents.

    Raises
    ------
    OSError
        If there is no example, or the copy cannot be written.
    """
    if not os.path.isfile(os.path.join(FOLDER, PROJECT)):
        raise FileNotFoundError(FOLDER)
    if folder is None:
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.DocumentsLocation) or os.path.expanduser(
            "~"
        )
        os.makedirs(folder, exist_ok=True)
    target, number = os.path.join(folder, NAME), 1
    while os.path.exists(target):  # a former copy may have been worked on
        number += 1
        target = os.path.join(folder, f"{NAME} {number}")
    try:
        shutil.copytree(FOLDER, target)
    except shutil.Error as problem:
        raise OSError(str(problem)) from problem
    return os.path.join(target, PROJECT)
