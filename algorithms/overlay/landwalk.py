"""Walks over the land for the overlay tools: models that are asked at places, for all stations at once."""

from __future__ import annotations

import contextlib
import tempfile

import numpy as np

from ...models.blocks import Blocks
from ...models.landmaps import LandSpool, land_tile
from ...models.mesh import fineness_for, tile_cells, tiles
from ...models.outlines import chunks, outline_sums
from ...models.parallel import Stopped, each, reduce
from ...models.smoothing import smoothed
from ...models.walk import Walk, merged_sums, zone_sums
from ..common.messages import cancelled, error, tr, unmappable
from ..common.parts import temporary_folder
from ..common.progress import progress_of

SAMPLE = 50  # stations about which is looked whether all that matter are looked at
SHARED = 10.0  # percent of the progress, for what stations share


def is_walked(model):
    """Whether a model is asked all over the land, or by outlines in which its maps are even."""
    return hasattr(model, "strengths") or hasattr(model, "outlines")


def land_walk(model, deployment, stations, feedback, zones=(), least=0.0, fineness=None):
    """The walk of a model over a deployment's land, with what its stations share prepared.

    Parameters
    ----------
    model : DiffusionModel
    deployment : Deployment
    stations : numpy.ndarray
        Numbers of those of which something is asked.
    feedback : QgsProcessingFeedback
    zones : sequence of shapely.Polygon
    least : float
        See `Walk`.
    fineness : Fineness, optional
        By default what suits the number of stations.
    """
    if not model.prepare(deployment, progress_of(feedback, 0.0, SHARED)):
        raise cancelled()
    wanted = np.zeros(len(deployment), dtype=bool)
    wanted[stations] = True
    _warn_of_far_stations(model, deployment, wanted, fineness or fineness_for(deployment), feedback)
    shapes = np.asarray(zones, dtype=object)
    return Walk(deployment, model, wanted, shapes, least, fineness or fineness_for(deployment))


def _warn_of_far_stations(model, deployment, wanted, fineness, feedback):
    """Say where so many stations compete alike that not all of them can be looked at."""
    if not hasattr(model, "contenders"):
        return
    some = np.flatnonzero(wanted)
    places = deployment.xy[some[:: max(1, len(some) // SAMPLE)]]
    blocks = np.column_stack([places, np.zeros(len(places))])
    found, left = model.contenders(deployment, blocks, fineness.left_out)
    if left > fineness.left_out:
        feedback.pushWarning(
            tr(
                "BETA is so small that stations far away matter nearly as much as near ones: at each place"
                " only the {n:,} nearest are looked at. Choose a larger BETA, or make maps and give them as"
                " MAPS."
            ).format(n=max(map(len, found)))
        )


def land_tiles(walk, land, cell):
    """The tiles of a walk over land, in order."""
    count = int(walk.deployment.inside.sum())
    return list(tiles(land, cell, tile_cells(land, count, cell)))


def walk_zones(walk, plan, progress, client=None):
    """Sums of stations in zones (`ZoneSums`).

    Raises
    ------
    QgsProcessingException
        Where the user cancels.
    """
    if hasattr(walk.model, "outlines"):
        work, tasks = outline_sums, chunks(np.flatnonzero(walk.wanted))
    else:
        work, tasks = zone_sums, land_tiles(walk, plan.land, plan.cell)
    try:
        return reduce(work, merged_sums, walk, tasks, progress, client)
    except Stopped as stop:
        raise cancelled() from stop


def walk_tiles(walk, plan, progress, client=None):
    """Yield what a walk finds in each tile (`LandTile`), in order.

    Raises
    ------
    QgsProcessingException
        Where the user cancels.
    """
    try:
        yield from each(land_tile, walk, land_tiles(walk, plan.land, plan.cell), progress, client)
    except Stopped as stop:
        raise cancelled() from stop


class kept_tiles:  # noqa: N801  # a context manager, as those of contextlib
    """The tiles of a walk in a temporary file, with the people in their cells.

    Parameters
    ----------
    walk : Walk
    plan : Plan
    progress : callable
    people : Population, optional
        Without it the land stands for people.
    client : distributed.Client, optional
    """

    def __init__(self, walk, plan, progress, people=None, client=None):
        self._walk, self._plan, self._progress = walk, plan, progress
        self._people, self._client = people, client
        self._stack = contextlib.ExitStack()

    def __enter__(self):
        with self._stack:
            self._stack.enter_context(told_of_the_file())
            folder = self._stack.enter_context(temporary_folder())
            self.spool = self._stack.enter_context(LandSpool(folder))
            for tile in walk_tiles(self._walk, self._plan, self._progress, self._client):
                if self._people is None:
                    self.spool.append(tile)
                else:
                    self.spool.append(tile, self._people(tile.grid))
            self.spool.flush()
            self._stack = self._stack.pop_all()
        return self

    def __exit__(self, *problem):
        return self._stack.__exit__(*problem)

    def __iter__(self):
        """Yields each tile and the people in its cells, (rows, columns)."""
        for number in range(len(self.spool)):
            tile, more = self.spool.read(number)
            yield tile, (more[0].astype(np.float64) if more else tile.land)

    def sums(self, n):
        """sum_l w_i(l) over the land and over people: two of float64 (n,)."""
        land, people = np.zeros(n), np.zeros(n)
        for tile, cells in self:
            land += tile.times(tile.sums(tile.land), n)
            if cells is not tile.land:
                people += tile.times(tile.sums(cells), n)
        return land, (land if self._people is None else people)


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
        self._sizes.put(part, tile.sizes[place])
        self._total += float((values * amounts).sum())

    def add_to(self, result, cells):
        """Add it to a raster: times people or land, which `cells` gives for a part; the total is kept."""
        fine = smoothed(self._values, self._sizes)
        for part, values in fine:
            fine.put(part, values * cells(part))
        total = fine.total
        for part, values in fine:
            result.add(part, values * (self._total / total) if total > 0.0 else values)

    @property
    def is_empty(self):
        """Whether all numbers are 0."""
        return not self._total > 0.0


def sites(bands, figures, n):
    """Figures of bands added up by station of their deployment: float64 (n,)."""
    return np.bincount([band.station for band in bands], figures, n)


def check_mapped(bands, sums):
    """Refuse a station of which nothing is anywhere, by name."""
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
                " make room there, or set TMPDIR (TEMP on Windows) to another folder."
            ).format(folder=tempfile.gettempdir(), problem=problem.strerror or problem)
        ) from problem
