"""Rasters of diffusion maps of any origin, read band by band and matched by station."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from osgeo import gdal, osr

from ...models.grid import Grid
from ...models.maps import Lattice, on_block, place
from .attributes import some
from .mapwriter import SERVED_AREA, quiet
from .messages import error, tr, trn

WHOLE = 1e-6
"""By how much a part of a map may miss its sum of 1 and still be all of it, in single precision."""

NEAR = 300.0
"""Metres about a station that are near it, at least a cell."""

SAMPLED = 24
"""Stations that are looked at to see whether maps are theirs."""

LEAST_SCORE = 0.7
"""Share of other stations near which a map must be smaller than near its own, on average; 0.5 by chance."""

SUM_TOLERANCE = 1e-3
"""By how much the cells of a diffusion map may miss their sum of 1."""


class EmptyMapError(ValueError):
    """A band holds nothing above zero; the text is a sentence."""


@dataclass(frozen=True)
class RasterInput:
    """A raster layer as it is set in QGIS; to be made in the main thread, read in any.

    path : anything that GDAL opens; crs : QgsCoordinateReferenceSystem; hidden : {band: ranges of values, as
    (least, largest, with the least, with the largest), that the user counts as NoData}; shown : bands whose
    own NoData value the user takes as a value.
    """

    path: str
    crs: object
    hidden: dict = field(default_factory=dict)
    shown: frozenset = frozenset()

    @classmethod
    def of(cls, layer):
        """Of a QgsRasterLayer."""
        provider = layer.dataProvider()
        hidden, shown = {}, set()
        for band in range(1, layer.bandCount() + 1):
            ranges = provider.userNoDataValues(band)
            if ranges:
                hidden[band] = [
                    (r.min(), r.max(), r.contains(r.min()), r.contains(r.max())) for r in ranges
                ]
            if provider.sourceHasNoDataValue(band) and not provider.useSourceNoDataValue(band):
                shown.add(band)
        return cls(layer.source(), layer.crs(), hidden, frozenset(shown))


@dataclass(frozen=True)
class MapSource:
    """A raster of diffusion maps to read, of any origin.

    Parameters
    ----------
    path : str
        Anything that GDAL opens.
    label : str
        How messages call it, e.g. the parameter's name.
    layer : RasterInput, optional
        What the user set on its layer.
    """

    path: str
    label: str
    layer: RasterInput = field(default=None, compare=False)

    def __post_init__(self):
        with quiet():
            raster = gdal.Open(self.path)
        if raster is None:
            raise error(
                tr("{label} cannot be read: {path} is not a raster file.").format(
                    label=self.label, path=self.path
                )
            )
        transform = raster.GetGeoTransform(can_return_null=True)
        if transform is None:
            raise error(
                tr(
                    "{label} has no georeference (no coordinates): choose a georeferenced raster, such as"
                    " one that the diffusion tools wrote."
                ).format(label=self.label)
            )
        x, dx, skew, y, other_skew, dy = transform
        if skew or other_skew or dx <= 0 or dy >= 0:
            raise error(
                tr("{label} is rotated or flipped: warp it to a grid with north up first.").format(
                    label=self.label
                )
            )
        count = raster.RasterCount
        last = raster.GetRasterBand(count) if count > 1 else None
        if last is not None and last.GetColorInterpretation() == gdal.GCI_AlphaBand:
            count -= 1  # it says where the others have values
        names = tuple(raster.GetRasterBand(i + 1).GetDescription() for i in range(count))
        object.__setattr__(self, "_raster", raster)
        object.__setattr__(self, "_hidden", self.layer.hidden if self.layer else {})
        object.__setattr__(self, "_shown", self.layer.shown if self.layer else frozenset())
        object.__setattr__(self, "names", names)
        object.__setattr__(self, "wkt", raster.GetProjection())
        object.__setattr__(self, "cell", (dx, -dy))
        object.__setattr__(self, "origin", (x, y))
        object.__setattr__(self, "shape", (raster.RasterYSize, raster.RasterXSize))

    @property
    def has_names(self):
        return any(self.names)

    @property
    def edges(self):
        """Cell edges: x (columns + 1,) from the west, y (rows + 1,) from the north."""
        rows, columns = self.shape
        x = self.origin[0] + self.cell[0] * np.arange(columns + 1)
        y = self.origin[1] - self.cell[1] * np.arange(rows + 1)
        return x, y

    def same_crs(self, other):
        """Whether two rasters have one CRS (or one of them none)."""
        return not self.wkt or not other.wkt or same_plane(self.wkt, other.wkt)

    def fits(self, cell):
        """Whether its cells are those of a grid of `cell` metres, aligned to multiples of it."""
        first = np.array(self.origin) / cell
        return np.allclose(self.cell, cell, rtol=1e-9) and bool(
            np.abs(first - np.round(first)).max() < 1e-6
        )

    def served_area(self, band):
        """a_i that the tool which wrote the band put there, square metres; None if it put none."""
        text = self._raster.GetRasterBand(band).GetMetadataItem(SERVED_AREA)
        try:
            area = float(text or "nan")
        except ValueError:
            return None
        return area if 0.0 < area < math.inf else None

    def read(self, band):
        """A band's map: float64 (rows, columns), NoData as 0.

        Raises
        ------
        QgsProcessingException
            If the band holds negative values: it is no diffusion map.
        EmptyMapError
            If it holds none above zero.
        """
        rows, columns = self.shape
        values = self.read_part(band, 0, 0, columns, rows)
        self._let_go(band)
        if values.min() < 0.0 or not np.isfinite(values).all() or not values.any():
            kind = error if values.any() else EmptyMapError
            raise kind(
                tr(
                    "Band {name} of {label} is not a diffusion map: its values must be finite, 0 or more,"
                    " and above 0 in at least one grid cell."
                ).format(name=self.names[band - 1] or str(band), label=self.label)
            )
        return values

    def _let_go(self, band):
        """Bands are read once: their blocks would only fill GDAL's cache."""
        with quiet():
            self._raster.GetRasterBand(band).FlushCache()

    def read_part(self, band, column, row, columns, rows, nodata=0.0):
        """A block of a band, whatever it holds: float64 (rows, columns), `nodata` for NoData.

        `column` and `row` are those of its north-west cell.
        """
        with quiet():
            source = self._raster.GetRasterBand(band)
            values = source.ReadAsArray(column, row, columns, rows)
        if values is None:
            raise error(
                tr("Band {name} of {label} cannot be read: {problem}").format(
                    name=self.names[band - 1] or str(band),
                    label=self.label,
                    problem=gdal.GetLastErrorMsg(),
                )
            )
        missing = self._without_value(source, band, values, (column, row, columns, rows))
        values = values.astype(np.float64)
        scale, offset = source.GetScale(), source.GetOffset()
        if scale not in (None, 1.0):
            values *= scale
        if offset:
            values += offset
        for least, most, with_least, with_most in self._hidden.get(band, ()):
            above = values >= least if with_least else values > least
            missing |= above & (values <= most if with_most else values < most)
        values[missing] = nodata
        return values

    def _without_value(self, source, band, values, part):
        """Where the file says that a band has no value: by NoData, else by its mask or alpha band."""
        nodata = source.GetNoDataValue()
        if nodata is not None:
            if band in self._shown:
                return np.zeros(values.shape, dtype=bool)
            if np.isnan(nodata):
                return np.isnan(values)
            with np.errstate(over="ignore", invalid="ignore"):
                return values == np.array(nodata).astype(values.dtype)
        if source.GetMaskFlags() & gdal.GMF_ALL_VALID:
            return np.zeros(values.shape, dtype=bool)
        with quiet():
            mask = source.GetMaskBand().ReadAsArray(*part)
        return np.zeros(values.shape, dtype=bool) if mask is None else mask == 0

    def near(self, band, xy):
        """Mean of a band's map near some places: (n,), 0 outside the raster."""
        rows, columns = self.shape
        reach = [max(1, round(NEAR / size)) for size in self.cell]
        result = np.zeros(len(xy))
        for i, (x, y) in enumerate(xy):
            column = int((x - self.origin[0]) // self.cell[0])
            row = int((self.origin[1] - y) // self.cell[1])
            left, right = max(0, column - reach[0]), min(columns, column + reach[0] + 1)
            top, bottom = max(0, row - reach[1]), min(rows, row + reach[1] + 1)
            if left < right and top < bottom:
                values = self.read_part(band, left, top, right - left, bottom - top)
                result[i] = values[np.isfinite(values)].sum() / values.size
        self._let_go(band)
        return result

    def read_station(self, band, grid, window):
        """A band's map on a grid that its cells are those of, or a part of it that holds all: (map, grid).

        `window` is where a map is likely to be whole. The map is None where that does not sum to 1.
        """
        if grid.overlaps(window):
            left, right = (
                max(grid.column, window.column),
                min(grid.column + grid.columns, window.column + window.columns),
            )
            low, high = (
                max(grid.row, window.row),
                min(grid.row + grid.rows, window.row + window.rows),
            )
            part = Grid(grid.cell, left, low, right - left, high - low)
            rows, columns = grid.slices(part)
            values = self.read_part(band, columns.start, rows.start, part.columns, part.rows)
            self._let_go(band)
            if values.min() >= 0.0 and abs(values.sum() - 1.0) <= WHOLE:
                return values, part
        return None, grid

    def place(self, band, lattice):
        """A band's map on a lattice: see `models.maps.place`."""
        return place(self.read(band), *self.edges, lattice)

    def read_with(self, band, window):
        """A band's map on the lattice of `window`, on the smallest grid that holds both.

        Returns
        -------
        (numpy.ndarray, Grid)
            float64 (rows, columns) and where it lies.
        """
        cell = window.cell
        truth = self.place(band, Lattice(0.0, 0.0, cell, cell))
        rows, columns = truth.values.shape
        own = Grid(cell, truth.column, -truth.row - rows, columns, rows)
        if not own.overlaps(window):
            raise error(
                tr(
                    "Band {name} of {label} does not overlap the station's window: check that both cover"
                    " the same area and have the right CRS."
                ).format(name=self.names[band - 1] or str(band), label=self.label)
            )
        grid = Grid.union([window, own])
        north = grid.row + grid.rows
        return on_block([truth], grid.column, -north, grid.columns, grid.rows)[0], grid


def same_plane(first, second):
    """Whether two CRSs, as WKT, are one but for heights."""
    planes = []
    for wkt in (first, second):
        plane = osr.SpatialReference(wkt)
        plane.StripVertical()
        plane.DemoteTo2D()
        planes.append(plane)
    return bool(planes[0].IsSame(planes[1]))


def match_bands(names, source, feedback=None):
    """Which band of a raster belongs to each station: by name if all are there, by order if none has one.

    Parameters
    ----------
    names : sequence of str
        Station ids wanted.
    source : MapSource
    feedback : QgsProcessingFeedback, optional
        Is warned where they are matched by order.

    Returns
    -------
    list of int
        Band numbers, from 1.

    Raises
    ------
    QgsProcessingException
        If some names are missing, naming both lists.
    """
    repeated = [name for name, count in Counter(source.names).items() if name and count > 1]
    if repeated:
        raise error(
            tr(
                "{label} has several bands of the same name ({names}): name each band by its station id."
            ).format(label=source.label, names=some(repeated))
        )
    if source.has_names:
        number = {name: i + 1 for i, name in enumerate(source.names)}
        if all(name in number for name in names):
            return [number[name] for name in names]
    elif len(names) == len(source.names):
        if feedback is not None:
            feedback.pushWarning(
                tr(
                    "The bands of {label} have no names, so they are taken in the order of the stations:"
                    " check that the order is right, or name each band by its station id."
                ).format(label=source.label)
            )
        return list(range(1, len(names) + 1))
    raise error(
        tr(
            "The bands of {label} do not match the stations to map. Stations: {wanted}. Bands: {present}."
            " Name the bands by station id, or choose with STATIONS those that are there."
        ).format(label=source.label, wanted=_listed(names), present=_listed(source.names))
    )


def match_some(names, source, known, feedback):
    """Which band of a raster belongs to each station that has one; the log names those left out.

    Parameters
    ----------
    names : sequence of str
        Station ids wanted.
    source : MapSource
    known : set of str
        Ids of all stations: a band of another name is of no station.
    feedback : QgsProcessingFeedback

    Returns
    -------
    dict of str to int
        {station id: band number, from 1}.

    Raises
    ------
    QgsProcessingException
        If no station has a band, or bands without names are not as many as stations.
    """
    common = [name for name in names if name in source.names]
    if not common:
        return dict(zip(names, match_bands(names, source, feedback)))
    missing = [name for name in names if name not in source.names]
    unknown = [name or tr("(no name)") for name in source.names if name not in known]
    for left_out, sentence in (
        (
            missing,
            trn(
                "{n:,} station has no band in {label} and is left out: {names}",
                "{n:,} stations have no band in {label} and are left out: {names}",
                len(missing),
            ),
        ),
        (
            unknown,
            trn(
                "{n:,} band of {label} does not belong to a station and is left out: {names}",
                "{n:,} bands of {label} do not belong to a station and are left out: {names}",
                len(unknown),
            ),
        ),
    ):
        if left_out:
            feedback.pushWarning(
                sentence.format(n=len(left_out), label=source.label, names=_listed(left_out))
            )
    return dict(zip(common, match_bands(common, source)))


def check_belonging(source, numbers, bands, feedback, are_models=False):
    """Refuse a raster whose maps are not of the stations that they are matched with, or warn.

    The map of a station is larger near it than near most other stations. That is looked at for some stations
    all over the layer; by chance it holds for half of them. True maps that are named by station may be as
    odd as they are: of these there is a warning.

    Parameters
    ----------
    source : MapSource
        In the working CRS.
    numbers : dict of str to int
        Bands by station id.
    bands : sequence of Band
        Stations of the plan.
    feedback : QgsProcessingFeedback
    are_models : bool
        Whether the maps come from models.
    """
    chosen = [band for band in bands if band.name in numbers]
    if len(chosen) > SAMPLED:
        steps = np.linspace(0, len(chosen) - 1, SAMPLED).round().astype(int)
        chosen = [chosen[i] for i in steps]
    xy = np.array([band.deployment.xy[band.station] for band in chosen])
    values = np.array([source.near(numbers[band.name], xy) for band in chosen])
    own = values.diagonal()[:, None]
    # against stations of other sites; where a band is empty, that will be told
    others = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1)) > 0.0
    others &= (values > 0.0).any(axis=1)[:, None]
    if not others.any():
        return
    ranks = np.where(values < own, 1.0, np.where(values == own, 0.5, 0.0))
    if (ranks * others).sum() >= LEAST_SCORE * others.sum():
        return
    worst = chosen[int(np.where(others.any(axis=1), (ranks * others).sum(axis=1), np.inf).argmin())]
    sentence = tr(
        "Most maps of {label} are far from the stations that their bands are matched with, for"
        " example {name}: the bands belong to other stations or are in another order. Name each"
        " band by its station id, or choose the raster that was made from INPUT."
    ).format(label=source.label, name=worst.name)
    if are_models or not source.has_names:
        raise error(sentence)
    feedback.pushWarning(sentence)


