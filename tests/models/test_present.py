"""Present population by expectation maximisation, and the file that maps are put aside in."""

import tempfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.grid import Grid
from deepmend.models.landmaps import LandSpool, map_tiles
from deepmend.models.parallel import Stopped
from deepmend.models.present import ROOM, estimate, times_together
from deepmend.models.spool import MapSpool, trimmed

GRID = Grid(100.0, 0, 0, 9, 7)


def made(seed, stations=5):
    """(maps that sum to 1, normalisers)."""
    rng = np.random.default_rng(seed)
    maps = rng.exponential(size=(stations, *GRID.shape)) * (
        rng.random((stations, *GRID.shape)) > 0.4
    )
    maps[:, 3, 3] += 0.1
    maps /= maps.sum(axis=(1, 2), keepdims=True)
    # as a spool holds them
    return maps.astype(np.float32).astype(float), rng.uniform(1.0, 9.0, stations)


def run(maps, normalisers, counts, start=None, iterations=20, tolerance=0.0, go_on=None):
    """The estimate at one time, or at several: (devices, steps, stations that are apart)."""
    counts = np.asarray(counts, dtype=float)
    found = estimated(
        maps, normalisers, counts.reshape(len(maps), -1), start, iterations, tolerance, go_on
    )
    devices, steps, apart = found
    if counts.ndim == 1:
        return devices[..., 0], steps[0], np.flatnonzero(apart[:, 0]).tolist()
    return devices, steps, apart


def estimated(maps, normalisers, counts, start, iterations, tolerance, go_on, parts=None):
    start = np.ones(GRID.shape) if start is None else start
    with tempfile.TemporaryDirectory() as folder, LandSpool(folder) as spool:
        with tempfile.TemporaryDirectory() as other, MapSpool(other) as some:
            for values in maps:
                some.append(values, GRID)
            grids = []
            for tile in map_tiles(some, range(len(maps))):
                spool.append(tile)
                grids.append(tile.grid)
        found = estimate(
            spool,
            counts,
            normalisers[:, None] if parts is None else parts,
            [_on(start, grid).ravel() for grid in grids],
            iterations,
            tolerance,
            go_on or (lambda *_: True),
        )
    result = np.zeros((*GRID.shape, counts.shape[1]))
    for i, grid in enumerate(grids):
        u = found.devices[i] + (0.0 if found.alone is None else found.alone[i])
        common = grid.common(GRID)
        result[GRID.slices(common)] = u.reshape(*grid.shape, -1)[grid.slices(common)]
    return result, found.steps, found.apart


def _on(values, grid):
    """Values of GRID on another grid, 0 outside."""
    result = np.zeros(grid.shape)
    common = grid.common(GRID)
    result[grid.slices(common)] = values[GRID.slices(common)]
    return result


def textbook(maps, normalisers, counts, start, iterations):
    """The formula as the design writes it, with P(i|l) in full."""
    served = maps * normalisers[:, None, None]
    total = served.sum(axis=0)
    p = np.divide(served, total, out=np.zeros_like(served), where=total > 0)
    u = np.where(total > 0, start, 0.0)
    u = u / u.sum() * sum(counts)
    likelihoods = []
    for _ in range(iterations):
        means = (u * p).sum(axis=(1, 2))
        some = np.array(counts) > 0
        likelihoods.append((np.array(counts)[some] * np.log(means[some])).sum() - means.sum())
        u = sum(c * u * q / m for c, q, m in zip(counts, p, means) if c > 0)
    return u, likelihoods


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10000), st.lists(st.integers(0, 50), min_size=5, max_size=5))
def test_it_is_the_formula(seed, counts):
    counts[0] += 1
    maps, normalisers = made(seed)
    found, steps, apart = run(maps, normalisers, counts)
    expected, likelihoods = textbook(maps, normalisers, counts, np.ones(GRID.shape), 20)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)
    assert found.sum() == pytest.approx(sum(counts), rel=1e-12)
    assert (found >= 0).all()
    assert not apart
    # the likelihood of the log differs by a constant, and never falls
    ours = np.array([step.log_likelihood for step in steps])
    np.testing.assert_allclose(np.diff(ours), np.diff(likelihoods), atol=1e-8)
    assert (np.diff(ours) > -1e-9).all()


def test_counts_that_a_population_would_give_are_fitted():
    maps, normalisers = made(3)
    truth = np.random.default_rng(4).exponential(size=GRID.shape)
    served = maps * normalisers[:, None, None]
    p = np.divide(
        served, served.sum(axis=0), out=np.zeros_like(served), where=served.sum(axis=0) > 0
    )
    counts = (truth * p).sum(axis=(1, 2))
    found, _, _ = run(maps, normalisers, counts, iterations=500)
    np.testing.assert_allclose((found * p).sum(axis=(1, 2)), counts, rtol=1e-4)


def test_a_station_that_counted_nobody_repels():
    maps, normalisers = made(5, 2)
    without, *_ = run(maps[:1], normalisers[:1], [10])
    beside, *_ = run(maps, normalisers, [10, 0])
    shared = maps[1] > np.median(maps[1][maps[1] > 0])
    assert beside[shared].sum() < without[shared].sum()
    assert beside.sum() == pytest.approx(10)


