"""KS distance: against the definition written out, and its laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deepmend.models.ks import ks_distance

shapes = st.tuples(st.integers(1, 7), st.integers(1, 7))


@st.composite
def pairs(draw, count=2):
    shape = draw(shapes)
    values = st.floats(0, 1, width=32)
    maps = [draw(arrays(np.float64, shape, elements=values)) for _ in range(count)]
    return [m + 1e-3 for m in maps]


def by_definition(p, q):
    """Largest |sum of D| over the four quadrants at every cell corner."""
    d = p / p.sum() - q / q.sum()
    rows, columns = d.shape
    worst = 0.0
    for r in range(rows + 1):
        for c in range(columns + 1):
            for quadrant in (d[:r, :c], d[:r, c:], d[r:, :c], d[r:, c:]):
                worst = max(worst, abs(quadrant.sum()))
    return worst


@given(pairs())
def test_equals_the_definition(maps):
    assert ks_distance(*maps) == pytest.approx(by_definition(*maps), abs=1e-12)


@given(pairs())
def test_laws(maps):
    p, q = maps
    distance = ks_distance(p, q)
    assert ks_distance(p, p) == 0.0
    assert ks_distance(q, p) == pytest.approx(distance, abs=1e-12)
    assert ks_distance(3.0 * p, q) == pytest.approx(distance, abs=1e-12)
    for turn in (np.flipud, np.fliplr, np.rot90, np.transpose):
        assert ks_distance(turn(p), turn(q)) == pytest.approx(distance, abs=1e-12)
    total_variation = np.abs(p / p.sum() - q / q.sum()).sum() / 2
    assert distance <= total_variation + 1e-12


@given(pairs(count=3))
def test_triangle_inequality(maps):
    p, q, r = maps
    assert ks_distance(p, r) <= ks_distance(p, q) + ks_distance(q, r) + 1e-12


def test_disjoint_maps_are_at_distance_one():
    p, q = np.zeros((4, 4)), np.zeros((4, 4))
    p[0, 0], q[3, 3] = 1.0, 1.0
    assert ks_distance(p, q) == 1.0


def test_the_quadrant_opposite_the_origin_counts():
    # the only quadrant that tells these apart is the south-eastern one
    p = np.array([[4.0, 2.0], [2.0, 0.0]])
    q = np.array([[3.0, 2.0], [2.0, 1.0]])
    assert ks_distance(p, q) == pytest.approx(1 / 8)


@pytest.mark.parametrize(
    "bad, reason",
    [
        (np.zeros((2, 2)), "zero everywhere"),
        (np.array([[1.0, -1.0], [1.0, 1.0]]), "negative"),
        (np.array([[1.0, np.nan], [1.0, 1.0]]), "missing"),
        (np.array([[1.0, np.inf], [1.0, 1.0]]), "not finite"),
        (np.ones((3, 2)), "different shapes"),
        (np.ones(4), "rows and columns"),
    ],
)
def test_what_is_no_map_is_refused(bad, reason):
    with pytest.raises(ValueError, match=reason):
        ks_distance(bad, np.ones((2, 2)))
