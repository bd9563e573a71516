"""Pictures of the simulator's calibration: simulated maps among real ones, and distributions."""

from __future__ import annotations

from string import ascii_lowercase

import matplotlib.pyplot as plt
import numpy as np
import shapely
from matplotlib.colors import LogNorm
from PIL import Image

from deepmend.models.grid import Grid
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.radio.sites import site_spacing
from deepmend.models.teacher import BETAS
from deepmend.models.voronoiboost.model import TAUS
from tools.deployments import read_deployment
from tools.evidence.calibrate_simulator import CELL, NAMES, RANGES, REPORT
from tools.evidence.map_statistics import LAGS

SIMULATED = 12
FRAME = 30000.0  # metres: what the smaller of the two operator maps shows
LAND = 0.75  # of a frame, at least, as in that map
FAINTEST = 8e-7  # what the coarser of the two resolves; in the others it is blanked too
SCALE = LogNorm(5e-7, 1e-3)
BETA_TICKS = (0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0)
COLOURS = 256  # of a picture's palette, which makes it a third as large


def save(figure, name, dpi):
    """Write a picture beside the report."""
    path = REPORT.parent / name
    figure.savefig(path, dpi=dpi, bbox_inches="tight")
    plt.close(figure)
    Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    print(f"{path}: {path.stat().st_size:,} bytes")


# Maps --------------------------------------------------------------------------------------------


def draw_maps(files, real, seed):
    """Simulated maps and the operator maps, shuffled; which is which stands at the bottom."""
    panels = simulated_panels(files, seed)
    for name, (figures, deployment, grid, values) in real.items():
        words = f"operator map {name} ({figures['spacing'] / 1000:.1f} km)"
        panels.append((words, deployment.xy[0], grid, values))
    order = np.random.default_rng(seed).permutation(len(panels))
    columns = 5
    rows = -(-(len(panels) + 1) // columns)  # one place more, for the colours
    figure, axes = plt.subplots(rows, columns, figsize=(2.6 * columns, 2.8 * rows))
    axes = axes.ravel()
    for axis in axes[len(panels) :]:
        axis.axis("off")
    for axis, letter, number in zip(axes, ascii_lowercase, order):
        _, (x, y), grid, values = panels[number]
        west, south, east, north = grid.bounds
        shown = axis.imshow(
            np.where(values >= FAINTEST, values, np.nan),
            extent=(west - x, east - x, south - y, north - y),
            norm=SCALE,
            cmap="viridis",
            interpolation="nearest",
        )
        axis.set(xlim=(-FRAME / 2, FRAME / 2), ylim=(-FRAME / 2, FRAME / 2), xticks=[], yticks=[])
        axis.set_title(letter, fontsize=9, pad=3)
    bar = axes[len(panels)].inset_axes([0.1, 0.0, 0.08, 1.0])
    figure.colorbar(shown, cax=bar, label="share of devices in a cell")
    key = [f"{letter}: {panels[number][0]}" for letter, number in zip(ascii_lowercase, order)]
    lines = [", ".join(key[i : i + 5]) for i in range(0, len(key), 5)]
    figure.text(0.5, 0.06, "\n".join(lines), fontsize=6, ha="center", va="top", color="grey")
    save(figure, "maps.png", 130)


def simulated_panels(files, seed):
    """[(what it is, station, grid, map)], each of another deployment, spacings from small to large."""
    shares = (np.random.default_rng(seed).permutation(SIMULATED) + 0.5) / SIMULATED
    panels = []
    for pair, share in zip(files, shares):
        deployment = read_deployment(*pair)
        station = chosen_station(deployment, share)
        grid = Grid.window(*deployment.xy[station], CELL, FRAME)
        values = RadioSimulator(seed=seed).diffuse(deployment, station, grid)
        spacing = site_spacing(deployment)[station] / 1000
        words = f"simulated, {pair[0].stem.replace('_', ' ')} ({spacing:.1f} km)"
        panels.append((words, deployment.xy[station], grid, values))
    return panels


def chosen_station(deployment, share):
    """The station at a quantile of site spacing, among those whose frame is land enough."""
    x, y = deployment.xy.T
    frames = shapely.box(x - FRAME / 2, y - FRAME / 2, x + FRAME / 2, y + FRAME / 2)
    land = shapely.area(shapely.intersection(frames, deployment.region)) / FRAME**2
    land = np.where(deployment.inside, land, 0.0)
    candidates = np.flatnonzero(land >= min(LAND, land.max()))
    candidates = candidates[np.argsort(site_spacing(deployment)[candidates])]
    return candidates[int(share * len(candidates))]


# Distributions -----------------------------------------------------------------------------------


def draw_figures(measured, real):
    """Distributions beside the range of published maps, texture, and spread."""
    figure, axes = plt.subplots(2, 3, figsize=(12, 7), layout="constrained")
    for axis, (name, words) in zip(axes.flat, NAMES.items()):
        draw_distribution(axis, name, words, measured, real)
    draw_texture(axes[1, 1], measured, real)
    draw_spread(axes[1, 2], measured)
    save(figure, "calibration.png", 100)


def draw_distribution(axis, name, words, measured, real):
    axis.axvspan(*RANGES[name], color="tab:green", alpha=0.15, label="six published operator maps")
    bins = np.sqrt(BETAS[1:] * BETAS[:-1]) if name == "beta" else 25
    axis.hist(measured[name], bins, color="tab:blue", alpha=0.7, label="simulated maps")
    for (number, (figures, *_)), style in zip(real.items(), ("-", "--")):
        label = f"operator map {number}"
        axis.axvline(figures[name], color="tab:red", linestyle=style, label=label)
    axis.set(xlabel=words, ylabel="stations")
    if name == "beta":
        axis.set(xscale="log", xlim=(0.5, 6.0))
        axis.set_xticks(BETA_TICKS, BETA_TICKS)
        axis.minorticks_off()
        axis.legend(fontsize=7)


def draw_texture(axis, measured, real):
    low, middle, high = np.nanpercentile(measured["texture"][:, 1:], (10, 50, 90), axis=0)
    axis.fill_between(LAGS, low, high, color="tab:blue", alpha=0.2, label="simulated, 80 % of maps")
    axis.plot(LAGS, middle, color="tab:blue", label="simulated, median")
    for (number, (figures, *_)), style in zip(real.items(), ("-", "--")):
        label = f"operator map {number}"
        axis.plot(LAGS, figures["texture"][1:], style, color="tab:red", label=label)
    axis.axhline(0.0, color="grey", linewidth=0.5)
    axis.set(xscale="log", xlabel=f"lag, cells of {CELL:g} m", ylabel="correlation of texture")
    axis.set_xticks(LAGS, [str(lag) for lag in LAGS])
    axis.minorticks_off()
    axis.legend(fontsize=7)


def draw_spread(axis, measured):
    level = TAUS.index(0.95)
    axis.loglog(measured["scales"][:, level], measured["spread"][:, level], ".", markersize=4)
    axis.plot((1.0, 10.0), (1.0, 10.0), color="grey", linewidth=0.5)
    axis.set(xlabel="published scale that holds 95 %", ylabel="simulated map's scale")
