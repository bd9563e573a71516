"""The graphical models that ship with the plugin, built here so that they can be built anew.

`bash tools/python -m tools.documents.make_workflows` writes them to deepmend_plugin/workflows/.
"""

from __future__ import annotations

import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QPointF

from tools import checkout  # loads this as package `deepmend`

POLYGON = [QgsProcessing.SourceType.TypeVectorPolygon]
VECTOR = [QgsProcessing.SourceType.TypeVector]
MODELS = ["voronoi", "voronoiboost", "density", "deepmend"]

HELP = {
    "comparestations": (
        "Compares the four models on your stations: which maps are nearest to the true ones, or, without a"
        " ground truth, how much they differ. First the stations are cleaned ('Prepare stations'), then"
        " compared ('Compare models')."
    ),
    "metrictozones": (
        "Takes values of stations, such as users or traffic, to zones such as census tracts. First the"
        " stations are cleaned and those of one site added up ('Prepare stations'), then divided over the"
        " zones with the model's diffusion maps ('Zone weights and totals'). What is outside all zones is"
        " in the log and in the table of weights."
    ),
    "stationpopulation": (
        "Estimates where the devices are that your stations counted. First the stations are cleaned and those"
        " of one site added up ('Prepare stations'), then the counts are fitted together ('Present"
        " population')."
    ),
    "hourlypopulation": (
        "Estimates where devices are at each time, such as each hour of a day, from a table of counts by"
        " station and time. First the stations are cleaned ('Prepare stations'; counts of stations that merge"
        " are added up), then the counts of each time are fitted together ('Present population'). The raster"
        " has a band for each time and the zones a row for each zone and time; both play in the temporal"
        " controller."
    ),
    "stationflows": (
        "Takes flows between stations, such as commuters, to flows between zones such as census tracts. First"
        " the stations are cleaned ('Prepare stations'; flows of stations that merge are added up), then both"
        " ends of each flow are spread over the zones ('Flows between zones')."
    ),
}

HELPS = {
    "INPUT": "Layer or table with all stations of the operator.",
    "X_FIELD": "For a table without geometry: field with the longitude or easting.",
    "Y_FIELD": "For a table without geometry: field with the latitude or northing.",
    "INPUT_CRS": "For a table without geometry: CRS of these, EPSG:4326 for degrees.",
    "GROUP_FIELD": "Field that tells operators apart, if there are several.",
    "AZIMUTH_FIELD": "In a cell plan: field with the azimuth of each cell, degrees clockwise from north.",
    "BEAMWIDTH_FIELD": "In a cell plan: field with the beam width of each cell, degrees, if it is not 65.",
    "HEIGHT_FIELD": "Field with the height of each antenna above ground, metres.",
    "GAIN_FIELD": "Field with how strong each station is against the others, decibels.",
    "REGION": "Polygons of the land in which devices can be.",
    "GROUND_TRUTH": "Raster of true maps, a band for each station, if you have one.",
    "MODEL": "The model that makes the diffusion maps.",
    "ZONES": "Polygons of the zones.",
    "ZONE_ID": "Field with a unique id for each zone.",
    "METRIC_FIELDS": "Fields with totals, 0 or more, to be divided over the zones.",
    "COUNT_FIELD": "Field with the devices that each station counted, 0 or more.",
    "COUNTS": "Table with a row for each station and time.",
    "STATION_FIELD": "Field of the table with the station's id; by default station_id.",
    "COUNTS_FIELD": "Field of the table with the count; by default count, devices or users.",
    "TIME_FIELD": "Field of the table with the time, such as 2026-03-31 08:00; by default time.",
    "FLOWS": "Table with a row for each pair of stations, and for each time if there are several.",
    "FROM_FIELD": "Field of the table with the id of the first station.",
    "TO_FIELD": "Field of the table with the id of the second station.",
    "FLOW_FIELD": "Field of the table with the size of the flow, 0 or more.",
    "MARKET_SHARE": "Share of all people that the devices are, such as 0.35: devices become people.",
    "PRIOR": "Raster of people per cell to begin with, if you have one.",
    "ITERATIONS": "The largest number of times that the estimate is improved.",
}


NAMED = ("ZONES_BY_HOUR", "LINES")
"""Outputs that their tool leaves out by default, and for which a workflow is run."""


