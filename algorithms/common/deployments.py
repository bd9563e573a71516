"""From a layer of stations to deployments, one for each operator, as the models want them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingFeatureSourceDefinition,
    QgsWkbTypes,
)
from scipy.spatial import cKDTree

from ...models.antennas.pattern import Antennas
from ...models.deployment import CO_LOCATED, Deployment
from ...models.sites import merge_sites
from .attributes import StationIds, as_text, find_field, predicate, some
from .cellplan import CellColumns, CellFields
from .messages import cancelled, error, tr, trn
from .region import require_crs, unchecked
from .workingcrs import crs_name, transformed

OPERATOR_FIELDS = (
    *(
        "operator",
        "operateur",
        "opérateur",
        "network",
        "carrier",
        "mnc",
        "net",
        "netz",
        "betreiber",
    ),
    *("nom_op", "adm_lb_nom", "mno", "provider", "licensee"),
)
# In real French deployments no site has another of its operator nearer than this (metres), while two
# and more operators in one layer give 2 to 11 % of such sites.
MIXED_DISTANCE = 50.0
MIXED_SHARE = 0.01
MAX_GROUPS = 500


def warn_of_subset(algorithm, parameters, name, context, feedback):
    """Say that a selection or a filter on the station layer drops neighbours; in the main thread."""
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if layer is not None and layer.subsetString():
        feedback.pushInfo(
            tr(
                "{name} has a layer filter, {filter}: stations that it hides do not count as"
                " neighbours. That is right only if they belong to other operators."
            ).format(name=name, filter=layer.subsetString())
        )
    value = parameters.get(name)
    if not isinstance(value, QgsProcessingFeatureSourceDefinition):
        return
    limited = value.featureLimit >= 0 or getattr(value, "filterExpression", "")  # new in 3.32
    if value.selectedFeaturesOnly or limited:
        feedback.pushWarning(
            tr(
                "{name} is limited to selected, filtered or the first few features: the stations left"
                " out no longer count as neighbours, so the maps of the others become too wide. To map"
                " a few stations of the whole deployment, use STATIONS instead."
            ).format(name=name)
        )


def require_points(source):
    """Refuse station layers that are not points, which callers other than the dialogs let through."""
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind == QgsWkbTypes.GeometryType.NullGeometry:
        raise error(
            tr(
                "INPUT is a table without geometry: make points of it with 'Prepare stations'"
                " (deepmend:preparestations), which takes X_FIELD and Y_FIELD."
            )
        )
    if kind != QgsWkbTypes.GeometryType.PointGeometry:
        raise error(
            tr("INPUT is a layer of {kind}, but stations are points: choose a point layer.").format(
                kind=QgsWkbTypes.displayString(source.wkbType())
            )
        )


@dataclass(frozen=True)
class StationFields:
    """Fields of a layer of stations, '' where there is none.

    id : see `StationIds`; group : of operators; cells : of a cell plan; texts : more, to be kept as text.
    """

    id: str = ""
    group: str = ""
    cells: CellFields = field(default_factory=CellFields)
    texts: tuple = ()


@dataclass
class StationTable:
    """Stations as read from a layer.

    ids : list of str; xy : (n, 2) in the layer's CRS; groups : list of str, '' without a field of them;
    wanted : (n,) bool, which ones STATIONS asks to map; operators : what a field that seems to tell
    operators apart holds, as (field, values), or ('', set()); heights : (n,) antenna heights, NaN where
    not known, or None without a field of them; antennas : theirs, or None without fields of azimuths or
    gains; texts : {field: list of str}.
    """

    ids: list
    xy: np.ndarray
    groups: list
    wanted: np.ndarray
    operators: tuple
    heights: np.ndarray
    antennas: Antennas
    texts: dict


def read_stations(source, chosen, expression, expression_context, feedback):
    """Read a point source.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    chosen : StationFields
    expression : str
        Which stations to map; '' for all.
    expression_context : QgsExpressionContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    StationTable

    Raises
    ------
    QgsProcessingException
        With one sentence for whatever is wrong with layer, fields or expression.
    """
    require_points(source)
    require_crs(source, "INPUT")
    fields = source.fields()
    station_ids = StationIds(fields, chosen.id)
    group_index = find_field(fields, chosen.group, "GROUP_FIELD") if chosen.group else -1
    columns = CellColumns(fields, chosen.cells)
    texts = {name: [] for name in chosen.texts if name}
    wants = predicate(expression, "STATIONS", fields, expression_context)
    likely = operator_field(fields)
    ids, xy, groups, wanted, homeless, operators = [], [], [], [], [], set()
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        if feedback.isCanceled():
            raise cancelled()
        name = station_ids.of(feature)
        point = point_of(feature.geometry(), name)
        if point is None:
            homeless.append(name)
            continue
        ids.append(name)
        xy.append(point)
        groups.append(as_text(feature[group_index]) if group_index >= 0 else "")
        wanted.append(wants(feature))
        if likely:
            operators.add(as_text(feature[likely]))
        columns.add(feature)
        for name, values in texts.items():
            values.append(as_text(feature[name]))
    if homeless:
        feedback.pushWarning(
            trn(
                "{n} feature without a position (empty or NaN geometry) is left out: {ids}.",
                "{n} features without a position (empty or NaN geometry) are left out: {ids}.",
                len(homeless),
            ).format(n=len(homeless), ids=some(homeless))
        )
    if not ids:
        raise error(tr("INPUT has no stations: choose a point layer with at least one point."))
    _check_ids(ids, station_ids.field)
    if chosen.group and "" in groups:
        raise error(
            trn(
                "{n} station has no value in GROUP_FIELD '{field}': fill it in, or filter the station"
                " out.",
                "{n} stations have no value in GROUP_FIELD '{field}': fill it in, or filter the"
                " stations out.",
                groups.count(""),
            ).format(n=groups.count(""), field=chosen.group)
        )
    wanted = np.array(wanted, dtype=bool)
    if not wanted.any():
        raise error(
            tr(
                "STATIONS ({expression}) matches none of the {n} stations: check the expression."
            ).format(expression=expression, n=len(ids))
        )
    return StationTable(
        ids,
        np.array(xy),
        groups,
        wanted,
        (likely, operators),
        columns.heights(ids, feedback),
        columns.antennas(ids, feedback),
        texts,
    )


def point_of(geometry, name):
    """(x, y) of a point or one-point multipoint; None where there is no place."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    if geometry.isMultipart():
        points = geometry.asMultiPoint()
        if len(points) > 1:
            raise error(
                tr(
                    "Station {name} is a multipoint of {n} points, but a station has one position: split"
                    " it with 'Prepare stations' (deepmend:preparestations)."
                ).format(name=name, n=len(points))
            )
        point = points[0]
    else:
        point = geometry.asPoint()
    if not (math.isfinite(point.x()) and math.isfinite(point.y())):
        return None
    return point.x(), point.y()


