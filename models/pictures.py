"""Small pictures of diffusion maps: the part worth seeing, on a logarithmic colour scale, as PNG."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterable, Sequence

import numpy as np

ANCHORS = (
    *("#00224e", "#1a386f", "#434e6c", "#61656f", "#7d7c78"),
    *("#9b9476", "#bcae6c", "#dec958", "#fee838"),
)
"""Colours from little to much, evenly apart: cividis, which people see alike whatever colours they see."""

DECADES = 5
"""From the lowest to the highest value of a scale; less has the lowest colour."""

MASS = 0.9
"""Share of each map that a picture shows."""

PIXELS = 160


def half_side(maps: Sequence[np.ndarray], row: int, column: int, mass: float = MASS) -> int:
    """Cells from the middle to the edge of the square that holds `mass` of each map.

    Parameters
    ----------
    maps : sequence of numpy.ndarray
        (rows, columns) on one grid, >= 0, not all zero.
    row, column : int
        The middle.

    Returns
    -------
    int
    """
    rows, columns = np.indices(maps[0].shape, sparse=True)
    ring = np.maximum(abs(rows - row), abs(columns - column)).ravel()
    most = 5
    for values in maps:
        sums = np.cumsum(np.bincount(ring, values.ravel()))
        most = max(most, int(np.searchsorted(sums, mass * sums[-1])))
    return most


def centre(values: np.ndarray) -> tuple[int, ...]:
    """Row and column of a map's centre of mass."""
    total = values.sum(dtype=np.float64)
    return tuple(
        int(round(float(np.arange(n) @ values.sum(axis=1 - axis, dtype=np.float64) / total)))
        for axis, n in enumerate(values.shape)
    )


def half_area(values: np.ndarray) -> int:
    """Cells in the smallest set that holds half of a map."""
    sums = np.cumsum(np.sort(values[values > 0.0])[::-1], dtype=np.float64)
    return int(np.searchsorted(sums, 0.5 * sums[-1])) + 1


def cut_out(
    values: np.ndarray, row: int, column: int, half: int, pixels: int = PIXELS
) -> np.ndarray:
    """The square of 2 `half` + 1 cells around a cell, as means of blocks where it would be too large.

    Parameters
    ----------
    values : numpy.ndarray
        (rows, columns), NaN where nobody can be.
    row, column, half : int
    pixels : int
        Largest side of the result.

    Returns
    -------
    numpy.ndarray
        float32 (n, n), NaN outside `values` and where nobody can be.
    """
    side = 2 * half + 1
    block = -(-side // pixels)
    n = -(-side // block)
    square = np.full((n * block, n * block), np.nan)
    top, left = row - half, column - half
    rows, columns = values.shape
    north, south = max(0, top), min(rows, top + side)
    west, east = max(0, left), min(columns, left + side)
    square[north - top : south - top, west - left : east - left] = values[north:south, west:east]
    parts = square.reshape(n, block, n, block)
    known = np.isfinite(parts).sum(axis=(1, 3))
    sums = np.nansum(parts, axis=(1, 3))
    return np.where(known > 0, sums / np.maximum(known, 1), np.nan).astype(np.float32)


def top_of(pictures: Iterable[np.ndarray]) -> float:
    """The end of a scale for some pictures: the power of ten that their largest value does not exceed."""
    largest = max(float(np.nanmax(picture)) for picture in pictures)
    return 10.0 ** np.ceil(np.log10(largest) - 1e-9)


def palette() -> np.ndarray:
    """Colours of a scale: uint8 (255, 3)."""
    anchors = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in ANCHORS], dtype=float)
    at = np.linspace(0, len(ANCHORS) - 1, 255)
    channels = [np.interp(at, np.arange(len(ANCHORS)), channel) for channel in anchors.T]
    return np.round(np.transpose(channels)).astype(np.uint8)


def to_indices(picture: np.ndarray, top: float) -> np.ndarray:
    """Colours of a picture on the logarithmic scale that ends at `top`: uint8, 0 where NaN, else 1 to 255."""
    with np.errstate(divide="ignore"):
        share = 1.0 + np.log10(picture / top) / DECADES
    levels = 1.0 + np.round(254.0 * np.clip(share, 0.0, 1.0))
    return np.where(np.isfinite(picture), levels, 0.0).astype(np.uint8)


def png(indices: np.ndarray) -> bytes:
    """A PNG file of colours of `palette`, 0 transparent.

    Parameters
    ----------
    indices : numpy.ndarray
        uint8 (rows, columns), from `to_indices`.

    Returns
    -------
    bytes
    """
    rows, columns = indices.shape
    lines = np.zeros((rows, columns + 1), dtype=np.uint8)  # each begins with its filter, none
    lines[:, 1:] = indices

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 3, 0, 0, 0))
        + chunk(b"PLTE", bytes(3) + palette().tobytes())
        + chunk(b"tRNS", b"\x00")
        + chunk(b"IDAT", zlib.compress(lines.tobytes(), 9))
        + chunk(b"IEND", b"")
    )


def data_uri(indices: np.ndarray) -> str:
    """A picture as the address of an image within a page."""
    return "data:image/png;base64," + base64.b64encode(png(indices)).decode("ascii")
