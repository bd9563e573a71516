"""Rasters of diffusion maps: one band per station on one common grid, written and read band by band."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass

import numpy as np
from osgeo import gdal, osr

from ..models.grid import Grid
from ..models.maps import Lattice, on_block, place
from .base import error, tr

NODATA = -9999.0
TILE = 256
MAX_BANDS = 65535  # of a TIFF
MAX_MAP_CELLS = 16_000_000  # of one station's window
MAX_BYTES = 40 << 30  # of all windows, before compression
MAX_INDEX_BYTES = 1 << 30  # of the file's own index of tiles

OPTIONS = [
    "TILED=YES",
    f"BLOCKXSIZE={TILE}",
    f"BLOCKYSIZE={TILE}",
    "COMPRESS=DEFLATE",
    "ZLEVEL=1",
    "PREDICTOR=3",
    "INTERLEAVE=BAND",
    "SPARSE_OK=TRUE",
    "BIGTIFF=IF_SAFER",
    "NUM_THREADS=ALL_CPUS",
]


def check_map_size(cells, cell_size, window):
    """Refuse windows of too many cells, naming a cell size that is possible."""
    if cells * cells <= MAX_MAP_CELLS:
        return
    side = int(np.sqrt(MAX_MAP_CELLS))
    raise error(
        tr(
            "A window of {window:,.0f} m with cells of {cell:g} m has {n:,} x {n:,} cells for each station,"
            " {size} a map: raise CELL_SIZE to at least {least:.3g} m or shrink WINDOW."
        ).format(
            window=window,
            cell=cell_size,
            n=cells,
            size=_size(4 * cells**2),
            least=1.01 * window / side,
        )
    )


def check_raster_size(bands, grid, cells, folder):
    """Refuse rasters that are unreasonably large or do not fit on the disk, naming the way out.

    Parameters
    ----------
    bands : int
    grid : Grid
        Common grid of all bands.
    cells : int
        Cells along a side of one station's window.
    folder : str
        Where the raster is to be written.
    """
    content = 4 * bands * cells * cells
    index = 16 * bands * -(-grid.columns // TILE) * -(-grid.rows // TILE)
    way_out = tr("Map fewer stations with STATIONS, raise CELL_SIZE or shrink WINDOW.")
    if bands > MAX_BANDS:
        raise error(
            tr("{n:,} stations are more bands than a raster can have ({most:,}). {way_out}").format(
                n=bands, most=MAX_BANDS, way_out=way_out
            )
        )
    if content > MAX_BYTES or index > MAX_INDEX_BYTES:
        raise error(
            tr(
                "The raster would have {n:,} bands on {columns:,} x {rows:,} cells, {size} before"
                " compression. {way_out}"
            ).format(
                n=bands,
                columns=grid.columns,
                rows=grid.rows,
                size=_size(content + index),
                way_out=way_out,
            )
        )
    free = shutil.disk_usage(folder).free
    if content + index > free:
        raise error(
            tr("The raster may need {size}, but {folder} has {free} left. {way_out}").format(
                size=_size(content + index), folder=folder, free=_size(free), way_out=way_out
            )
        )


def _size(n):
    """Bytes as a person reads them."""
    for unit in ("bytes", "KiB", "MiB"):
        if n < 1024:
            return f"{n:.0f} {unit}"
        n /= 1024
    return f"{n:,.1f} GiB"


def check_writable(path):
    """Refuse a destination that cannot be written, before any work is done for it."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise error(
            tr("The folder {folder} does not exist: create it or choose another output.").format(
                folder=folder
            )
        )
    if os.path.isdir(path) or not os.access(folder, os.W_OK):
        raise error(tr("{path} cannot be written: choose another output file.").format(path=path))
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise error(
            tr("{path} exists and may not be overwritten: choose another output file.").format(
                path=path
            )
        )


