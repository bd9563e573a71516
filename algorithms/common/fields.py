"""Fields of outputs: names and kinds that any format can hold, whatever the input's fields are called."""

from __future__ import annotations

from datetime import datetime

from qgis.core import Qgis, QgsField, QgsFields
from qgis.PyQt.QtCore import QMetaType, QVariant

from .attributes import as_text, is_null, some
from .messages import tr

ROW = "fid"
"""GeoPackage takes a field of this name for the numbers of its rows: whole ones, each once."""

GEOMETRY = "geom"
"""GeoPackage keeps the geometry in a column of this name."""

# numbers of Qt's types: bool, int, long, double, text, date, time, date and time
WRITABLE = {1, 2, 4, 6, 10, 14, 15, 16}
UNSIGNED = {3, 5}
WHOLE = {2, 3, 4, 5}


def make_fields(**kinds):
    """Fields of the given names and Python types (str, int, float, bool, datetime).

    QGIS 3.38 and later take Qt's meta types, those before it QVariant's.
    """
    fields = QgsFields()
    if Qgis.QGIS_VERSION_INT >= 33800:
        types = {
            str: QMetaType.Type.QString,
            int: QMetaType.Type.LongLong,
            float: QMetaType.Type.Double,
            bool: QMetaType.Type.Bool,
            datetime: QMetaType.Type.QDateTime,
        }
    else:
        types = {
            str: QVariant.String,
            int: QVariant.LongLong,
            float: QVariant.Double,
            bool: QVariant.Bool,
            datetime: QVariant.DateTime,
        }
    for name, kind in kinds.items():
        fields.append(QgsField(name, types[kind]))
    return fields


def type_number(field):
    """Qt's number of a field's type, the same in all versions."""
    kind = field.type()
    return int(getattr(kind, "value", kind))


def is_whole(field):
    """Whether a field holds whole numbers by its type."""
    return type_number(field) in WHOLE


def numbers_rows(field, values):
    """Whether values can number the rows of a GeoPackage: whole numbers, each once."""
    texts = [as_text(value) for value in values]
    return is_whole(field) and "" not in texts and len(set(texts)) == len(texts)


class OutputFields:
    """Fields of an output, one after the other, each under a name of its own.

    Names count as equal whatever their case, as in GeoPackage. What cannot be written is turned into text.

    Attributes
    ----------
    fields : QgsFields
    """

    def __init__(self):
        self.fields = QgsFields()
        self._taken = set()
        self._renamed = []
        self._as_text = {}

    def copy(self, field, values, suffix):
        """Add a field of the input.

        Parameters
        ----------
        field : QgsField
        values : iterable
            What it holds; asked for only where it matters.
        suffix : str
            Put behind a name that GeoPackage keeps for itself.
        """
        kept = type_number(field) in WRITABLE
        copied = QgsField(field)
        if not kept:
            kind = int if type_number(field) in UNSIGNED else str
            copied = make_fields(x=kind)[0]
            if kind is str:
                self._as_text[len(self.fields)] = field.name()
        name, low = field.name(), field.name().lower()
        if low == GEOMETRY or (low == ROW and not numbers_rows(field, values)):
            name += suffix
        self._append(copied, field.name(), name)

    def add(self, field, suffix=""):
        """Add a field of the tool's own; `suffix` is put behind its name where that is taken."""
        name = field.name()
        if name.lower() in self._taken or name.lower() in (ROW, GEOMETRY):
            name += suffix
        self._append(QgsField(field), field.name(), name)

    def values(self, attributes):
        """Attributes, one for each field, as they can be written."""
        result = list(attributes)
        for place in self._as_text:
            if not is_null(result[place]):
                result[place] = as_text(result[place])
        return result

    def tell(self, feedback):
        """Say which fields have another name or kind than expected."""
        if self._renamed:
            feedback.pushWarning(
                tr(
                    "Fields have other names in the output, because theirs are taken or reserved: {names}."
                ).format(names=some([f"{old} > {new}" for old, new in self._renamed], 20))
            )
        if self._as_text:
            feedback.pushWarning(
                tr(
                    "Fields whose values are not numbers, text or dates are written as text: {names}."
                ).format(names=some(list(self._as_text.values()), 20))
            )

    def _append(self, field, wished, name):
        free, number = name, 1
        while free.lower() in self._taken:
            number += 1
            free = f"{name}_{number}"
        if free != wished:
            self._renamed.append((wished, free))
        self._taken.add(free.lower())
        field.setName(free)
        self.fields.append(field)
