"""What the inspector computes: from a snapshot of the layers to maps, distances and curves. No window."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field

import numpy as np
import shapely
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProcessingFeedback,
)

from ...algorithms.common.cellplan import CellFields
from ...algorithms.common.deployments import StationFields
from ...algorithms.common.mapwriter import NODATA, MapWriter, check_map_size
from ...algorithms.common.messages import cancelled, tr
from ...algorithms.common.packages import sentence_of
from ...algorithms.common.plan import Band, Plan, PlanRequest, make_plan
from ...models.catalogue import Settings, each_model
from ...models.cells import of_cells
from ...models.credible import cell_edges, credible_cells
from ...models.deepmend.torch_support import MissingPackageError
from ...models.deployment import Deployment
from ...models.grid import Grid, window_cells
from ...models.ks import ks_distance
from ...models.maps import placed, users_within
from .sources import NONE, Snapshot, TrueMapsOf, TruthSetting

CELL, WINDOW = 100.0, 60000.0
LEVELS = (0.5, 0.75, 0.95)
"""Shares of the users that outlines hold."""

KEPT = 60 * 600 * 600  # cells of maps: some 90 MB


@dataclass(frozen=True)
class Choice:
    """A model by name, one of `each_model`, and what it is to be given."""

    name: str
    settings: Settings = Settings()

    @property
    def entry(self):
        return each_model()[self.name]

    @property
    def key(self):
        """The same for choices that make the same maps."""
        # whether the weights are its own depends on the student
        return (
            self.name,
            self.settings.student,
            *(getattr(self.settings, name) for name in self.entry.takes),
        )


@dataclass(frozen=True, eq=False)
class Setup:
    """What to read: layers as they stand and the fields chosen ('' for none); cell and window in metres, None
    for CELL and WINDOW."""

    stations: Snapshot
    id_field: str = ""
    operator_field: str = ""
    city_field: str = ""
    country_field: str = ""
    height_field: str = ""
    azimuth_field: str = ""
    beamwidth_field: str = ""
    gain_field: str = ""
    region: Snapshot = None
    truth: TruthSetting = TruthSetting()
    transforms: QgsCoordinateTransformContext = field(default_factory=QgsCoordinateTransformContext)
    cell: float = None
    window: float = None


@dataclass(frozen=True)
class Station:
    """A station as it is listed: id, degrees, what the layer says about it ('' where nothing), azimuth and
    beam width of its antenna, degrees (the azimuth NaN where it sends in all directions)."""

    name: str
    longitude: float
    latitude: float
    operator: str
    city: str
    country: str
    height: str
    azimuth: float = math.nan
    beamwidth: float = math.nan


@dataclass(frozen=True, eq=False)
class Network:
    """All that was read: the stations that can be mapped, by id, and what to know about the reading."""

    stations: dict
    bands: dict
    plan: Plan
    truth: TrueMapsOf
    notes: tuple


@dataclass(frozen=True, eq=False)
class StationMap:
    """The chosen model's map of a station; `land` is True where a cell is in the region."""

    band: Band
    choice: Choice
    values: np.ndarray
    land: np.ndarray
    seconds: float


@dataclass(frozen=True, eq=False)
class TrueMap:
    """The true map of a station in its window, None where there is none."""

    values: np.ndarray


@dataclass(frozen=True, eq=False)
class Outlines:
    """What holds LEVELS of the users, of the chosen map and of the true one (empty where there is none): for
    each level (n, 4) lines as `cell_edges` has them."""

    of_map: tuple
    of_truth: tuple


@dataclass(frozen=True, eq=False)
class Features:
    """What a model is fed: (3, rows, columns), 0 to 1."""

    values: np.ndarray


@dataclass(frozen=True, eq=False)
class Compared:
    """A model beside the chosen one; `name` is None for the truth. `curve`: (n,) share of the users within
    0, 1, 2, ... cells; `problem`: why it has no map."""

    name: str
    to_chosen: float = math.nan
    to_truth: float = math.nan
    curve: np.ndarray = None
    problem: str = ""


