"""Maps computed several at a time, for who asks for them one by one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from .deployment import Deployment
from .grid import Grid


class Ahead:
    """A model that is asked for the maps of places in a known order, and computes several at a time.

    All else is what the model itself does. `seconds` is what the last map took: its part of the time of
    those computed with it.

    Parameters
    ----------
    model : DiffusionModel
        With `batch`, the number of maps worth computing together, and `diffuse_many`.
    places : sequence of (Deployment, int, Grid)
        Stations and windows, in the order in which their maps will be asked for.
    """

    def __init__(self, model: Any, places: Sequence[tuple[Deployment, int, Grid]]):
        self._model = model
        self._places = list(places)
        self._numbers = {place: number for number, place in enumerate(self._places)}
        self._ready: dict = {}
        self.seconds = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """The map of a place: with those that come next."""
        place = (deployment, station, grid)
        if place not in self._ready:
            begun = time.perf_counter()
            start = self._numbers[place]
            chosen = self._places[start : start + self._model.batch]
            chosen = [other for other in chosen if other[0] is deployment]
            _, stations, grids = zip(*chosen)
            try:
                maps = self._model.diffuse_many(deployment, stations, grids)
                self._ready = dict(zip(chosen, maps))
                self.seconds = (time.perf_counter() - begun) / len(chosen)
            except ValueError:
                # perhaps because of another one, which will be told by its own name
                result = self._model.diffuse(deployment, station, grid)
                self.seconds = time.perf_counter() - begun
                return result
        return self._ready.pop(place)
