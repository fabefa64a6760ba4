"""Shares of those who answered, and how far they may lie from those of the whole network.

An interval is honest only as far as those who did not answer are like those who did; no formula
mends that, and a report says so. Everything here is worked out from counts that are told anyway,
so it gives nothing away that they do not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from leaders_network.lean import frozen

_Z = 1.959963984540054
"""The standard normal's 97.5 % point: intervals hold 95 %."""

FEWEST = 30
"""Of fewer answers than this no share is worked out: the counts say all there is to say."""


@frozen
class Share:
    """A share and its interval, each from 0 to 1."""

    value: float
    low: float
    high: float


@frozen
class Stratum:
    """A part of the network: how many it has, how many answered, how many of these said so."""

    members: int
    answered: int
    count: int


def share(count: int, answered: int, members: int) -> Share | None:
    """Return a share with its 95 % interval; None where fewer answered than `FEWEST`.

    The interval is Wilson's score interval (E. B. Wilson, Probable inference, the law of
    succession, and statistical inference, JASA 22, 1927), which stays within 0 and 1 and holds what
    it says for shares near either, as Brown, Cai and DasGupta show (Interval estimation for a
    binomial proportion, Statistical Science 16, 2001). The network is finite: where half of it
    answered, only the other half is unknown. So the number of answers is replaced by the effective
    one, n(N - 1)/(N - n), whose variance is that of a sample without replacement (W. G. Cochran,
    Sampling Techniques, 3rd edition, 1977, section 3.2; L. Kish, Survey Sampling, 1965, for
    effective sizes). Where everybody answered, nothing is unknown.

    Args:
        count: How many said so.
        answered: How many answered the question.
        members: How many could have.

    Returns:
        None also where more said so than answered: figures that contradict each other tell nothing.
    """
    if answered < FEWEST or count > answered:
        return None
    value = count / answered
    if answered >= members:
        return Share(value, value, value)
    return _wilson(value, answered * (members - 1) / (members - answered))


def weighted(strata: Iterable[Stratum]) -> Share | None:
    """Return a share of the whole network, each part of it weighing what it is in the network.

    Sectors answer more or less eagerly. Post-stratification (D. Holt and T. M. F. Smith, Post
    stratification, JRSS A 142, 1979) weighs the share of each stratum by its part of the network.
    Its variance is that of a stratified sample with the finite population correction (Cochran,
    section 5A.9, first term); Wilson's interval is taken at the number of answers that would give
    the same variance without strata (E. L. Korn and B. I. Graubard, Survey Methodology 24, 1998).

    None where fewer answered than `FEWEST`, or a part answered so little that it has no variance,
    or the figures of a part contradict each other.
    """
    known = [one for one in strata if one.members]
    answered = sum(one.answered for one in known)
    if answered < FEWEST or not all(_is_possible(one) for one in known):
        return None
    members = sum(one.members for one in known)
    value = sum(one.members / members * one.count / one.answered for one in known)
    variance = sum((one.members / members) ** 2 * _variance(one) for one in known)
    if not variance:
        unknown = any(one.answered < one.members for one in known)
        effective = answered * (members - 1) / (members - answered) if unknown else 0.0
        return _wilson(value, effective) if unknown else Share(value, value, value)
    return _wilson(value, value * (1 - value) / variance)


def _is_possible(stratum: Stratum) -> bool:
    """Return whether a part can be as its figures say, and answered enough to have a variance."""
    return stratum.members > 0 and stratum.answered >= 2 and 0 <= stratum.count <= stratum.answered


def _variance(stratum: Stratum) -> float:
    part = stratum.count / stratum.answered
    unknown = max(0.0, 1 - stratum.answered / stratum.members)
    return unknown * part * (1 - part) / (stratum.answered - 1)


def _wilson(value: float, size: float) -> Share:
    square = _Z * _Z
    middle = (value + square / (2 * size)) / (1 + square / size)
    reach = _Z / (1 + square / size) * math.sqrt(value * (1 - value) / size + square / size**2 / 4)
    # Worked out, the ends of nothing and of all lie beside them by the last digit.
    low = middle - reach if value else 0.0
    return Share(value, max(0.0, low), middle + reach if value < 1 else 1.0)
