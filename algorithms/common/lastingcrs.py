"""CRSs that outlive the thread in which they were asked for first."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication, QThread

READY = (4326, *range(32601, 32661), *range(32701, 32761))
"""EPSG codes of the CRSs that a run may choose: longitude and latitude, and all UTM zones."""

_made = {}


def make_crs_ready():
    """Make the CRSs that a run may choose: in the main thread, before a run or a task starts.

    A CRS that is made first in a worker thread has an empty definition as soon as that thread ends, in all
    threads (QGIS 3.22 to 3.44). Those made here live as long as the program, so in a worker thread, as where
    a model runs in the background, there is nothing to do here.
    """
    if not in_main_thread():
        return
    for is_last in (False, True):
        for code in READY:
            authid = f"EPSG:{code}"
            _made[authid] = QgsCoordinateReferenceSystem(authid)
        if is_last or all(crs.toWkt() for crs in _made.values()):
            return
        # QGIS lends what a worker made to all who ask, after its end too
        QgsCoordinateReferenceSystem.invalidateCache()


def lasting(code, definition):
    """A CRS that outlives the thread in which it was made first: to be asked for in the main thread.

    Parameters
    ----------
    code : str
        Such as EPSG:2154; '' if it has none.
    definition : str
        For PROJ, where there is no code.
    """
    crs = _ready(code)
    if crs is None:
        # else it would be the one that the worker made
        QgsCoordinateReferenceSystem.invalidateCache()
        crs = _anew(code, definition)
        make_crs_ready()
    return crs


def in_main_thread():
    """Whether this is the thread of windows, which lives as long as the program."""
    application = QCoreApplication.instance()
    return application is not None and QThread.currentThread() == application.thread()


def _anew(code, definition):
    """A CRS by its code; by its definition only where it has none, for that may name another datum."""
    crs = QgsCoordinateReferenceSystem(code)
    if not code:
        crs.createFromProj(definition)
    return crs


def _ready(authid):
    """A CRS that `make_crs_ready` made, None if there is none of that id or its definition is lost."""
    crs = _made.get(authid)
    return crs if crs is not None and crs.toWkt() else None


def of_code(code):
    """A CRS by its EPSG code: the one that is ready, if it is."""
    authid = f"EPSG:{code}"
    return _ready(authid) or sound(QgsCoordinateReferenceSystem(authid))


def world():
    """Longitude and latitude."""
    return of_code(4326)


def sound(crs):
    """A CRS whose definition is not lost (see `make_crs_ready`): the same one, or made anew."""
    if not crs.isValid() or crs.toWkt():
        return crs
    ready = _ready(crs.authid())
    if ready is None:
        QgsCoordinateReferenceSystem.invalidateCache()
        ready = _anew(crs.authid(), crs.toProj())
    return ready
