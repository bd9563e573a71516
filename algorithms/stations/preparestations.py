"""A clean point layer of stations from any layer or table."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...models.sites import merge_sites
from ..common import styles
from ..common.algorithm import DeepMendAlgorithm
from ..common.attributes import as_text, field_names, find_field, predicate
from ..common.cellplan import CellFields, tell_of_azimuths
from ..common.deployments import operator_field, warn_of_operators, warn_of_subset
from ..common.destinations import check_destinations
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs
from ..common.region import Land, unchecked
from ..common.workingcrs import crs_name, transformed
from .cells import as_cells, leaders_of_cells
from .frames import choose_frames, output_points, select_by_region
from .layouts import AUTO, NONE, layouts, recognised
from .places import ExpressionPlaces, GridPlaces, find_places
from .records import Losses, read_records
from .stationfeatures import ID, StationLayout, groups_of, site_features


class PrepareStations(DeepMendAlgorithm):
    """Stations with valid positions, in or near the region, one for each site."""

    def name(self):
        return "preparestations"

    def displayName(self):
        return tr("Prepare stations")

    def groupId(self):
        return "stations"

    def tags(self):
        return tr(
            "base station,antenna,site,csv,table,clean,merge,co-located,duplicates,import"
        ).split(",")

    def summary(self):
        return tr(
            "Makes a clean point layer of stations from any layer or table: drops what has no position, keeps"
            " what is in or near the region, and merges stations that stand at one place into one site.\n"
            "All fields are kept; of a merged site those of its first station, except SUM_FIELDS, which are"
            " added up. A point of a multipoint becomes a station of its own, its id ending in -1, -2 and so"
            " on. The log says what was dropped and why."
        )

    # -- parameters

    def initAlgorithm(self, config=None):
        self._add_input()
        self._add_choices()
        self._add_outputs()

    def _add_field(self, name, label, help, **options):
        options = {"parentLayerParameterName": "INPUT", "optional": True, **options}
        self.add(QgsProcessingParameterField(name, label, **options), help)

    def _add_input(self):
        vector = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Stations"), [vector]),
            tr(
                "Point layer, or table with coordinates in two fields, such as a CSV. Give all stations of"
                " the deployment: 'Selected features only' and filters drop neighbours, and the maps of the"
                " others grow into their place."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "FORMAT",
                tr("Layout of the file"),
                options=[AUTO, NONE, *layouts()],
                defaultValue=AUTO,
                optional=True,
                usesStaticStrings=True,
            ),
            tr(
                "A named layout gives columns of coordinates, their CRS, and the fields of operators and"
                " azimuths, where these are left empty. auto recognises it by the names of the columns, and"
                " the log says which was taken; none takes no layout."
            ),
            advanced=True,
        )
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

    def _add_choices(self):
        number = QgsProcessingParameterNumber.Type.Double
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        self.add(
            QgsProcessingParameterExpression(
                "FILTER", tr("Filter"), parentLayerParameterName="INPUT", optional=True
            ),
            tr(
                "Expression that is true for the stations to keep, such as operator = 'A'. What it leaves out"
                " is gone, also as neighbour."
            ),
        )
        self._add_field(
            "GROUP_FIELD",
            tr("Group field (operator)"),
            tr("Field that tells operators apart: stations of different groups are never merged."),
        )
        self._add_field(
            "AZIMUTH_FIELD",
            tr("Azimuth field (cell plan)"),
            tr(
                "Field with the direction of each antenna, degrees clockwise from north, in a layer with a"
                " row for each cell (sector). Then cells of one site get its position but are merged only"
                " where they have the same azimuth. Several azimuths in one row, such as 0/120/240, become a"
                " row each. Ids that the cells of a site share get the azimuth at their end."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MERGE_DISTANCE", tr("Merge distance (metres)"), number, 1.0, minValue=0.0
            ),
            tr(
                "Stations within this distance of a site's first station, metres, become one with it. The"
                " first one in the layer's order gives position and attributes. 0 merges exact duplicates"
                " only."
            ),
        )
        self._add_field(
            "SUM_FIELDS",
            tr("Fields to add up"),
            tr("Fields with numbers, such as traffic, that are added up when stations merge."),
            allowMultiple=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REGION", tr("Region (land)"), [polygon], optional=True
            ),
            tr(
                "Polygons in which devices can be. Stations outside are dropped, unless they are neighbours"
                " (below). Its CRS may be another one; invalid polygons are repaired."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "KEEP_NEIGHBOURS",
                tr("Keep neighbours within (metres)"),
                number,
                10000.0,
                minValue=0.0,
            ),
            tr(
                "Stations outside REGION but within this distance of it, metres, are kept: they serve devices"
                " near its border. Their in_region is 0."
            ),
        )
        self.add(
            QgsProcessingParameterCrs("TARGET_CRS", tr("Target CRS"), optional=True),
            tr(
                "CRS of the output. Without it: the region's, else the input's, if its distances are true to"
                " 1 % there, else the local UTM zone. The log names it. Distances are measured in metres on"
                " the ground whatever it is."
            ),
        )

    def _add_outputs(self):
        point = QgsProcessing.SourceType.TypeVectorPoint
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Prepared stations"), point),
            tr(
                "Points with all fields of INPUT and: station_id (if there is none: the running number of the"
                " row in INPUT, from 1), n_merged (stations the site stands for, 1 if nothing merged),"
                " merged_ids (their ids, joined by ;), and with REGION in_region (1 inside, 0 a neighbour)."
            ),
        )
        for name, label in (
            ("COUNT", tr("Stations written")),
            ("DROPPED", tr("Stations dropped")),
            ("MERGED", tr("Stations merged into others")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def checkParameterValues(self, parameters, context):
        for name in ("MERGE_DISTANCE", "KEEP_NEIGHBOURS"):
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
        return super().checkParameterValues(parameters, context)

    # -- running

    def prepareAlgorithm(self, parameters, context, feedback):
        warn_of_subset(self, parameters, "INPUT", context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        source = self.source(parameters, "INPUT", context)
        region_source = self.source(parameters, "REGION", context)
        fields, losses = source.fields(), Losses()
        layout = self._layout_of(parameters, context, source, feedback)
        parameters = self._filled(parameters, context, source, layout, feedback)
        sum_fields = field_names(parameters.get("SUM_FIELDS"))
        group_field = self.parameterAsString(parameters, "GROUP_FIELD", context)
        group_index = find_field(fields, group_field, "GROUP_FIELD") if group_field else -1
        azimuth_field = self.parameterAsString(parameters, "AZIMUTH_FIELD", context)
        azimuth_index = find_field(fields, azimuth_field, "AZIMUTH_FIELD") if azimuth_field else -1
        tell_of_azimuths(fields, CellFields(azimuth_field), feedback)

        places, stations = self._read(
            parameters, context, feedback, source, layout, fields.lookupField(ID), losses
        )
        written_as = StationLayout(fields, sum_fields, region_source is not None)
        likely = "" if group_field else operator_field(fields)
        if likely:
            index = fields.lookupField(likely)
            values = {as_text(record.attributes[index]) for record in stations.records}
            warn_of_operators(likely, values, feedback)
        target, stations, metres, inside = self._locate(
            parameters, context, feedback, places, stations, region_source, losses
        )
        feedback.setProgress(70.0)
        if feedback.isCanceled():
            raise cancelled()
        losses.report(feedback)
        azimuths = None
        if azimuth_index >= 0:
            stations, row, azimuths = as_cells(stations, azimuth_index, azimuth_field, feedback)
            metres, inside = metres[row], inside[row]
        written_as.read_sums(stations.records, losses.records, feedback)
        distance = self.parameterAsDouble(parameters, "MERGE_DISTANCE", context)
        leaders = merge_sites(metres, distance, groups_of(stations.records, group_index, feedback))
        points = output_points(stations, target, context.transformContext())
        sites = len(np.unique(leaders))
        if azimuths is not None:
            points, inside = points[leaders], inside[leaders]
            leaders = leaders_of_cells(leaders, azimuths)
        written = written_as.fields(stations)
        written.tell(feedback)
        features = site_features(stations, points, leaders, inside, written_as, written, feedback)
        merged = len(leaders) - len(features)
        said = tr(
            "{merged:,} merged with another one within {distance:g} m, {n:,} stations written"
        )
        if azimuths is not None:
            said += tr(" on {sites:,} sites")
        if region_source is not None:
            said += tr(", {inside:,} of them in REGION")
        feedback.pushInfo(
            said.format(
                merged=merged,
                distance=distance,
                n=len(features),
                sites=sites,
                inside=int(inside[np.unique(leaders)].sum()),
            )
        )
        with Outputs(self, parameters, context) as outputs:
            outputs.features(
                "OUTPUT",
                written.fields,
                features,
                QgsWkbTypes.Type.Point,
                target,
                styles.STATIONS,
            )
            results = outputs.commit()
        return {**results, "COUNT": len(features), "DROPPED": losses.count(), "MERGED": merged}

    def _layout_of(self, parameters, context, source, feedback):
        """The layout chosen or recognised; None without one."""
        chosen = self.parameterAsEnumString(parameters, "FORMAT", context) or AUTO
        if chosen == NONE:
            return None
        request = QgsFeatureRequest().setLimit(1)
        first = next(iter(source.getFeatures(request, unchecked())), None)
        values = [] if first is None else [as_text(value) for value in first.attributes()]
        known = source.fields(), values
        layout = recognised(*known) if chosen == AUTO else layouts()[chosen]
        if layout is None:
            return None
        if chosen != AUTO and not layout.fits(*known):
            raise error(
                tr(
                    "FORMAT is {name}, whose files have the columns {names}, but INPUT lacks some of them:"
                    " choose auto, or none."
                ).format(name=chosen, names=", ".join(layout.header))
            )
        if layout.measurements:
            raise error(
                tr(
                    "INPUT looks like a file of measurements ({title}), not of stations: give it as"
                    " MEASUREMENTS to 'Calibrate stations' (deepmend:calibratestations) or 'Compare models'"
                    " (deepmend:comparemodels). If it holds stations, set FORMAT to none."
                ).format(title=layout.title)
            )
        feedback.pushInfo(
            tr("Layout: {title}, by the names of the columns; FORMAT none takes no layout.").format(
                title=layout.title
            )
        )
        return layout

    def _filled(self, parameters, context, source, layout, feedback):
        """Parameters, with what the layout knows where they are empty."""
        if layout is None:
            return parameters
        known = {"GROUP_FIELD": layout.group, "AZIMUTH_FIELD": layout.azimuth}
        is_table = source.wkbType() == QgsWkbTypes.Type.NoGeometry
        has_places = bool(self.parameterAsString(parameters, "X_FIELD", context))
        if is_table and not has_places and layout.has_columns(source.fields()):
            known |= {"X_FIELD": layout.x, "Y_FIELD": layout.y, "INPUT_CRS": layout.crs}
        filled = {
            name: value
            for name, value in known.items()
            if value and parameters.get(name) in (None, "")
        }
        if filled:
            told = ", ".join(f"{name} {value}" for name, value in filled.items())
            feedback.pushInfo(tr("Taken from the layout: {parameters}").format(parameters=told))
        return {**parameters, **filled}

    def _read(self, parameters, context, feedback, source, layout, id_index, losses):
        """What the input holds, less what has no position: how it was read, and Stations."""
        asked = self.parameterAsCrs(parameters, "INPUT_CRS", context)
        x_field, y_field = (
            self.parameterAsString(parameters, name, context) for name in ("X_FIELD", "Y_FIELD")
        )
        is_table = source.wkbType() == QgsWkbTypes.Type.NoGeometry
        if layout and is_table and not x_field and not layout.has_columns(source.fields()):
            expressions = self.createExpressionContext(parameters, context, source)
            places = (
                GridPlaces(source, layout)
                if layout.grid
                else ExpressionPlaces(source, layout, expressions)
            )
        else:
            places = find_places(source, x_field, y_field, feedback)
        wants = predicate(
            # not parameterAsExpression, which silently replaces what does not parse by nothing
            self.parameterAsString(parameters, "FILTER", context),
            "FILTER",
            source.fields(),
            self.createExpressionContext(parameters, context, source),
        )
        return places, read_records(source, places, wants, id_index, asked, losses, feedback)

    def _locate(self, parameters, context, feedback, places, stations, region_source, losses):
        """The output's CRS, the stations to keep, their positions in metres, whether each is inside."""
        transforms = context.transformContext()
        asked = self.parameterAsCrs(parameters, "TARGET_CRS", context)
        land = None if region_source is None else Land(region_source, transforms)
        working, target, near = choose_frames(
            asked, stations.xy, stations.crs, land, transforms, feedback
        )
        if land is not None:
            region = land.union(working, near, feedback)
            reach = self.parameterAsDouble(parameters, "KEEP_NEIGHBOURS", context)
            selected = select_by_region(
                stations, places, working, region, reach, transforms, losses
            )
            return (target, *selected)
        metres = transformed(stations.xy, stations.crs, working, transforms)
        known = np.isfinite(metres).all(axis=1)
        stations = stations.keep(
            known, tr("they have no place in {crs}").format(crs=crs_name(working)), losses
        )
        return target, stations, metres[known], np.ones(int(known.sum()), dtype=bool)
