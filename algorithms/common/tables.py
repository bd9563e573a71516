"""Large tables as columns, written without making a feature of each row."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from dataclasses import dataclass
from itertools import chain

import numpy as np

from ...models.deepmend.torch_support import MissingPackageError, import_package
from .messages import cancelled, error, tr
from .packages import sentence_of

ROWS = 100_000  # at once
ENDINGS = (".csv", ".gpkg", ".parquet")
NUMBER_LIKE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
QUOTED = re.compile(r'[",\r\n]')


@dataclass(frozen=True)
class Texts:
    """A column of texts: numbers int64 (n,) of `names`, -1 for NULL."""

    numbers: np.ndarray
    names: list


class Table:
    """Columns of one length.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
    **columns : Texts or numpy.ndarray
        By name; floats, or whole numbers.
    """

    def __init__(self, feedback, **columns):
        self.columns = columns
        self._feedback = feedback
        first = next(iter(columns.values()))
        self.rows = len(first.numbers if isinstance(first, Texts) else first)

    def parts(self):
        """Yields lists of values of each column, NULL as None, so many rows at a time."""
        for start in range(0, self.rows, ROWS):
            if self._feedback.isCanceled():
                raise cancelled()
            yield [self._values(c, slice(start, start + ROWS)) for c in self.columns.values()]

    @staticmethod
    def _values(column, part):
        if not isinstance(column, Texts):
            return column[part].tolist()
        names = [*column.names, None]  # of which the last is number -1
        return [names[number] for number in column.numbers[part].tolist()]

    def each(self):
        """Yields the values of each row."""
        return chain.from_iterable(zip(*part) for part in self.parts())

    def texts(self):
        """Yields the texts that may be in it."""
        for column in self.columns.values():
            if isinstance(column, Texts):
                yield from column.names

    # -- files

    def write_csv(self, path):
        """Write a CSV as QGIS does: texts that look like numbers, and empty ones, are quoted."""
        quoted = {
            name: [_quoted(text) for text in column.names]
            for name, column in self.columns.items()
            if isinstance(column, Texts)
        }
        columns = [
            Texts(column.numbers, quoted[name]) if name in quoted else column
            for name, column in self.columns.items()
        ]
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(",".join(self.columns) + "\n")
            for part in Table(self._feedback, **dict(zip(self.columns, columns))).parts():
                texts = (
                    ["" if value is None else value for value in values]
                    if isinstance(column, Texts)
                    else map(repr, values)
                    for column, values in zip(columns, part)
                )
                file.write("\n".join(map(",".join, zip(*texts))) + "\n")

    def fill_gpkg(self, path):
        """Put the rows into the only table of a GeoPackage, which is empty and has these columns."""
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
            base.execute("PRAGMA synchronous = OFF")
            ((table,),) = base.execute("SELECT table_name FROM gpkg_contents")
            # counting row by row takes as long as all the rest
            counters = base.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"
                " AND sql LIKE '%gpkg_ogr_contents%'",
                (table,),
            ).fetchall()
            base.execute("BEGIN")
            for name, _ in counters:
                base.execute(f"DROP TRIGGER {_name(name)}")
            columns = ", ".join(map(_name, self.columns))
            marks = ", ".join("?" * len(self.columns))
            insert = " ".join(("INSERT INTO", _name(table), f"({columns})", "VALUES", f"({marks})"))
            for part in self.parts():
                base.executemany(insert, zip(*part))
            base.execute(
                "UPDATE gpkg_ogr_contents SET feature_count = ? WHERE table_name = ?",
                (self.rows, table),
            )
            for _, text in counters:
                base.execute(text)
            base.execute("COMMIT")

    def write_parquet(self, path):
        """Write a Parquet file.

        Raises
        ------
        QgsProcessingException
            Without pyarrow.
        """
        parquet, arrow = _parquet(), import_package("pyarrow")
        kinds = {
            name: arrow.string()
            if isinstance(column, Texts)
            else arrow.from_numpy_dtype(column.dtype)
            for name, column in self.columns.items()
        }
        schema = arrow.schema(list(kinds.items()))
        with parquet.ParquetWriter(path, schema) as writer:
            for part in self.parts():
                arrays = [arrow.array(v, kind) for v, kind in zip(part, kinds.values())]
                writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def check_parquet(path):
    """Refuse a Parquet file before any work is done for it, where nothing can write one."""
    if path.lower().endswith(".parquet"):
        _parquet()


def _parquet():
    try:
        import_package("pyarrow")
        return import_package("pyarrow.parquet")
    except MissingPackageError as problem:
        raise error(
            tr("{problem} Or choose a name for the output that ends in .gpkg or .csv.").format(
                problem=sentence_of(problem)
            )
        ) from problem


def _quoted(text):
    if text == "" or QUOTED.search(text) or NUMBER_LIKE.fullmatch(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _name(text):
    return '"' + text.replace('"', '""') + '"'
