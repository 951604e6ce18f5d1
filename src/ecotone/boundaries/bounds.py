"""Where hardly anything crosses, or hardly anything does not: a bound, since no interval can be had.

"Too few to tell" would be untrue there: many ties are known, and chance would have spread them otherwise.
"""

from __future__ import annotations

import numpy as np

from ecotone.boundaries.pull import Matched, PullFit, fit_pull

MOST_RARE = 3
"""So many ties of the rarer sort, at most, are *hardly any*."""
FEWEST_EXPECTED = 20
"""So many of that sort, at least, there must be by chance."""
RISK = 0.01
"""How often so few would still come if there were as many as the bound says."""


def bound_crossings(crossing: int, ties: int, expected: float) -> tuple[float, float, float] | None:
    """Least and most crossings that fit what was seen, and which of the two is the bound; None where neither is.

    With o ties of the rarer sort (crossing, or inside), at most 3, where 20 or more would be by chance: mu is the
    largest mean under which o or fewer come in one draw of a hundred (Poisson). One in a hundred, not one in
    twenty, since the bound speaks only where few were seen (decision 5).

    >>> least, most, pinned = bound_crossings(0, 90, 47.4)
    >>> least, round(most, 2), pinned == most
    (0.0, 4.61, True)
    """
    from scipy.special import gammaincinv

    if crossing <= MOST_RARE and expected >= FEWEST_EXPECTED:
        most = float(gammaincinv(crossing + 1, 1 - RISK))
        return 0.0, most, most
    inside = ties - crossing
    if inside <= MOST_RARE and ties - expected >= FEWEST_EXPECTED:
        least = ties - float(gammaincinv(inside + 1, 1 - RISK))
        return least, float(ties), least
    return None


def pull_at(fit: PullFit, inside: int, inside_then: float) -> float:
    """e^b of the same model with `inside_then` ties inside in place of `inside`, every side's total as it is."""
    matched = fit.matched
    moved = Matched(matched.totals, matched.inside + inside_then - inside)
    return float(np.exp(fit_pull(fit.cells, moved, fit.same).b[0]))
