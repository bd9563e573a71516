"""The diffusion models that there are, and what each of them keeps to: the one list that all others read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .deepmend.students import STUDENTS, load_student
from .density import BETA, DensityModel
from .deployment import Deployment
from .grid import Grid
from .probability import ServiceProbability
from .voronoi import VoronoiModel
from .voronoiboost.model import VoronoiBoostModel
from .wording import to_translate


class DiffusionModel(Protocol):
    """What every model can do. Places and distances are in metres, in the deployment's plane."""

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Compute what all stations share; returns False if `progress(fraction)` stopped it."""

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2): which station serves a device there; sums to 1 over the stations."""

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """P(l|i), the diffusion map of a station: float32 (rows, columns), 0 outside the region, sums to 1.

        Raises
        ------
        ValueError
            With a sentence, where the station has no map on that grid.
        """

    def served_area(self, deployment: Deployment, station: int, grid: Grid) -> float:
        """a_i, square metres: what the map is to be weighted with beside those of other stations."""


@dataclass(frozen=True)
class Settings:
    """What the user sets of the models: each takes what is its own."""

    beta: float = BETA
    student: str = next(iter(STUDENTS))
    weights: str | None = None
    device: str = "auto"


@dataclass(frozen=True)
class Entry:
    """A model in the catalogue.

    Attributes
    ----------
    name : str
        Value of MODEL, MODELS and BASELINE, on which saved models rest.
    label : str
        How pages, logs and lists call it.
    make : callable
        From Settings to a DiffusionModel; raises ValueError or MissingPackageError with a sentence.
    """

    name: str
    label: str
    make: Callable[[Settings], DiffusionModel]


CATALOGUE = {
    entry.name: entry
    for entry in (
        Entry(
            "voronoi",
            to_translate("Voronoi"),
            lambda settings: VoronoiModel(),
        ),
        Entry(
            "voronoiboost",
            to_translate("VoronoiBoost"),
            lambda settings: VoronoiBoostModel(),
        ),
        Entry(
            "density",
            to_translate("Density model"),
            lambda settings: DensityModel(settings.beta),
        ),
        Entry(
            "deepmend",
            "DeepMEND",
            lambda settings: load_student(settings.student, settings.weights, settings.device),
        ),
    )
}
"""The models by name, in the order in which lists show them."""