class Builder:
    """A model that is put together: parameters first, then tools.

    Parameters
    ----------
    name : str
        Its title, which is its id.
    """

    def __init__(self, name):
        self.model = QgsProcessingModelAlgorithm(name, "workflows")
        self._helps = {"ALG_DESC": HELP[name], "ALG_CREATOR": "DeepMEND for QGIS"}
        self._order = []

    def ask(self, parameter, advanced=False):
        """Add a parameter of the model."""
        if advanced:
            flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
            parameter.setFlags(parameter.flags() | flag)
        parameter.setHelp(HELPS[parameter.name()])
        self._helps[parameter.name()] = HELPS[parameter.name()]
        place = QgsProcessingModelParameter(parameter.name())
        place.setPosition(QPointF(120, 60 + 90 * len(self._order)))
        self._order.append(parameter.name())
        self.model.addModelParameter(parameter, place)

    def ask_stations(self):
        """What all workflows ask."""
        self.ask(QgsProcessingParameterFeatureSource("INPUT", "Stations", VECTOR))
        for name, label in (("X_FIELD", "Longitude field"), ("Y_FIELD", "Latitude field")):
            self.ask(_field(name, label, optional=True), advanced=True)
        self.ask(
            QgsProcessingParameterCrs("INPUT_CRS", "CRS of the coordinates", optional=True),
            advanced=True,
        )
        self.ask(_field("GROUP_FIELD", "Group field (operator)", optional=True))
        self.ask(
            QgsProcessingParameterFeatureSource("REGION", "Region (land)", POLYGON, optional=True)
        )
        self.ask(_field("AZIMUTH_FIELD", "Azimuth field (cell plan)", optional=True))
        for name, label in (
            ("BEAMWIDTH_FIELD", "Beam width field (cell plan)"),
            ("HEIGHT_FIELD", "Antenna height field"),
            ("GAIN_FIELD", "Gain field (cell plan)"),
        ):
            self.ask(_field(name, label, optional=True), advanced=True)

    def ask_model(self):
        self.ask(
            QgsProcessingParameterEnum(
                "MODEL", "Model", MODELS, defaultValue="deepmend", usesStaticStrings=True
            )
        )

    def add(self, child_id, outputs, **inputs):
        """Add a tool of the provider, with ids of parameters or (child, output) as its inputs.

        `outputs` is {name of the model's output: (output of the tool, label)}.
        """
        child = QgsProcessingModelChildAlgorithm(f"deepmend:{child_id}")
        child.setChildId(child_id)
        child.setDescription(child.algorithm().displayName())
        child.setPosition(QPointF(450 + 320 * len(self.model.childAlgorithms()), 120))
        for definition in child.algorithm().parameterDefinitions():
            name = definition.name()
            if name in inputs:
                child.addParameterSources(name, [_source(inputs[name])])
            elif not definition.isDestination() and definition.defaultValue() is not None:
                fixed = QgsProcessingModelChildParameterSource.fromStaticValue
                child.addParameterSources(name, [fixed(definition.defaultValue())])
        found = {}
        for number, (name, (output, label)) in enumerate(outputs.items()):
            result = QgsProcessingModelOutput(name, label)
            result.setChildId(child_id)
            result.setChildOutputName(output)
            result.setPosition(child.position() + QPointF(220, 90 * (number + 1)))
            result.setMandatory(name in NAMED)
            found[name] = result
        child.setModelOutputs(found)
        self.model.addChildAlgorithm(child)

    def prepare(self, **more):
        """Clean the stations."""
        same = (
            *("INPUT", "X_FIELD", "Y_FIELD", "INPUT_CRS", "GROUP_FIELD", "REGION"),
            "AZIMUTH_FIELD",
        )
        self.add("preparestations", {}, **{name: name for name in same}, **more)

    def finish(self):
        self.model.setHelpContent(self._helps)
        # else they would be asked in the order of the alphabet
        self.model.setParameterOrder(self._order)
        return self.model


PREPARED = {
    "INPUT": ("preparestations", "OUTPUT"),
    **{
        name: name
        for name in (
            *("GROUP_FIELD", "REGION", "AZIMUTH_FIELD"),
            *("BEAMWIDTH_FIELD", "HEIGHT_FIELD", "GAIN_FIELD"),
        )
    },
}


def compare_stations():
    builder = Builder("comparestations")
    builder.ask_stations()
    builder.ask(QgsProcessingParameterRasterLayer("GROUND_TRUTH", "Ground truth", optional=True))
    builder.prepare()
    builder.add(
        "comparemodels",
        {
            "COMPARED": ("OUTPUT", "Compared models"),
            "REPORT": ("OUTPUT_HTML", "Report"),
        },
        GROUND_TRUTH="GROUND_TRUTH",
        **PREPARED,
    )
    return builder.finish()


def metric_to_zones():
    builder = Builder("metrictozones")
    builder.ask_stations()
    builder.ask(_field("METRIC_FIELDS", "Metric fields (totals)", several=True))
    builder.ask(QgsProcessingParameterFeatureSource("ZONES", "Zones", POLYGON))
    builder.ask(_field("ZONE_ID", "Zone id field", parent="ZONES", optional=True))
    builder.ask_model()
    builder.prepare(SUM_FIELDS="METRIC_FIELDS")
    same = {name: name for name in ("METRIC_FIELDS", "ZONES", "ZONE_ID", "MODEL")}
    builder.add(
        "zoneweights",
        {
            "ZONES_WITH_FIGURES": ("OUTPUT_ZONES", "Zones with totals"),
            "WEIGHTS": ("OUTPUT_WEIGHTS", "Weights"),
        },
        **same,
        **PREPARED,
    )
    return builder.finish()


