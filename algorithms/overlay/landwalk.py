"""The overlay tools' walks over the land: a model is asked at places, for all stations at once."""

from __future__ import annotations

import contextlib

import numpy as np

from ...models.blocks import Blocks
from ...models.landmaps import LandSpool, land_tile
from ...models.parallel import Stopped, each
from ...models.smoothing import smoothed
from ...models.walk import LandModel, Walk
from ..common.messages import cancelled, error, tr, unmappable
from ..common.parts import temporary_files, temporary_folder
from ..common.progress import progress_of

SAMPLE = 50  # stations about which is looked whether all that matter are looked at
SHARED = 10.0  # percent of the progress, for what stations share


def land_walk(model, deployment, stations, feedback, **more):
    """The walk of a model over a deployment's land.

    Parameters
    ----------
    model : LandModel or OutlineModel
    deployment : Deployment
    stations : array_like
        Numbers of those of which something is asked.
    feedback : QgsProcessingFeedback
    **more
        See `Walk.over`.
    """
    if not model.prepare(deployment, progress_of(feedback, 0.0, SHARED)):
        raise cancelled()
    walk = Walk.over(deployment, model, stations, **more)
    if isinstance(model, LandModel):
        _warn_of_far_stations(walk, feedback)
    return walk


def _warn_of_far_stations(walk, feedback):
    """Say where so many stations compete alike that not all of them can be looked at."""
    some = np.flatnonzero(walk.wanted)
    places = walk.deployment.xy[some[:: max(1, len(some) // SAMPLE)]]
    blocks = np.column_stack([places, np.zeros(len(places))])
    found, left = walk.model.contenders(walk.deployment, blocks, walk.fineness.left_out)
    if left > walk.fineness.left_out:
        feedback.pushWarning(
            tr(
                "BETA is so small that stations far away matter nearly as much as near ones: at each place"
                " only the {n:,} nearest are looked at. Choose a larger BETA, or make maps and give them as"
                " MAPS."
            ).format(n=max(map(len, found)))
        )


@contextlib.contextmanager
def told_of_a_stop():
    """Where a walk is stopped, it is the user who cancels."""
    try:
        yield
    except Stopped as stop:
        raise cancelled() from stop


def walk_tiles(walk, plan, progress, client=None):
    """Yield what a walk finds in each tile (`LandTile`), in order.

    Raises
    ------
    QgsProcessingException
        Where the user cancels.
    """
    with told_of_a_stop():
        yield from each(land_tile, walk, walk.tiles(plan.land, plan.cell), progress, client)


class KeptTiles:
    """The tiles of a walk in a temporary file, and what was added up on the way. A context manager.

    Parameters
    ----------
    walk : Walk
    plan : Plan
    progress : callable
    people : Population, optional
        Without it land counts in its place.
    client : distributed.Client, optional

    Attributes
    ----------
    spool : LandSpool
    amounts : list of numpy.ndarray
        People, or land, in the leaves of each tile.
    on_land, on_people : numpy.ndarray
        (stations,) sum_l w_i(l) over the land, and over the people.
    """

    def __init__(self, walk, plan, progress, people=None, client=None):
        self._walk, self._plan, self._progress = walk, plan, progress
        self._people, self._client = people, client
        self._stack = contextlib.ExitStack()
        n = len(walk.deployment)
        self.amounts, self.on_land, self.on_people = [], np.zeros(n), np.zeros(n)

    def __enter__(self):
        n = len(self.on_land)
        with self._stack:
            self._stack.enter_context(told_of_the_file())
            folder = self._stack.enter_context(temporary_folder())
            self.spool = self._stack.enter_context(LandSpool(folder))
            for tile in walk_tiles(self._walk, self._plan, self._progress, self._client):
                self.spool.append(tile)
                reached = tile.times(tile.area, n)
                self.on_land += reached
                if self._people is None:
                    self.amounts.append(tile.area)
                    self.on_people += reached
                else:
                    self.amounts.append(tile.sums(self._people(tile.grid)))
                    self.on_people += tile.times(self.amounts[-1], n)
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *problem):
        return self._stack.__exit__(*problem)

    def __iter__(self):
        """Yields the tiles, in order."""
        return map(self.spool.read, range(len(self.spool)))


class LandField:
    """Numbers per unit of people, or of land, known leaf by leaf, that become a raster without steps.

    Parameters
    ----------
    grid : Grid
        Of the raster; it holds all land.
    """

    def __init__(self, grid):
        self._values, self._sizes = Blocks(grid), Blocks(grid, np.int32)
        self._total = 0.0

    def put(self, tile, values, amounts):
        """Take in a tile: numbers (leaves,), and how many people or how much land there is in each leaf."""
        part = tile.grid.common(self._values.grid)
        place = tile.grid.slices(part)
        self._values.put(part, tile.on_cells(values)[place])
        self._sizes.put(part, tile.on_cells(tile.size)[place])
        self._total += float((values * amounts).sum())

    def add_to(self, result, cells):
        """Add it to a raster: times people or land, which `cells` gives for a part; the total is kept."""
        fine = smoothed(self._values, self._sizes)
        for part, values in fine:
            fine.put(part, values * cells(part))
        total = fine.total
        for part, values in fine:
            result.add(part, values * (self._total / total) if total > 0.0 else values)


def sites(bands, figures, n):
    """Figures of bands added up by station of their deployment: float64 (n,)."""
    return np.bincount([band.station for band in bands], figures, n)


def check_mapped(bands, sums):
    """Refuse a station that serves no place, by name."""
    for band, total in zip(bands, sums):
        if not total > 0.0:
            raise unmappable(
                band.name, tr("the map is zero everywhere: no place in the region is served")
            )


@contextlib.contextmanager
def told_of_the_file():
    """Tell in a sentence where the temporary file cannot be written or read."""
    try:
        yield
    except OSError as problem:
        raise error(
            tr(
                "The file of maps in the folder of temporary files, {folder}, cannot be used ({problem}):"
                " make room there, or choose another folder in QGIS's options, page DeepMEND (or set TMPDIR,"
                " on Windows TEMP)."
            ).format(folder=temporary_files(), problem=problem.strerror or problem)
        ) from problem
