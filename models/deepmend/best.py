"""The best student: a network that corrects the density model cell by cell. Needs no torch."""

from __future__ import annotations

import os

import numpy as np

from ..density import association_probability, log_distance_ratios
from ..maps import normalised
from .context import BETA, NAMES, FarDistances, Surroundings, as_table
from .weights import read_weights

SERVED = 1e-4
"""Cells where the density model gives less are not corrected: together they hold next to nothing."""

LIMIT = 4.0  # corrections of ln P lie within this
CHUNK = 8192  # cells handled together: the layers of a chunk stay in the processor's cache
WIDTHS = range(4, 257)
LAYERS = range(1, 7)
STRIDE = 4  # cells between the nodes where distances to farther stations are computed


def shapes_of(settings):
    """{name: shape} of the weights of a network with these settings.

    Raises
    ------
    ValueError
        If the settings are not those of such a network.
    """
    hidden = settings.get("hidden")
    fine = isinstance(hidden, list) and len(hidden) in LAYERS and all(h in WIDTHS for h in hidden)
    if not fine:
        raise ValueError(f"it has no widths of hidden layers that can be: {hidden}")
    if settings.get("features") != list(NAMES):
        raise ValueError("its features are not the ones that this version computes")
    shapes = {}
    for number, (into, out) in enumerate(zip([len(NAMES), *hidden], [*hidden, 1])):
        shapes[f"weight_{number}"] = (out, into)
        shapes[f"bias_{number}"] = (out,)
    return shapes


class BestStudent:
    """P(l|i) from the density model at beta 1.3 times what a network makes of a place's surroundings.

    ln P(l|i) = ln P_density(i|l) + f(features of l) + constant, f a perceptron shared by all places and
    stations. Its features are ratios and cosines (context.py), so the map does not depend on the cell size,
    and turns, mirrors and scales with the deployment.

    Parameters
    ----------
    weights : str
        File of weights; by default those of the plugin.
    device : str
        Taken for likeness with other students; this one is computed with numpy.

    Raises
    ------
    ValueError
        If the file does not hold such weights.
    MissingPackageError
        Without safetensors.
    """

    name = "best"
    needs_torch = False
    weights = os.path.join(os.path.dirname(os.path.abspath(__file__)), "best.safetensors")
    batch = 1

    def __init__(self, weights=None, device="auto"):
        arrays, settings = read_weights(weights or self.weights, self.name, shapes_of)
        count = len(settings["hidden"]) + 1
        self._layers = [(arrays[f"weight_{i}"].T, arrays[f"bias_{i}"]) for i in range(count)]
        self.device = "cpu (this student needs no torch)"
        self._deployment = None

    def prepare(self, deployment, progress=None):
        """Look at each station's surroundings."""
        if self._deployment is not deployment:
            self._surroundings = Surroundings(deployment)
            self._far = {}
            self._deployment = deployment
        return True

    def diffuse(self, deployment, station, grid):
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If the grid misses the region.
        """
        self.prepare(deployment)
        weight = deployment.region_weight(grid).ravel()
        land = np.flatnonzero(weight)
        # single precision: absolute errors of P are below 1e-6
        ratios = log_distance_ratios(deployment, station, grid, land).astype(np.float32)
        probability = association_probability(ratios, BETA)
        chosen = np.flatnonzero(probability > SERVED)
        table = self._features(
            deployment, station, grid, land[chosen], ratios[:, chosen], probability[chosen]
        )
        probability[chosen] *= np.exp(self.correction(table))
        result = np.zeros(grid.shape)
        result.ravel()[land] = probability * weight[land]
        return normalised(result)

    def _features(self, deployment, station, grid, cells, ratios, probability):
        row, column = np.divmod(cells, grid.columns)
        x, y = grid.centres()
        x, y = x[column], y[row]
        if grid.cell not in self._far:
            self._far[grid.cell] = FarDistances(deployment, grid.cell, STRIDE)
        far = self._far[grid.cell].at(x, y)
        xy = deployment.xy[station]
        return as_table(self._surroundings, station, xy, far, x, y, ratios, probability)

    def correction(self, table):
        """What the network adds to ln P: (n,), from features (n, len(NAMES))."""
        result = np.empty(len(table), dtype=np.float32)
        *hidden, (last, shift) = self._layers
        for start in range(0, len(table), CHUNK):
            values = table[start : start + CHUNK]
            for matrix, bias in hidden:
                values = values @ matrix
                values += bias
                np.maximum(values, 0.0, out=values)
            result[start : start + CHUNK] = (values @ last + shift)[:, 0]
        return LIMIT * np.tanh(result / LIMIT)
