"""What present population is estimated on: the tiles of one group's maps, made once for all times."""

from __future__ import annotations

import contextlib
import shutil
from functools import partial

import numpy as np

from ...models.landmaps import LandSpool, map_tiles
from ...models.present import estimate, times_together
from ...models.spool import MapSpool
from ..common.mapwriter import file_size
from ..common.messages import error, tr
from ..common.parts import temporary_files, temporary_folder
from ..common.progress import progress_of
from .landwalk import (
    SHARED,
    KeptTiles,
    LandField,
    check_mapped,
    land_walk,
    told_of_a_stop,
    told_of_the_file,
)
from .overlayalgorithm import land_in

USUAL = 600 * 600  # cells of a window, by default


class Estimation:
    """Devices of one group's stations at several times. A context manager.

    Parameters
    ----------
    bands : list of Band
        Stations of one deployment.
    values : numpy.ndarray
        (bands, times) counts, NaN where none is known.

    A subclass knows where the stations of its bands are among those of the tiles (`_stations`), how many of
    these there are (`_count`), and what part of the strengths there is a band's own (`_shares`).
    """

    def __init__(self, bands, values):
        known = np.isfinite(values)
        chosen = np.flatnonzero(known.any(axis=1))
        self.bands = [bands[i] for i in chosen]
        self._values, self._known = np.nan_to_num(values[chosen]), known[chosen]
        self._stack = contextlib.ExitStack()
        self._found = None
        self.apart = set()
        """Ids of stations that serve only where the prior is 0."""

    @property
    def counting(self):
        """Stations that counted somebody, at some time."""
        return [band for band, row in zip(self.bands, self._values) if (row > 0.0).any()]

    def __exit__(self, *problem):
        return self._stack.__exit__(*problem)

    @property
    def together(self):
        """How many times are estimated at once."""
        return times_together(sum(len(start) for start in self.starts))

    def run(self, times, iterations, tolerance, progress):
        """Estimate some times (slice); returns the iterations of each.

        Raises
        ------
        QgsProcessingException
            Where `progress` returns False.
        """
        shares = np.array(self._shares)[:, None]
        counts, parts = (
            np.column_stack(
                [np.bincount(self._stations, column, self._count) for column in columns.T]
            )
            for columns in (self._values[:, times], shares * self._known[:, times])
        )
        if (parts == parts[:, :1]).all():
            parts = parts[:, :1]
        with told_of_the_file(), told_of_a_stop():
            self._found = estimate(
                self.spool, counts, parts, self.starts, iterations, tolerance, progress
            )
        alone = self._found.apart.any(axis=1)
        self.apart |= {band.name for band, i in zip(self.bands, self._stations) if alone[i]}
        return self._found.steps


class LandEstimation(Estimation):
    """By a walk over the land, for all stations at once."""

    def __init__(self, bands, values, plan, model, prior, feedback, client):
        super().__init__(bands, values)
        self._plan, self._prior = plan, prior
        self._make = model, feedback, client
        self._stations = [band.station for band in self.bands]
        self._count = len(bands[0].deployment)
        # the stations of a site have the same map, so their counts are one
        self._shares = [band.share for band in self.bands]

    def __enter__(self):
        model, feedback, client = self._make
        walk = land_walk(model, self.bands[0].deployment, self._stations, feedback)
        with self._stack:
            with client as cluster:  # only for the walk
                progress = progress_of(feedback, SHARED, land=True)
                self._tiles = self._stack.enter_context(
                    KeptTiles(walk, self._plan, progress, self._prior, cluster)
                )
            counting = self.counting
            check_mapped(counting, self._tiles.on_land[[band.station for band in counting]])
            self._stack = self._stack.pop_all()
        self.spool, self.starts = self._tiles.spool, self._tiles.amounts
        return self

    def add_to(self, result, column):
        """Add the devices of one of the times that were estimated last to a raster (Blocks)."""
        land, found = partial(land_in, self._plan.region), self._found
        peopled, alone = LandField(result.grid), LandField(result.grid)
        for number, tile in enumerate(self._tiles):
            start, there = self.starts[number], found.devices[number][:, column]
            each = np.divide(there, start, out=np.zeros_like(there), where=start > 0.0)
            peopled.put(tile, each, start)
            if found.alone is not None:
                alone.put(tile, found.alone[number][:, column], tile.area)
        peopled.add_to(result, self._prior or land)
        alone.add_to(result, land)


class MapsEstimation(Estimation):
    """From the map of each station.

    Parameters
    ----------
    maps : iterable of Mapped
        With a_i, of all stations of `bands`.
    prior : callable
        Of a part of the lattice.
    """

    def __init__(self, bands, values, maps, prior):
        super().__init__(bands, values)
        self._maps, self._prior = maps, prior
        self._count = len(self.bands)
        self._stations, self._shares = range(self._count), np.zeros(self._count)

    def __enter__(self):
        check_room(self.bands)
        order = {band.name: number for number, band in enumerate(self.bands)}
        with self._stack:
            self._stack.enter_context(told_of_the_file())
            folder = self._stack.enter_context(temporary_folder())
            self.spool = self._stack.enter_context(LandSpool(folder))
            self.starts, self._grids = [], []
            with temporary_folder() as other, MapSpool(other) as spool:
                numbers = []
                for mapped in self._maps:
                    number = order.get(mapped.band.name)
                    if number is not None:
                        self._shares[number] = mapped.served_area
                        spool.append(mapped.values, mapped.grid)
                        numbers.append(number)
                for tile in map_tiles(spool, numbers):
                    self.spool.append(tile)
                    self.starts.append(self._prior(tile.grid).ravel().astype(np.float64))
                    self._grids.append(tile.grid)
            self._stack = self._stack.pop_all()
        return self

    def add_to(self, result, column):
        """As of `LandEstimation`."""
        found = self._found
        for number, grid in enumerate(self._grids):
            there = found.devices[number][:, column]
            if found.alone is not None:
                there = there + found.alone[number][:, column]
            part = grid.common(result.grid)
            result.add(part, there.reshape(grid.shape)[grid.slices(part)])


def check_room(bands):
    """Refuse what the folder of temporary files has no room for."""
    folder = temporary_files()
    # a map of a raster of maps is not known before; it is seldom larger than a window is by default. Once
    # as it comes, and once by tiles
    needed = 2 * sum(4 * min(band.grid.size, USUAL) for band in bands)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise error(
            tr(
                "The maps of {n:,} stations may need {size} in the folder of temporary files, {folder}, which"
                " has {free} left: make room there, choose another folder in QGIS's options, page DeepMEND"
                " (or set TMPDIR, on Windows TEMP), map fewer stations with STATIONS, or raise CELL_SIZE."
            ).format(n=len(bands), size=file_size(needed), folder=folder, free=file_size(free))
        )
