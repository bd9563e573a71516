"""The paper's student: DeepMEND as published (SECON 2024), by name `paper`. Maps need torch."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ..density import OFFSET
from ..deployment import NEIGHBOURS, Deployment
from ..grid import Grid
from ..maps import normalised, resample
from ..probability import FromMaps
from ..wording import to_translate, tr
from .torch_support import choose_device, device_label, has_bfloat16, import_torch
from .weights import read_weights, write_weights

if TYPE_CHECKING:
    from .sdunet import SDUNet

CELL = 100.0
"""Cell size that the student was trained on, metres."""

FAINT = 1e-9
"""Outputs y up to this are probability zero."""

HALF = 0.5  # of a cell in the region makes it land
KNOWN = ((16, 32, 48, 64), range(1, 6), (3,))  # channels, depths and inputs of networks
MAX_CELLS = 4_000_000  # of a window at CELL: some GiB of memory


def land_mask(deployment: Deployment, grid: Grid) -> np.ndarray:
    """m: bool (rows, columns), True where at least half of the cell is in the region."""
    return deployment.region_weight(grid) >= HALF


def features(deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
    """What the student sees: 1 - exp(-m d_k / d0), k the nearest, the second and the mean of five.

    d0 is the distance to the station, the others those to the nearest stations, itself included; a
    metre is added to each. Where there are fewer stations the farthest there is stands for the second,
    and the mean is over all.

    Parameters
    ----------
    deployment : Deployment
    station : int
    grid : Grid

    Returns
    -------
    numpy.ndarray
        float32 (3, rows, columns), 0 to 1, 0 outside the region.
    """
    land = land_mask(deployment, grid)
    own = grid.distances(*deployment.xy[station])
    own += OFFSET
    nearest = deployment.nearest_distances(grid)[:NEIGHBOURS]
    result = np.empty((3, *grid.shape), dtype=np.float32)
    for channel, distance in zip(result, (nearest[0], nearest[:2][-1], nearest.mean(axis=0))):
        np.divide(distance + OFFSET, own, out=channel, casting="same_kind")
        np.negative(channel, out=channel)
        np.expm1(channel, out=channel)
        np.negative(channel, out=channel)
        channel[~land] = 0.0  # distances are unknown far from the region
    return result


def to_target(probability: np.ndarray) -> np.ndarray:
    """y = -1 / log10 P, 0 where P = 0: what the student learns to give.

    Parameters
    ----------
    probability : numpy.ndarray
        0 to 1. A place that holds everything is taken as the next smaller float32, or y had no end.

    Returns
    -------
    numpy.ndarray
        float64, the same shape.
    """
    probability = np.asarray(probability, dtype=np.float64)
    positive = probability > 0.0
    result = np.zeros(probability.shape)
    result[positive] = -1.0 / np.log10(np.minimum(probability[positive], 1.0 - 2.0**-24))
    return result


def from_target(y: np.ndarray) -> np.ndarray:
    """P = 10^(-1/y), 0 where y <= 1e-9: the way back, not normalised.

    Parameters
    ----------
    y : numpy.ndarray

    Returns
    -------
    numpy.ndarray
        float64, the same shape.
    """
    y = np.asarray(y, dtype=np.float64)
    positive = y > FAINT
    result = np.zeros(y.shape)
    result[positive] = np.exp(-math.log(10.0) / y[positive])
    return result


def save_student(path: str | os.PathLike[str], network: SDUNet, **settings: Any) -> None:
    """Write a trained network as weights of this student.

    Parameters
    ----------
    path : str
    network : sdunet.SDUNet
        Not fused.
    **settings
        Further entries for the file's metadata (seed, epochs, data).
    """
    from .sdunet import to_arrays

    write_weights(path, PaperStudent.name, to_arrays(network), {**settings, **network.settings})


def load_network(path: str | os.PathLike[str]) -> SDUNet:
    """The network in a file of weights, on the CPU, to be used or trained further.

    Raises
    ------
    ValueError
        If the file is not one of this student's weights.
    MissingPackageError
        Without torch.
    """
    import_torch()
    from .sdunet import SDUNet, set_arrays, shapes

    made = []

    def shapes_of(settings):
        asked = [settings.get(key) for key in ("channels", "depth", "inputs")]
        # before anything of that size is made
        if not all(value in good for value, good in zip(asked, KNOWN)):
            raise ValueError(
                tr("its network of {} channels, depth {}, {} inputs is not known").format(*asked)
            )
        made.append(SDUNet(*map(int, asked)))
        return shapes(made[0])

    arrays, _ = read_weights(path, PaperStudent.name, shapes_of)
    set_arrays(made[0], arrays)
    return made[0]


class PaperStudent(FromMaps):
    """SDU-Net on the paper's three features, trained to give y = -1 / log10 P.

    It knows cells of 100 m: maps of other cell sizes are computed at 100 m and moved, conserving mass.

    Parameters
    ----------
    weights : str
        File of weights.
    device : str
        'auto', 'cpu' or 'cuda'.
    bfloat16 : bool
        Compute in bfloat16 where the processor has it.

    Raises
    ------
    ValueError
        If the weights cannot be used or there is no such device.
    MissingPackageError
        Without torch.
    """

    name = "paper"
    description = to_translate(
        "The published network, an SDU-Net with three features computed from distances."
    )
    needs_torch = True
    takes_beta = False
    feels_edge = True
    """A convolution feels the window's edge: maps depend on where that is."""
    inputs = staticmethod(features)
    weights = os.path.join(os.path.dirname(os.path.abspath(__file__)), "paper.safetensors")

    def __init__(
        self, weights: str = weights, device: str = "auto", bfloat16: bool = False
    ) -> None:
        self._torch = import_torch()
        self._device = choose_device(self._torch, device)
        self._bfloat16 = bfloat16 and has_bfloat16(self._torch, self._device)
        network = load_network(weights).fuse()
        self._network = network.to(self._device, memory_format=self._torch.channels_last)

    @property
    def device(self) -> str:
        """The device as the log names it."""
        return device_label(self._torch, self._device)

    @property
    def batch(self) -> int:
        """Maps worth computing together: on a CPU one fills all cores."""
        return 8 if self._device.type == "cuda" else 1

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Nothing: distances are shared as windows ask for them."""
        return True

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If the map is zero everywhere, or the window too large to be computed at 100 m.
        """
        return self.diffuse_many(deployment, [station], [grid])[0]

    def diffuse_many(
        self, deployment: Deployment, stations: Sequence[int], grids: Sequence[Grid]
    ) -> list[np.ndarray]:
        """Diffusion maps of some stations, in one pass of the network where their windows are of one size.

        Parameters
        ----------
        deployment : Deployment
        stations : sequence of int
        grids : sequence of Grid
            The stations' windows.

        Returns
        -------
        list of numpy.ndarray
            float32 (rows, columns), each sums to 1.

        Raises
        ------
        ValueError
            As `diffuse`, whichever the station.
        """
        inner = [_at_own_cell(grid) for grid in grids]
        sizes: dict[tuple[int, int], list[int]] = {}
        for i, grid in enumerate(inner):
            sizes.setdefault(grid.shape, []).append(i)
        result = [None] * len(inner)
        for chosen in sizes.values():
            inputs = np.stack([features(deployment, stations[i], inner[i]) for i in chosen])
            for i, y in zip(chosen, self._infer(inputs)):
                values = np.where(land_mask(deployment, inner[i]), from_target(y), 0.0)
                result[i] = _moved(deployment, values, inner[i], grids[i])
        return result

    def _infer(self, inputs: np.ndarray) -> np.ndarray:
        """Outputs y of the network: float32 (b, rows, columns) from (b, 3, rows, columns)."""
        torch = self._torch
        # the same answer every time, and in full single precision
        steady = torch.backends.cudnn.flags(
            enabled=True, benchmark=False, deterministic=True, allow_tf32=False
        )
        half = torch.autocast(self._device.type, torch.bfloat16, enabled=self._bfloat16)
        with torch.inference_mode(), steady, half:
            x = torch.from_numpy(inputs).to(self._device, memory_format=torch.channels_last)
            y = self._network(x)[:, 0].float().cpu().numpy()
        if not np.isfinite(y).all():
            raise ValueError(tr("the student's output is not finite: use other weights"))
        return y


def _at_own_cell(grid: Grid) -> Grid:
    """The smallest grid of the student's cell size that holds `grid`."""
    if grid.cell == CELL:
        return grid
    west, south, east, north = np.array(grid.bounds) / CELL
    # a tiny allowance, or edges that fall together would be missed by rounding
    column, row = math.floor(west + 1e-9), math.floor(south + 1e-9)
    columns, rows = math.ceil(east - 1e-9) - column, math.ceil(north - 1e-9) - row
    if columns * rows > MAX_CELLS:
        raise ValueError(
            tr(
                "the student works in grid cells of {cell:g} m, and the window has {columns:,} x"
                " {rows:,} of them: make the window smaller"
            ).format(cell=CELL, columns=columns, rows=rows)
        )
    return Grid(CELL, column, row, columns, rows)


def _moved(deployment: Deployment, values: np.ndarray, inner: Grid, grid: Grid) -> np.ndarray:
    """Values on the grid `inner` as a diffusion map on `grid`."""
    if inner != grid:
        values = resample(values, *inner.edges(), *grid.edges())
        values[deployment.region_weight(grid) == 0.0] = 0.0
    return normalised(values)
