"""The picture at the top of README: true map, Voronoi cell and DeepMEND's map of one station of the sample.

`bash tools/python -m tools.documents.gain_example` draws docs/gain.png. The truth is simulated, with the seed
of the benchmark. The station is not chosen for its looks: of all stations of the sample it is the one whose
gain over Voronoi is nearest to the mean gain. All KS distances are printed.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LogNorm
from matplotlib.ticker import FixedLocator, NullLocator

from deepmend.models.deepmend.best import BestStudent
from deepmend.models.ks import ks_distance
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.voronoi import VoronoiModel
from tools.checkout import ROOT
from tools.deployments import land_window, read_deployment
from tools.evidence.simulated_benchmark import SEED

PICTURE = ROOT / "docs" / "gain.png"
HALF = 12.0  # kilometres shown on each side of the station
DECADES = 5.0
LAND, OUTSIDE = "#f4f1ea", "#d9d9d9"


def distances(deployment, models, simulator):
    """KS distances {station: {name: KS}} to simulated truth, of all stations in the region."""
    found = {}
    for station in np.flatnonzero(deployment.inside):
        grid = land_window(deployment, station)
        truth = simulator.diffuse(deployment, station, grid)
        found[station] = {
            name: ks_distance(model.diffuse(deployment, station, grid), truth)
            for name, model in models.items()
        }
    return found


def typical(found, model, baseline):
    """The station whose gain over the baseline is nearest to the mean gain, and that mean."""
    table = np.array([(row[model], row[baseline]) for row in found.values()])
    mean = 1.0 - table[:, 0].mean() / table[:, 1].mean()
    gains = 1.0 - table[:, 0] / table[:, 1]
    return list(found)[np.abs(gains - mean).argmin()], mean


def draw(panels, deployment, station, grid, path):
    """Maps side by side on one logarithmic scale.

    Parameters
    ----------
    panels : dict of str to numpy.ndarray
        {title: map on the grid}.
    """
    x, y = deployment.xy[station]
    west, south, east, north = grid.bounds
    extent = [(west - x) / 1000, (east - x) / 1000, (south - y) / 1000, (north - y) / 1000]
    land = deployment.region_weight(grid) > 0
    highest = max(values.max() for values in panels.values())
    scale = LogNorm(highest * 10**-DECADES, highest)
    colours = plt.get_cmap("magma_r").copy()
    colours.set_under(LAND)
    colours.set_bad(OUTSIDE)
    figure, axes = plt.subplots(1, 3, figsize=(11, 3.75), layout="constrained")
    for axis, (title, values) in zip(axes, panels.items()):
        shown = np.where(land, np.maximum(values, scale.vmin / 10), np.nan)
        image = axis.imshow(shown, extent=extent, norm=scale, cmap=colours, interpolation="nearest")
        axis.plot(*((deployment.xy - (x, y)) / 1000.0).T, ".", color="black", markersize=3)
        axis.plot(0, 0, "^", color="#2166ac", markeredgecolor="white", markersize=10)
        axis.set(xlim=(-HALF, HALF), ylim=(-HALF, HALF), xticks=[], yticks=[], facecolor=OUTSIDE)
        axis.set_title(title, fontsize=11)
    axes[1].plot([2 - HALF, 7 - HALF], [HALF - 1.5] * 2, color="black", linewidth=2)
    axes[1].text(4.5 - HALF, HALF - 2.9, "5 km", ha="center", fontsize=9)
    bar = figure.colorbar(image, ax=axes, shrink=0.85, pad=0.01, extend="min")
    ticks = [one_in for one_in in 10.0 ** np.arange(1, 9) if scale.vmin <= 1 / one_in <= highest]
    bar.ax.yaxis.set_major_locator(FixedLocator([1 / one_in for one_in in ticks]))
    bar.ax.yaxis.set_minor_locator(NullLocator())
    bar.ax.set_yticklabels([f"1 in {one_in:,.0f}" for one_in in ticks], fontsize=8)
    bar.set_label("share of devices in 100 m x 100 m", fontsize=9)
    figure.savefig(path, dpi=90)


def main():
    sample = ROOT / "sample"
    deployment = read_deployment(sample / "stations.csv", sample / "region.geojson")
    simulator = RadioSimulator(seed=SEED)
    models = {"Voronoi": VoronoiModel(), "DeepMEND": BestStudent()}
    for model in models.values():
        model.prepare(deployment)
    found = distances(deployment, models, simulator)
    station, mean = typical(found, "DeepMEND", "Voronoi")
    for number, row in found.items():
        print(deployment.ids[number], *(f"{name} {ks:.3f}" for name, ks in row.items()))
    print(f"mean gain {mean:.1%}; drawn: {deployment.ids[station]}, {found[station]}")
    grid = land_window(deployment, station)
    panels = {"Truth (simulated)": simulator.diffuse(deployment, station, grid)}
    for name, model in models.items():
        title = f"{name}, KS distance {found[station][name]:.2f}"
        panels[title] = model.diffuse(deployment, station, grid)
    draw(panels, deployment, station, grid, PICTURE)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