@dataclass(frozen=True, eq=False)
class Request:
    """What to show: a station by id (None: only read the layers), the model chosen, and whether outlines are
    wanted."""

    serial: int
    setup: Setup
    station: str = None
    choice: Choice = field(default_factory=lambda: Choice(next(iter(each_model()))))
    outlines: bool = False


class Notes(QgsProcessingFeedback):
    """Remembers warnings; asks `is_stale` whether to go on."""

    def __init__(self, is_stale):
        super().__init__(False)
        self.warnings = []
        self._is_stale = is_stale

    def isCanceled(self):
        return self._is_stale()

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushInfo(self, text):
        pass


class Computation:
    """Keeps what was read and computed from one request to the next.

    `steps` is for one thread at a time; `warm_up` may run beside it.
    """

    def __init__(self):
        self._setup = self._network = None
        self._models = {}
        self._locks = defaultdict(threading.Lock)
        self._maps = OrderedDict()

    def forget(self):
        """Let go of layers and maps; models stay."""
        self._setup = self._network = None
        self._maps.clear()

    def warm_up(self, is_stale=lambda: False):
        """Load all models and have them map a lonely station, so that the first map comes quickly."""
        grid = Grid.window(0.0, 0.0, CELL, WINDOW)
        alone = Deployment(["0"], [[0.0, 0.0]], shapely.box(*grid.bounds))
        for name, entry in each_model().items():
            if is_stale():
                return
            try:
                model = self.model(Choice(name))
            except (ValueError, MissingPackageError):
                continue  # whoever chooses it is told why
            if entry.packages:  # these take long to come
                model.diffuse(alone, 0, grid)

    def model(self, choice):
        """A model, made when first asked for.

        Raises
        ------
        ValueError, MissingPackageError
            If it cannot be used.
        """
        with self._locks[choice.name]:
            if choice.key not in self._models:
                self._models[choice.key] = choice.entry.make(choice.settings)
            return self._models[choice.key]

    def steps(self, request, is_stale=lambda: False):
        """Answer a request bit by bit, what is most wanted first.

        Parameters
        ----------
        request : Request
        is_stale : callable
            True once the answer is no longer wanted.

        Yields
        ------
        Network, StationMap, TrueMap, Compared, Outlines, Features
            The network even where it was known; the other models last.

        Raises
        ------
        QgsProcessingException, ValueError, MissingPackageError
            With a sentence on what is wrong.
        """
        if self._setup is not request.setup:
            self.forget()
            self._network = read_network(request.setup, Notes(is_stale))
            self._setup = request.setup
        network = self._network
        yield network
        if request.station not in network.bands:
            return
        band, choice = network.bands[request.station], request.choice
        values, seconds = self._map(band, choice, is_stale)
        land = band.deployment.region_weight(band.grid) > 0.0
        yield StationMap(band, choice, values, land, seconds)
        truth, problem = self._truth(network, band)
        true_values = None if truth is None else truth[0][truth[1].slices(band.grid)]
        yield TrueMap(true_values)
        if truth is not None or problem:
            yield Compared(None, curve=truth and _curve(*truth, band), problem=problem)
        yield self._compared(band, choice.name, values, values, truth)
        if request.outlines:
            yield Outlines(_outlines(values), _outlines(true_values))
        fed = choice.entry.inputs
        if fed is not None:
            deployment = band.deployment
            site = int(deployment.site_of[band.station])
            yield Features(fed(deployment.sites, site, band.grid))
        for name in each_model():
            if name == choice.name:
                continue
            try:
                other, _ = self._map(band, Choice(name, choice.settings), is_stale)
            except (ValueError, MissingPackageError) as cause:
                yield Compared(name, problem=sentence_of(cause))
            else:
                yield self._compared(band, name, other, values, truth)

    def _map(self, band, choice, is_stale):
        """(map, seconds it took) of a station by a model."""
        key = band, choice.key
        if key not in self._maps:
            model = of_cells(self.model(choice), [band.deployment])
            start = time.perf_counter()
            if not model.prepare(band.deployment, lambda _: not is_stale()) or is_stale():
                raise cancelled()
            values = model.diffuse(band.deployment, band.station, band.grid)
            self._maps[key] = values, time.perf_counter() - start
            while sum(map_.size for map_, _ in self._maps.values()) > KEPT and len(self._maps) > 1:
                self._maps.popitem(last=False)
        self._maps.move_to_end(key)
        return self._maps[key]

    @staticmethod
    def _truth(network, band):
        """((map, grid) or None, what is wrong with it)."""
        if network.truth is None:
            return None, ""
        found = network.truth.read(band, list(network.bands), network.plan.crs)
        if found is None:
            return None, tr("Station {name} has no true map.").format(name=band.name)
        return found, ""

    @staticmethod
    def _compared(band, name, values, chosen, truth):
        to_truth = math.nan
        if truth is not None:
            to_truth = ks_distance(placed(values, band.grid, truth[1]), truth[0])
        to_chosen = 0.0 if values is chosen else ks_distance(values, chosen)
        return Compared(name, to_chosen, to_truth, _curve(values, band.grid, band))


