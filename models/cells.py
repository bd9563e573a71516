"""Maps of the cells of a cell plan, from a model of sites: the cells share what their site has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from .ahead import Ahead
from .antennas.pattern import Sites, bearing
from .association import strongest_among
from .deployment import Deployment
from .grid import Grid
from .maps import normalised
from .mesh import Block
from .probability import ServiceProbability
from .voronoi import VoronoiModel
from .walk import LandModel

BATCH = 64  # sites whose cells' shares are computed at once, at many places
SERVES = 1e-6  # P(i|l) of a site below which its cells are left out at a place


def cell_shares(deployment: Deployment, site: int, places: np.ndarray) -> dict[int, np.ndarray]:
    """Pr[cell is the strongest of its site] at places (n, 2), metres: {station: (n,)}; 1 without antennas."""
    patterns = deployment.sites.patterns
    if patterns is None:
        return {site: np.ones(len(places))}
    size = int(patterns.starts[site + 1] - patterns.starts[site])
    offset = places - deployment.sites.xy[site]
    cells, shares = _shares_of_pairs(patterns, np.full(1, site), size, offset.astype(np.float32))
    return dict(zip(cells[0].tolist(), shares.T))


def of_cells(model: Any, deployments: Sequence[Deployment], order: Sequence[tuple] = ()) -> Any:
    """A model that answers for the stations of deployments, be they sites or cells.

    Parameters
    ----------
    model : DiffusionModel
    deployments : sequence of Deployment
    order : sequence of (Deployment, int, Grid)
        Stations and windows in the order in which their maps will be asked for, if that is known.
    """
    has_cells = any(deployment.antennas is not None for deployment in deployments)
    knows_cells = isinstance(model, VoronoiModel)  # its wedges
    if getattr(model, "batch", 1) > 1 and order:
        places = ((d.sites, int(d.site_of[station]), grid) for d, station, grid in order)
        model = Ahead(model, list(dict.fromkeys(places)))
    if not has_cells or knows_cells:
        return model
    return LandOfCells(model) if isinstance(model, LandModel) else OfCells(model)


class OfCells:
    """A model of sites, asked for cells: P(i|l) is that of the site times Pr[cell strongest on its site].

    Deployments without antennas are left to the model as they are.

    Parameters
    ----------
    model : DiffusionModel
    """

    def __init__(self, model: Any) -> None:
        self.model = model
        self._last: tuple[Any, ...] = (None,)  # of a site: its map, area and where that is not 0
        self._area: tuple[Any, float] = (None, 0.0)

    def __getattr__(self, name: str) -> Any:
        if name in ("beta", "seconds", "device", "weights"):
            return getattr(self.model, name)
        raise AttributeError(name)

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """What the model does, for the sites."""
        return self.model.prepare(deployment.sites, progress)

    def prepare_areas(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """What the model does, for the sites."""
        return self.model.prepare_areas(deployment.sites, progress)

    def levels(self, deployment: Deployment, station: int) -> Any:
        """What VoronoiBoost tells of the station's site."""
        return self.model.levels(deployment.sites, int(deployment.site_of[station]))

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres; over the stations it sums to 1."""
        places = np.asarray(places, dtype=np.float64)
        found = self.model.service(deployment.sites, places)
        patterns = deployment.sites.patterns
        if patterns is None:
            return found
        matters = (found.stations >= 0) & (found.values > SERVES)
        place, column = np.nonzero(matters)
        sites, values = found.stations[place, column], found.values[place, column]
        offset = places[place] - deployment.sites.xy[sites]
        count = np.diff(patterns.starts)[sites]
        width = np.bincount(place, count, minlength=len(places)).max()
        # where the cells of each pair of place and site go in the row of its place
        ends = np.cumsum(count)
        row_start = np.concatenate([[0], ends])[np.searchsorted(place, np.arange(len(places)))]
        first = ends - count - row_start[place]
        stations = np.full((len(places), int(width)), -1, dtype=np.int64)
        result = np.zeros(stations.shape)
        for size in np.unique(count):
            some = np.flatnonzero(count == size)
            cells, shares = _shares_of_pairs(patterns, sites[some], int(size), offset[some])
            at = place[some, None], first[some, None] + np.arange(size)
            stations[at], result[at] = cells, values[some, None] * shares
        result /= np.maximum(result.sum(axis=1, keepdims=True), 1e-300)
        return ServiceProbability(stations, result)

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            With a sentence, where the site has no map on that grid.
        """
        site = int(deployment.site_of[station])
        if deployment.antennas is None:
            return self.model.diffuse(deployment, station, grid)
        key = deployment, site, grid
        if self._last[0] != key:
            values = self.model.diffuse(deployment.sites, site, grid)
            area = self.model.served_area(deployment.sites, site, grid)
            x, y = grid.centres()
            x, y = np.broadcast_arrays(x, y[:, None])
            there = np.flatnonzero(values)
            where = np.stack([x.ravel()[there], y.ravel()[there]], axis=-1)
            shares = cell_shares(deployment, site, where)
            self._last = key, values.ravel()[there], area, there, shares
        _, values, area, there, shares = self._last
        result = np.zeros(grid.shape, dtype=np.float32)
        result.ravel()[there] = values * shares[station]
        self._area = (
            (deployment, station, grid),
            area * float(result.sum(dtype=np.float64)),
        )
        return normalised(result)

    def served_area(self, deployment: Deployment, station: int, grid: Grid) -> float:
        """a_i, square metres: the cell's part of its site's."""
        if deployment.antennas is None:
            return self.model.served_area(deployment, station, grid)
        if self._area[0] != (deployment, station, grid):
            self.diffuse(deployment, station, grid)
        return self._area[1]


