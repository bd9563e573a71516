"""Rasters of diffusion maps, written window by window: one band per station on one common grid."""

from __future__ import annotations

import contextlib
import os
import shutil

import numpy as np
from osgeo import gdal

from .lastingcrs import sound
from .messages import error, tr
from .parts import Part

NODATA = -9999.0
TILE = 256
MAX_BANDS = 65535  # of a TIFF
MAX_MAP_CELLS = 4_000_000  # of one station's window
MAX_BYTES = 20 << 30  # of all windows, before compression
CACHE = 256 << 20  # bytes of blocks that GDAL may hold while maps are written
MAX_INDEX_BYTES = 1 << 30  # of the file's own index of tiles
LONGEST_NAME = 255  # bytes, of files everywhere

SERVED_AREA = "DEEPMEND_SERVED_AREA_M2"
"""Item of a band's metadata: a_i of P(i|l) = a_i P(l|i) / sum_k a_k P(l|k)."""

FLOATS, NUMBERS = (gdal.GDT_Float32, 3, NODATA), (gdal.GDT_Int32, 2, 0.0)
"""Kinds of cells: GDAL's type, TIFF's predictor, NoData."""

OPTIONS = [
    "TILED=YES",
    f"BLOCKXSIZE={TILE}",
    f"BLOCKYSIZE={TILE}",
    "COMPRESS=DEFLATE",
    "ZLEVEL=1",
    "INTERLEAVE=BAND",
    "SPARSE_OK=TRUE",
    "BIGTIFF=IF_SAFER",
    "NUM_THREADS=ALL_CPUS",
]


COG_OPTIONS = [
    "COMPRESS=DEFLATE",
    "PREDICTOR=YES",
    "BIGTIFF=IF_SAFER",
    "SPARSE_OK=TRUE",
    "NUM_THREADS=ALL_CPUS",
]


def check_map_size(cells, cell_size, window):
    """Refuse windows of too many cells, naming a cell size that is possible."""
    if cells * cells <= MAX_MAP_CELLS:
        return
    side = int(np.sqrt(MAX_MAP_CELLS))
    raise error(
        tr(
            "A window of {window:,.0f} m with grid cells of {cell:g} m has {n:,} x {n:,} grid"
            " cells for each station, {size} a map: raise CELL_SIZE to at least {least:.3g} m or"
            " shrink WINDOW."
        ).format(
            window=window,
            cell=cell_size,
            n=cells,
            size=file_size(4 * cells**2),
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
                "The raster would have {n:,} bands on {columns:,} x {rows:,} grid cells, {size} before"
                " compression. {way_out}"
            ).format(
                n=bands,
                columns=grid.columns,
                rows=grid.rows,
                size=file_size(content + index),
                way_out=way_out,
            )
        )
    free = shutil.disk_usage(folder).free
    if content + index > free:
        raise error(
            tr("The raster may need {size}, but {folder} has {free} left. {way_out}").format(
                size=file_size(content + index),
                folder=folder,
                free=file_size(free),
                way_out=way_out,
            )
        )


def file_size(n):
    """Bytes as a person reads them."""
    for unit in ("bytes", "KiB", "MiB"):
        if n < 1024:
            return f"{n:.0f} {unit}"
        n /= 1024
    return f"{n:,.1f} GiB"


def check_name(path):
    """Refuse names of rasters that do not say GeoTIFF."""
    if os.path.splitext(path)[1].lower() not in (".tif", ".tiff"):
        raise error(
            tr("Rasters are written as GeoTIFF: give {path} a name that ends in .tif.").format(
                path=path
            )
        )


