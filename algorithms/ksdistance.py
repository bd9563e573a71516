"""Kolmogorov-Smirnov distance between the maps of two rasters."""

from __future__ import annotations

import os

import numpy as np
from osgeo import osr
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterLayer,
)

from ..models.ks import ks_distance
from ..models.maps import Lattice, on_common_block
from .base import DeepMendAlgorithm, cancelled, error, tr
from .mapreader import MapSource, pair_bands
from .outputs import check_destinations, make_feature, make_fields, remove_files, write_features
from .report import write_ks_report


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
            "Compares two rasters of diffusion maps station by station: the Kolmogorov-Smirnov distance is"
            " the largest difference between the two maps in the share of devices that lie in any of the"
            " four quadrants around any cell corner.\nIt is 0 for equal maps and at most 1; accuracy is"
            " 1 - KS. Bands are matched by name (station id), by order only if one raster's bands have no"
            " names. If the grids differ, the candidate's probability is spread to the reference's cells by"
            " area, and the log says so."
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
            tr("Page with mean, quartiles, distribution and the table, to open in a browser."),
        )
        self.addOutput(QgsProcessingOutputNumber("MEAN_KS", tr("Mean KS distance")))

    def prepareAlgorithm(self, parameters, context, feedback):
        self._paths = {
            name: self.raster_layer(parameters, name, context).source()
            for name in ("REFERENCE", "CANDIDATE")
        }
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        html = self.parameterAsFileOutput(parameters, "OUTPUT_HTML", context)
        check_destinations(self, parameters)
        reference = MapSource(self._paths["REFERENCE"], "REFERENCE")
        candidate = MapSource(self._paths["CANDIDATE"], "CANDIDATE")
        if not reference.same_crs(candidate):
            raise error(
                tr(
                    "REFERENCE is in {first}, CANDIDATE in {second}: make both in one CRS (the diffusion"
                    " tools take CRS), or warp one of them first."
                ).format(first=_crs_label(reference.wkt), second=_crs_label(candidate.wkt))
            )
        _check_overlap(reference, candidate)
        pairs = pair_bands(reference, candidate, feedback)
        distances = self._distances(reference, candidate, pairs, feedback)
        mean = float(np.mean(list(distances.values())))
        feedback.pushInfo(
            tr("Mean KS distance over {n:,} stations: {mean:.4f}").format(
                n=len(distances), mean=mean
            )
        )
        outputs = {}
        if html:
            write_ks_report(html, distances, self._paths["REFERENCE"], self._paths["CANDIDATE"])
            outputs["OUTPUT_HTML"] = html
        try:
            outputs.update(self._write(parameters, context, distances))
        except QgsProcessingException:
            remove_files(parameters, outputs)
            raise
        return {**outputs, "MEAN_KS": mean}

    @staticmethod
    def _distances(reference, candidate, pairs, feedback):
        """{station id: KS distance}, band by band."""
        lattice = Lattice(*reference.origin, *reference.cell)
        moved, distances = False, {}
        for done, (name, first, second) in enumerate(pairs):
            if feedback.isCanceled():
                raise cancelled()
            left, right = reference.place(first, lattice), candidate.place(second, lattice)
            if right.moved and not moved:
                moved = True
                feedback.pushWarning(
                    tr(
                        "The grids differ: the candidate's probability was spread to the reference's cells by"
                        " area, conserving each map's sum."
                    )
                )
            distances[name] = ks_distance(*on_common_block(left, right))
            feedback.setProgress(100.0 * (done + 1) / len(pairs))
        return distances

    def _write(self, parameters, context, distances):
        fields = make_fields(station_id=str, ks=float, accuracy=float)
        features = [make_feature([name, ks, 1.0 - ks]) for name, ks in distances.items()]
        return write_features(self, parameters, "OUTPUT", context, fields, features)


def _check_overlap(reference, candidate):
    """Refuse rasters of different places."""
    (x, y), (u, v) = reference.edges, candidate.edges
    if x[0] >= u[-1] or u[0] >= x[-1] or y[-1] >= v[0] or v[-1] >= y[0]:
        raise error(
            tr(
                "REFERENCE and CANDIDATE do not overlap: choose rasters of the same stations, in one CRS."
            )
        )


def _crs_label(wkt):
    """A CRS as a user knows it."""
    reference = osr.SpatialReference(wkt)
    code = reference.GetAuthorityCode(None)
    name = reference.GetName() or os.path.basename(wkt[:40])
    return f"{reference.GetAuthorityName(None)}:{code} ({name})" if code else name
