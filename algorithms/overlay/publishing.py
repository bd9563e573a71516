"""From counted devices to values that may be published: market shares, and small values withheld."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingParameterNumber, QgsProcessingParameterString

from ..common.messages import error, tr
from ..common.numbertext import read_number


def add_market_share(algorithm):
    """Add MARKET_SHARE."""
    algorithm.add(
        QgsProcessingParameterString("MARKET_SHARE", tr("Market share"), optional=True),
        tr(
            "Which share of all people the devices are, such as 0.35 or 35 %: values are divided by it, so"
            " that devices become people. For several groups: Red: 0.35; Blue: 0.25. Empty: the values"
            " remain numbers of devices."
        ),
        advanced=True,
    )


def add_min_count(algorithm, help=None):
    """Add MIN_COUNT."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "MIN_COUNT",
            tr("Smallest value to publish"),
            QgsProcessingParameterNumber.Type.Double,
            0.0,
            optional=True,
            minValue=0.0,
        ),
        help
        or tr(
            "Values above 0 and below this are withheld (left empty) in all outputs, as statistical offices"
            " do before they publish; the log says how many, and their sum. 0 withholds nothing."
        ),
        advanced=True,
    )


class MarketShares:
    """What the devices of each group are divided by.

    Parameters
    ----------
    text : str
        MARKET_SHARE.
    groups : iterable of str
        Groups that are mapped, '' without a field of them.

    Raises
    ------
    QgsProcessingException
        If it is not a share, or names an unknown group or lacks one.
    """

    def __init__(self, text, groups):
        groups = list(dict.fromkeys(groups))
        text = (text or "").strip()
        self._one, self._each = 1.0, {}
        if not text:
            return
        if ":" not in text:
            self._one = _share(text)
            return
        for part in filter(None, (part.strip() for part in text.split(";"))):
            group, _, share = part.rpartition(":")
            self._each[group.strip()] = _share(share)
        names = [group for group in groups if group not in self._each]
        strange = [group for group in self._each if group not in groups]
        if names or strange:
            raise error(
                tr(
                    "MARKET_SHARE must give a share for each group that is mapped ({groups}); it gives one"
                    " for {given}."
                ).format(
                    groups=", ".join(map(repr, groups)), given=", ".join(map(repr, self._each))
                )
            )

    def of(self, group):
        """The share of a group: more than 0, 1 at most."""
        return self._each.get(group, self._one)


def shares_of(algorithm, parameters, context, plan):
    """What the devices of each station that is mapped are divided by, by MARKET_SHARE: float64 (bands,)."""
    groups = [band.group for band in plan.bands]
    shares = MarketShares(algorithm.parameterAsString(parameters, "MARKET_SHARE", context), groups)
    return np.array([shares.of(group) for group in groups])


def _share(text):
    text = text.strip()
    percent = text.endswith("%")
    number = read_number(text.rstrip("% "))
    share = number / 100.0 if percent else number
    if not 0.0 < share <= 1.0:
        raise error(
            tr(
                "MARKET_SHARE has {text}, which is not a share: write a number above 0 and up to 1, such as"
                " 0.35, or 35 %."
            ).format(text=text or tr("nothing"))
        )
    return share


class Withheld:
    """Keeps small values from being published, and counts them.

    Parameters
    ----------
    least : float
        MIN_COUNT.
    """

    def __init__(self, least):
        self.least = least
        self._found = {}

    def hide(self, values, what):
        """Values with NaN in place of those above 0 and below the least; `what` names their kind."""
        small = (values > 0.0) & (values < self.least)
        if not small.any():
            return values
        count, total = self._found.get(what, (0, 0.0))
        self._found[what] = count + int(small.sum()), total + float(values[small].sum())
        return np.where(small, np.nan, values)

    def tell(self, feedback):
        """Write into the log how much was withheld."""
        for what, (count, total) in self._found.items():
            feedback.pushInfo(
                tr(
                    "{what} below MIN_COUNT ({least:g}), withheld: {n:,}, with {total:,.6g} in all"
                ).format(what=what, least=self.least, n=count, total=total)
            )
