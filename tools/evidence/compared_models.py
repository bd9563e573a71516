"""The models that tools/evidence/benchmark.py compares, by the names that its tables show."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from deepmend.models.deepmend.paper import PaperStudent
from deepmend.models.deepmend.students import STUDENTS, load_student
from deepmend.models.density import BETA, DensityModel
from deepmend.models.grid import Grid
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import WEIGHTS, VoronoiBoostModel
from tools.checkout import ROOT

VORONOI, BOOST = "Voronoi", "VoronoiBoost"
TEACHER = "density, best beta"
"""No model that one could use without the truth: beta is chosen by comparison with it."""


def density_name(beta):
    return f"density, beta {beta:g}"


def baselines(betas=(BETA,)):
    """{name: model} of those that learn nothing, or only scales."""
    densities = {density_name(beta): DensityModel(beta) for beta in betas}
    return {VORONOI: VoronoiModel(), BOOST: VoronoiBoostModel(), **densities}


def students():
    """{name: student} of those whose weights are there."""
    return {
        f"DeepMEND {name}": load_student(name, device="cpu")
        for name, student in STUDENTS.items()
        if Path(student.weights).is_file()
    }


def diffuse(model, deployment, station, grid, width):
    """A model's map on `grid`, the part with land of the station's window of `width` metres."""
    if not isinstance(model, PaperStudent):
        return model.diffuse(deployment, station, grid)
    # a convolution feels the window's edge: it must be where users have it
    window = Grid.window(*deployment.xy[station], grid.cell, width)
    return model.diffuse(deployment, station, window)[window.slices(grid)]


def checksum(model=None):
    """12 hexadecimal digits of the sources and weights that a model's maps rest on; None: the teacher's."""
    files = sorted((ROOT / "models").glob("*.py"))
    if model is not None:
        folder = Path(sys.modules[type(model).__module__].__file__).parent
        files += sorted(folder.glob("*.py"))
        weights = WEIGHTS if isinstance(model, VoronoiBoostModel) else None
        weights = getattr(model, "weights", weights)
        files += [Path(weights)] if weights else []
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
