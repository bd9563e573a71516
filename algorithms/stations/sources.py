"""What the tools of this room read: a layer, or a file in a public layout."""

from __future__ import annotations

import functools
import gc
import math
import re

from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterField,
    QgsProperty,
    QgsVectorLayer,
)

from ..common.algorithm import DeepMendAlgorithm
from ..common.attributes import as_text
from ..common.destinations import file_key
from ..common.messages import error, tr
from ..common.region import unchecked
from .layouts import AUTO, NONE, column_of, layouts, named, recognised
from .tablefile import TableFile, attributes_of, is_table_file

SHORTENED = re.compile(r"[+-]?\d[.,]?\d*[eE]\+?\d+")
"""A long number as spreadsheets show it: its last digits are lost."""


def without_collecting(run):
    """A run in which Python does not look for objects to free: among millions of rows there are none, and the
    search takes a fifth of the time."""

    @functools.wraps(run)
    def paused(*arguments):
        was_on = gc.isenabled()
        gc.disable()
        try:
            return run(*arguments)
        finally:
            if was_on:
                gc.enable()

    return paused


class TableReadingAlgorithm(DeepMendAlgorithm):
    """Base of tools that also take files that QGIS itself does not read, or not as they are.

    Attributes
    ----------
    FILES : tuple of str
        The parameters that do.
    """

    FILES = ("INPUT",)
    LENGTHS = ()
    """Parameters that are lengths: 0 or more."""

    def _add_field(self, name, label, help, **options):
        options = {"parentLayerParameterName": "INPUT", "optional": True, **options}
        self.add(QgsProcessingParameterField(name, label, **options), help)

    def _add_coordinates(self, filter_help):
        """Add X_FIELD, Y_FIELD, INPUT_CRS and FILTER."""
        self._add_field(
            "X_FIELD",
            tr("X or longitude field (tables)"),
            tr(
                "Field with the x coordinate, easting or longitude. For tables without geometry only: without"
                " it a field named longitude, lon, x, easting or the like is taken, and the log says which."
                " Decimal commas are understood."
            ),
        )
        self._add_field(
            "Y_FIELD",
            tr("Y or latitude field (tables)"),
            tr("Field with the y coordinate, northing or latitude; set both fields or neither."),
        )
        self.add(
            QgsProcessingParameterCrs("INPUT_CRS", tr("CRS of the coordinates"), optional=True),
            tr(
                "CRS that the coordinates of a table, or of a layer without CRS, are in. Without it"
                " EPSG:4326 is taken where names and values of both fields are those of degrees."
            ),
        )
        self.add(
            QgsProcessingParameterExpression(
                "FILTER", tr("Filter"), parentLayerParameterName="INPUT", optional=True
            ),
            filter_help,
        )

    def _add_format(self, help):
        self.add(
            QgsProcessingParameterEnum(
                "FORMAT",
                tr("Layout of the file"),
                options=[AUTO, NONE, *layouts()],
                defaultValue=AUTO,
                optional=True,
                usesStaticStrings=True,
            ),
            help,
            advanced=True,
        )

    def _files(self, parameters):
        """{parameter: path} of the files that are read here."""
        paths = {name: path_of(parameters.get(name)) for name in self.FILES}
        return {name: path for name, path in paths.items() if is_table_file(path)}

    def checkParameterValues(self, parameters, context):
        for name in self.LENGTHS:
            value = self.parameterAsDouble(parameters, name, context)
            if not (math.isfinite(value) and value >= 0):
                return False, tr(
                    "{name} must be 0 or a positive number of metres, not {value:g}."
                ).format(name=name, value=value)
        x, y = (
            self.parameterAsString(parameters, name, context) for name in ("X_FIELD", "Y_FIELD")
        )
        if bool(x) != bool(y):
            return False, tr("Set both X_FIELD and Y_FIELD, or neither.")
        # QGIS would refuse files that it cannot read
        files = self._files(parameters)
        table = QgsVectorLayer("NoGeometry", "table", "memory") if files else None
        return super().checkParameterValues({**parameters, **dict.fromkeys(files, table)}, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        files = self._files(parameters)
        done = super().prepareAlgorithm({**parameters, **dict.fromkeys(files)}, context, feedback)
        self.sources_in_use.update({(file_key(path), ""): name for name, path in files.items()})
        return done

    def table_or_layer(self, parameters, name, context, feedback):
        """The source of a parameter: TableFile for a file that is read here; None where it is not set."""
        path = self._files(parameters).get(name)
        return TableFile(path, feedback) if path else self.source(parameters, name, context)

    def expressions(self, parameters, context, source):
        """The context of expressions on a source."""
        own = None if hasattr(source, "feature") else source
        expressions = self.createExpressionContext(parameters, context, own)
        expressions.setFields(source.fields())
        return expressions

    def layout_of(self, parameters, context, source, feedback):
        """The layout chosen by FORMAT, or recognised; None without one.

        Raises
        ------
        QgsProcessingException
            If the layout that was chosen does not fit.
        """
        chosen = self.parameterAsEnumString(parameters, "FORMAT", context) or AUTO
        if chosen == NONE:
            return None
        names = source.fields().names()
        row = next(iter(source.getFeatures(QgsFeatureRequest().setLimit(1), unchecked())), None)
        values = [] if row is None else attributes_of(row)
        first = as_text(values[0]) if values else ""
        layout = recognised(names, first) if chosen == AUTO else layouts()[chosen]
        if layout is not None and not layout.fits(names, first):
            raise error(
                tr(
                    "FORMAT is {name}, whose files have the columns {names}, but INPUT lacks some of them:"
                    " choose auto, or none."
                ).format(name=chosen, names=named(layout.header))
            )
        return layout


def path_of(value):
    """The path of a file in the value of a parameter, as scripts, dialogs and models give it; else ''."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        plain = not value.selectedFeaturesOnly and value.featureLimit < 0
        value = value.source if plain and not getattr(value, "filterExpression", "") else ""
    if isinstance(value, QgsProperty):
        value = (
            value.staticValue() if value.propertyType() == QgsProperty.Type.StaticProperty else ""
        )
    return value if isinstance(value, str) else ""


def id_reader(fields, columns):
    """A function of a feature or row: the values of a layout's columns, joined, '' where one is empty; None
    where the layout names no columns, or the table lacks one."""
    places = [column_of(fields.names(), column) for column in columns]
    if not places or min(places) < 0:
        return None

    def read(feature):
        parts = [feature[place] for place in places]
        if not all(type(part) is str and part.isalnum() for part in parts):
            parts = list(map(whole, parts))
        return "-".join(parts) if all(parts) else ""

    return read


def whole(value):
    """A value as text; whole numbers without a decimal point, also where they are text."""
    text = value if type(value) is str else as_text(value)
    return text[:-2] if text.endswith(".0") and text[:-2].isdigit() else text.strip()
