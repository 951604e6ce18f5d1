"""How often close-knit parts are seen where there are none, and how often those that were made are found."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

import numpy as np

from benchmarks.measuring import write_table
from benchmarks.random_landscapes import KINDS, tie_by
from ecotone.boundaries import find_silos

DRAWS = 200
MOST = 0.08
PLANTED = ((0.35, 0.03), (0.25, 0.06), (0.2, 0.08), (0.16, 0.1))
"""Chance of a tie inside and across, three parts of 20 people: from plain to hardly there."""

TEXT = """## False alarms

`find_silos` on landscapes in which chance alone says who is tied to whom (`random_landscapes.py`), {draws} draws of
each kind. At most 8 % may show a close-knit part; two in forty, 5 %, are to be expected.

{alarms}

And where three parts of 20 people were made, {draws} draws of each: weak parts are not seen, so "none found" is not
"none".

{planted}
"""


def measure() -> str:
    """Both tables, as a section of the page; stops if there are more false alarms than may be."""
    with ProcessPoolExecutor(2) as pool:
        alarms = {kind: sum(pool.map(is_alarmed, repeat(kind), range(DRAWS), chunksize=10)) for kind in KINDS}
        found = {
            chances: sum(pool.map(is_found, repeat(chances), range(DRAWS), chunksize=10))
            for chances in PLANTED
        }
    worst = max(alarms.values())
    if worst > MOST * DRAWS:
        raise SystemExit(f"{worst} false alarms in {DRAWS} draws are too many")
    return TEXT.format(
        draws=DRAWS,
        alarms=write_table(
            ("kind", "what", "false alarms", "share"),
            [(kind, _describe(kind), n, f"{n / DRAWS:.1%}") for kind, n in alarms.items()],
            words=2,
        ),
        planted=write_table(
            ("chance of a tie inside", "across", "found in", "share"),
            [(inside, across, n, f"{n / DRAWS:.0%}") for (inside, across), n in found.items()],
        ),
    )


def is_alarmed(kind: str, number: int) -> bool:
    """Whether one draw of a kind, by chance alone, shows a close-knit part."""
    return find_silos(KINDS[kind](np.random.default_rng([number, len(kind)]))).found


def is_found(chances: tuple[float, float], number: int) -> bool:
    """Whether one draw with three parts shows any."""
    part = np.repeat(np.arange(3), 20)
    inside, across = chances
    chance = np.where(part[:, None] == part[None, :], inside, across)
    return find_silos(tie_by(chance, np.random.default_rng(number))).found


def _describe(kind: str) -> str:
    return (KINDS[kind].__doc__ or "").split("\n")[0].rstrip(".")