def pair_bands(reference, candidate, feedback):
    """Pairs of bands of two rasters, as (name, reference band, candidate band).

    By name if all names of one raster are found in the other, by order if one has no names at all and
    both have as many bands.

    Raises
    ------
    QgsProcessingException
        If they cannot be paired, naming both lists.
    """
    if reference.has_names and candidate.has_names:
        first = {name: i + 1 for i, name in enumerate(reference.names)}
        second = {name: i + 1 for i, name in enumerate(candidate.names)}
        common = [name for name in reference.names if name in second]
        unique = len(first) == len(reference.names) and len(second) == len(candidate.names)
        if common and unique and len(common) == min(len(first), len(second)):
            left_out = sorted((set(first) | set(second)) - set(common))
            if left_out:
                feedback.pushWarning(
                    trn(
                        "{n:,} station is in one raster only and is left out: {names}",
                        "{n:,} stations are in one raster only and are left out: {names}",
                        len(left_out),
                    ).format(n=len(left_out), names=_listed(left_out))
                )
            return [(name, first[name], second[name]) for name in common]
    elif len(reference.names) == len(candidate.names):
        feedback.pushWarning(
            tr(
                "The bands have no names, so they are paired by order: check that both rasters have"
                " the same order."
            )
        )
        names = reference.names if reference.has_names else candidate.names
        return [(name or str(i), i, i) for i, name in enumerate(names, 1)]
    raise error(
        tr(
            "The bands of the two rasters do not match. REFERENCE: {first}. CANDIDATE: {second}. Name the"
            " bands by station id, or choose rasters of the same stations."
        ).format(first=_listed(reference.names), second=_listed(candidate.names))
    )


def _listed(names):
    return some([name or tr("(no name)") for name in names], 10)
