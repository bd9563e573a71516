"""Cell plans: azimuth, beam width, height and gain of each station, from fields of the layer."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsProcessingParameterField

from ...models.antennas.pattern import Antennas
from ...models.radio.antenna import HORIZONTAL_WIDTH
from .attributes import as_text, find_field
from .messages import error, tr
from .numbertext import Numbers

AZIMUTH_FIELDS = (
    *("azimuth", "azimut", "azimuth_deg", "antenna_azimuth", "azi", "az", "bearing", "boresight"),
    *("direction", "azimut_deg", "hauptstrahlrichtung", "dir"),
)
"""Usual names of fields of azimuths, the likeliest first."""

LEAST, MOST = -360.0, 720.0
"""Azimuths, degrees, that are taken for such."""

SPREAD = 60.0
"""Differences of gains, dB, beyond which they are in another unit."""

SEVERAL = re.compile(r"[-+]?\d+(\.\d+)?\s*°?(\s*[/;|\\,\s]\s*[-+]?\d+(\.\d+)?\s*°?)+")
DEGREES = re.compile(r"\s*(°|º|deg\.?|degrees?)\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class CellFields:
    """Fields of a cell plan, '' where there is none: azimuths and beam widths, degrees, heights, metres, and
    gains, dB."""

    azimuth: str = ""
    beamwidth: str = ""
    height: str = ""
    gain: str = ""


PARAMETERS = {
    "azimuth": "AZIMUTH_FIELD",
    "beamwidth": "BEAMWIDTH_FIELD",
    "height": "HEIGHT_FIELD",
    "gain": "GAIN_FIELD",
}
"""Names of the parameters."""


def add_cell_plan(algorithm, height_help=""):
    """Add AZIMUTH_FIELD, BEAMWIDTH_FIELD, HEIGHT_FIELD and GAIN_FIELD.

    Parameters
    ----------
    algorithm : DeepMendAlgorithm
    height_help : str
        What the tool does with heights, where it uses them; then HEIGHT_FIELD is not an advanced parameter.
    """

    def add(name, label, help, advanced=True):
        algorithm.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", optional=True
            ),
            help,
            advanced,
        )

    add(
        "AZIMUTH_FIELD",
        tr("Azimuth field (cell plan)"),
        tr(
            "Field with the direction in which each antenna points, in degrees clockwise from"
            " north, if the layer has a row for each cell (sector) of a site. Leave it empty for"
            " omnidirectional antennas. Rows at one position with different azimuths are cells of"
            " one site. Without this field, stations have no direction."
        ),
        advanced=False,
    )
    add(
        "BEAMWIDTH_FIELD",
        tr("Beam width field (cell plan)"),
        tr(
            "Field with the horizontal 3 dB beam width of each antenna, in degrees. Where it is"
            " empty or not given: {width:g}. Used together with AZIMUTH_FIELD."
        ).format(width=HORIZONTAL_WIDTH),
    )
    add(
        "HEIGHT_FIELD",
        tr("Antenna height field"),
        height_help
        or tr(
            "Field with the height of each antenna above ground, in metres. It is checked, but the"
            " models do not use it: measurements in a city show that it adds little to what the"
            " positions say."
        ),
        advanced=not height_help,
    )
    add(
        "GAIN_FIELD",
        tr("Gain field (cell plan)"),
        tr(
            "Field with the strength of each station relative to the others, in decibels (dB):"
            " transmit power plus antenna gain, or the gain that 'Calibrate stations' found. Only"
            " differences count; where it is empty, the median is used. The unit cannot be"
            " recognised from the values: convert watts to decibels first, 10 log10(W). Used by the"
            " density model and DeepMEND."
        ),
    )


def cell_fields(algorithm, parameters, context):
    """The CellFields that the user chose."""
    return CellFields(
        **{
            key: algorithm.parameterAsString(parameters, name, context)
            for key, name in PARAMETERS.items()
        }
    )


class CellColumns:
    """Values of the fields of a cell plan, as they are read feature by feature.

    Parameters
    ----------
    fields : QgsFields
    chosen : CellFields

    Raises
    ------
    QgsProcessingException
        If a field does not exist.
    """

    def __init__(self, fields, chosen):
        self._names = {key: getattr(chosen, key) for key in PARAMETERS if getattr(chosen, key)}
        self._index = {
            key: find_field(fields, name, PARAMETERS[key]) for key, name in self._names.items()
        }
        self._values = {key: [] for key in self._names}

    def add(self, feature):
        """Take in a feature."""
        for key, values in self._values.items():
            values.append(feature[self._index[key]])

    def heights(self, names, feedback):
        """Antenna heights, metres, NaN where one is empty: (n,), or None without a field of them."""

        def problem(value, number):
            if not (math.isfinite(number) and number > 0.0):
                return tr(
                    "The antenna height of station {name} in HEIGHT_FIELD '{field}' is not a positive number"
                    " of metres: {value}. Correct it, or leave it empty."
                )
            return ""

        return self._read("height", names, feedback, problem)

    def antennas(self, names, feedback):
        """Antennas of the stations, gains as they are, NaN where one is not given; None without azimuths and
        gains."""
        azimuth = self._read("azimuth", names, feedback, _azimuth_problem, _without_sign)
        gain = self._read("gain", names, feedback, _gain_problem)
        width = self._read("beamwidth", names, feedback, _width_problem, _without_sign)
        if azimuth is None and gain is None:
            return None
        n = len(names)
        if azimuth is None:
            azimuth = np.full(n, np.nan)
        if width is None:
            width = np.full(n, HORIZONTAL_WIDTH)
        if gain is None:
            gain = np.zeros(n)
        elif np.isfinite(gain).any():
            gain = np.where(np.isnan(gain), np.nanmedian(gain), gain)
            if np.ptp(gain) > SPREAD:
                raise error(
                    tr(
                        "Values of GAIN_FIELD '{field}' differ by {spread:g} dB, more than is usual in one"
                        " network: if they are in watts, convert them to decibels, 10 log10(W)."
                    ).format(field=self._names["gain"], spread=np.ptp(gain))
                )
        else:
            gain = np.zeros(n)
        width = np.where(np.isnan(width), HORIZONTAL_WIDTH, width)
        return Antennas(azimuth, width, gain)

    def _read(self, key, names, feedback, problem, cleaned=as_text):
        """A column as numbers, NaN where it is empty; None if its field was not chosen.

        `problem` tells what is wrong with a value, '' if nothing: a sentence with {name}, {field}, {value}.
        """
        if key not in self._names:
            return None
        column = self._values[key], names, PARAMETERS[key], self._names[key]
        return _as_numbers(*column, feedback, problem, cleaned)


def read_azimuths(values, names, field, feedback):
    """Azimuths, degrees, of a column of attributes, NaN where one is empty: (n,).

    Raises
    ------
    QgsProcessingException
        With a sentence that names the station whose azimuth cannot be one.
    """
    parts = values, names, PARAMETERS["azimuth"], field
    return _as_numbers(*parts, feedback, _azimuth_problem, _without_sign)


def _as_numbers(values, names, parameter, field, feedback, problem, cleaned):
    texts = [cleaned(value) if isinstance(value, str) else value for value in values]
    numbers = Numbers(texts)
    result = np.array([numbers.read(value) for value in texts])
    for value, number, name in zip(values, result, names):
        text = as_text(value)
        if text.lower() in ("", "nan", "null"):
            continue
        sentence = problem(text, number)
        if sentence:
            raise error(sentence.format(name=name, field=field, value=text))
    numbers.check(f"{parameter} '{field}'", feedback)
    return result


def _without_sign(text):
    return DEGREES.sub("", text)


def _azimuth_problem(text, number):
    if LEAST <= number <= MOST and not (SEVERAL.fullmatch(text) and "/" in text):
        return ""
    if SEVERAL.fullmatch(text):
        return tr(
            "AZIMUTH_FIELD '{field}' of station {name} holds several azimuths, {value}, but each"
            " row must be one cell: run 'Prepare stations' (deepmend:preparestations) with"
            " AZIMUTH_FIELD first, which makes a row for each azimuth."
        )
    if math.isfinite(number):
        return tr(
            "The azimuth of station {name} in AZIMUTH_FIELD '{field}' is {value}, but azimuths are"
            " degrees from 0 to 360, clockwise from north: correct it, or leave it empty for an"
            " omnidirectional antenna."
        )
    return tr(
        "The azimuth of station {name} in AZIMUTH_FIELD '{field}' is not a number of degrees:"
        " {value}. Write it as a number, 0 for north and 90 for east, or leave it empty for an"
        " omnidirectional antenna."
    )


def _width_problem(text, number):
    if 0.0 < number <= 360.0:
        return ""
    return tr(
        "The beam width of station {name} in BEAMWIDTH_FIELD '{field}' is {value}, but it must be a number of"
        " degrees above 0 and up to 360: correct it, or leave it empty."
    )


def _gain_problem(text, number):
    if math.isfinite(number):
        return ""
    return tr(
        "The gain of station {name} in GAIN_FIELD '{field}' is not a number of decibels: {value}. Correct it,"
        " or leave it empty."
    )


def azimuth_field(fields):
    """Name of the field that seems to hold azimuths, '' if there is none."""
    names = {name.lower(): name for name in reversed(fields.names())}
    return next((names[name] for name in AZIMUTH_FIELDS if name in names), "")


def tell_of_azimuths(fields, chosen, feedback):
    """Say where a field of azimuths could be used."""
    likely = "" if chosen.azimuth else azimuth_field(fields)
    if likely:
        feedback.pushInfo(
            tr(
                "INPUT has a field '{field}' that is not used: if it holds the azimuths of the"
                " antennas, choose it as AZIMUTH_FIELD to map each cell (sector) by itself."
            ).format(field=likely)
        )
