"""Speed and memory, as ratios to a plain baseline run side by side (absolute times depend on the machine).

Without arguments everything is measured on synthetic deployments. Baselines that would take minutes are run
on a part of the work and scaled up; the table says which part.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import shapely

from deepmend.models.coverage import coverage
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deepmend.paper import PaperStudent, save_student
from deepmend.models.deepmend.students import STUDENTS
from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.synthetic import sample_deployment
from deepmend.models.teacher import BETAS, teacher_search
from deepmend.models.tessellation import Tessellation
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import VoronoiBoostModel
from deepmend.models.walk import Walk
from deepmend.models.zones import ZoneShares
from deepmend.models.zonetotals import zone_weights
from tools.evidence.bench_cells import bench_cells
from tools.evidence.bench_cluster import bench_cluster
from tools.evidence.bench_maps import bench_maps
from tools.evidence.bench_times import bench_times
from tools.evidence.plain_features import plain_features
from tools.evidence.timing import report, seconds
from tools.training.labels import sweep

CELL, WINDOW = 100.0, 60000.0
CITY = shapely.Point(850000, 6520000).buffer(55000, 64)  # about as large as the region of Lyon
COUNTRY = shapely.union(
    shapely.Point(600000, 6600000).buffer(420000, 500),
    shapely.Point(1180000, 6130000).buffer(50000),
)


def city(n=520):
    xy = sample_deployment(CITY, n, 0.5, 1)
    return Deployment([f"S{i}" for i in range(n)], xy, CITY)


def query_cell_by_cell(deployment, grid, cells):
    """The baseline of the distance fields: one k-d tree query for each cell, in a Python loop."""
    x, y = grid.centres()
    chosen = np.random.default_rng(0).integers(0, grid.rows, (cells, 2))
    for row, column in chosen:
        deployment.tree.query((x[column], y[row]), k=6)


def bench_density():
    deployment = city()
    grids = [Grid.window(*p, CELL, WINDOW) for p in deployment.xy]
    part = 10
    slow = part * seconds(lambda: query_cell_by_cell(deployment, grids[0], grids[0].size // part))
    against = f"a k-d tree query for each cell in a loop (1/{part} of the cells)"
    model = DensityModel()

    def alone():
        deployment.forget()
        model.diffuse(deployment, 0, grids[0])

    report("density map of one station, nothing computed before", seconds(alone, 5), slow, against)
    deployment.forget()
    order = np.lexsort(deployment.xy.T)[:100]

    def many():
        for i in order:
            model.diffuse(deployment, i, grids[i])

    report("density map, a station of 100 of one deployment", seconds(many) / 100, slow, against)


def bench_ks():
    deployment = city()
    grid = Grid.window(*deployment.xy[0], CELL, WINDOW)
    p = DensityModel().diffuse(deployment, 0, grid)
    q = VoronoiModel().diffuse(deployment, 0, grid)

    def quadrants(corners=60):
        d = p.astype(float) - q
        for r, c in np.random.default_rng(0).integers(0, grid.rows, (corners, 2)):
            max(
                abs(d[:r, :c].sum()),
                abs(d[:r, c:].sum()),
                abs(d[r:, :c].sum()),
                abs(d[r:, c:].sum()),
            )

    slow = seconds(quadrants) * grid.size / 60
    ours = seconds(lambda: ks_distance(p, q), 5)
    report(
        "KS distance of two 600 x 600 maps",
        ours,
        slow,
        "sums over quadrants at each corner (60 corners)",
    )

    def one_by_one():
        for beta in BETAS[::6]:
            deployment.forget()
            ks_distance(DensityModel(beta).diffuse(deployment, 0, grid), q)

    slow = seconds(one_by_one) * len(BETAS) / len(BETAS[::6])
    ours = seconds(lambda: teacher_search(deployment, 0, grid, q), 2)
    report(
        "teacher search, 31 betas, one station",
        ours,
        slow,
        "a map and a distance for each (6 of 31)",
    )


def bench_tessellation():
    xy = sample_deployment(COUNTRY, 28000, 0.5, 1)
    shapely.prepare(COUNTRY)
    ours = seconds(lambda: Tessellation(xy, COUNTRY).cells())
    part = 20

    def plain():
        cells = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(xy)))
        return [cell.intersection(COUNTRY) for cell in cells[::part]]

    build = seconds(lambda: shapely.voronoi_polygons(shapely.multipoints(xy)))
    slow = build + part * (seconds(plain) - build)
    report(
        "28,000 stations: tessellation cut to the region",
        ours,
        slow,
        f"each cell by itself (1/{part})",
    )


def bench_voronoiboost():
    part = 90
    few = sample_deployment(CITY, part, 0.5, 1)
    slow = seconds(lambda: plain_features(few, CITY, 1.45)) / part
    against = f"features by plain loops, a deployment of {part}"
    for region, n in ((CITY, 520), (COUNTRY, 28000)):
        xy = sample_deployment(region, n, 0.5, 1)
        deployment = Deployment([f"S{i}" for i in range(n)], xy, region)
        ours = seconds(lambda deployment=deployment: VoronoiBoostModel().prepare(deployment))
        report(f"VoronoiBoost features and scales, {n:,} stations", ours, slow * n, against)


def bench_zones(count=1000):
    """A map's weights in all zones, against a whole window of area shares for each zone."""
    deployment = city()
    grid = Grid.window(*deployment.xy[0], CELL, WINDOW)
    values = DensityModel().diffuse(deployment, 0, grid)
    west, south, _, _ = grid.bounds
    side, n = WINDOW / np.sqrt(count), int(np.sqrt(count))
    x, y = (i.ravel() * side + 37.0 for i in np.meshgrid(np.arange(n), np.arange(n)))
    zones = shapely.box(west + x, south + y, west + x + side, south + y + side)
    part = 20
    slow = part * seconds(lambda: [(coverage(zone, grid) * values).sum() for zone in zones[::part]])
    shares = ZoneShares(zones, grid)
    against = f"area shares of a whole window for each zone (1/{part} of the zones)"
    fast = seconds(lambda: shares.weights(values, grid), 3)
    report(f"weights of a map in {len(zones):,} zones", fast, slow, against)
    once = seconds(lambda: ZoneShares(zones, grid))
    print(f"  once for all stations: {once:.2f} s")


