"""How the tests of `preparestations` run it."""

import pytest
from qgis.core import QgsProcessingException

from ..cases import CENTRE, rows_of, run, stations

X, Y = CENTRE


def prepare(layer, log=None, **parameters):
    """Run the tool into a memory layer (or OUTPUT); the whole result."""
    if isinstance(layer, list):
        layer = stations(layer)
    return run("preparestations", log, **{"INPUT": layer, "OUTPUT": "memory:", **parameters})


def prepared(layer, log=None, **parameters):
    """Rows of the output."""
    return rows_of(prepare(layer, log, **parameters)["OUTPUT"])


def csv(folder, text, name="table.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def refused(message, layer, log=None, **parameters):
    with pytest.raises(QgsProcessingException, match=message):
        prepare(layer, log, **parameters)