def _check_ids(ids, id_field):
    if "" in ids:
        raise error(
            trn(
                "{n} station has no id (NULL or empty) in field '{field}': fill it in, or choose"
                " another ID_FIELD.",
                "{n} stations have no id (NULL or empty) in field '{field}': fill it in, or choose"
                " another ID_FIELD.",
                ids.count(""),
            ).format(n=ids.count(""), field=id_field)
        )
    if len(set(ids)) < len(ids):
        seen, repeated = set(), []
        for name in ids:
            if name in seen:
                repeated.append(name)
            seen.add(name)
        raise error(
            trn(
                "{n} station id occurs more than once in field '{field}' ({ids}): choose an ID_FIELD"
                " whose values are unique (in a cell plan, one for each cell), or merge sites with"
                " 'Prepare stations' (deepmend:preparestations).",
                "{n} station ids occur more than once in field '{field}' ({ids}): choose an ID_FIELD"
                " whose values are unique (in a cell plan, one for each cell), or merge sites with"
                " 'Prepare stations' (deepmend:preparestations).",
                len(set(repeated)),
            ).format(n=len(set(repeated)), field=id_field, ids=some(sorted(set(repeated))))
        )


def to_crs(xy, source, target, transform_context):
    """Transform positions (n, 2); a sentence where that is impossible."""
    result = transformed(xy, source, target, transform_context)
    if not np.isfinite(result).all():
        i = int(np.flatnonzero(~np.isfinite(result).all(axis=1))[0])
        raise error(
            tr(
                "The coordinates ({x:.6g}, {y:.6g}) of a station are not valid in {crs}: check the"
                " layer's CRS."
            ).format(x=xy[i, 0], y=xy[i, 1], crs=crs_name(source))
        )
    return result


