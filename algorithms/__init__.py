"""The Processing algorithms, in the order of a user's work."""

from .comparemodels import CompareModels
from .credibleregions import CredibleRegions
from .deepmenddiffusion import DeepMendDiffusion
from .densitydiffusion import DensityDiffusion
from .ksdistance import KsDistance
from .preparestations import PrepareStations
from .samplestations import SampleStations
from .simulategroundtruth import SimulateGroundTruth
from .trainstudent import TrainStudent
from .voronoiboostdiffusion import VoronoiBoostDiffusion
from .voronoidiffusion import VoronoiDiffusion

ALGORITHMS = [
    PrepareStations,
    SampleStations,
    VoronoiDiffusion,
    VoronoiBoostDiffusion,
    DensityDiffusion,
    DeepMendDiffusion,
    KsDistance,
    CompareModels,
    CredibleRegions,
    SimulateGroundTruth,
    TrainStudent,
]
