"""Which Python packages the tools need, and how to get what is missing, in one sentence."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys

from qgis.core import Qgis
from qgis.PyQt.QtCore import QCoreApplication

from ..algorithms.common.packages import install_command

OLDEST_QGIS = (3, 22)
REQUIRED = (("numpy", (1, 24)), ("scipy", (1, 0)), ("shapely", (2, 0)))
"""Packages without which no tool runs, with the oldest version that will do."""
ABILITIES = {
    "numpy": ("ndarray", "broadcast_shapes"),
    "scipy": ("__path__",),
    "shapely": ("intersects_xy", "union_all", "STRtree", "get_rings", "dwithin", "transform"),
}
"""What a package must be able to do; asked where it does not tell its version, as some of Linux do."""
ALSO = "safetensors"
"""Small, and needed for weights of one's own: who must install something gets it in the same go."""


def missing_packages(required=REQUIRED):
    """The packages that are absent, broken or too old.

    Parameters
    ----------
    required : sequence of (str, tuple of int)
        Name and oldest version.

    Returns
    -------
    list of (str, tuple of int, str or None)
        Name, oldest version, and the version found, None where there is none that can be imported.
    """
    missing = []
    for name, oldest in required:
        try:
            package = importlib.import_module(name)
        except ImportError:
            missing.append((name, oldest, None))
            continue
        found = str(getattr(package, "__version__", ""))
        numbers = tuple(int(number) for number in re.findall(r"\d+", found)[: len(oldest)])
        is_told = re.match(r"\d+\.\d+", found) and any(numbers)
        is_able = all(hasattr(package, ability) for ability in ABILITIES.get(name, ()))
        if numbers < oldest if is_told else not is_able:
            missing.append((name, oldest, found or None))
    return missing


def shapely_limit():
    """The first shapely whose own GEOS is too new for this QGIS; None where any will do.

    On Linux two GEOS libraries in one process get mixed up: what the older one, QGIS's, lacks is
    called in the newer one, with the older one's objects. QGIS ends at once, or results are wrong.
    """
    if not sys.platform.startswith("linux"):
        return None
    geos = Qgis.geosVersionInt() // 100
    if geos < 313:
        return (2, 1)
    return (2, 2) if geos < 314 else None


def too_new_shapely():
    """(version, its GEOS, QGIS's GEOS) if the installed shapely cannot run in this QGIS, else None."""
    if shapely_limit() is None:
        return None
    try:
        shapely = importlib.import_module("shapely")
        own = tuple(shapely.geos_version[:2])
    except (ImportError, AttributeError):
        return None
    qgis = divmod(Qgis.geosVersionInt() // 100, 100)
    # shapely 2.0, made for GEOS 3.11, works with 3.10 too.
    if own < (3, 12) or own <= qgis:
        return None
    return getattr(shapely, "__version__", "?"), "{}.{}".format(*own), "{}.{}".format(*qgis)


def missing_sentence(missing):
    """What is missing and how to install it, in one sentence.

    Parameters
    ----------
    missing : list
        As `missing_packages` returns it.

    Returns
    -------
    str
        Empty where nothing is missing.
    """
    if not missing:
        return ""

    def tr(text):
        return QCoreApplication.translate("DeepMEND", text)

    needs = []
    names = []
    limit = shapely_limit()
    for name, oldest, found in missing:
        version = ".".join(str(number) for number in oldest)
        state = tr("found {}").format(found) if found else tr("not installed")
        needs.append(tr("{} {} or newer ({})").format(name, version, state))
        capped = name == "shapely" and limit is not None
        names.append(f"{name}>={version}" + (",<{}.{}".format(*limit) if capped else ""))
    if importlib.util.find_spec(ALSO) is None:
        names.append(ALSO)
    return tr(
        "The DeepMEND tools are not available because they need {needs} in the Python that QGIS "
        "runs: {advice}"
    ).format(needs=", ".join(needs), advice=advice(names))


def advice(names):
    """How to install packages, as the end of a sentence."""
    return QCoreApplication.translate(
        "DeepMEND",
        "close QGIS, run  {command}  in a terminal (on Windows the OSGeo4W Shell), and start QGIS "
        "again.",
    ).format(command=install_command(names))


def old_qgis_sentence():
    """What to do where QGIS is older than the tools can run in; empty where it is not."""
    found = divmod(Qgis.QGIS_VERSION_INT // 100, 100)
    if found >= OLDEST_QGIS:
        return ""
    return QCoreApplication.translate(
        "DeepMEND",
        "The DeepMEND tools are not available because they need QGIS {oldest} or newer, and this is "
        "{found}: install a newer QGIS.",
    ).format(oldest="{}.{}".format(*OLDEST_QGIS), found="{}.{}".format(*found))


def obstacle():
    """What keeps the tools from running, and what to do about it, in one sentence; empty if nothing."""
    sentence = old_qgis_sentence()
    if sentence:
        return sentence
    sentence = missing_sentence(missing_packages())
    clash = too_new_shapely()
    if sentence or clash is None:
        return sentence
    return QCoreApplication.translate(
        "DeepMEND",
        "The DeepMEND tools are not available because shapely {shapely} brings GEOS {own}, which makes "
        "this QGIS with its GEOS {qgis} crash: {advice}",
    ).format(
        shapely=clash[0],
        own=clash[1],
        qgis=clash[2],
        advice=advice(["shapely>=2.0,<{}.{}".format(*shapely_limit())]),
    )
