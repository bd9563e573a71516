"""Kolmogorov-Smirnov distance between the maps of two rasters."""

from __future__ import annotations

import os
from functools import partial

import numpy as np
from osgeo import osr
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)

from ...models.ks import ks_distance
from ...models.maps import Lattice, on_common_block
from ...models.pictures import centre, half_area
from ..common.algorithm import DeepMendAlgorithm
from ..common.destinations import check_destinations
from ..common.fields import make_fields
from ..common.mapreader import EmptyMapError, MapSource, pair_bands
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs, make_feature
from .examples import Extremes, make_example
from .page import Comparison, versions


class KsDistance(DeepMendAlgorithm):
    """How far each station's map in one raster is from that in another."""

    def name(self):
        return "ksdistance"

    def displayName(self):
        return tr("KS distance between diffusion maps")

    def groupId(self):
        return "comparison"

    def tags(self):
        return tr("kolmogorov,smirnov,accuracy,compare,diffusion map").split(",")

    def summary(self):
        return tr(
            "Compares two rasters of diffusion maps station by station: the Kolmogorov-Smirnov"
            " distance is the largest difference between the two maps in the share of devices in"
            " any of the four quadrants around any grid-cell corner.\nIt is 0 for equal maps and at"
            " most 1; accuracy is 1 - KS. Bands are matched by name (station id), or by order if"
            " the bands of one raster have no names. If the grids differ, the candidate's"
            " probability is resampled to the reference's grid by area, and the log says so."
        )

    def initAlgorithm(self, config=None):
        self.add(
            QgsProcessingParameterRasterLayer("REFERENCE", tr("Reference maps")),
            tr("Raster with a band for each station, such as the true maps. NoData counts as 0."),
        )
        self.add(
            QgsProcessingParameterRasterLayer("CANDIDATE", tr("Candidate maps")),
            tr("Raster with the maps to be judged, in the reference's CRS. NoData counts as 0."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT", tr("KS distances"), QgsProcessing.SourceType.TypeVector
            ),
            tr("Table: station_id, ks (0 to 1) and accuracy (1 - ks)."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "OUTPUT_HTML",
                tr("Report"),
                tr("HTML files (*.html)"),
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Report with statistics, the distribution, the stations with the smallest and largest"
                " distances and their maps, and a table of all stations."
            ),
        )
        self.addOutput(QgsProcessingOutputNumber("MEAN_KS", tr("Mean KS distance")))

    def prepareAlgorithm(self, parameters, context, feedback):
        self._rasters = {
            name: self.raster_input(parameters, name, context)
            for name in ("REFERENCE", "CANDIDATE")
        }
        self._command = self.asPythonCommand(parameters, context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        html = self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context)
        check_destinations(self, parameters, context)
        reference, candidate = (
            MapSource(raster.path, name, raster) for name, raster in self._rasters.items()
        )
        if not reference.same_crs(candidate):
            raise error(
                tr(
                    "REFERENCE is in {first}, CANDIDATE in {second}: make both in one CRS (parameter CRS"
                    " of the diffusion tools), or warp one of them first."
                ).format(first=_crs_label(reference.wkt), second=_crs_label(candidate.wkt))
            )
        _check_overlap(reference, candidate)
        pairs = pair_bands(reference, candidate, feedback)
        distances, sizes, examples = self._distances(reference, candidate, pairs, feedback)
        mean = float(np.mean(list(distances.values())))
        feedback.pushInfo(
            tr("Mean KS distance over {n:,} stations: {mean:.4f}").format(
                n=len(distances), mean=mean
            )
        )
        with Outputs(self, parameters, context) as outputs:
            if html:
                page = self._page(reference, candidate, distances, sizes, examples)
                outputs.file("OUTPUT_HTML", html, page.write)
            self._write(outputs, distances)
            return {**outputs.commit(), "MEAN_KS": mean}

    @staticmethod
    def _distances(reference, candidate, pairs, feedback):
        """{station id: KS distance}, areas of half the reference's maps, and examples, band by band."""
        lattice = Lattice(*reference.origin, *reference.cell)
        sides, area, _ = _units(reference)
        moved, distances, sizes, examples = False, {}, [], Extremes()
        for done, (name, first, second) in enumerate(pairs):
            if feedback.isCanceled():
                raise cancelled()
            try:
                left, right = reference.place(first, lattice), candidate.place(second, lattice)
            except EmptyMapError as problem:
                raise error(str(problem)) from problem
            if right.moved and not moved:
                moved = True
                feedback.pushWarning(
                    tr(
                        "The grids differ: the candidate's probability was resampled to the reference's grid"
                        " by area, conserving each map's sum."
                    )
                )
            maps = dict(zip((tr("Reference"), tr("Candidate")), on_common_block(left, right)))
            truth, values = maps.values()
            distances[name] = ks = ks_distance(truth, values)
            sizes.append(half_area(truth) * area)
            examples.offer(ks, partial(_example, name, maps, ks, sides, area))
            feedback.setProgress(100.0 * (done + 1) / len(pairs))
        return distances, np.array(sizes), examples

    def _page(self, reference, candidate, distances, sizes, examples):
        paths = {source.label: os.path.basename(source.path) for source in (reference, candidate)}
        names = tr("Reference"), tr("Candidate")
        *_, units = _units(reference)
        return Comparison(
            title=tr("KS distance between diffusion maps"),
            names=list(distances),
            reference=tr("the reference"),
            distances={names[1]: np.array(list(distances.values()))},
            judged=names[1],
            examples=examples,
            about=dict(zip(names, paths.values())),
            settings=versions(),
            command=self._command,
            sizes=sizes,
            size_label=tr("area with half of the reference map, {unit}").format(unit=units[1]),
            units=units,
        )

    @staticmethod
    def _write(outputs, distances):
        fields = make_fields(station_id=str, ks=float, accuracy=float)
        features = [make_feature([name, ks, 1.0 - ks]) for name, ks in distances.items()]
        outputs.features("OUTPUT", fields, features)


def _check_overlap(reference, candidate):
    """Refuse rasters of different places."""
    (x, y), (u, v) = reference.edges, candidate.edges
    if x[0] >= u[-1] or u[0] >= x[-1] or y[-1] >= v[0] or v[-1] >= y[0]:
        raise error(
            tr(
                "REFERENCE and CANDIDATE do not overlap: choose rasters of the same stations, in one CRS."
            )
        )


def _example(name, maps, ks, side, area):
    """Pictures of a pair of maps, centred on the reference's centre of mass."""
    reference, candidate = maps
    return make_example(name, maps, {candidate: ks}, centre(maps[reference]), side, area)


def _units(source):
    """(side of a cell, its area, names of both units): km where the raster's CRS has metres, else cells."""
    known = osr.SpatialReference(source.wkt) if source.wkt else None
    if known is None or not known.IsProjected():
        return 1.0, 1.0, (tr("cells"), tr("cells"))
    width, height = (side * known.GetLinearUnits() / 1000.0 for side in source.cell)
    return width, width * height, ("km", "km²")


def _crs_label(wkt):
    """A CRS as a user knows it."""
    reference = osr.SpatialReference(wkt)
    code = reference.GetAuthorityCode(None)
    name = reference.GetName() or os.path.basename(wkt[:40])
    return f"{reference.GetAuthorityName(None)}:{code} ({name})" if code else name
