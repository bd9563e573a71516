"""The diffusion models that there are, and what each of them keeps to: the one list that all others read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np

from .deepmend.students import STUDENTS, load_student
from .density import BETA, DensityModel
from .deployment import Deployment
from .grid import Grid
from .probability import ServiceProbability
from .voronoi import VoronoiModel
from .voronoiboost.model import VoronoiBoostModel
from .wording import to_translate, tr


class DiffusionModel(Protocol):
    """What every model can do. Places and distances are in metres, in the deployment's plane;
    `progress` is told the fraction done, 0 to 1, and returns False to stop.

    `probability.FromMaps` gives all but `diffuse` to a model that knows maps only.
    """

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Compute what the maps of all stations share; returns False if `progress` stopped it."""

    def prepare_areas(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Compute what `served_area` of all stations shares; returns False if `progress` stopped it."""

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
        """a_i, square metres: what the map is to be weighted with beside those of other stations.

        Raises
        ------
        ValueError
            With a sentence, where it is 0.
        """


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
    description : str
        One sentence; may hold {beta}.
    make : callable
        From Settings to a DiffusionModel; raises ValueError or MissingPackageError with a sentence.
    takes : tuple of str
        Names of the Settings that it heeds.
    packages : tuple of str
        Python packages that it cannot do without.
    variants : tuple of Entry
        Models that it stands for, where it stands for several: the default first.
    inputs : callable, optional
        Of a deployment, a station and a grid: what the model is fed, to be looked at, (k, rows, columns), 0
        to 1.
    """

    name: str
    label: str
    description: str
    make: Callable[[Settings], DiffusionModel]
    takes: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    variants: tuple[Entry, ...] = ()
    inputs: Callable[[Deployment, int, Grid], np.ndarray] | None = None

    @property
    def shown(self) -> str:
        """The label, in the user's language."""
        label = self.label
        return tr(label)

    def title(self, settings: Settings) -> str:
        """The label, with what tells the model from others of its kind."""
        if "student" in self.takes:
            return f"{self.shown} {settings.student}"
        if "beta" in self.takes:
            return tr("{model}, beta {beta:g}").format(model=self.shown, beta=settings.beta)
        return self.shown

    def describe(self, settings: Settings) -> str:
        """The description, in the user's language."""
        description = self.description
        return tr(description).format(beta=settings.beta)


def _load(name: str, settings: Settings) -> DiffusionModel:
    beta = None if settings.beta == BETA else settings.beta
    # weights are those of the student that is set, not of others that are shown beside it
    weights = settings.weights if settings.student == name else None
    return load_student(name, weights, settings.device, beta)


def _students() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            name,
            f"DeepMEND {name}",
            student.description,
            partial(_load, name),
            takes=("weights", "device", *(("beta",) if student.takes_beta else ())),
            packages=("torch",) if student.needs_torch else (),
            inputs=getattr(student, "inputs", None),
        )
        for name, student in STUDENTS.items()
    )


DEFAULT, BASELINE = "deepmend", "voronoi"
"""Names of the model that tools take by default, and of the one that others are compared with."""

CATALOGUE = {
    entry.name: entry
    for entry in (
        Entry(
            "voronoi",
            to_translate("Voronoi"),
            to_translate(
                "Every device is in the station's Voronoi cell, equally likely everywhere."
            ),
            lambda settings: VoronoiModel(),
        ),
        Entry(
            "voronoiboost",
            to_translate("VoronoiBoost"),
            to_translate("The Voronoi cell, scaled to hold 25, 50, 75, 85 and 95 % of the users."),
            lambda settings: VoronoiBoostModel(),
        ),
        Entry(
            "density",
            to_translate("Density model"),
            to_translate(
                "Fading signals weaken with distance (beta {beta:g}); the strongest serves."
            ),
            lambda settings: DensityModel(settings.beta),
            takes=("beta",),
        ),
        Entry(
            "deepmend",
            "DeepMEND",
            to_translate("A trained network, the student that you choose."),
            lambda settings: _load(settings.student, settings),
            takes=("student", "weights", "device", "beta"),
            variants=_students(),
        ),
    )
}
"""The models by name, in the order in which lists show them."""


def each_model() -> dict[str, Entry]:
    """Every model by itself, variants too, by name, the default first: for who shows them side by side."""
    entries = (entry.variants or (entry,) for entry in reversed(CATALOGUE.values()))
    return {variant.name: variant for variants in entries for variant in variants}