def station_population():
    builder = Builder("stationpopulation")
    builder.ask_stations()
    builder.ask(_field("COUNT_FIELD", "Count field"))
    builder.ask(QgsProcessingParameterRasterLayer("PRIOR", "Prior population", optional=True))
    number = QgsProcessingParameterNumber
    builder.ask(number("ITERATIONS", "Iterations at most", number.Type.Integer, 50, minValue=1))
    builder.ask_model()
    builder.prepare(SUM_FIELDS="COUNT_FIELD")
    same = {name: name for name in ("COUNT_FIELD", "PRIOR", "ITERATIONS", "MODEL")}
    outputs = {"POPULATION": ("OUTPUT", "Present population")}
    builder.add("presentpopulation", outputs, **same, **PREPARED)
    return builder.finish()


def hourly_population():
    builder = Builder("hourlypopulation")
    builder.ask_stations()
    builder.ask(QgsProcessingParameterFeatureSource("COUNTS", "Counts over time", VECTOR))
    for name, label in (
        ("STATION_FIELD", "Field of stations"),
        ("COUNTS_FIELD", "Field of counts"),
        ("TIME_FIELD", "Field of time"),
    ):
        builder.ask(_field(name, label, parent="COUNTS", optional=True))
    builder.ask(QgsProcessingParameterFeatureSource("ZONES", "Zones", POLYGON))
    builder.ask(_field("ZONE_ID", "Zone id field", parent="ZONES", optional=True))
    builder.ask(QgsProcessingParameterRasterLayer("PRIOR", "Prior population", optional=True))
    share = QgsProcessingParameterString("MARKET_SHARE", "Market share", optional=True)
    builder.ask(share, advanced=True)
    builder.ask_model()
    builder.prepare()
    same = ("COUNTS", "STATION_FIELD", "COUNTS_FIELD", "TIME_FIELD", "ZONES", "ZONE_ID")
    same += ("PRIOR", "MARKET_SHARE", "MODEL")
    outputs = {
        "POPULATION": ("OUTPUT", "Present population"),
        "ZONES_BY_HOUR": ("OUTPUT_ZONES", "Present population by zone"),
    }
    builder.add("presentpopulation", outputs, **{name: name for name in same}, **PREPARED)
    return builder.finish()


def station_flows():
    builder = Builder("stationflows")
    builder.ask_stations()
    builder.ask(QgsProcessingParameterFeatureSource("FLOWS", "Flows between stations", VECTOR))
    for name, label in (
        ("FROM_FIELD", "Field of origin"),
        ("TO_FIELD", "Field of destination"),
        ("FLOW_FIELD", "Field of flow"),
    ):
        builder.ask(_field(name, label, parent="FLOWS"))
    builder.ask(_field("TIME_FIELD", "Field of time", parent="FLOWS", optional=True))
    builder.ask(QgsProcessingParameterFeatureSource("ZONES", "Zones", POLYGON))
    builder.ask(_field("ZONE_ID", "Zone id field", parent="ZONES", optional=True))
    builder.ask_model()
    builder.prepare()
    same = (
        "FLOWS",
        "FROM_FIELD",
        "TO_FIELD",
        "FLOW_FIELD",
        "TIME_FIELD",
        "ZONES",
        "ZONE_ID",
        "MODEL",
    )
    outputs = {
        "FLOWS_BETWEEN_ZONES": ("OUTPUT", "Flows between zones"),
        "LINES": ("OUTPUT_LINES", "Desire lines"),
    }
    builder.add("zoneflows", outputs, **{name: name for name in same}, **PREPARED)
    return builder.finish()


def _field(name, label, parent="INPUT", several=False, optional=False):
    return QgsProcessingParameterField(
        name, label, parentLayerParameterName=parent, allowMultiple=several, optional=optional
    )


def _source(value):
    kind = QgsProcessingModelChildParameterSource
    if isinstance(value, tuple):
        return kind.fromChildOutput(*value)
    return kind.fromModelParameter(value)


BUILDERS = (compare_stations, metric_to_zones, station_population, hourly_population, station_flows)


def main():
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from deepmend.deepmend_plugin.provider import register

    Processing.initialize()
    provider = register()
    folder = checkout.ROOT / "deepmend_plugin" / "workflows"
    for build in BUILDERS:
        model = build()
        path = folder / f"{model.name()}.model3"
        if not model.toFile(str(path)):
            sys.exit(f"{path} cannot be written.")
        print(f"{path.relative_to(checkout.ROOT)}: {path.stat().st_size} bytes")
    del provider, model
    application.exitQgis()


if __name__ == "__main__":
    main()
