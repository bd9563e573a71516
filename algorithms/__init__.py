"""The Processing algorithms, in the order of a user's work."""

from .densitydiffusion import DensityDiffusion
from .ksdistance import KsDistance
from .preparestations import PrepareStations
from .samplestations import SampleStations
from .voronoiboostdiffusion import VoronoiBoostDiffusion
from .voronoidiffusion import VoronoiDiffusion

ALGORITHMS = [
    PrepareStations,
    SampleStations,
    VoronoiDiffusion,
    VoronoiBoostDiffusion,
    DensityDiffusion,
    KsDistance,
]