def _outlines(values):
    """Outlines of a map at each of LEVELS; none of a map that is not there, or is empty here."""
    if values is None or not (values > 0.0).any():
        return ()
    return tuple(cell_edges(cells) for cells, _ in credible_cells(values, LEVELS))


def _curve(values, grid, band):
    """Share of a map's users within 0, 1, 2, ... cells of its station: (n,), to half a window."""
    within = users_within(values, grid, band.deployment.xy[band.station])
    return within[: band.grid.columns // 2 + 1]


def write_map(path, shown, crs):
    """Write a station's map as the tools do.

    Parameters
    ----------
    path : str
        GeoTIFF.
    shown : StationMap
    crs : QgsCoordinateReferenceSystem
    """
    values = np.where(shown.land, shown.values, np.float32(NODATA))
    with MapWriter(path, shown.band.grid, crs, [shown.band.name]) as writer:
        writer.write(1, values, shown.band.grid)
        writer.commit()


def read_network(setup, feedback):
    """Read stations, region and ground truth.

    Parameters
    ----------
    setup : Setup
    feedback : Notes

    Returns
    -------
    Network

    Raises
    ------
    QgsProcessingException
        With a sentence for whatever is wrong with the layers.
    """
    cell, window = setup.cell or CELL, setup.window or WINDOW
    check_map_size(window_cells(cell, window), cell, window)
    truth = None if setup.truth.kind == NONE else TrueMapsOf(setup.truth)
    shown = (setup.operator_field, setup.city_field, setup.country_field, setup.height_field)
    request = PlanRequest(
        setup.stations,
        StationFields(
            setup.id_field,
            setup.operator_field,
            CellFields(setup.azimuth_field, setup.beamwidth_field, "", setup.gain_field),
            shown,
        ),
        setup.region,
        setup.transforms,
        cell=cell,
        window=window,
        binding=truth and truth.binding,
    )
    plan = make_plan(request, feedback)
    if truth is not None:
        truth.check(plan, feedback)
    bands = {band.name: band for band in plan.bands}
    none = [""] * len(plan.table.ids)
    texts = [plan.table.texts.get(name, none) for name in shown]
    stations = {
        name: Station(name, *degrees, *more, *antenna)
        for name, degrees, antenna, *more in zip(
            plan.table.ids, plan.degrees.tolist(), _antennas(plan.table), *texts
        )
        if name in bands
    }
    outside = len(plan.table.ids) - len(bands)
    notes = list(feedback.warnings)
    if outside:
        notes.append(
            tr("{n:,} stations outside the region count as neighbours but are not listed.").format(
                n=outside
            )
        )
    return Network(stations, bands, plan, truth, tuple(notes))


def _antennas(table):
    """(azimuth, beam width) of each station as read."""
    if table.antennas is None:
        return [(math.nan, math.nan)] * len(table.ids)
    return list(zip(table.antennas.azimuth.tolist(), table.antennas.width.tolist()))
