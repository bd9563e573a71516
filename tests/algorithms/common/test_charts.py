"""Charts as SVG: what they show, that nothing lies outside, and that curves differ without colours."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.algorithms.common.charts import DARK, SERIES, STYLE, against, distribution, legend

CURVES = [np.array([0.1, 0.4, 0.4, 0.9]), np.array([0.0, 0.2]), np.array([1.0])]


def parsed(svg):
    return ET.fromstring(f"<div>{svg}</div>")


def points_of(line):
    return np.array([pair.split(",") for pair in line.get("points").split()], dtype=float)


def lines(picture, name="polyline"):
    return list(parsed(picture).iter(name))


def texts(picture):
    return [
        "".join(node.itertext()) for node in parsed(picture).iter() if node.tag in ("text", "b")
    ]


# -- how curves differ


def test_curves_differ_without_seeing_colours():
    assert len({dashes for _, dashes, _ in SERIES}) == len(SERIES)
    assert len({shape for *_, shape in SERIES}) == len(SERIES)
    assert len({colour for colour, *_ in SERIES} | set(DARK)) == 2 * len(SERIES)
    for i, colour in enumerate(DARK):
        assert f".line{i} {{ stroke: {colour}; }}" in STYLE


def test_a_legend():
    page = legend(["Voronoi", "a < b & c"])
    root = parsed(page)
    assert ["".join(span.itertext()) for span in root.iter("span")] == ["Voronoi", "a < b & c"]
    assert [line.get("stroke") for line in root.iter("polyline")] == [SERIES[0][0], SERIES[1][0]]
    assert [path.get("d") for path in root.iter("path")] == [SERIES[0][2], SERIES[1][2]]


def test_more_curves_than_looks():
    assert len(lines(legend([str(i) for i in range(9)]))) == 9
    assert len(lines(distribution([np.array([0.5])] * 6, "x", "y"))) == 6


def test_more_panels_than_looks():
    """As where MODELS holds all models of a catalogue to which one was added."""
    x, curve = np.array([1.0, 10.0]), np.array([0.2, 0.3])
    names = [str(i) for i in range(len(SERIES) + 1)]
    assert set(names) <= set(texts(against(x, [curve] * len(names), names, "x", "y")))


# -- distributions


def test_a_distribution():
    picture = distribution(CURVES, "distance <0 to 1>", "share & more")
    drawn = lines(picture)
    assert [line.get("stroke") for line in drawn] == [colour for colour, *_ in SERIES[:3]]
    said = texts(picture)
    assert {"distance <0 to 1>", "share & more", "0.0", "1.0", "0%", "100%"} <= set(said)


def test_a_distribution_rises_where_the_stations_are():
    axes = [
        points_of(line) for line in lines(distribution([np.array([0.0]), np.array([1.0])], "", ""))
    ]
    left, bottom = axes[1][0]  # at distance 0, no station
    right, top = axes[1][-1]
    assert right > left and top < bottom
    # the first rises at once, the second at the end
    assert axes[0][1].tolist() == [left, bottom] and axes[0][2].tolist() == [left, top]
    assert axes[1][1].tolist() == [right, bottom] and axes[1][2].tolist() == [right, top]
    (half,) = lines(distribution([np.array([0.25, 0.75])], "", ""))
    x, y = points_of(half).T
    middle = (bottom + top) / 2
    assert x[2] == pytest.approx(left + (right - left) * 0.25, abs=0.1)
    assert y[2] == pytest.approx(middle, abs=0.1)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30).map(np.array), min_size=1, max_size=4
    )
)
def test_distributions_only_rise_and_stay_within(curves):
    picture = distribution(curves, "x", "y")
    for line in lines(picture):
        points = points_of(line)
        assert (np.diff(points[:, 0]) >= 0.0).all() and (np.diff(points[:, 1]) <= 0.0).all()
        assert points.min() >= 0.0 and (points.max(axis=0) <= (420, 280)).all()
    ends = {tuple(points_of(line)[-1]) for line in lines(picture)}
    assert len(ends) == 1  # at distance 1 all stations are in
    for marker in re.findall(r"translate\(([\d.]+) ([\d.]+)\)", picture):
        assert 40 <= float(marker[0]) <= 406 and 22 <= float(marker[1]) <= 242


# -- distances over sizes


def test_panels():
    x = np.array([1.0, 10.0, 100.0, 1000.0])
    picture = against(x, [np.array([0.0, 0.5, 0.5, 1.0])] * 2, ["A & B", "<C>"], "km²", "D <")
    said = texts(picture)
    assert said.count("A & B") == said.count("<C>") == 1
    assert said.count("km²") == said.count("D <") == 2
    assert {"1", "10", "100", "1000"} <= set(said)
    dots = [node for node in lines(picture, "circle") if node.get("r") == "1.6"]
    assert len(dots) == 8
    across = [float(dot.get("cx")) for dot in dots[:4]]
    assert np.diff(across) == pytest.approx(np.diff(across)[0], abs=0.2)  # a logarithmic axis
    up = [float(dot.get("cy")) for dot in dots[:4]]
    assert up[0] > up[1] == up[2] > up[3]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(1e-4, 1e6), st.floats(0.0, 1.0)), min_size=1, max_size=40))
def test_all_dots_are_within(pairs):
    x, values = np.array(pairs).T
    picture = against(x, [values], ["A"], "x", "y")
    dots = lines(picture, "circle")
    assert sum(dot.get("r") == "1.6" for dot in dots) == len(pairs)
    for dot in dots:
        assert 39.9 <= float(dot.get("cx")) <= 256.1
        assert 21.9 <= float(dot.get("cy")) <= 172.1
