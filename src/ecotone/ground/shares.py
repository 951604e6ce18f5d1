"""Shares with honest intervals."""

from __future__ import annotations

from math import sqrt

Z90 = 1.6448536269514722


def weigh_share(hits: int, n: int) -> tuple[float, float] | None:
    """The 90 % interval of a share `hits` / `n`, after Wilson (1927, JASA 22); None where nobody was counted.

    (p + z^2/2n +- z sqrt( p(1-p)/n + z^2/4n^2 )) / (1 + z^2/n), p = hits / n, z = 1.645.

    >>> [round(end, 3) for end in weigh_share(6, 10)]
    [0.352, 0.806]
    """
    if n == 0:
        return None
    p, z2 = hits / n, Z90**2
    middle = p + z2 / (2 * n)
    half = Z90 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    whole = 1 + z2 / n
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def weigh_difference(hits: int, n: int, other_hits: int, other_n: int) -> tuple[float, float] | None:
    """The 90 % interval of hits / n - other_hits / other_n, after Newcombe (1998, Stat. in Medicine 17, method 10).

    It joins the two intervals of Wilson: d - sqrt( (p - l)^2 + (u' - p')^2 ) to d + sqrt( (u - p)^2 + (p' - l')^2 ).
    None where nobody was counted on either side.

    >>> [round(end, 3) for end in weigh_difference(56, 70, 48, 80)]
    [0.077, 0.314]
    """
    one, other = weigh_share(hits, n), weigh_share(other_hits, other_n)
    if one is None or other is None:
        return None
    p, q = hits / n, other_hits / other_n
    below = sqrt((p - one[0]) ** 2 + (other[1] - q) ** 2)
    above = sqrt((one[1] - p) ** 2 + (q - other[0]) ** 2)
    return p - q - below, p - q + above
