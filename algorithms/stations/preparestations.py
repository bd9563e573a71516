"""A clean point layer of stations from any layer or table."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..common import styles
from ..common.attributes import as_text, field_names, find_field, predicate
from ..common.cellplan import CellFields, tell_of_azimuths
from ..common.deployments import operator_field, warn_of_operators, warn_of_subset
from ..common.destinations import check_destinations
from ..common.messages import cancelled, tr
from ..common.outputs import Outputs
from ..common.region import Land
from ..common.workingcrs import crs_name, transformed
from .cells import as_cells
from .frames import choose_frames, output_points, select_by_region
from .levels import AS_IS, CELL, LEVELS, SITE, at_means, site_keys, sites_at
from .naming import written_ids
from .opening import open_stations
from .places import find_places
from .records import Losses, read_records
from .sources import TableReadingAlgorithm, id_reader, without_collecting
from .stationfeatures import ID, StationLayout, groups_of, site_features


class PrepareStations(TableReadingAlgorithm):
    """Stations with valid positions, in or near the region, one for each site."""

    FILES = ("INPUT", "DETAILS")
    LENGTHS = ("MERGE_DISTANCE", "KEEP_NEIGHBOURS")

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
            "Makes a clean point layer of stations from any layer or table: drops what has no position,"
            " keeps what is in or near the region, and merges stations at one place into one site.\nAll"
            " fields are kept; of a merged site those of its first station, except SUM_FIELDS, which are"
            " added up. A point of a multipoint becomes a station of its own, its id ending in -1, -2 and"
            " so on. The log says what was dropped and why."
        )

    # -- parameters

    def initAlgorithm(self, config=None):
        self._add_input()
        self._add_choices()
        self._add_outputs()

    def _add_input(self):
        vector = QgsProcessing.SourceType.TypeVector
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Stations"), [vector]),
            tr(
                "Point layer, or table with coordinates, such as a CSV, a text file, a spreadsheet or JSON."
                " Give all stations of the deployment: 'Selected features only' and filters drop neighbours,"
                " and the maps of the others grow into their place."
            ),
        )
        self._add_format(
            tr(
                "A named layout gives columns of coordinates, their CRS, and the fields of operators and"
                " azimuths, where these are left empty. auto recognises it by the names of the columns, and"
                " the log says which was taken; none switches layouts off."
            )
        )
        self._add_coordinates(
            tr(
                "Expression that is true for the stations to keep, such as operator = 'A'. What it leaves out"
                " no longer counts as a neighbour either."
            )
        )

    def _add_choices(self):
        number = QgsProcessingParameterNumber.Type.Double
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
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

        self.add(
            QgsProcessingParameterFeatureSource(
                "DETAILS", tr("Second table"), [QgsProcessing.SourceType.TypeVector], optional=True
            ),
            tr(
                "Table with a row for each antenna or cell of a station of INPUT, such as ANFR's SUP_ANTENNE"
                " or ACMA's device details. Each station then becomes as many rows as it has there. They are"
                " joined by the columns that the layout names, else by those that both tables have."
            ),
            advanced=True,
        )
        self._add_field(
            "OPERATOR_FIELDS",
            tr("Fields that each name an operator"),
            tr(
                "Fields of a table with a row for each mast, each with the name of one of its operators, or"
                " each named like an operator with yes or no in it. A mast then becomes a station for each of"
                " its operators, whose name is in the field operator."
            ),
            allowMultiple=True,
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
                "site makes one station of all cells of a site, whatever their azimuths; 4G cells whose"
                " numbers tell their site, as in OpenCelliD, go to the mean of their places. cell keeps each"
                " cell, with the id of its site in the field site_id. auto keeps cells apart where there are"
                " azimuths, and makes sites of the rest."
            ),
            advanced=True,
        )

    def _add_outputs(self):
        point = QgsProcessing.SourceType.TypeVectorPoint
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Prepared stations"), point),
            tr(
                "Points with all fields of INPUT and: station_id (if there is none: the running number of"
                " the row in INPUT, from 1), n_merged (how many stations became this site, 1 if nothing"
                " merged), merged_ids (their ids, joined by ;), and with REGION in_region (1 inside, 0 a"
                " neighbour)."
            ),
        )
        for name, label in (
            ("COUNT", tr("Stations written")),
            ("DROPPED", tr("Stations dropped")),
            ("MERGED", tr("Stations merged into others")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    # -- running

    def prepareAlgorithm(self, parameters, context, feedback):
        if "INPUT" not in self._files(parameters):
            warn_of_subset(self, parameters, "INPUT", context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    @without_collecting
    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        losses = Losses()
        source, layout, chosen = open_stations(self, parameters, context, feedback)
        fields = source.fields()
        index = {
            name: find_field(fields, chosen[name], name) if chosen[name] else -1
            for name in ("GROUP_FIELD", "AZIMUTH_FIELD")
        }
        level = self.parameterAsEnumString(parameters, "LEVEL", context) or AS_IS
        region_source = self.source(parameters, "REGION", context)
        tell_of_azimuths(fields, CellFields(chosen["AZIMUTH_FIELD"]), feedback)
        places, stations = self._read(parameters, context, feedback, source, layout, chosen, losses)
        written_as = StationLayout(
            fields,
            field_names(parameters.get("SUM_FIELDS")),
            region_source is not None,
            level == CELL,
            index["AZIMUTH_FIELD"] if level == SITE else -1,
        )
        del source
        self._tell_of_operators(fields, stations, chosen, feedback)
        target, stations, metres, inside = self._locate(
            parameters, context, feedback, places, stations, region_source, losses
        )
        feedback.setProgress(60.0)
        if feedback.isCanceled():
            raise cancelled()
        losses.report(feedback)
        names, azimuths = [record.name for record in stations.records], None
        if index["AZIMUTH_FIELD"] >= 0 and level != SITE:
            stations, row, azimuths = as_cells(
                stations, index["AZIMUTH_FIELD"], chosen["AZIMUTH_FIELD"], feedback
            )
            metres, inside, names = metres[row], inside[row], [names[i] for i in row.tolist()]
        written_as.read_sums(stations.records, losses.records, feedback)
        distance = self.parameterAsDouble(parameters, "MERGE_DISTANCE", context)
        sites = sites_at(
            level,
            metres,
            distance,
            groups_of(stations.records, index["GROUP_FIELD"], feedback),
            azimuths,
            names,
            [record.name for record in stations.records],
            site_keys(fields, layout, stations, level, feedback),
        )
        ids = written_ids(stations, sites, fields, layout, feedback)
        points = output_points(stations, target, context.transformContext())
        points = at_means(points[sites.places], sites)
        inside = inside[sites.places]
        written = written_as.fields(stations)
        written.tell(feedback)
        feedback.setProgress(70.0)
        firsts = np.unique(sites.leaders)
        merged = len(sites.leaders) - len(firsts)
        said = tr(
            "{merged:,} merged with another one within {distance:g} m, {n:,} stations written"
        )
        if azimuths is not None or level == CELL:
            said += tr(" on {sites:,} sites")
        if region_source is not None:
            said += tr(", {inside:,} of them in REGION")
        said = said.format(
            merged=merged,
            distance=distance,
            n=len(firsts),
            sites=len(set(sites.names)) if level == CELL else len(np.unique(sites.places)),
            inside=int(inside[firsts].sum()),
        )
        features = site_features(
            stations, points, sites, ids, inside, written_as, written, feedback
        )
        with Outputs(self, parameters, context) as outputs:
            kind = QgsWkbTypes.Type.Point, target, styles.STATIONS
            outputs.features("OUTPUT", written.fields, features, *kind)
            results = outputs.commit()
        feedback.pushInfo(said)
        return {**results, "COUNT": len(firsts), "DROPPED": losses.count(), "MERGED": merged}

    def _read(self, parameters, context, feedback, source, layout, chosen, losses):
        """What the input holds, less what has no position: how it was read, and Stations."""
        asked = self.parameterAsCrs(parameters, "INPUT_CRS", context)
        places = find_places(source, chosen["X_FIELD"], chosen["Y_FIELD"], layout, feedback)
        # not parameterAsExpression, which silently replaces what does not parse by nothing
        text = self.parameterAsString(parameters, "FILTER", context)
        expressions = self.expressions(parameters, context, source)
        wants = predicate(text, "FILTER", source.fields(), expressions) if text.strip() else None
        fields, name_of = source.fields(), None
        index = fields.lookupField(ID)
        if index >= 0:

            def name_of(feature):
                return as_text(feature[index])

        elif layout is not None:
            name_of = id_reader(fields, layout.id)
        return places, read_records(source, places, wants, name_of, asked, losses, feedback)

    @staticmethod
    def _tell_of_operators(fields, stations, chosen, feedback):
        likely = "" if chosen["GROUP_FIELD"] else operator_field(fields)
        if likely:
            index = fields.lookupField(likely)
            values = {as_text(record.attributes[index]) for record in stations.records}
            warn_of_operators(likely, values, feedback)

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
            known, tr("they cannot be transformed to {crs}").format(crs=crs_name(working)), losses
        )
        return target, stations, metres[known], np.ones(int(known.sum()), dtype=bool)
