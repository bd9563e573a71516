"""Maps put aside in a file: they come back as they were."""

import os
import tempfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from deepmend.models.grid import Grid
from deepmend.models.maps import placed
from deepmend.models.spool import MapSpool, trimmed

MAPS = arrays(
    np.float32,
    array_shapes(min_dims=2, max_dims=2, max_side=6),
    elements=st.sampled_from([0.0, 0.0, 0.0, 0.5, 3.0, -1.0]),
)


def on_grid(values):
    rows, columns = values.shape
    return Grid(100.0, 4, -3, columns, rows)


@settings(deadline=None)
@given(MAPS)
def test_the_smallest_block_holds_all(values):
    grid = on_grid(values)
    block, part = trimmed(values, grid)
    assert block.shape == part.shape
    assert (placed(block, part, grid) == values).all()
    if values.any():
        for edge in (block[0], block[-1], block[:, 0], block[:, -1]):
            assert edge.any()
    else:
        assert part.size == 1


def test_where_the_block_lies():
    values = np.zeros((4, 5))
    values[1, 3] = values[2, 4] = 1.0
    block, part = trimmed(values, Grid(10.0, 100, 200, 5, 4))
    assert part == Grid(10.0, 103, 201, 2, 2)
    assert block.tolist() == [[1.0, 0.0], [0.0, 1.0]]


@settings(max_examples=40, deadline=None)
@given(st.lists(MAPS, max_size=5))
def test_maps_come_back_in_order_as_often_as_wanted(maps):
    with tempfile.TemporaryDirectory() as folder:
        with MapSpool(folder) as spool:
            for i, values in enumerate(maps):
                assert len(spool) == i
                spool.append(values, on_grid(values))
                if i == 1:  # reading in between does no harm
                    next(iter(spool))
            for _ in range(2):
                found = list(spool)
                assert len(found) == len(spool) == len(maps)
                for values, (block, part) in zip(maps, found):
                    assert block.dtype == np.float32
                    assert (placed(block, part, on_grid(values)) == values).all()
        assert os.listdir(folder) == []


def test_maps_are_kept_in_single_precision(tmp_path):
    values = np.array([[1 / 3, 2 / 3]])
    with MapSpool(str(tmp_path)) as spool:
        spool.append(values[:, ::-1], on_grid(values))  # whatever their order in memory
        ((block, _),) = spool
    assert block.tolist() == [[np.float32(2 / 3), np.float32(1 / 3)]]


def test_the_file_goes_where_work_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), MapSpool(str(tmp_path)) as spool:
        spool.append(np.ones((1, 1)), Grid(1.0, 0, 0, 1, 1))
        assert len(os.listdir(tmp_path)) == 1
        raise ZeroDivisionError
    assert os.listdir(tmp_path) == []
