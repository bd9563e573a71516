"""Rows of spreadsheets, titles and all, as texts."""

from __future__ import annotations

import os

from osgeo import gdal

from ..common.mapwriter import quiet
from ..common.messages import error, tr

DRIVERS = {".xlsx": "XLSX", ".xlsm": "XLSX", ".ods": "ODS", ".xls": "XLS"}


def read_sheets(path):
    """The sheets of a workbook that hold something.

    Returns
    -------
    list of (str, list of list of str)
        Names, and rows.

    Raises
    ------
    QgsProcessingException
        If it cannot be read.
    """
    driver = DRIVERS[os.path.splitext(path)[1].lower()]
    # neither which row holds names nor what is a number is for GDAL to guess
    options = {f"OGR_{driver}_HEADERS": "DISABLE", f"OGR_{driver}_FIELD_TYPES": "STRING"}
    before = {name: gdal.GetThreadLocalConfigOption(name) for name in options}
    sheets = []
    with quiet():
        for name, value in options.items():
            gdal.SetThreadLocalConfigOption(name, value)
        try:
            book = gdal.OpenEx(path, gdal.OF_VECTOR, allowed_drivers=[driver])
            for number in range(book.GetLayerCount() if book else 0):
                sheets.append(_rows(book.GetLayer(number)))
        except RuntimeError:
            book = None
        finally:
            for name, value in before.items():
                gdal.SetThreadLocalConfigOption(name, value)
    if book is None:
        raise error(
            tr(
                "{path} cannot be read as a spreadsheet: is it whole? Get it again, or save it as CSV."
            ).format(path=path)
        )
    return [(name, rows) for name, rows in sheets if rows]


def _rows(layer):
    """(name, rows) of a sheet, its empty rows left out."""
    n = layer.GetLayerDefn().GetFieldCount()
    rows = []
    for feature in layer:
        row = [(feature.GetFieldAsString(i) or "").strip() for i in range(n)]
        if any(row):
            rows.append(row)
    return layer.GetName(), rows
