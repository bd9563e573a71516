"""What a population raster is worth: errors of zone totals with and without it, where people live unevenly.

    bash tools/python -m tools.evidence.peopled_zones

On the simulated networks of `make fit-intervals` (kept in build/intervals) that took no part in its fit. The
simulator puts devices where people are: their density is log-normal and alike over about 2 km, as towns and
villages are, or from square to square. Each model spreads the stations' counts without knowing the people,
and with them as POPULATION.
"""

from __future__ import annotations

import numpy as np

from tools.evidence.fit_intervals import (
    CHECK,
    EDGES,
    FOLDER,
    MODELS,
    SIZES,
    cases,
    simulate,
    sizes_of,
)

NETWORKS = CHECK[:10]
CONTRAST = 1.5  # standard deviation of the logarithm of people in a square
EXTENTS = 2000.0, 0.0  # metres over which people are alike


def errors(known, extent):
    """{model: (sums of absolute errors, sums of true totals) by size of zones}."""
    found = {model: np.zeros((2, len(SIZES))) for model in MODELS}
    for key in NETWORKS:
        for given, counts, _, truth in cases(key, contrast=CONTRAST, known=known, extent=extent):
            for model in MODELS:
                weights, area, spacing, _ = given[model]
                total = weights.totals(counts[:, None], 1)[0][:, 0]
                kind = np.digitize(sizes_of(weights, area, spacing, counts), EDGES) - 1
                for row, values in enumerate((np.abs(total - truth), truth)):
                    found[model][row] += np.bincount(kind, values, len(SIZES))
    return found


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for key in NETWORKS:
        simulate(key)
    for extent in EXTENTS:
        without, with_people = errors(False, extent), errors(True, extent)
        title = f"people alike over {extent:g} m: error over truth without, with POPULATION"
        print(f"{title}; {', '.join(SIZES)} zones, all")
        for model in MODELS:
            parts = []
            for values in (without, with_people):
                off, truth = values[model]
                parts.append(np.append(off, off.sum()) / np.append(truth, truth.sum()))
            shown = (f"{a:.2f} {b:.2f} ({b / a - 1:+.0%})" for a, b in zip(*parts))
            print(f"  {model:<14} {'   '.join(shown)}")


if __name__ == "__main__":
    main()