class MapWriter:
    """Writes a raster of diffusion maps under a temporary name; `commit` gives it its own.

    A context manager: what was not committed is removed, so that no partial file is left behind and a
    file that stood there before stays whole.

    Parameters
    ----------
    path : str
        GeoTIFF to be written.
    grid : Grid
        Common grid of all bands.
    crs : QgsCoordinateReferenceSystem
    names : sequence of str
        Station id of each band.
    """

    def __init__(self, path, grid, crs, names):
        if os.path.splitext(path)[1].lower() not in (".tif", ".tiff"):
            raise error(
                tr(
                    "Diffusion maps are written as GeoTIFF: give {path} a name that ends in .tif."
                ).format(path=path)
            )
        check_writable(path)
        self.path = path
        self._part = os.path.join(
            os.path.dirname(os.path.abspath(path)), f".{os.path.basename(path)}.{os.getpid()}.part"
        )
        self._grid = grid
        gdal.ErrorReset()
        with _quiet():
            self._raster = gdal.GetDriverByName("GTiff").Create(
                self._part, grid.columns, grid.rows, len(names), gdal.GDT_Float32, OPTIONS
            )
        if self._raster is None:
            self._fail()
        west, _, _, north = grid.bounds
        self._raster.SetGeoTransform((west, grid.cell, 0.0, north, 0.0, -grid.cell))
        self._raster.SetProjection(crs.toWkt())
        for i, name in enumerate(names):
            self._raster.GetRasterBand(i + 1).SetDescription(name)
        # one call is enough: a TIFF has one NoData value
        self._raster.GetRasterBand(1).SetNoDataValue(NODATA)

    def write(self, band, values, grid):
        """Write a window: `values` float32 (rows, columns) on `grid` into band number `band` (from 1)."""
        rows, columns = self._grid.slices(grid)
        with _quiet():
            target = self._raster.GetRasterBand(band)
            result = target.WriteArray(values, columns.start, rows.start)
            target.FlushCache()
        if result != 0 or gdal.GetLastErrorType() >= gdal.CE_Failure:
            self._fail()

    def commit(self):
        """Close the raster and put it under its own name."""
        with _quiet():
            self._raster = None
        if gdal.GetLastErrorType() >= gdal.CE_Failure:
            self._fail()
        try:
            os.replace(self._part, self.path)
            with contextlib.suppress(FileNotFoundError):
                os.remove(self.path + ".aux.xml")  # statistics of the file that stood here before
        except OSError as problem:
            raise error(
                tr(
                    "{path} cannot be written ({problem}): close whatever uses it, or choose another file."
                ).format(path=self.path, problem=problem.strerror)
            ) from problem

    def _fail(self):
        raise error(
            tr("{path} cannot be written: {problem}").format(
                path=self.path, problem=gdal.GetLastErrorMsg() or tr("unknown reason")
            )
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with _quiet():
            self._raster = None
        with contextlib.suppress(FileNotFoundError):
            os.remove(self._part)


@contextlib.contextmanager
def _quiet():
    """Keep GDAL from printing its errors: they are read and told as sentences."""
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()


@dataclass(frozen=True)
class MapSource:
    """A raster of diffusion maps to read, of any origin.

    Parameters
    ----------
    path : str
        Anything that GDAL opens.
    label : str
        How messages call it, e.g. the parameter's name.
    """

    path: str
    label: str

    def __post_init__(self):
        with _quiet():
            raster = gdal.Open(self.path)
        if raster is None:
            raise error(
                tr("{label} cannot be read: {path} is no raster file.").format(
                    label=self.label, path=self.path
                )
            )
        x, dx, skew, y, other_skew, dy = raster.GetGeoTransform()
        if skew or other_skew or dx <= 0 or dy >= 0:
            raise error(
                tr("{label} is rotated or flipped: warp it to a north-up grid first.").format(
                    label=self.label
                )
            )
        count = raster.RasterCount
        names = tuple(raster.GetRasterBand(i + 1).GetDescription() for i in range(count))
        object.__setattr__(self, "_raster", raster)
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
        if not self.wkt or not other.wkt:
            return True
        first, second = osr.SpatialReference(self.wkt), osr.SpatialReference(other.wkt)
        return bool(first.IsSame(second))

    def read(self, band):
        """A band's map: float64 (rows, columns), NoData as 0.

        Raises
        ------
        QgsProcessingException
            If the band holds negative values, or none above zero: it is no diffusion map.
        """
        with _quiet():
            source = self._raster.GetRasterBand(band)
            values = source.ReadAsArray()
            source.FlushCache()  # bands are read once: their blocks would only fill GDAL's cache
        name = source.GetDescription() or str(band)
        if values is None:
            raise error(
                tr("Band {name} of {label} cannot be read: {problem}").format(
                    name=name, label=self.label, problem=gdal.GetLastErrorMsg()
                )
            )
        values = values.astype(np.float64)
        nodata = source.GetNoDataValue()
        if nodata is None:
            missing = np.zeros(values.shape, dtype=bool)
        elif np.isnan(nodata):
            missing = np.isnan(values)
        else:
            missing = values == np.array(nodata).astype(np.float32)
        values[missing] = 0.0
        if values.min() < 0.0 or not np.isfinite(values).all() or not values.any():
            raise error(
                tr(
                    "Band {name} of {label} is no diffusion map: its values must be 0 or more, finite,"
                    " and somewhere above 0."
                ).format(name=name, label=self.label)
            )
        return values

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
        grid = Grid.union([window, Grid(cell, truth.column, -truth.row - rows, columns, rows)])
        north = grid.row + grid.rows
        return on_block([truth], grid.column, -north, grid.columns, grid.rows)[0], grid


def match_bands(names, source):
    """Which band of a raster belongs to each station: by name if all are there, by order if none has one.

    Parameters
    ----------
    names : sequence of str
        Station ids wanted.
    source : MapSource

    Returns
    -------
    list of int
        Band numbers, from 1.

    Raises
    ------
    QgsProcessingException
        If some names are missing, naming both lists.
    """
    if source.has_names:
        number = {name: i + 1 for i, name in enumerate(source.names)}
        if all(name in number for name in names):
            return [number[name] for name in names]
    elif len(names) == len(source.names):
        return list(range(1, len(names) + 1))
    raise error(
        tr(
            "The bands of {label} do not match the stations to map. Stations: {wanted}. Bands: {present}."
            " Name the bands by station id, or choose with STATIONS those that are there."
        ).format(label=source.label, wanted=_listed(names), present=_listed(source.names))
    )


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
                    tr("{n:,} stations are in one raster only and left out: {names}").format(
                        n=len(left_out), names=_listed(left_out)
                    )
                )
            return [(name, first[name], second[name]) for name in common]
    elif len(reference.names) == len(candidate.names):
        feedback.pushInfo(tr("Bands without names are paired by order."))
        names = reference.names if reference.has_names else candidate.names
        return [(name or str(i), i, i) for i, name in enumerate(names, 1)]
    raise error(
        tr(
            "The bands of the two rasters do not match. REFERENCE: {first}. CANDIDATE: {second}. Name the"
            " bands by station id, or choose rasters of the same stations."
        ).format(first=_listed(reference.names), second=_listed(candidate.names))
    )


def _listed(names, most=10):
    """A list of names, cut where it gets long."""
    shown = ", ".join(name or tr("(no name)") for name in names[:most])
    more = len(names) - most
    return shown + (tr(" and {n:,} more").format(n=more) if more > 0 else "")
