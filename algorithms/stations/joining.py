"""Rows of two tables joined, and rows for each of several operators that a row names."""

from __future__ import annotations

import contextlib
import json
from collections import defaultdict

from qgis.core import QgsFeature, QgsFeatureRequest

from ..common.attributes import ID, as_text, same_number
from ..common.fields import make_fields
from ..common.messages import cancelled, error, tr
from ..common.region import unchecked
from .layouts import column_of, has_columns, named, plain
from .tablefile import Odd, RowSource, attributes_of

OPERATOR = "operator"
YES = {"1", "true", "yes", "y", "x", "oui", "ja", "j", "si", "sí", "vrai", "wahr", "t"}
NO = {"0", "false", "no", "n", "non", "nein", "nee", "faux", "falsch", "f", "-"}


class DerivedSource(RowSource):
    """A source whose rows each become several; a subclass says which (`_rows`), and how many in all."""

    _source, _count = None, 0

    def featureCount(self):
        return self._count

    def wkbType(self):
        return self._source.wkbType()

    def sourceCrs(self):
        return self._source.sourceCrs()

    def feature(self, row):
        """A row as QGIS has it."""
        return row if isinstance(row, QgsFeature) else super().feature(row)

    def getFeatures(self, *_):
        """Yields its rows, as features where the source has features."""
        for feature in each_of(self._source):
            if type(feature) is Odd:
                yield feature
                continue
            for row in self._rows(attributes_of(feature)):
                if isinstance(feature, list):
                    yield row
                else:
                    made = QgsFeature(self._fields)
                    made.setGeometry(feature.geometry())
                    made.setAttributes(row)
                    yield made


class JoinedSource(DerivedSource):
    """A source whose features each become one for each row that another table has for it.

    Parameters
    ----------
    source : QgsProcessingFeatureSource or RowSource
    details : QgsProcessingFeatureSource or RowSource
    layout : Layout or None
        Where it says so, with `key`: else the columns that both have.
    feedback : QgsProcessingFeedback

    Raises
    ------
    QgsProcessingException
        If the tables have no column, or no value of it, in common.
    """

    def __init__(self, source, details, layout, feedback):
        self._source = source
        names, others = source.fields().names(), details.fields().names()
        self._keys, theirs = self._shared(names, others, layout)
        kept = [i for i in range(len(others)) if i not in theirs]
        self._empty = [None] * len(kept)
        self._details = defaultdict(list)
        n = 0
        for n, row in enumerate(each_of(details), 1):
            if n % 4096 == 0 and feedback.isCanceled():
                raise cancelled()
            if type(row) is not Odd:
                values = attributes_of(row)
                key = tuple(same_number(as_text(values[i])) for i in theirs)
                if all(key):  # an empty one is of no station
                    self._details[key].append([values[i] for i in kept])
        self._fields = _appended(source.fields(), [details.fields()[i] for i in kept])
        self._tell(n, [names[i] for i in self._keys], feedback)

    @staticmethod
    def _shared(names, others, layout):
        """Indices of the columns that both have, in each of them."""
        if layout is not None and layout.details:
            header = layout.details["header"]
            if not has_columns(header, others):
                raise error(
                    tr(
                        "DETAILS is not the second table of {title}, which has the columns {names}: give that"
                        " one, or none."
                    ).format(title=layout.title, names=named(header))
                )
            keys = layout.details["key"]
            return [column_of(names, key) for key in keys], [column_of(others, key) for key in keys]
        known = {plain(name): i for i, name in enumerate(others)}
        found = [i for i, name in enumerate(names) if plain(name) in known]
        if not found:
            raise error(
                tr(
                    "INPUT and DETAILS have no column of the same name to join them by: INPUT has {names};"
                    " DETAILS has {others}. Rename one."
                ).format(names=", ".join(names), others=", ".join(others))
            )
        return found, [known[plain(names[i])] for i in found]

    def _tell(self, n, names, feedback):
        rows = with_rows = found = 0
        for feature in each_of(self._source):
            rows += 1
            details = self._details.get(self._key(attributes_of(feature)))
            with_rows += bool(details)
            found += len(details or ())
        if rows and not with_rows:
            raise error(
                tr(
                    "No row of INPUT has the same {names} as one of DETAILS: check that both are of the same"
                    " date and place."
                ).format(names=", ".join(names))
            )
        self._count = found + rows - with_rows
        feedback.pushInfo(
            tr(
                "Rows of DETAILS, joined by {names}: {n:,}, of which {found:,} have a row of INPUT; rows of"
                " INPUT with details: {with_rows:,} of {rows:,}."
            ).format(n=n, names=", ".join(names), found=found, with_rows=with_rows, rows=rows)
        )

    def _key(self, values):
        return tuple(same_number(as_text(values[i])) for i in self._keys)

    def _rows(self, values):
        for more in self._details.get(self._key(values)) or [self._empty]:
            yield values + more


class OwnedSource(DerivedSource):
    """A source whose features each become one for each operator that they name.

    A column holds the name of an operator, or a list of names as JSON has it; where all its values are yes or
    no, it is that of the operator whose name it bears.

    Parameters
    ----------
    source : QgsProcessingFeatureSource or RowSource
    columns : list of int
    feedback : QgsProcessingFeedback
    """

    def __init__(self, source, columns, feedback):
        self._source, self._columns = source, columns
        names = source.fields().names()
        self._flags, self._count = {}, 0
        for column in columns:
            values = {as_text(attributes_of(row)[column]).lower() for row in each_of(source)} - {""}
            if values and values <= YES | NO:
                self._flags[column] = names[column]
        # stations of several operators cannot share an id
        self._id = source.fields().lookupField(ID)
        text = make_fields(**{ID: str})[0]
        own = type(source.fields())()
        for i, field in enumerate(source.fields()):
            own.append(text if i == self._id else field)
        self._fields = _appended(own, make_fields(**{OPERATOR: str}))
        rows = 0
        for row in each_of(source):
            rows += 1
            self._count += max(1, len(self._owners(attributes_of(row))))
        feedback.pushInfo(
            tr(
                "Rows that name operators in the columns {names}: {rows:,}; with one for each operator:"
                " {n:,}."
            ).format(rows=rows, names=", ".join(names[i] for i in columns), n=self._count)
        )

    @property
    def operator(self):
        """Name of the field that it adds."""
        return self._fields[len(self._fields) - 1].name()

    def _owners(self, values):
        """Names of the operators of a row."""
        found = []
        for column in self._columns:
            text = as_text(values[column])
            if column in self._flags:
                text = self._flags[column] if text.lower() in YES else ""
            found += [name for name in _names_in(text) if name not in found]
        return found

    def _rows(self, values):
        for owner in self._owners(values) or [None]:
            row = [*values, owner]
            if self._id >= 0 and owner:
                row[self._id] = f"{as_text(values[self._id])}-{owner}"
            yield row


def each_of(source):
    """Features or rows of a source."""
    return source.getFeatures(QgsFeatureRequest(), unchecked())


def _appended(fields, more):
    """Fields, and more of them under names that are still free."""
    result = type(fields)(fields)
    taken = {field.name().lower() for field in fields}
    for field in more:
        name, again = field.name(), 1
        while name.lower() in taken:
            again += 1
            name = f"{field.name()}_{again}"
        taken.add(name.lower())
        added = type(field)(field)
        added.setName(name)
        result.append(added)
    return result


def _names_in(text):
    """The names in a text: several where it is a list of JSON."""
    if text.startswith("["):
        with contextlib.suppress(ValueError):
            return [str(name) for name in json.loads(text)]
    return [text] if text else []
