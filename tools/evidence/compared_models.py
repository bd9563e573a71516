"""The models that tools/evidence/benchmark.py compares, by the names that its tables show."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from deepmend.models.catalogue import CATALOGUE, Settings
from deepmend.models.density import BETA
from deepmend.models.grid import Grid
from tools.checkout import ROOT

VORONOI, BOOST = (CATALOGUE[name].label for name in ("voronoi", "voronoiboost"))
TEACHER = "density, best beta"
"""No model that one could use without the truth: beta is chosen by comparison with it."""


def density_name(beta):
    return f"density, beta {beta:g}"


def baselines(betas=(BETA,)):
    """{name: model} of those of the catalogue that learn nothing, or only scales; with each beta, if they
    take one."""
    models = {}
    for entry in CATALOGUE.values():
        if entry.variants:
            continue
        if "beta" in entry.takes:
            models |= {density_name(beta): entry.make(Settings(beta=beta)) for beta in betas}
        else:
            models[entry.label] = entry.make(Settings())
    return models


def students():
    """{name: student} of the catalogue's models that learned."""
    variants = (variant for entry in CATALOGUE.values() for variant in entry.variants)
    return {variant.label: variant.make(Settings(device="cpu")) for variant in variants}


def diffuse(model, deployment, station, grid, width):
    """A model's map on `grid`, the part with land of the station's window of `width` metres."""
    if not getattr(model, "feels_edge", False):
        return model.diffuse(deployment, station, grid)
    # it must be where users have it
    window = Grid.window(*deployment.xy[station], grid.cell, width)
    return model.diffuse(deployment, station, window)[window.slices(grid)]


def checksum(model=None):
    """12 hexadecimal digits of the sources and weights that a model's maps rest on; None: the teacher's."""
    files = sorted((ROOT / "models").glob("*.py"))
    if model is not None:
        folder = Path(sys.modules[type(model).__module__].__file__).parent
        files += sorted(folder.glob("*.py"))
        weights = getattr(model, "weights", None)
        files += [Path(weights)] if weights else []
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
