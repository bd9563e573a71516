"""Intervals of zone totals: their variance against draws, their laws, and what was fitted."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import ndtri

from deepmend.models.antennas.pattern import Antennas
from deepmend.models.catalogue import each_model
from deepmend.models.deployment import Deployment
from deepmend.models.intervals import Spread, Uncertainty, features, fitted, surroundings
from deepmend.models.zonetotals import ZoneWeights

SURE = Spread(np.array([-700.0, 0.0, 0.0, 0.0, 0.0]), 10.0)
"""Of a model whose maps are right: kappa is infinite."""

AREA, SPACING = 4e6, 1500.0


def uncertainty(rows, spread, area=AREA, spacing=SPACING, compact=0.0):
    """Of weights (stations, zones); what is left of 1 is outside all zones."""
    rows = np.atleast_2d(rows)
    weights = ZoneWeights.of_rows(((row, 1.0 - row.sum()) for row in rows), rows.shape[1])
    n, zones = rows.shape
    return Uncertainty(
        weights,
        np.broadcast_to(area, (zones,)),
        np.broadcast_to(spacing, (n,)),
        np.broadcast_to(compact, (n,)),
        spread,
    )


def some(seed, stations=6, zones=4):
    """Weights and figures at random, and a spread."""
    random = np.random.default_rng(seed)
    rows = random.dirichlet(np.full(zones + 1, 0.6), stations)[:, :-1]
    rows[random.random(rows.shape) < 0.2] = 0.0
    coefficients = random.normal(0.0, 1.0, 5) - [3.0, 0.0, 0.0, 0.0, 0.0]
    figures = np.round(random.lognormal(4.0, 1.5, (stations, 3)))
    return rows, figures, Spread(coefficients, float(random.uniform(2.0, 50.0)))


def errors_of(rows, spread):
    """e of each weight, from the formula in words."""
    a, b, c, d, _ = spread.coefficients
    size = AREA / SPACING**2
    density = np.clip(rows / size, 1e-3, 1e3)
    return np.exp((a + b * np.log(SPACING / 1000.0) + c * np.log(size) + d * np.log(density)) / 2)


def test_variance_is_that_of_draws():
    """Beta-binomial draws: a weight W ~ Beta with its kappa, and a count ~ binomial with that weight."""
    rows, counts = np.array([[0.3, 0.1], [0.05, 0.6], [0.2, 0.0]]), np.array([400.0, 90.0, 1000.0])
    spread = Spread(np.array([-3.0, 0.2, -0.3, -0.8, 0.0]), 20.0)
    found = uncertainty(rows, spread).of(counts[:, None], 0.9, True)
    random, draws = np.random.default_rng(5), 200_000
    totals = np.zeros((draws, 2))
    for (i, z), weight in np.ndenumerate(rows):
        if weight > 0.0:
            # kappa + 1 = (1 - W) / (W e^2)
            kappa = (1.0 - weight) / (weight * errors_of(rows, spread)[i, z] ** 2) - 1.0
            part = random.beta(kappa * weight, kappa * (1.0 - weight), draws)
            totals[:, z] += random.binomial(int(counts[i]), part)
    # the variance of a count given W is that of the mean W but for 1 / kappa of it
    expected = totals.std(axis=0) / totals.mean(axis=0)
    assert found.cv[:, 0] == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize("level", [0.5, 0.9, 0.99])
def test_intervals_of_maps_that_are_right_hold_the_drawn_counts(level):
    rows, counts = np.array([[0.3, 0.1], [0.05, 0.6], [0.2, 0.0]]), np.array([400, 90, 1000])
    found = uncertainty(rows, SURE).of(counts[:, None].astype(float), level, True)
    random = np.random.default_rng(6)
    totals = sum(random.binomial(c, row, (100_000, 2)) for c, row in zip(counts, rows))
    held = ((found.low[:, 0] <= totals) & (totals <= found.high[:, 0])).mean(axis=0)
    # whole numbers hold somewhat more than asked
    assert (held > level - 0.01).all() and (held < level + 0.08).all()


def test_maps_that_are_right_leave_the_multinomial():
    rows, counts = np.array([[0.25], [0.5]]), np.array([[4e6], [1e6]])
    found = uncertainty(rows, SURE).of(counts, 0.8, True)
    deviation = np.sqrt(4e6 * 0.25 * 0.75 + 1e6 * 0.5 * 0.5)
    assert found.cv[0, 0] == pytest.approx(deviation / 1.5e6, rel=1e-12)
    # with so many it is the normal distribution
    assert found.high[0, 0] - 1.5e6 == pytest.approx(ndtri(0.9) * deviation, rel=0.01)
    assert 1.5e6 - found.low[0, 0] == pytest.approx(ndtri(0.9) * deviation, rel=0.01)
    nothing = uncertainty(rows, SURE).of(counts, 0.8, False)
    assert nothing.low[0, 0] == pytest.approx(1.5e6) and nothing.high[0, 0] == pytest.approx(1.5e6)


@settings(deadline=None)
@given(st.integers(0, 999), st.floats(0.01, 0.99), st.booleans())
def test_the_total_lies_between(seed, level, counts):
    rows, figures, spread = some(seed)
    found = uncertainty(rows, spread).of(figures, level, counts)
    total = rows.T @ figures
    assert (found.low >= 0.0).all()
    assert (found.low <= total * (1.0 + 1e-12)).all() and (
        total <= found.high * (1.0 + 1e-12)
    ).all()
    assert np.isfinite(found.high).all()
    assert (np.isnan(found.cv) == (total == 0.0)).all()
    assert (found.high[total == 0.0] == 0.0).all()
    if counts:
        assert (found.low == np.round(found.low)).all() and (
            found.high == np.round(found.high)
        ).all()


@settings(deadline=None)
@given(st.integers(0, 999), st.floats(0.01, 0.98), st.floats(0.005, 0.5), st.booleans())
def test_a_higher_level_holds_the_lower_one(seed, level, step, counts):
    rows, figures, spread = some(seed)
    of = uncertainty(rows, spread)
    inner, outer = (of.of(figures, share, counts) for share in (level, min(0.99, level + step)))
    assert (outer.low <= inner.low).all() and (inner.high <= outer.high).all()
    assert np.array_equal(inner.cv, outer.cv, equal_nan=True)


@settings(deadline=None)
@given(st.integers(0, 999), st.sampled_from([1e-200, 1e-6, 7.0, 1e100]))
def test_what_is_no_count_has_the_same_interval_in_any_unit(seed, unit):
    rows, figures, spread = some(seed)
    of = uncertainty(rows, spread)
    one, other = of.of(figures, 0.9, False), of.of(figures * unit, 0.9, False)
    assert other.low == pytest.approx(one.low * unit, rel=1e-9)
    assert other.high == pytest.approx(one.high * unit, rel=1e-9)
    assert other.cv == pytest.approx(one.cv, rel=1e-9, nan_ok=True)


@settings(deadline=None)
@given(st.integers(0, 999), st.integers(2, 50))
def test_more_of_a_count_is_surer(seed, times):
    rows, figures, spread = some(seed)
    of = uncertainty(rows, spread)
    few, many = (of.of(figures * k, 0.9, True).cv for k in (1, times))
    assert (many <= few * (1.0 + 1e-12))[np.isfinite(few)].all()
    alone = of.of(figures, 0.9, False).cv
    assert (alone <= many * (1.0 + 1e-12))[np.isfinite(few)].all()


@settings(deadline=None)
@given(st.integers(0, 999))
def test_columns_are_computed_each_by_itself(seed):
    rows, figures, spread = some(seed)
    figures[0, 1] = np.nan  # not known: counts as 0
    of = uncertainty(rows, spread)
    together = of.of(figures, 0.9, np.array([True, False, True]))
    for i, counts in enumerate((True, False, True)):
        alone = of.of(np.nan_to_num(figures[:, i : i + 1]), 0.9, counts)
        for name in ("low", "high", "cv"):
            expected = getattr(alone, name)[:, 0]
            assert getattr(together, name)[:, i] == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_errors_of_many_stations_average_out():
    spread = Spread(np.array([-2.0, 0.0, 0.0, 0.0, 0.0]), 20.0)
    cv = [
        uncertainty(np.full((n, 1), 0.5), spread).of(np.full((n, 1), 100.0 / n), 0.9, False).cv
        for n in (1, 4)
    ]
    assert cv[0] / cv[1] == pytest.approx(2.0, rel=1e-9)


def test_beyond_what_was_fitted_the_nearest_counts():
    def of(area, spacing, weight=0.5):
        return features(*(np.array([value]) for value in (weight, area, spacing, 0.0)))

    assert of(1e3, 1.0).tolist() == of(1e3, 200.0).tolist()
    assert of(1e20, 1e5).tolist() == of(1e20, 1e4).tolist()
    assert np.isfinite(of(0.0, 1000.0, 1e-30)).all()


def test_levels_are_refused():
    for level in (0.0, 1.0, 90.0):
        with pytest.raises(ValueError, match="level"):
            uncertainty([[0.5]], SURE).of(np.ones((1, 1)), level, True)


def test_surroundings_are_those_of_sites():
    xy = [(i * 700.0, j * 700.0) for i in range(7) for j in range(7)]
    land = shapely.box(-1e3, -1e3, 6e3, 6e3)
    spacing, compact = surroundings(Deployment([f"S{i}" for i in range(49)], xy, land))
    # four neighbours at 700 m; and a network as dense as this throughout is somewhat compact
    assert spacing[24] == pytest.approx(700.0 * np.sqrt(np.pi / 4.5))
    assert (compact == compact[0]).all() and 0.0 < compact[0] < 1.0
    antennas = Antennas(np.tile([0.0, 120.0, 240.0], 49), np.full(147, 65.0), np.zeros(147))
    ids = [f"C{i}" for i in range(147)]
    cells = Deployment(ids, np.repeat(xy, 3, axis=0), land, antennas=antennas)
    of_cells = surroundings(cells)
    assert of_cells[0] == pytest.approx(np.repeat(spacing, 3))
    assert of_cells[1] == pytest.approx(np.repeat(compact, 3))


def test_what_was_fitted_is_of_models_that_there_are():
    spreads = fitted()
    assert spreads and set(spreads) <= set(each_model())
    for spread in spreads.values():
        assert spread.coefficients.shape == (5,) and np.isfinite(spread.coefficients).all()
        assert spread.degrees > 1.0


def test_better_models_have_narrower_intervals():
    """In a wide network, half of a station in a zone as large as what a station has."""
    rows, figures = np.array([[0.5]]), np.array([[100.0]])
    cv = {
        name: uncertainty(rows, spread, area=SPACING**2).of(figures, 0.9, False).cv[0, 0]
        for name, spread in fitted().items()
    }
    assert cv["best"] < cv["density"] < cv["voronoiboost"] < cv["voronoi"]
