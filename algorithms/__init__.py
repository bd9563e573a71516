"""The Processing algorithms, in the order of a user's work."""

from .comparemodels import CompareModels
from .credibleregions import CredibleRegions
from .deepmenddiffusion import DeepMendDiffusion
from .densitydiffusion import DensityDiffusion
from .ksdistance import KsDistance
from .mapmetric import MapMetric
from .preparestations import PrepareStations
from .presentpopulation import PresentPopulation
from .samplestations import SampleStations
from .serviceoverlap import ServiceOverlap
from .simulategroundtruth import SimulateGroundTruth
from .trainstudent import TrainStudent
from .voronoiboostdiffusion import VoronoiBoostDiffusion
from .voronoidiffusion import VoronoiDiffusion
from .zoneweights import ZoneWeights

ALGORITHMS = [
    PrepareStations,
    SampleStations,
    VoronoiDiffusion,
    VoronoiBoostDiffusion,
    DensityDiffusion,
    DeepMendDiffusion,
    KsDistance,
    CompareModels,
    MapMetric,
    ZoneWeights,
    PresentPopulation,
    CredibleRegions,
    ServiceOverlap,
    SimulateGroundTruth,
    TrainStudent,
]
