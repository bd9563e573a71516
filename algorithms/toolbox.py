"""The Processing algorithms, in the order of a user's work."""

from .comparison.comparemodels import CompareModels
from .comparison.ksdistance import KsDistance
from .diffusion.deepmenddiffusion import DeepMendDiffusion
from .diffusion.densitydiffusion import DensityDiffusion
from .diffusion.voronoiboostdiffusion import VoronoiBoostDiffusion
from .diffusion.voronoidiffusion import VoronoiDiffusion
from .overlay.credibleregions import CredibleRegions
from .overlay.mapmetric import MapMetric
from .overlay.presentpopulation import PresentPopulation
from .overlay.serviceoverlap import ServiceOverlap
from .overlay.zoneflows import ZoneFlows
from .overlay.zoneweights import ZoneWeights
from .stations.preparemeasurements import PrepareMeasurements
from .stations.preparestations import PrepareStations
from .stations.samplestations import SampleStations
from .training.calibratestations import CalibrateStations
from .training.simulategroundtruth import SimulateGroundTruth
from .training.trainstudent import TrainStudent

ALGORITHMS = [
    PrepareStations,
    PrepareMeasurements,
    SampleStations,
    VoronoiDiffusion,
    VoronoiBoostDiffusion,
    DensityDiffusion,
    DeepMendDiffusion,
    KsDistance,
    CompareModels,
    MapMetric,
    ZoneWeights,
    ZoneFlows,
    PresentPopulation,
    CredibleRegions,
    ServiceOverlap,
    SimulateGroundTruth,
    CalibrateStations,
    TrainStudent,
]