def test_nobody_is_put_where_the_prior_is_0():
    maps, normalisers = made(6)
    prior = np.ones(GRID.shape)
    prior[:, :3] = 0.0
    found, _, apart = run(maps, normalisers, [3, 4, 5, 6, 7], prior)
    assert found[:, :3].max() == 0.0
    assert found.sum() == pytest.approx(25)
    assert not apart


def test_counts_where_the_prior_is_0_are_spread_by_the_map():
    maps, normalisers = made(7)
    maps[2] = 0.0
    maps[2, 0, :2] = 0.5
    prior = np.ones(GRID.shape)
    prior[0, :2] = 0.0
    found, _, apart = run(maps, normalisers, [3, 4, 5, 6, 7], prior)
    assert apart == [2]
    assert found[0, :2].sum() == pytest.approx(5)
    assert found.sum() == pytest.approx(25)


def test_it_ends_when_little_moves():
    maps, normalisers = made(8)
    _, steps, _ = run(maps, normalisers, [3, 4, 5, 6, 7], iterations=400, tolerance=0.01)
    assert 1 < len(steps) < 400
    assert steps[-1].change < 0.01 <= steps[-2].change


def test_it_stops_when_asked():
    maps, normalisers = made(9)
    with pytest.raises(Stopped):
        run(maps, normalisers, [1, 2, 3, 4, 5], go_on=lambda number, fraction: number < 3)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10000), st.integers(1, 6))
def test_times_together_are_what_they_are_alone(seed, times):
    maps, normalisers = made(seed)
    rng = np.random.default_rng(seed)
    counts = rng.integers(0, 50, (5, times)).astype(float)
    counts[:, 0] = 0.0  # nothing was counted
    together, steps, _ = run(maps, normalisers, counts, tolerance=0.003)
    assert not steps[0]
    assert not together[..., 0].any()
    np.testing.assert_allclose(together.sum(axis=(0, 1)), counts.sum(axis=0), rtol=1e-9)
    for time in range(1, times):
        alone, own, _ = run(maps, normalisers, counts[:, time], tolerance=0.003)
        np.testing.assert_allclose(together[..., time], alone, rtol=1e-9, atol=1e-12)
        assert [step.number for step in steps[time]] == [step.number for step in own]


def test_stations_that_are_unknown_at_some_time_leave_their_places_to_others_then():
    maps, normalisers = made(11)
    counts = np.array([[4.0, 0.0], [5.0, 5.0], [6.0, 6.0], [7.0, 7.0], [8.0, 8.0]])
    parts = np.repeat(normalisers[:, None], 2, axis=1)
    parts[0, 1] = 0.0
    both, _, _ = estimated(maps, normalisers, counts, None, 9, 0.0, None, parts)
    first, _, _ = run(maps, normalisers, counts[:, 0], iterations=9)
    second, _, _ = run(maps[1:], normalisers[1:], counts[1:, 1], iterations=9)
    np.testing.assert_allclose(both[..., 0], first, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(both[..., 1], second, rtol=1e-9, atol=1e-12)


def test_memory_does_not_grow_with_the_number_of_times():
    assert times_together(10) > 168
    assert 8 * 4_000_000 * times_together(4_000_000) <= ROOM
    assert times_together(10**9) == 1


def test_a_spool_gives_back_what_was_put_in(tmp_path):
    maps, _ = made(1)
    maps[1] = 0.0
    maps[1, 2, 3:5] = 0.5
    with MapSpool(str(tmp_path)) as spool:
        for values in maps:
            spool.append(values, GRID)
        for _ in range(2):
            for values, (found, part) in zip(maps, spool):
                whole = np.zeros(GRID.shape)
                whole[GRID.slices(part)] = found
                np.testing.assert_allclose(whole, values, rtol=1e-6)
        assert len(spool) == 5
        assert list(spool)[1][1].shape == (1, 2)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_trimmed_to_a_cell():
    values, part = trimmed(np.zeros(GRID.shape), GRID)
    assert values.shape == part.shape == (1, 1)
    assert GRID.slices(part) == (slice(0, 1), slice(0, 1))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10000), st.lists(st.integers(1, 50), min_size=5, max_size=5))
def test_no_step_makes_the_counts_less_likely_where_some_stations_are_apart(seed, counts):
    """Stations whose map lies where the prior is 0 are spread by themselves, from the first step on."""
    maps, normalisers = made(seed)
    start = np.ones(GRID.shape)
    start[maps[0] > 0.0] = 0.0  # station 0 is apart, and some of the others may be
    found, steps, apart = run(maps, normalisers, counts, start)
    assert 0 in apart
    assert found.sum() == pytest.approx(sum(counts), rel=1e-9)
    fits = [step.log_likelihood for step in steps]
    assert all(b >= a - 1e-9 * abs(a) for a, b in zip(fits, fits[1:]))
    assert all(0.0 <= step.change <= 1.0 for step in steps)