def build_deployments(table, xy, region, latitudes, group_field, feedback):
    """One deployment for each group, co-located stations without azimuths as one.

    Parameters
    ----------
    table : StationTable
    xy : numpy.ndarray
        (n, 2) positions in metres.
    region : shapely geometry
    latitudes : numpy.ndarray
        (n,) degrees.
    group_field : str
        '' if all stations are one deployment.
    feedback : QgsProcessingFeedback

    Returns
    -------
    list of (Deployment, int, float)
        For each station its deployment, its site's index in it, and its part of the site: one in as many as
        there are stations.
    """
    names = list(dict.fromkeys(table.groups))
    if len(names) > MAX_GROUPS:
        raise error(
            tr(
                "GROUP_FIELD '{field}' has {n:,} different values, more than there can be operators:"
                " choose the field that tells operators apart."
            ).format(field=group_field, n=len(names))
        )
    groups = np.array(table.groups, dtype=object)
    site = merge_sites(xy, CO_LOCATED, groups if group_field else None)
    first = _one_without_azimuth(site, table.antennas)
    stations_of_site = np.bincount(first, minlength=len(xy))
    result = [None] * len(xy)
    for group in names:
        members = np.flatnonzero(groups == group)
        leaders = np.unique(first[members])
        place = {leader: i for i, leader in enumerate(leaders)}
        heights = antennas = None
        if table.antennas is not None:
            antennas = _antennas_of(table.antennas, leaders, members, first)
        if table.heights is not None:
            # a site's highest antenna reaches farthest
            heights = np.full(len(leaders), np.nan)
            np.fmax.at(heights, [place[first[i]] for i in members], table.heights[members])
        deployment = Deployment(
            [table.ids[i] for i in leaders],
            xy[leaders],
            region,
            float(latitudes[leaders].mean()),
            heights,
            antennas,
        )
        for i in members:
            result[i] = (deployment, place[first[i]], 1.0 / stations_of_site[first[i]])
    if group_field:
        counts = Counter(table.groups)
        feedback.pushInfo(
            tr("{n} deployments by '{field}': {groups}").format(
                n=len(counts),
                field=group_field,
                groups=", ".join(f"{group} ({count})" for group, count in counts.items()),
            )
        )
    merged = int((first != np.arange(len(xy))).sum())
    if merged:
        feedback.pushWarning(
            trn(
                "{n} station is within {distance:g} m of another one and was merged with it into one"
                " site, whose map they share. {advice}",
                "{n} stations are within {distance:g} m of another one and were merged with it into"
                " one site, whose map they share. {advice}",
                merged,
            ).format(n=merged, distance=CO_LOCATED, advice=_advice(group_field))
        )
    if table.antennas is not None and np.isfinite(table.antennas.azimuth).any():
        without = int(np.isnan(table.antennas.azimuth).sum())
        told = tr("Cell plan: {n:,} cells on {sites:,} sites.").format(
            n=len(xy), sites=len(np.unique(site))
        )
        if without:
            told += " " + trn(
                "{n:,} has no azimuth and is treated as omnidirectional.",
                "{n:,} have no azimuth and are treated as omnidirectional.",
                without,
            ).format(n=without)
        feedback.pushInfo(told)
    if not group_field:
        _warn_if_mixed(xy, site, table.operators, feedback)
    return result


def _one_without_azimuth(site, antennas):
    """Index of the station whose map each one shares: (n,), from that of the first one of its site.

    Cells with azimuths have maps of their own.
    """
    if antennas is None:
        return site
    first = np.arange(len(site))
    alike = np.flatnonzero(np.isnan(antennas.azimuth))
    _, start, which = np.unique(site[alike], return_index=True, return_inverse=True)
    first[alike] = alike[start][which.ravel()]
    return first


def _antennas_of(antennas, leaders, members, first):
    """Antennas of stations that have maps of their own; of those that share one, the strongest counts."""
    gain = np.full(len(first), -np.inf)
    np.maximum.at(gain, first[members], antennas.gain[members])
    gain = gain[leaders] - np.median(gain[leaders])
    return Antennas(antennas.azimuth[leaders], antennas.width[leaders], gain)


def _advice(group_field):
    if group_field:
        return tr(
            "To add up their values, run 'Prepare stations' (deepmend:preparestations) first."
        )
    return tr(
        "If they belong to several operators set GROUP_FIELD; if they are cells of one site, set"
        " AZIMUTH_FIELD to map each by itself, or run 'Prepare stations' (deepmend:preparestations) first."
    )


def warn_of_operators(field, values, feedback):
    """Warn where a field tells several operators apart, and is no GROUP_FIELD; whether it does."""
    if len(values) < 2:
        return False
    feedback.pushWarning(
        tr(
            "Field '{field}' of INPUT has {n} values, but GROUP_FIELD is not set, so all stations"
            " are treated as one operator's. If they belong to several operators, set GROUP_FIELD"
            " to '{field}': stations compete only with those of their own operator."
        ).format(n=len(values), field=field)
    )
    return True


def operator_field(fields):
    """Name of the field that seems to tell operators apart, '' if there is none."""
    return next((name for name in fields.names() if name.lower() in OPERATOR_FIELDS), "")


def _warn_if_mixed(xy, first, operators, feedback):
    """Warn where a layer looks as if it held several operators and no GROUP_FIELD tells them apart."""
    if warn_of_operators(*operators, feedback):
        return
    sites = xy[first == np.arange(len(xy))]
    if len(sites) < 2:
        return
    share = (cKDTree(sites).query(sites, k=2)[0][:, 1] < MIXED_DISTANCE).mean()
    if share > MIXED_SHARE:
        feedback.pushWarning(
            tr(
                "{percent:.0f} % of the sites have another one within {distance:g} m, as if several"
                " operators were mixed. If they are, set GROUP_FIELD: stations compete only with those"
                " of their own operator."
            ).format(percent=100 * share, distance=MIXED_DISTANCE)
        )
