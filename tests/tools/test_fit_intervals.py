"""The fit of intervals: it finds the spread that totals were made with, and the check sees what is held."""

import numpy as np
import pytest

from deepmend.models.intervals import Spread
from deepmend.models.zonetotals import ZoneWeights
from tools.evidence import fit_intervals
from tools.evidence.fit_intervals import Lesson, by_size, check, fit

TRUE = Spread(np.array([-2.0, 0.0, -0.4, 0.0, 0.0]), 12.0)


@pytest.fixture
def made_up(monkeypatch):
    """Networks in which each zone has one station with half of its users, and errors of a known spread."""

    def cases(key, **world):
        random = np.random.default_rng(key)
        n = 400
        weight, spacing = np.full(n, 0.5), np.full(n, 1000.0)
        size = np.exp(random.uniform(np.log(0.01), np.log(30.0), n))
        weights = ZoneWeights(np.arange(n), np.arange(n), weight, weight, n)
        square = np.exp(TRUE.coefficients[0] + TRUE.coefficients[2] * np.log(size))
        off = np.exp(random.standard_t(TRUE.degrees, n) * np.sqrt(np.log1p(square)))
        counts = np.full(n, 1e7)
        truth = weight * off
        given = {"some": (weights, size * 1e6, spacing, np.zeros(n))}
        yield given, counts, np.diag(truth), np.round(counts * truth)

    monkeypatch.setattr(fit_intervals, "cases", cases)


def test_the_fit_finds_the_spread(made_up):
    lesson = Lesson("some", range(20))
    found = fit(lesson)
    assert len(lesson.total) == 8000
    for size in (0.03, 1.0, 20.0):
        # of a weight of one half, density and size go together
        each = [1.0, 0.0, np.log(size), np.log(0.5 / size), 0.0]
        variance = np.exp(np.dot(each, found.coefficients))
        expected = np.exp(np.dot(each, TRUE.coefficients))
        assert variance == pytest.approx(expected, rel=0.15)
    assert 6.0 < found.degrees < 40.0


def test_the_check_counts_what_is_held(made_up):
    for level in (0.5, 0.9):
        held, size, _, place = check({"some": TRUE}, range(100, 110), level)["some"]
        assert held.mean() == pytest.approx(level, abs=0.02)
        assert by_size(held, size) == pytest.approx([level] * 3, abs=0.05)
        assert set(place) == set(range(10))
    narrow = Spread(TRUE.coefficients - [4.0, 0.0, 0.0, 0.0, 0.0], TRUE.degrees)
    assert check({"some": narrow}, range(100, 110))["some"][0].mean() < 0.5


def test_seeds_of_fit_and_check_are_apart():
    assert not set(fit_intervals.FIT) & set(fit_intervals.CHECK)
