"""Ground truth from a simulated radio network, where no operator gives any."""

from __future__ import annotations

import re
from dataclasses import asdict

import numpy as np
from qgis.core import (
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...models.radio.pathloss import STATION_HEIGHTS
from ...models.radio.settings import RadioSettings
from ...models.radio.simulator import VERSION, RadioSimulator
from ...models.radio.validity import VALID
from ..common.diffusionalgorithm import DiffusionAlgorithm
from ..common.messages import cancelled, tr, trn
from ..common.numbertext import read_number
from ..common.populationraster import Population

HEIGHTS = ("rural_height", "urban_height", "micro_height")


def numbers():
    """Settings that are plain numbers, as (attribute, label, help); the parameter is the attribute's name."""
    return (
        (
            "device_height",
            tr("Height of devices (metres)"),
            tr("Height of the devices above ground: 1.5 m at street level."),
        ),
        (
            "power_spread",
            tr("Spread of power (dB)"),
            tr(
                "How much the stations' power varies (standard deviation). At 0 all are equally"
                " strong; the larger it is, the farther strong stations reach into the areas of others."
            ),
        ),
        (
            "shadowing",
            tr("Shadowing (dB)"),
            tr(
                "How much hills and buildings weaken or strengthen signals from place to place"
                " (standard deviation). The larger it is, the more ragged the maps, with islands far"
                " from the station."
            ),
        ),
        (
            "shared",
            tr("Shared part of shadowing"),
            tr(
                "Part of the shadowing that is the same for all stations at a place, such as in a"
                " valley. The larger it is, the less it matters which station serves."
            ),
        ),
        (
            "local",
            tr("Extent of local shadowing (metres)"),
            tr("Distance over which the shadow of buildings changes (correlation distance)."),
        ),
        (
            "terrain",
            tr("Extent of terrain (metres)"),
            tr("Distance over which the shadow of hills changes (correlation distance)."),
        ),
        (
            "fading",
            tr("Fading (dB)"),
            tr(
                "Variation of signals in time that remains after a device has averaged them (standard"
                " deviation). The larger it is, the softer the borders between stations."
            ),
        ),
        (
            "hysteresis",
            tr("Hysteresis (dB)"),
            tr(
                "A device changes to another station only if that one is stronger by this much. This"
                " softens the borders too."
            ),
        ),
        (
            "sensitivity",
            tr("Sensitivity of devices (dBm)"),
            tr(
                "Signal strength (per reference signal) below which a device has no service. Useful"
                " values are -140 to -90; the higher it is, the more places far from all stations have"
                " no service."
            ),
        ),
    )


class SimulateGroundTruth(DiffusionAlgorithm):
    """Where the devices of each station are in a simulated network."""

    def name(self):
        return "simulategroundtruth"

    def displayName(self):
        return tr("Simulated ground-truth maps")

    def groupId(self):
        return "training"

    def tags(self):
        return tr(
            "simulate,ground truth,radio,propagation,path loss,shadowing,training,base station,mobile phone"
        ).split(",")

    def summary(self):
        return tr(
            "Makes maps that look like an operator's, for stations whose true maps are not"
            " available: to try out and compare models, and to train on.\nA radio network is"
            " simulated: signals weaken with distance (3GPP TR 38.901, for rural areas, towns and"
            " street canyons), hills and buildings shadow them, antennas point in three directions"
            " (or as AZIMUTH_FIELD says), heights and powers vary; the strongest station serves."
            " Everything that the positions do not determine is drawn at random, so the maps are"
            " right as a whole but not for any one real station. The same seed and settings give"
            " the same maps."
        )

    def add_parameters(self):
        settings, kinds = RadioSettings(), QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterNumber("SEED", tr("Seed"), kinds.Integer, 1),
            tr("Whole number, 0 or more. Another seed gives other maps of the same kind."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("POPULATION", tr("Population"), optional=True),
            tr(
                "Raster with the number of devices or people in each grid cell, in any CRS and cell"
                " size (its first band). If empty, devices are spread evenly over the region. If you"
                " later use the same population as a prior with these maps, it counts twice."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "FREQUENCIES",
                tr("Carrier frequencies (GHz)"),
                ", ".join(f"{value:g}" for value in settings.frequencies),
            ),
            tr(
                "Frequencies of the network in GHz, separated by commas. Low frequencies reach far and"
                " into shadowed places, high ones do not. {range}"
            ).format(range=_range("frequencies")),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "STATION_HEIGHT", tr("Median antenna height (metres)"), kinds.Double, optional=True
            ),
            tr(
                "Median of the heights that are drawn at random. If empty: {rural:g} m in rural areas,"
                " {urban:g} m in towns, {micro:g} m where stations are close together. {range}"
            ).format(
                **{name.split("_")[0]: getattr(settings, name) for name in HEIGHTS},
                range=_range(HEIGHTS[0]),
            ),
            advanced=True,
        )
        for attribute, label, help in numbers():
            self.add(
                QgsProcessingParameterNumber(
                    attribute.upper(), label, kinds.Double, getattr(settings, attribute)
                ),
                f"{help} {_range(attribute)}",
                advanced=True,
            )

    def checkParameterValues(self, parameters, context):
        seed = self.parameterAsInt(parameters, "SEED", context)
        if seed < 0:
            return False, tr("SEED must be 0 or a positive whole number, not {value}.").format(
                value=seed
            )
        try:
            self._settings(parameters, context)
        except ValueError as problem:
            return False, tr("Invalid radio settings: {problem}.").format(problem=problem)
        return super().checkParameterValues(parameters, context)

    def _settings(self, parameters, context):
        """RadioSettings of the parameters; ValueError where they are impossible."""
        text = self.parameterAsString(parameters, "FREQUENCIES", context)
        frequencies = [read_number(part) for part in re.split(r"[,;\s]+", text.strip(" ,;"))]
        if np.isnan(frequencies).any():
            raise ValueError(
                tr(
                    "FREQUENCIES must be numbers separated by commas, such as {example}, not '{text}'"
                ).format(example=self.parameterDefinition("FREQUENCIES").defaultValue(), text=text)
            )
        values = {
            attribute: self.parameterAsDouble(parameters, attribute.upper(), context)
            for attribute, _, _ in numbers()
        }
        if parameters.get("STATION_HEIGHT") not in (None, ""):
            height = self.parameterAsDouble(parameters, "STATION_HEIGHT", context)
            values.update(dict.fromkeys(HEIGHTS, height))
        return RadioSettings.with_carriers(frequencies, **values)

    def prepareAlgorithm(self, parameters, context, feedback):
        self._population = self.raster_input(parameters, "POPULATION", context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def height_remark(self):
        return tr(
            "Field with the height of each station's antennas above ground, in metres. Heights"
            " outside {low:g} to {high:g} m are set to the nearer limit. Where it is empty or not"
            " given, heights are drawn at random."
        ).format(low=STATION_HEIGHTS[0], high=STATION_HEIGHTS[1])

    def create_model(self, parameters, context, feedback, plan):
        settings = self._settings(parameters, context)
        seed = self.parameterAsInt(parameters, "SEED", context)
        feedback.pushInfo(
            tr("Radio simulator, version {version}, seed {seed}: {settings}").format(
                version=VERSION,
                seed=seed,
                settings=", ".join(f"{name} {value}" for name, value in asdict(settings).items()),
            )
        )
        _warn_of_heights(plan, feedback)
        population = None
        if self._population:
            transforms = context.transformContext()
            population = Population(self._population, plan, transforms, feedback)
        return _Simulator(feedback, settings, seed, population)

    def map_station(self, model, band, feedback):
        try:
            return super().map_station(model, band, feedback)
        except ValueError as problem:
            if model.population is None:
                raise
            model.population.check()
            raise ValueError(
                tr("POPULATION is 0 everywhere it serves; leave it out with STATIONS")
            ) from problem


class _Simulator(RadioSimulator):
    """Can be cancelled within a station, whose window may take many seconds where it is the first."""

    def __init__(self, feedback, *settings):
        super().__init__(*settings)
        self._feedback = feedback

    def serve(self, deployment, x, y, margin=0.0):
        if self._feedback.isCanceled():
            raise cancelled()
        return super().serve(deployment, x, y, margin)


def _range(attribute):
    _, (low, high), unit = VALID[attribute]
    return tr("Possible values: {low:g} to {high:g}{unit}.").format(
        low=low, high=high, unit=tr(unit)
    )


def _warn_of_heights(plan, feedback):
    """Say how many heights are clipped."""
    known = [d.heights for d in plan.deployments if d.heights is not None]
    if not known:
        return
    known = np.concatenate(known)
    low, high = STATION_HEIGHTS
    outside = int(((known < low) | (known > high)).sum())
    if outside:
        feedback.pushWarning(
            trn(
                "{n:,} antenna height is outside {low:g} to {high:g} m, where the propagation model is"
                " valid, and is set to the nearer limit.",
                "{n:,} antenna heights are outside {low:g} to {high:g} m, where the propagation model"
                " is valid, and are set to the nearer limit.",
                outside,
            ).format(n=outside, low=low, high=high)
        )
    feedback.pushInfo(
        tr(
            "Antenna heights are known for {n:,} of {total:,} stations; the others are drawn at"
            " random."
        ).format(n=int(np.isfinite(known).sum()), total=len(known))
    )
