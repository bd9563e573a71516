"""SCHEDULER: a Dask cluster that does the work of a tool."""

from __future__ import annotations

import contextlib

from qgis.core import QgsProcessingParameterString

from ...models.cluster import ClusterError, check_address, connected
from ...models.deepmend.torch_support import MissingPackageError
from .messages import error, tr
from .packages import sentence_of


def add_scheduler(algorithm):
    """Add SCHEDULER."""
    algorithm.add(
        QgsProcessingParameterString("SCHEDULER", tr("Dask scheduler"), optional=True),
        tr(
            "Address of a Dask scheduler, such as tcp://host:8786, whose workers do the work."
            " Leave it empty to use this machine. Scheduler and workers need numpy, scipy and"
            " shapely, and the same versions of Python and distributed as QGIS. It speeds up models"
            " that are evaluated over the whole region."
        ),
        advanced=True,
    )


def scheduler_of(algorithm, parameters, context):
    """The address that is given; '' where none is."""
    if algorithm.parameterDefinition("SCHEDULER") is None:
        return ""
    return algorithm.parameterAsString(parameters, "SCHEDULER", context).strip()


def scheduler_problem(algorithm, parameters, context):
    """What is wrong with SCHEDULER, as a sentence; None if nothing."""
    address = scheduler_of(algorithm, parameters, context)
    try:
        if address:
            check_address(address)
    except ClusterError as problem:
        return f"SCHEDULER: {problem}"
    return None


@contextlib.contextmanager
def client_of(algorithm, parameters, context):
    """A client of the scheduler that is given, or None; what is wrong with it ends the run."""
    address = scheduler_of(algorithm, parameters, context)
    if not address:
        yield None
        return
    try:
        with connected(address) as client:
            yield client
    except MissingPackageError as problem:
        raise error(sentence_of(problem)) from problem
    except ClusterError as problem:
        raise error(str(problem)) from problem
