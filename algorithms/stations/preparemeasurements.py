"""A clean point layer of measurements, each with the station that served, from any layer or table."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..common.attributes import as_text, find_field, predicate
from ..common.destinations import check_destinations
from ..common.fields import OutputFields, make_fields
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs, make_feature
from ..common.workingcrs import crs_name, transformed
from .cleaning import exact, served, thin
from .frames import choose_frames, output_points
from .layouts import column_of
from .levels import AS_IS, LEVELS
from .measuredtimes import read_time
from .opening import chosen_fields, tell_of_layout
from .places import find_places
from .records import LOOK, Losses, read_records
from .servers import Servers, known_stations, named_at, named_like
from .sources import TableReadingAlgorithm, whole, without_collecting

ACCURACY_NAMES = (
    "accuracy",
    "acc",
    "gps_accuracy",
    "horizontal_accuracy",
    "precision",
    "h_accuracy",
)
OWN = {"serving": str, "time": str, "operator": str, "enb": int, "sector": int}
"""Fields that the tool makes."""


class PrepareMeasurements(TableReadingAlgorithm):
    """Places where phones measured, each with the id of the station that served."""

    FILES = ("INPUT", "STATIONS")
    LENGTHS = ("MAX_ACCURACY", "THINNING")

    def name(self):
        return "preparemeasurements"

    def displayName(self):
        return tr("Prepare measurements")

    def groupId(self):
        return "stations"

    def tags(self):
        return tr("measurement,drive test,log,crowdsourced,serving cell,TowerCollector,thin").split(
            ","
        )

    def summary(self):
        return tr(
            "Makes a clean point layer of measurements, such as a phone's log of cells or a drive test: a"
            " place, a time, and the id of the station that served there. It is what 'Compare models' and"
            " 'Calibrate stations' take as MEASUREMENTS.\n"
            "Places that are not exact enough are dropped, and one in each square is drawn, so that no road"
            " counts twice. The log says what was dropped and why."
        )

    # -- parameters

    def initAlgorithm(self, config=None):
        self._add_input()
        self._add_station()
        self._add_quality()
        point = QgsProcessing.SourceType.TypeVectorPoint
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Prepared measurements"), point),
            tr(
                "Points with serving (the id of the station that served), time (ISO 8601), operator, of 4G"
                " cells enb (the number of the site) and sector (that of the cell there), and all fields of"
                " INPUT."
            ),
        )
        for name, label in (
            ("COUNT", tr("Measurements written")),
            ("DROPPED", tr("Measurements dropped")),
            ("STATIONS_FOUND", tr("Stations that served")),
            ("MATCHED", tr("Measurements whose station is in STATIONS")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_input(self):
        vector = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Measurements"), [vector]),
            tr(
                "Point layer, or table with coordinates, with a row for each measurement, such as the export"
                " of TowerCollector or G-NetTrack."
            ),
        )
        self._add_format(
            tr(
                "A named layout gives columns of coordinates, their CRS, time, accuracy, operator and"
                " cells, where these are left empty. auto recognises it by the names of the columns, and"
                " the log says which was taken; none switches layouts off."
            )
        )
        self._add_coordinates(
            tr("Expression that is true for the measurements to keep, such as net_type = 'LTE'.")
        )

    def _add_station(self):
        self.add(
            QgsProcessingParameterExpression(
                "SERVING_FIELD",
                tr("Serving station"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "Field with the id of the station that served, or an expression that gives it, such as"
                " floor(cell_id / 256) for the site of a 4G cell. Without it: what the layout says, such as"
                " country, network, area and cell with - between; else a field with a usual name."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "LEVEL",
                tr("Sites or cells"),
                options=list(LEVELS),
                defaultValue=AS_IS,
                optional=True,
                usesStaticStrings=True,
            ),
            tr(
                "Whether serving is the id of the cell, or of its site, which for 4G is the number of the"
                " cell divided by 256. auto takes what most stations of STATIONS are known by, and the cell"
                " without it."
            ),
        )
        self._add_field(
            "TIME_FIELD", tr("Time field"), tr("Field with the time of the measurement.")
        )
        self._add_field(
            "GROUP_FIELD",
            tr("Group field (operator)"),
            tr(
                "Field that tells operators apart; without it country and network, where the layout has"
                " them."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "STATIONS",
                tr("Stations"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            tr(
                "The stations that the measurements are for, as 'Prepare stations' gives them. The log says"
                " how many measurements are of one of them, and names ids that are not; a cell that was"
                " merged into a station gets that station's id."
            ),
        )
        self._add_field(
            "ID_FIELD",
            tr("Station id field"),
            tr("Field of STATIONS with the ids of the stations; by default station_id."),
            parentLayerParameterName="STATIONS",
        )

    def _add_quality(self):
        number = QgsProcessingParameterNumber.Type.Double
        self._add_field(
            "ACCURACY_FIELD",
            tr("Accuracy field"),
            tr("Field with how exact the place is, metres. Without it a field with a usual name."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MAX_ACCURACY", tr("Accuracy at most (metres)"), number, 50.0, minValue=0.0
            ),
            tr(
                "Places that may be farther off than this, metres, are dropped; those without an accuracy are"
                " kept. 0 keeps all."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "THINNING", tr("One in each square of (metres)"), number, 50.0, minValue=0.0
            ),
            tr(
                "Side of squares, metres, in each of which one measurement is drawn at random, whatever"
                " station served. 0 keeps all."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "SEED", tr("Seed"), QgsProcessingParameterNumber.Type.Integer, 0, minValue=0
            ),
            tr("The same seed draws the same measurements."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterCrs("TARGET_CRS", tr("Target CRS"), optional=True),
            tr(
                "CRS of the output. Without it: the input's, if its distances are true to 1 % there, else the"
                " local UTM zone."
            ),
            advanced=True,
        )

    # -- running

    @without_collecting
    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        losses = Losses(places=True)
        source = self.table_or_layer(parameters, "INPUT", context, feedback)
        layout = self.layout_of(parameters, context, source, feedback)
        chosen = self._chosen(parameters, context, source, layout, feedback)
        fields = source.fields()
        servers = Servers(
            source,
            layout,
            self.parameterAsString(parameters, "SERVING_FIELD", context),
            self.expressions(parameters, context, source),
        )
        places = self._read(parameters, context, feedback, source, layout, chosen, losses)
        places = served(places, fields, layout, servers, losses)
        most = self.parameterAsDouble(parameters, "MAX_ACCURACY", context)
        places = exact(places, fields, chosen["ACCURACY_FIELD"], most, losses)
        level = self.parameterAsEnumString(parameters, "LEVEL", context) or AS_IS
        transforms = context.transformContext()
        asked = self.parameterAsCrs(parameters, "TARGET_CRS", context)
        working, target, _ = choose_frames(asked, places.xy, places.crs, None, transforms, feedback)
        metres = transformed(places.xy, places.crs, working, transforms)
        known = np.isfinite(metres).all(axis=1)
        reason = tr("they cannot be transformed to {crs}").format(crs=crs_name(working))
        places, metres = places.keep(known, reason, losses), metres[known]
        side = self.parameterAsDouble(parameters, "THINNING", context)
        seed = self.parameterAsInt(parameters, "SEED", context)
        places = thin(places, metres, side, seed, losses)
        feedback.setProgress(70.0)
        names = [servers.names(record.attributes) for record in places.records]
        matched = 0
        stations = self.table_or_layer(parameters, "STATIONS", context, feedback)
        if stations is None:
            serving = named_at(level, names)
        else:
            id_field = self.parameterAsString(parameters, "ID_FIELD", context)
            serving, matched = named_like(
                known_stations(stations, id_field), level, names, feedback
            )
        losses.report(feedback)
        written, features = self._features(
            fields, layout, places, serving, servers, chosen, target, transforms, feedback
        )
        with Outputs(self, parameters, context) as outputs:
            kind = QgsWkbTypes.Type.Point, target
            outputs.features("OUTPUT", written, features, *kind)
            results = outputs.commit()
        found = len(set(serving))
        feedback.pushInfo(
            tr(
                "Measurements: {n:,} written, {dropped:,} dropped; stations that served: {stations:,}"
            ).format(n=len(serving), stations=found, dropped=losses.count())
        )
        counts = {"COUNT": len(serving), "DROPPED": losses.count(), "STATIONS_FOUND": found}
        return {**results, **counts, "MATCHED": matched}

    def _chosen(self, parameters, context, source, layout, feedback):
        """Fields that are taken, by parameter, '' where there is none."""
        known = dict.fromkeys(("TIME_FIELD", "ACCURACY_FIELD", "GROUP_FIELD"), "")
        if layout is not None:
            if not layout.measurements:
                raise error(
                    tr(
                        "INPUT looks like a file of stations ({title}), not of measurements: give it to"
                        " 'Prepare stations' (deepmend:preparestations). If it holds measurements, set FORMAT"
                        " to none."
                    ).format(title=layout.title)
                )
            tell_of_layout(layout, feedback)
            known = {
                "TIME_FIELD": layout.time,
                "ACCURACY_FIELD": layout.accuracy,
                "GROUP_FIELD": "" if layout.lte.get("site") else layout.group,
            }
        chosen = chosen_fields(self, parameters, context, source, layout, known, feedback)
        names = source.fields().names()
        if layout is None and not chosen["ACCURACY_FIELD"]:
            index = column_of(names, "|".join(ACCURACY_NAMES))
            if index >= 0:
                chosen["ACCURACY_FIELD"] = names[index]
                feedback.pushInfo(
                    tr("Accuracy is read from field '{name}', metres.").format(name=names[index])
                )
        for name in known:
            if chosen[name]:
                find_field(source.fields(), chosen[name], name)
        return chosen

    def _read(self, parameters, context, feedback, source, layout, chosen, losses):
        """The measurements that have a place: Stations."""
        places = find_places(source, chosen["X_FIELD"], chosen["Y_FIELD"], layout, feedback)
        text = self.parameterAsString(parameters, "FILTER", context)
        expressions = self.expressions(parameters, context, source)
        wants = predicate(text, "FILTER", source.fields(), expressions) if text.strip() else None
        asked = self.parameterAsCrs(parameters, "INPUT_CRS", context)
        return read_records(source, places, wants, None, asked, losses, feedback)

    @staticmethod
    def _features(fields, layout, places, serving, servers, chosen, target, transforms, feedback):
        """(fields, features) of the output."""
        operators = [fields.lookupField(chosen["GROUP_FIELD"])] if chosen["GROUP_FIELD"] else []
        if not operators and layout is not None:
            operators = [column_of(fields.names(), name) for name in layout.lte.get("site", ())]
        time = fields.lookupField(chosen["TIME_FIELD"]) if chosen["TIME_FIELD"] else -1
        written = OutputFields()
        own = make_fields(**OWN)
        wanted = [
            field for field in own if servers.has_parts or field.name() not in ("enb", "sector")
        ]
        for field in wanted:
            written.add(field)
        for i, field in enumerate(fields):
            values = (record.attributes[i] for record in places.records)
            written.copy(field, values, "_input")
        written.tell(feedback)
        points = output_points(places, target, transforms).tolist()

        def features():
            for done, (record, name, point) in enumerate(zip(places.records, serving, points)):
                if done % LOOK == 0:
                    if feedback.isCanceled():
                        raise cancelled()
                    feedback.setProgress(70.0 + 30.0 * done / len(points))
                values = record.attributes
                operator = "-".join(whole(values[i]) for i in operators if i >= 0)
                when = read_time(as_text(values[time])) if time >= 0 else ""
                first = [name, when or None, operator or None]
                if servers.has_parts:
                    first += servers.parts(values) or (None, None)
                feature = make_feature(written.values([*first, *values]))
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*point)))
                yield feature

        return written.fields, features()
