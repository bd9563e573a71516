"""GROUND_TRUTH: the raster of true maps that some of the tools that map stations are given."""

from __future__ import annotations

from .mapreader import MapSource
from .messages import tr
from .workingcrs import crs_name, has_crs


class GroundTruthMixin:
    """For a `DiffusionAlgorithm` with a parameter GROUND_TRUTH, whose CRS becomes the working CRS."""

    def prepareAlgorithm(self, parameters, context, feedback):
        self._truth_raster = self.raster_input(parameters, "GROUND_TRUTH", context)
        self._truth_crs = self._truth_raster.crs if self._truth_raster else None
        return super().prepareAlgorithm(parameters, context, feedback)

    def binding_crs(self, parameters, context):
        known = self._truth_crs is not None and has_crs(self._truth_crs)
        return ("GROUND_TRUTH", self._truth_crs) if known else None

    def read_plan(self, parameters, context, feedback):
        raster = self._truth_raster
        self._truth_maps = MapSource(raster.path, "GROUND_TRUTH", raster) if raster else None
        return super().read_plan(parameters, context, feedback)

    def open_truth(self, plan, feedback):
        """The raster as a MapSource, None where it is not given."""
        if self._truth_maps is None:
            return None
        if not has_crs(self._truth_crs):
            feedback.pushWarning(
                tr("GROUND_TRUTH has no CRS: its coordinates are assumed to be in {crs}.").format(
                    crs=crs_name(plan.crs)
                )
            )
        return self._truth_maps