class LandOfCells(OfCells):
    """The same of a model that can be asked at places for all stations at once."""

    def contenders(
        self, deployment: Deployment, blocks: np.ndarray, left_out: float
    ) -> tuple[list[np.ndarray], float]:
        """Stations that matter in blocks: all cells of the sites that do, site by site."""
        found, left = self.model.contenders(deployment.sites, blocks, left_out)
        patterns = deployment.sites.patterns
        if patterns is None:
            return found, left
        return [patterns.cells[_ranges(patterns, sites)] for sites in found], left

    def strengths(self, deployment: Deployment, block: Block) -> np.ndarray:
        """w_i(l): float32 (stations, leaves)."""
        patterns = deployment.sites.patterns
        if patterns is None:
            return self.model.strengths(deployment, block)
        of = deployment.site_of[block.stations]
        sites = of[np.flatnonzero(np.diff(of, prepend=-1))]  # they come site by site
        strengths = self.model.strengths(deployment.sites, replace(block, stations=sites))
        counts = np.diff(patterns.starts)[sites]
        ends = np.cumsum(counts)
        result = np.empty((len(block.stations), strengths.shape[1]), dtype=np.float32)
        origin = block.places[0]  # single precision is enough near it
        x, y = (block.places - origin).astype(np.float32).T
        own_x, own_y = (deployment.sites.xy[sites] - origin).astype(np.float32).T
        for size in np.unique(counts):
            same = np.flatnonzero(counts == size)
            for start in range(0, len(same), BATCH):
                some = same[start : start + BATCH]
                directions = bearing(x - own_x[some, None], y - own_y[some, None])
                rows = (ends[some] - size)[:, None] + np.arange(size)
                cells = block.stations[rows]
                powers = np.stack([patterns.powers(cells[:, [i]], directions) for i in range(size)])
                shares = strongest_among(powers)
                shares *= strengths[some]
                result[rows.T] = shares
        return result


def _ranges(patterns: Sites, sites: np.ndarray) -> np.ndarray:
    """Numbers from the first to the last cell of each of some sites, one site after the other."""
    first, counts = patterns.starts[sites], np.diff(patterns.starts)[sites]
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - (ends - counts), counts)


def _shares_of_pairs(
    patterns: Sites, sites: np.ndarray, size: int, offset: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Cells (m, size) of sites (m,), or of one for all, of so many each, and their shares at places `offset`
    (n, 2) from these, metres: (n, size)."""
    cells = patterns.cells[patterns.starts[sites][:, None] + np.arange(size)]
    directions = bearing(*offset.T)
    powers = np.stack([patterns.powers(cells[:, i], directions) for i in range(size)])
    return cells, strongest_among(powers).T
