"""Opening the tables of stations: their layout, what is joined to them, and which fields say what."""

from __future__ import annotations

from qgis.core import QgsWkbTypes

from ..common.attributes import field_names, find_field
from ..common.messages import error, tr
from .joining import JoinedSource, OwnedSource
from .layouts import column_of, is_second_of
from .places import has_columns


def open_stations(algorithm, parameters, context, feedback):
    """What `preparestations` reads.

    Returns
    -------
    (QgsProcessingFeatureSource or RowSource, Layout or None, dict)
        The source, joined and taken apart as asked; its layout; and the fields that are taken, '' where there
        is none: {parameter: name}.

    Raises
    ------
    QgsProcessingException
        With one sentence for whatever is wrong with the tables.
    """
    source = algorithm.table_or_layer(parameters, "INPUT", context, feedback)
    layout = algorithm.layout_of(parameters, context, source, feedback)
    fields = source.fields()
    first = None if layout or has_columns(fields) else is_second_of(fields.names())
    if first is not None and source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        raise error(
            tr(
                "INPUT looks like the second table of {title}: give it as DETAILS, and the table with the"
                " places of the stations as INPUT."
            ).format(title=first.title)
        )
    if layout is not None:
        _check_layout(layout, feedback)
    details = algorithm.table_or_layer(parameters, "DETAILS", context, feedback)
    if details is not None:
        source = JoinedSource(source, details, layout, feedback)
    names = source.fields().names()
    wanted = field_names(parameters.get("OPERATOR_FIELDS"))
    if not wanted and layout is not None:
        found = [column_of(names, name) for name in layout.owners]
        wanted = [names[i] for i in found if i >= 0]
    known = {"GROUP_FIELD": "", "AZIMUTH_FIELD": ""}
    if layout is not None:
        known = {"GROUP_FIELD": "" if wanted else layout.group, "AZIMUTH_FIELD": layout.azimuth}
    chosen = chosen_fields(algorithm, parameters, context, source, layout, known, feedback)
    if wanted:
        columns = [find_field(source.fields(), name, "OPERATOR_FIELDS") for name in wanted]
        source = OwnedSource(source, columns, feedback)
        chosen["GROUP_FIELD"] = chosen["GROUP_FIELD"] or source.operator
    return source, layout, chosen


def _check_layout(layout, feedback):
    if layout.measurements:
        raise error(
            tr(
                "INPUT looks like a file of measurements ({title}), not of stations: make points of it"
                " with 'Prepare measurements' (deepmend:preparemeasurements), and give these as"
                " MEASUREMENTS to 'Calibrate stations' (deepmend:calibratestations) or 'Compare models'"
                " (deepmend:comparemodels). If it holds stations, set FORMAT to none."
            ).format(title=layout.title)
        )
    tell_of_layout(layout, feedback)


def tell_of_layout(layout, feedback):
    """Say which layout is taken, why, and how to overrule it."""
    said = (
        tr(
            "Layout: {title}, by its first value; set FORMAT to none to read the file without a layout."
        )
        if layout.first
        else tr(
            "Layout: {title}, by the names of the columns; set FORMAT to none to read the file without a"
            " layout."
        )
    )
    feedback.pushInfo(said.format(title=layout.title))


def chosen_fields(algorithm, parameters, context, source, layout, known, feedback):
    """Fields that the user chose, else those of the layout, '' where there is none: {parameter: name}.

    Parameters
    ----------
    algorithm : TableReadingAlgorithm
    parameters : dict
    context : QgsProcessingContext
    source : QgsProcessingFeatureSource or RowSource
    layout : Layout or None
    known : dict of str to str
        The layout's columns, by parameter; those of coordinates come by themselves.
    feedback : QgsProcessingFeedback
    """
    wanted = [*known, "X_FIELD", "Y_FIELD"]
    chosen = {name: algorithm.parameterAsString(parameters, name, context) for name in wanted}
    if layout is None:
        return chosen
    names = source.fields().names()
    is_table = source.wkbType() == QgsWkbTypes.Type.NoGeometry
    if is_table and not chosen["X_FIELD"]:
        known = {**known, "X_FIELD": layout.x, "Y_FIELD": layout.y}
    filled = {}
    for name in wanted:
        index = column_of(names, known.get(name) or "")
        if index >= 0 and not chosen[name]:
            filled[name] = names[index]
    told = dict(filled)
    if "X_FIELD" in filled and layout.crs and parameters.get("INPUT_CRS") in (None, ""):
        told["INPUT_CRS"] = tr(" or ").join(layout.crs)
    if told:
        text = ", ".join(f"{name} {value}" for name, value in told.items())
        feedback.pushInfo(tr("Taken from the layout: {parameters}").format(parameters=text))
    return {**chosen, **filled}
