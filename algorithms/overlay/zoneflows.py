"""From flows between stations to flows between zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

import numpy as np
import shapely
from qgis.core import (
    QgsFeature,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...models.flows import weight_matrix, zone_flows
from ...models.zonetotals import ROUNDING
from ..common import styles, temporal
from ..common.destinations import check_destinations, destination_of
from ..common.fields import make_fields
from ..common.messages import cancelled, readable, tr
from ..common.outputs import Outputs, make_feature
from ..common.progress import progress_of
from ..common.tables import Table, Texts, check_parquet
from .flowtable import read_flows
from .longtables import merged_stations
from .publishing import add_market_share, shares_of
from .weightstable import read_weights
from .zonedensity import ZoneDensities
from .zoneweighing import ZoneWeighing

LINES = 5_000
"""Desire lines that are drawn at most, the largest."""


class ZoneFlows(ZoneWeighing):
    """W^T F W, with F the flows between stations and W the weights of stations in zones."""

    def name(self):
        return "zoneflows"

    def displayName(self):
        return tr("Flows between zones")

    def tags(self):
        return tr("origin-destination,mobility,commuting,desire lines,matrix,trips,zones").split(
            ","
        )

    def summary(self):
        return tr(
            "Turns flows between stations, such as trips of devices from one to the other, into flows"
            " between zones: each end is spread over the zones as the station's users are, independently of"
            " the other end. What ends outside all zones is kept, with an empty zone id, so that the total"
            " of the flows remains."
        )

    # -- parameters

    def add_overlay_parameters(self):
        self.add(
            QgsProcessingParameterFeatureSource(
                "FLOWS", tr("Flows between stations"), [QgsProcessing.SourceType.TypeVector]
            ),
            tr(
                "Table with a row for each pair of stations, and for each time if there are several."
            ),
        )
        for name, label, help in (
            (
                "FROM_FIELD",
                tr("Field of origin"),
                tr("Field of FLOWS with the id of the first station."),
            ),
            (
                "TO_FIELD",
                tr("Field of destination"),
                tr("Field of FLOWS with the id of the second station."),
            ),
            (
                "FLOW_FIELD",
                tr("Field of flow"),
                tr("Field of FLOWS with the size of the flow, 0 or more."),
            ),
        ):
            self.add(
                QgsProcessingParameterField(name, label, parentLayerParameterName="FLOWS"), help
            )
        self.add(
            QgsProcessingParameterField(
                "TIME_FIELD", tr("Field of time"), parentLayerParameterName="FLOWS", optional=True
            ),
            tr("Field of FLOWS with the time of a row: each of its values has flows of its own."),
        )
        self.add_zones()
        self.add(
            QgsProcessingParameterNumber(
                "MIN_FLOW",
                tr("Least flow"),
                QgsProcessingParameterNumber.Type.Double,
                0.0,
                optional=True,
                minValue=0.0,
            ),
            tr(
                "Flows between zones below this are left out of the outputs; the log says how much that is. 0"
                " keeps all."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "WEIGHTS_TABLE",
                tr("Weights of stations in zones"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            tr(
                "Table that 'Zone weights and totals' wrote for these stations and zones (station_id,"
                " zone_id, weight): then no maps are made."
            ),
        )
        self.add_population()
        self.add_least_weight()
        add_market_share(self)

    def add_outputs(self):
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("Flows between zones"), kinds.TypeVector
            ),
            tr(
                "Table: from_zone, to_zone (empty for what is outside all zones), flow, and time if there is"
                " a field of it."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_LINES",
                tr("Desire lines"),
                kinds.TypeVectorLine,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Lines between zones with the same fields, as wide as the flow is large; the {n:,} largest."
            ).format(n=LINES),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_ZONES",
                tr("Zones with their flows"),
                kinds.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Polygons with zone_id, leaving (to other zones and outside), arriving, and within, of all"
                " times: leaving and within add up to what begins there."
            ),
        )
        for name, label in (
            ("TOTAL", tr("Sum of all flows")),
            ("OUTSIDE", tr("Share of it with an end outside all zones")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    # -- running

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        check_parquet(destination_of(self, parameters, "OUTPUT", context).path)
        least = self.parameterAsDouble(parameters, "MIN_FLOW", context)
        plan = self.read_plan(parameters, context, feedback)
        names = ("FROM_FIELD", "TO_FIELD", "FLOW_FIELD", "TIME_FIELD")
        fields = {name: self.parameterAsString(parameters, name, context) for name in names}
        table = self.source(parameters, "FLOWS", context)
        merged = merged_stations(self, parameters, context)
        flows = read_flows(table, fields, plan.names, feedback, merged)
        _, zones = self.read_zones(parameters, context, feedback, plan)
        weights = self._weights(parameters, context, feedback, plan, zones)
        shares = shares_of(self, parameters, context, plan)
        flows = replace(flows, flow=flows.flow / shares[flows.origin])
        rows = self._between_zones(weights, flows, least, feedback)
        origin, destination, time, flow = rows
        total = float(flows.flow.sum())
        outside = float(flow[(origin < 0) | (destination < 0)].sum())
        left = total - float(flow.sum())
        feedback.pushInfo(
            tr(
                "Flows between stations: {total}; between zones: {inside}; with an end outside"
                " all zones: {outside}; left out below MIN_FLOW: {left}"
            ).format(
                total=readable(total),
                inside=readable(float(flow.sum()) - outside),
                outside=readable(outside),
                left=readable(left if left > ROUNDING * total else 0.0),
            )
        )
        has_time = bool(fields["TIME_FIELD"])
        kinds = {
            "from_zone": str,
            "to_zone": str,
            "flow": float,
            **({"time": str} if has_time else {}),
        }
        columns = {
            "from_zone": Texts(origin, zones.ids),
            "to_zone": Texts(destination, zones.ids),
            "flow": flow,
        }
        if has_time:
            columns["time"] = Texts(time, flows.times.labels)
        with Outputs(self, parameters, context) as outputs:
            outputs.table("OUTPUT", make_fields(**kinds), Table(feedback, **columns))
            if has_time and flows.times.starts is not None:
                kinds["time"] = datetime
            outputs.features(
                "OUTPUT_LINES",
                make_fields(**kinds),
                _lines(zones, flows, rows, has_time),
                QgsWkbTypes.Type.MultiLineString,
                plan.crs,
                partial(_style_lines, steps=flows.times),
            )
            self._write_zones(outputs, zones, rows)
            results = outputs.commit()
        return {**results, "TOTAL": total, "OUTSIDE": outside / total if total else 0.0}

    def _weights(self, parameters, context, feedback, plan, zones):
        """Weights of stations in zones, from WEIGHTS_TABLE or by a model or maps."""
        table = self.source(parameters, "WEIGHTS_TABLE", context)
        if table is None:
            return self.weigh(parameters, context, feedback, plan, zones.shapes)
        return read_weights(table, plan.names, zones.ids, feedback)

    @staticmethod
    def _write_zones(outputs, zones, rows):
        """Add OUTPUT_ZONES."""
        origin, destination, _, flow = rows
        n = len(zones.ids)
        stays = origin == destination

        def sums(ends, chosen):
            chosen = chosen & (ends >= 0)
            return np.bincount(ends[chosen], flow[chosen], n).tolist()

        kinds = {"zone_id": str, "leaving": float, "arriving": float, "within": float}
        columns = sums(origin, ~stays), sums(destination, ~stays), sums(origin, stays)
        # they are shown by what arrives
        densities = ZoneDensities(["arriving", "leaving"])
        shares = densities.of(np.array([columns[1], columns[0]]).T, zones.shapes).tolist()
        fields = make_fields(**kinds, **dict.fromkeys(densities.names, float))

        def features():
            for number, values in enumerate(zip(zones.ids, *columns)):
                feature = QgsFeature(fields)
                feature.setAttributes([*values, *shares[number]])
                feature.setGeometry(zones.features[number].geometry())
                yield feature

        outputs.features(
            "OUTPUT_ZONES",
            fields,
            features(),
            QgsWkbTypes.multiType(zones.wkb_type),
            zones.crs,
            densities.style(str),
        )

    @staticmethod
    def _between_zones(weights, flows, least, feedback):
        """Zones of origin and destination (-1 outside all), time and flow of all rows."""
        matrix = weight_matrix(weights)
        progress = progress_of(feedback, 90.0, 100.0)
        found = []
        for time in range(len(flows.times)):
            some = flows.time == time
            parts = flows.origin[some], flows.destination[some], flows.flow[some]

            def told(done, time=time):
                return progress((time + done) / len(flows.times))

            for origin, destination, flow in zone_flows(matrix, *parts, least, told):
                found.append((origin, destination, np.full(len(flow), time), flow))
            if feedback.isCanceled():
                raise cancelled()
        rows = [np.concatenate(column) for column in zip(*found)]
        if not rows:
            rows = [np.zeros(0, dtype=np.int64)] * 3 + [np.zeros(0)]
        for ends in rows[:2]:
            ends[ends == weights.zones] = -1
        return rows


def _style_lines(layer, steps):
    """Widths by flow; lines of several times play."""
    styles.style_flows(layer)
    if steps.starts is not None:
        temporal.play_features(layer, "time", steps.length)


def _lines(zones, flows, rows, has_time):
    """Desire lines of the largest flows from one zone to another, the largest last, on top of the others."""
    origin, destination, time, flow = rows
    there = np.flatnonzero((origin >= 0) & (destination >= 0) & (origin != destination))
    there = there[np.argsort(flow[there], kind="stable")][-LINES:]
    places = shapely.get_coordinates(shapely.point_on_surface(zones.shapes))
    times = flows.times.labels
    if flows.times.starts is not None:
        times = [temporal.qt_moment(start) for start in flows.times.starts]
    for row in there.tolist():
        first, last = origin[row], destination[row]
        values = [zones.ids[first], zones.ids[last], float(flow[row])]
        if has_time:
            values.append(times[time[row]])
        yield make_feature(values, shapely.LineString([places[first], places[last]]))
