"""From an interval to a word: on the scale of the pull for a boundary, of the permeability for a pair."""

from __future__ import annotations

CANNOT_TELL = "cannot tell"

SCALE = ("crossed", "open", "guarded", "narrow", "closed")
"""From reaching across to sealed. A verdict is one word, or two neighbours in this order: "narrow to closed"."""

PULL_LIMITS = (0.83, 1.2, 2.3, 7.0)
OPEN_BAND = (0.67, 1.5)
PAIR_LIMITS = (1.1, 0.9, 0.6, 0.25)


def name_pull(pull: float) -> str:
    """The word for one value of the pull.

    >>> name_pull(1.0), name_pull(8.0)
    ('open', 'closed')
    """
    return SCALE[sum(pull >= limit for limit in PULL_LIMITS)]


def name_pair(permeability: float) -> str:
    """The word for one value of a pair's permeability; 0.9 to 1.1 is open, both ends included.

    >>> name_pair(1.0), name_pair(0.1), name_pair(0.25)
    ('open', 'closed', 'narrow')
    """
    if permeability > PAIR_LIMITS[0]:
        return SCALE[0]
    return SCALE[1 + sum(permeability < limit for limit in PAIR_LIMITS[1:])]


def word_pull(low: float, high: float, permeability: float) -> str:
    """The verdict on a boundary from the interval of its pull; CANNOT_TELL where more than two words fit.

    An interval inside .67 to 1.5 that holds 1 is open; closed needs a permeability under .5, else it is narrow.

    >>> word_pull(5.0, 12.7, 0.43), word_pull(42.9, 59.6, 0.69), word_pull(0.74, 1.38, 1.0)
    ('narrow to closed', 'narrow', 'open')
    """
    if OPEN_BAND[0] <= low <= 1 <= high <= OPEN_BAND[1]:
        return "open"
    least, most = name_pull(low), name_pull(high)
    if permeability >= 0.5:
        least, most = ("narrow" if word == "closed" else word for word in (least, most))
    return _one_or_two(least, most)


def word_pair(low: float, high: float) -> str:
    """The verdict on a pair of sides from the interval of its permeability.

    >>> word_pair(0.3, 0.5), word_pair(0.5, 0.8), word_pair(0.1, 0.95)
    ('narrow', 'guarded to narrow', 'cannot tell')
    """
    return _one_or_two(name_pair(high), name_pair(low))


def _one_or_two(least: str, most: str) -> str:
    gap = SCALE.index(most) - SCALE.index(least)
    if gap == 0:
        return least
    return f"{least} to {most}" if gap == 1 else CANNOT_TELL
