"""The students by name. Another one: its class here, the best one first."""

from __future__ import annotations

import os
from typing import Any

from ..wording import tr
from .best import BestStudent
from .paper import PaperStudent
from .torch_support import import_torch

STUDENTS: dict[str, Any] = {student.name: student for student in (BestStudent, PaperStudent)}
"""Students by name, the first one the default.

A class gives `name`, `description`, `needs_torch`, `takes_beta` and `weights` (the plugin's file), and is
made of (file of weights, device) and, where it takes it, beta. Beside what every model has it has `device`,
as the log names it, and `batch`, the number of maps worth computing together; where that is more than one,
`diffuse_many` computes them.
"""


def load_student(
    name: str, weights: str | None = None, device: str = "auto", beta: float | None = None
) -> Any:
    """A student, ready to map.

    Parameters
    ----------
    name : str
        One of STUDENTS.
    weights : str, optional
        File of weights; else those that come with the plugin.
    device : str
        One of `torch_support.DEVICES`.
    beta : float, optional
        The network's spread, for a student that heeds it; else guessed.

    Returns
    -------
    DiffusionModel
        One of STUDENTS, made.

    Raises
    ------
    ValueError
        If there is no such student or device, or its weights cannot be used.
    MissingPackageError
        Without a package that this student needs.
    """
    if name not in STUDENTS:
        raise ValueError(
            tr("'{name}' is not a student: choose one of {names}").format(
                name=name, names=", ".join(STUDENTS)
            )
        )
    student = STUDENTS[name]
    if student.needs_torch:
        import_torch()
    if weights is None and not os.path.isfile(student.weights):
        raise ValueError(
            tr(
                "the plugin does not include weights for the student '{name}': give a file of them as"
                " WEIGHTS, or choose another student"
            ).format(name=name)
        )
    more = {"beta": beta} if student.takes_beta else {}
    return student(weights or student.weights, device, **more)
