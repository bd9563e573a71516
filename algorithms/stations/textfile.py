"""Delimited text of any kind: its encoding, the sign between values, and its rows."""

from __future__ import annotations

import codecs
import csv
import os

from ..common.messages import cancelled, error, tr

SEPARATORS = (";", ",", "\t", "|")
LOOK = 60  # lines from which the separator is told
SAMPLE = 1 << 18  # bytes of them
BLOCK = 1 << 22
MOST = 1 << 16  # texts that are looked up
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LONGEST = 5  # lines of one value, beyond which its quotation mark has no end
PACKED = {b"PK\x03\x04": ".zip", b"\x1f\x8b": ".gz"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252 (Latin-1)",
}
NAMES = {"\t": "tab", "": "none"}


def encoding_of(path):
    """Encoding of a text file: what its first bytes say, else UTF-8 where all of it is, else Windows-1252.

    Raises
    ------
    QgsProcessingException
        If it is not text.
    """
    with open(path, "rb") as file:
        first = file.read(BLOCK)
        for mark, ending in PACKED.items():
            if first.startswith(mark):
                raise error(
                    tr("{path} is packed ({ending}): unpack it, and give the table inside.").format(
                        path=path, ending=ending
                    )
                )
        for mark, name in MARKS:
            if first.startswith(mark):
                return name
        if b"\0" in first:
            raise error(
                tr("{path} is not text: give a table as CSV, text, JSON or a spreadsheet.").format(
                    path=path
                )
            )
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while first:
                decoder.decode(
                    first
                )  # not the end: a file that was cut off may end within a letter
                first = file.read(BLOCK)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def separator_of(lines):
    """The sign that cuts most lines into the same number of values, at least two; '' if none does."""
    best, found = (0.0, 0), ""
    for sign in SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, **_dialect(sign)) if row]
        counts = [count for count in counts if count > 1]
        if not counts:
            continue
        usual = max(set(counts), key=counts.count)
        score = counts.count(usual) / max(1, len(lines)), usual
        if score > best:
            best, found = score, sign
    return found


def _dialect(sign):
    """How a text with some separator is read; with pipes, quotation marks are letters like others."""
    if sign == "|":
        return {"delimiter": sign, "quoting": csv.QUOTE_NONE}
    return {"delimiter": sign or ",", "skipinitialspace": True}


def read_text(path, feedback=None):
    """Rows of a delimited text.

    Parameters
    ----------
    path : str
    feedback : QgsProcessingFeedback, optional
        Asked whether the user wants to stop.

    Returns
    -------
    (list of list of str, bool, str)
        Rows, empty lines left out; whether the last line has no end; and a sentence on how it was read.

    Raises
    ------
    QgsProcessingException
        If it is not text, or a quotation mark has no end.
    """
    encoding = encoding_of(path)
    with open(path, "rb") as file:
        sample = file.read(SAMPLE)
    text = sample.decode(encoding, "replace")
    lines = text.splitlines()[: LOOK + 1]
    if len(sample) == SAMPLE:
        lines = lines[:-1] or lines
    sign = separator_of(lines)
    # the same text is kept once: most columns repeat a few values
    known = {}
    keep = known.setdefault
    rows = []
    try:
        with open(path, encoding=encoding, errors="replace", newline="") as file:
            for row in csv.reader(file, **_dialect(sign)):
                if any(row):
                    rows.append([keep(value, value) for value in row])
                if len(known) > MOST:
                    known.clear()
                    if feedback is not None and feedback.isCanceled():
                        raise cancelled()
    except csv.Error as problem:
        raise _unended(path, len(rows) + 1) from problem
    if rows and any(value.count("\n") > LONGEST for value in rows[-1]):
        raise _unended(path, len(rows))
    told = tr("{path}: {encoding}, separator {separator}").format(
        path=os.path.basename(path),
        encoding=ENCODINGS[encoding],
        separator=tr("none") if not sign else tr("tab") if sign == "\t" else sign,
    )
    return rows, _is_open(path), told


def _unended(path, row):
    return error(
        tr(
            "{path}: from row {row} on it cannot be split into values, because a quotation mark has no end;"
            " correct that row, or get the file again."
        ).format(path=path, row=row)
    )


def _is_open(path):
    """Whether the last line of a file has no end."""
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        file.seek(max(0, size - 4))
        return file.read().rstrip(b"\0")[-1:] not in (b"\n", b"\r", b"")