def check_writable(path):
    """Refuse a destination that cannot be written, before any work is done for it."""
    if "\0" in path:
        raise error(tr("The name of an output contains a zero byte: choose another output file."))
    folder, name = os.path.split(os.path.abspath(path))
    if len(os.fsencode(name)) > LONGEST_NAME:
        raise error(
            tr("The name {name}... is too long for a file: choose a shorter one.").format(
                name=name[:40]
            )
        )
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
            tr("{path} exists and cannot be overwritten: choose another output file.").format(
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
    kind : tuple
        FLOATS or NUMBERS.
    """

    def __init__(self, path, grid, crs, names, kind=FLOATS):
        check_name(path)
        check_writable(path)
        self.path = path
        try:
            self._part = Part(path)
        except OSError as problem:
            raise self._problem(problem.strerror) from problem
        self._grid = grid
        self._cache_before = None
        cells, predictor, nodata = kind
        options = [*OPTIONS, f"PREDICTOR={predictor}"]
        gdal.ErrorReset()
        with quiet():
            self._raster = gdal.GetDriverByName("GTiff").Create(
                self._part.file, grid.columns, grid.rows, len(names), cells, options
            )
        if self._raster is None:
            self.__exit__()
            self._fail()
        west, _, _, north = grid.bounds
        self._raster.SetGeoTransform((west, grid.cell, 0.0, north, 0.0, -grid.cell))
        self._raster.SetProjection(sound(crs).toWkt())
        for i, name in enumerate(names):
            self._raster.GetRasterBand(i + 1).SetDescription(name)
        # one call is enough: a TIFF has one NoData value
        self._raster.GetRasterBand(1).SetNoDataValue(nodata)

    def write(self, band, values, grid, served_area=None):
        """Write a window: `values` (rows, columns) on `grid` into band number `band` (from 1).

        `served_area` is the station's normaliser a_i, square metres, where the model knows it; overlay
        tools read it back (`MapSource.served_area`).
        """
        rows, columns = self._grid.slices(grid)
        with quiet():
            target = self._raster.GetRasterBand(band)
            result = target.WriteArray(values, columns.start, rows.start)
            if served_area is not None:
                target.SetMetadataItem(SERVED_AREA, repr(float(served_area)))
            is_wrong = result != 0 or has_failed()
        if is_wrong:
            self._fail()

    def finish(self):
        """Close the raster; who takes the Part that is returned moves it to its place, or drops it."""
        with quiet():
            gdal.ErrorReset()
            self._raster = None
            is_wrong = has_failed()
        if is_wrong:
            self._fail()
        part, self._part = self._part, None
        return part

    def finish_as_cog(self, resampling):
        """As `finish`, with the file made a Cloud Optimized GeoTIFF.

        Parameters
        ----------
        resampling : str
            What overviews are made by: AVERAGE, or MODE for numbers that are names.
        """
        part = self.finish()
        options = [*COG_OPTIONS, f"OVERVIEW_RESAMPLING={resampling}"]
        copy = f"{part.file}.cog.tif"
        try:
            gdal.ErrorReset()
            with quiet():
                driver = gdal.GetDriverByName("COG")
                made = driver and driver.CreateCopy(copy, gdal.Open(part.file), options=options)
                is_made = made is not None
                made = None  # closes it
                is_wrong = not is_made or has_failed()
            if is_wrong:
                self._fail()
            os.replace(copy, part.file)
        except BaseException:
            part.drop()
            with contextlib.suppress(OSError):
                os.remove(copy)
            raise
        return part

    def commit(self):
        """Close the raster and put it in its place."""
        part = self.finish()
        try:
            part.keep()
        except OSError as problem:
            part.drop()
            raise self._problem(problem.strerror) from problem

    def _fail(self):
        raise self._problem(gdal.GetLastErrorMsg())

    def _problem(self, reason):
        return error(
            tr(
                "{path} cannot be written ({problem}): close whatever uses it, make room on the disk, or"
                " choose another output."
            ).format(path=self.path, problem=reason or tr("unknown reason"))
        )

    def __enter__(self):
        # GDAL's own default is a share of the machine's memory; flushing each band instead would keep
        # a block of every one of them
        if gdal.GetCacheMax() > CACHE:
            self._cache_before = gdal.GetCacheMax()
            gdal.SetCacheMax(CACHE)
        return self

    def __exit__(self, *_):
        with quiet():
            self._raster = None
        if self._cache_before is not None:
            gdal.SetCacheMax(self._cache_before)
        if self._part is not None:
            self._part.drop()


def has_failed():
    """Whether GDAL had an error. To be asked within `quiet`: with exceptions on, asking forgets it."""
    return gdal.GetLastErrorType() >= gdal.CE_Failure


@contextlib.contextmanager
def quiet():
    """Keep GDAL from printing or raising its errors: they are read and told as sentences."""
    raising = gdal.GetUseExceptions()
    gdal.DontUseExceptions()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield
    finally:
        gdal.PopErrorHandler()
        if raising:
            gdal.UseExceptions()