def squares_over(region, side):
    """Squares that cover a region, cut to it where they cross its border."""
    west, south, east, north = shapely.bounds(region)
    x, y = (
        v.ravel() for v in np.meshgrid(np.arange(west, east, side), np.arange(south, north, side))
    )
    zones = shapely.box(x, y, x + side, y + side)
    shapely.prepare(region)
    zones = zones[shapely.intersects(region, zones)]
    return zones[shapely.area(shapely.intersection(zones, region)) > 0.0]


def deployment_in(region, n):
    xy = sample_deployment(region, n, 0.5, 1)
    return Deployment([f"S{i}" for i in range(n)], xy, region)


def walked(model, deployment, zones):
    """Weights of all stations in zones, by the walk over the land."""
    walk = Walk.over(deployment, model, zones=zones, least=5e-5)
    return zone_weights(walk, deployment.region, CELL).thinned(1e-4)


def by_windows(model, deployment, shares, some):
    """Weights of some stations, each from the map of its window."""
    for i in some:
        grid = Grid.window(*deployment.xy[i], CELL, WINDOW)
        shares.weights(model.diffuse(deployment, i, grid).astype(np.float64), grid)


def bench_land(count=28000, side=3850.0):
    """A whole country and a city in zones, against a map for each station; each country run by itself."""
    deployment = deployment_in(CITY, 520)
    zones = squares_over(CITY, 3050.0)
    grid = Grid.union(Grid.window(*p, CELL, WINDOW) for p in deployment.xy)
    for model in (BestStudent(), DensityModel(), VoronoiModel()):
        model.prepare(deployment)
        once = seconds(lambda: ZoneShares(zones, grid, CITY))
        shares = ZoneShares(zones, grid, CITY)
        order = np.lexsort(deployment.xy.T)[:52]
        slow = (
            10 * seconds(lambda m=model, o=order, s=shares: by_windows(m, deployment, s, o)) + once
        )
        ours = seconds(lambda m=model: walked(m, deployment, zones), 2)
        what = f"520 stations to {len(zones):,} zones, {type(model).__name__}"
        report(what, ours, slow, "a map and its weights for each station (a tenth)")
    country = deployment_in(COUNTRY, count)
    zones = squares_over(COUNTRY, side)
    part = deployment_in(CITY, 1000)
    few = squares_over(CITY, side)
    for model in (BestStudent(), DensityModel(), VoronoiModel()):
        small = seconds(lambda m=model: walked(m, part, few)) / 1000
        ours = seconds(lambda m=model: walked(m, country, zones))
        some = country.inside.nonzero()[0][:: max(1, count // 10)]
        # of the zones those near enough, or area shares alone would take minutes
        slow = 0.0
        for i in some:
            grid = Grid.window(*country.xy[i], CELL, WINDOW)
            near = zones[shapely.intersects(shapely.box(*grid.bounds), zones)]
            shares = ZoneShares(near, grid, COUNTRY)
            slow += seconds(lambda m=model, i=i, s=shares: by_windows(m, country, s, [i]))
        slow *= count / len(some)
        what = f"{count:,} stations to {len(zones):,} zones, {type(model).__name__}"
        report(
            what,
            ours,
            slow,
            f"the same ({len(some)} stations, zones near each; none of their shares)",
        )
        print(f"  a station: {1e3 * ours / count:.2f} ms; of 1,000 stations: {1e3 * small:.2f} ms")


def weights_of(student, folder):
    """A student's weights; random ones of a network as large where it has none yet: they take as long."""
    from deepmend.models.deepmend.sdunet import SDUNet

    if Path(student.weights).is_file():
        return student.weights
    path = str(Path(folder) / f"{student.name}.safetensors")
    save_student(path, SDUNet())
    return path


def bench_students():
    import torch

    from tools.evidence.unet import UNet

    torch.set_num_threads(2)
    net = UNet().eval()
    x = torch.rand(1, 3, 608, 608)  # the next size that halves four times
    with torch.inference_mode():
        net(x)
        slow = seconds(lambda: net(x), 5)
    against = "a plain U-Net, 16 base channels, depth 4, without its features"
    stations = sample_deployment(CITY, 500, 0.5, 1)
    # nothing masked: no window reaches the sea
    land = shapely.box(*stations.min(axis=0) - WINDOW, *stations.max(axis=0) + WINDOW)
    for student, count in ((BestStudent, 100), (PaperStudent, 10)):
        deployment = Deployment(range(500), stations, land)
        order = sweep(stations, WINDOW / 2)[200 : 200 + count]
        grids = [Grid.window(*stations[i], CELL, WINDOW) for i in order]
        with tempfile.TemporaryDirectory() as folder:
            model = student(weights_of(student, folder), "cpu")

        def maps(deployment=deployment, order=order, grids=grids, model=model):
            for i, grid in zip(order, grids):
                model.diffuse(deployment, i, grid)

        what = f"DeepMEND {student.name}, a station of {count} of one deployment"
        report(what, seconds(maps) / count, slow, against)


def bench_rasters():
    """All bands of a deployment to disk, each tool in a process of its own: memory is measured too."""
    student = next(iter(STUDENTS.values()))
    with tempfile.TemporaryDirectory() as folder:
        weights = {"STUDENT": student.name, "WEIGHTS": weights_of(student, folder)}
        runs = (("densitydiffusion", 520, {}), ("deepmenddiffusion", 500, weights))
        for run in runs:
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
                pool.submit(bench_raster, *run).result()


def bench_inspector(count=520):
    """A map shown in the inspector, in a process of its own, against the tool run for that station."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pool.submit(in_qgis, compare_inspector, count).result()


def compare_inspector(count):
    import processing

    from deepmend.deepmend_plugin.inspector import computation
    from deepmend.deepmend_plugin.inspector.sources import Snapshot

    layer = stations_layer(count)
    work = computation.Computation()
    work.warm_up()
    setup = computation.Setup(Snapshot(layer))

    def show(name):
        for step in work.steps(computation.Request(1, setup, name)):
            if isinstance(step, computation.StationMap):
                return

    reading = seconds(lambda: list(work.steps(computation.Request(1, setup))))
    first = seconds(lambda: show("1"))
    following = [seconds(lambda number=number: show(str(number))) for number in range(2, 22)]
    with tempfile.TemporaryDirectory() as folder:
        chosen = {"INPUT": layer, "STATIONS": "$id = 1", "OUTPUT": str(Path(folder) / "map.tif")}
        tool = seconds(lambda: processing.run("deepmend:deepmenddiffusion", chosen))
    against = "the tool, run for that station"
    report(f"inspector, first map of {count} stations", first, tool, against)
    report(f"inspector, next maps of {count} stations, median", np.median(following), tool, against)
    print(f"  reading {reading:.2f} s; slowest of the next maps {max(following):.3f} s")


def bench_raster(tool, count, parameters):
    """All bands of a deployment to disk, by the real tool: time per band, file, memory."""
    in_qgis(write_all_bands, tool, count, parameters)


def in_qgis(work, *arguments):
    """Call a function where QGIS and the plugin's tools are there."""
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    from deepmend.deepmend_plugin.provider import DeepMendProvider

    Processing.initialize()
    provider = DeepMendProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    # in a function of its own: its layers must be gone before QGIS is
    work(*arguments)
    application.exitQgis()


def stations_layer(count):
    """A layer of a city's stations."""
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("Point?crs=EPSG:2154", "stations", "memory")
    features = []
    for x, y in sample_deployment(CITY, count, 0.5, 1):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def write_all_bands(tool, count, parameters):
    import processing
    from osgeo import gdal

    from deepmend.algorithms.common import diffusionalgorithm as diffusion
    from deepmend.algorithms.common import mapwriter

    layer = stations_layer(count)
    ends = []

    class Watched(mapwriter.MapWriter):
        def write(self, *arguments):
            super().write(*arguments)
            ends.append(time.perf_counter())

    diffusion.MapWriter = Watched
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "maps.tif")
        parameters = {"INPUT": layer, "OUTPUT": path, **parameters}
        total = seconds(lambda: processing.run(f"deepmend:{tool}", parameters))
        raster = gdal.Open(path)
        nominal = 4 * raster.RasterXSize * raster.RasterYSize * raster.RasterCount
        size = Path(path).stat().st_size
    steps = np.diff(ends)
    print(
        f"raster of {count} stations, {tool}: {total:.1f} s, {1000 * np.median(steps):.0f} ms a band"
    )
    print(f"  first 40 bands over last 40: {steps[:40].mean() / steps[-40:].mean():.2f}")
    print(
        f"  file {size / 2**20:.0f} MiB ({nominal / 2**20:.0f} nominal), memory {peak_memory():.2f} GiB at"
        " most"
    )


def peak_memory():
    """Largest memory that this process has had, GiB (`resource` would count its parent's too)."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 2**20


def main():
    chosen = sys.argv[1:]  # such as land: that alone
    print(f"{'what':<58} {'ours':>12} {'baseline':>12} {'ratio':>11}   baseline")
    for work in (
        bench_density,
        bench_maps,
        bench_ks,
        bench_tessellation,
        bench_voronoiboost,
        bench_students,
        bench_zones,
        bench_land,
        bench_cluster,
        bench_cells,
        bench_times,
        bench_inspector,
        bench_rasters,
    ):
        if not chosen or work.__name__.replace("bench_", "") in chosen:
            work()


if __name__ == "__main__":
    main()
