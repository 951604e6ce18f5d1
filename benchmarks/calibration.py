"""Do the intervals hold what was planted, and does z keep quiet where nothing was?

- pull: the interval holds if the planted odds lie in it.
- permeability: the interval holds if it has in it Σ_crossing p' ÷ the crossings that the β-model expects of the mean
  degrees Σ_j p'_ij: what the point estimate would be with all the luck of the draw gone.
- z: where the odds are 1, how often it passes 1.96 either way.
- closure: after the draw a quarter of the ties is moved to close triangles. Nobody planted what then is to be
  found, so the middle of all draws (geometric mean) stands for it.
- then and now: two draws, the odds of the second being other ones; each two people keep their luck with a given
  chance, so that ties last. The interval of the pull's ratio holds if the ratio of the odds lies in it.

`python -m benchmarks.calibration` writes docs/calibration.md; `tests/boundaries/test_calibration.py` holds the limits.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.planted import CHANGES, CLOSING, PLANTED, QUIET, SHORT, Planted
from ecotone.boundaries import BoundaryReading, weigh_boundary, weigh_change

PAGE = Path(__file__).parents[1] / "docs" / "calibration.md"
DRAWS = 300

POOLED_COVERAGE, EACH_COVERAGE = (0.86, 0.95), (0.80, 0.98)
POOLED_SIZE, EACH_SIZE = (0.035, 0.065), (0.015, 0.09)


@dataclass(frozen=True)
class Calibrated:
    """What came out of all draws: how many, in how many an interval was shown and held, how often z passed 1.96."""

    planted: Planted
    draws: int
    shown: int
    pull_held: int
    permeability_shown: int
    permeability_held: int
    passed: int
    middle: float

    @property
    def pull_coverage(self) -> float:
        """Share of the pull's intervals that hold."""
        return self.pull_held / max(self.shown, 1)

    @property
    def permeability_coverage(self) -> float:
        """Share of the permeability's intervals that hold."""
        return self.permeability_held / max(self.permeability_shown, 1)

    @property
    def size(self) -> float:
        """Share of draws in which |z| > 1.96."""
        return self.passed / self.draws


def measure(planted: Planted, draws: int = DRAWS, seed: int = 0) -> Calibrated:
    """Weigh every draw and count."""
    readings = [weigh_boundary(landscape, "here") for landscape in planted.draws(draws, seed)]
    pulls = [(r.pull, r.pull_low, r.pull_high) for r in readings]
    permeabilities = [(r.permeability, r.low, r.high) for r in readings]
    middle = _middle(pulls)
    true_pull = middle if planted.closure else planted.odds
    true_permeability = _middle(permeabilities) if planted.closure else planted.true_permeability
    return Calibrated(
        planted,
        draws,
        *_count_held(pulls, true_pull),
        *_count_held(permeabilities, true_permeability),
        sum(abs(_score(reading)) > 1.96 for reading in readings),
        middle,
    )


@dataclass(frozen=True)
class Changed:
    """Then and now: in how many draws an interval of the change was shown, and in how many it held."""

    planted: Planted
    odds_now: float
    keep: float
    draws: int
    shown: int
    held: int


def measure_change(planted: Planted, odds_now: float, keep: float, draws: int = DRAWS) -> Changed:
    """Weigh the change in every draw and count."""
    changes = [weigh_change(then, now, "here") for then, now in planted.draws_of_two(odds_now, keep, draws)]
    ratios = [(change.pull_ratio, change.pull_ratio_low, change.pull_ratio_high) for change in changes]
    return Changed(planted, odds_now, keep, draws, *_count_held(ratios, odds_now / planted.odds))


Estimate = tuple[float | None, float | None, float | None]


def _count_held(estimates: Sequence[Estimate], truth: float) -> tuple[int, int]:
    shown = [(low, high) for _, low, high in estimates if low is not None and high is not None]
    return len(shown), sum(low <= truth <= high for low, high in shown)


def _middle(estimates: Sequence[Estimate]) -> float:
    return float(np.exp(np.mean([np.log(value) for value, _, _ in estimates if value])))


def _score(reading: BoundaryReading) -> float:
    return 0.0 if reading.z is None else reading.z


def find_faults(rows: Sequence[Calibrated]) -> list[str]:
    """Every limit of the calibration that these rows break, in words; none is what we want."""
    faults = [
        f"{row.planted.name}: {row.pull_coverage:.3f} of the pull's intervals hold"
        for row in rows
        if not _within(row.pull_coverage, EACH_COVERAGE)
    ]
    faults += [
        f"{row.planted.name}: no interval in {row.draws - row.shown} of {row.draws} draws"
        for row in rows
        if row.shown < 0.5 * row.draws
    ]
    quiet = [row for row in rows if row.planted.odds == 1 and not row.planted.closure]
    faults += [
        f"{row.planted.name}: |z| > 1.96 in {row.size:.3f} of draws"
        for row in quiet
        if not _within(row.size, EACH_SIZE)
    ]
    held = sum(row.pull_held for row in rows) / max(sum(row.shown for row in rows), 1)
    if not _within(held, POOLED_COVERAGE):
        faults.append(f"all together: {held:.3f} of the pull's intervals hold")
    if quiet:
        passed = sum(row.passed for row in quiet) / sum(row.draws for row in quiet)
        if not _within(passed, POOLED_SIZE):
            faults.append(f"all together: |z| > 1.96 in {passed:.3f} of draws")
    return faults


def _within(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def write_page(
    rows: Sequence[Calibrated],
    closing: Sequence[Calibrated],
    short: Sequence[Calibrated],
    changes: Sequence[Changed],
) -> str:
    """docs/calibration.md."""
    quiet = [row for row in rows if row.planted.odds == 1]
    planted = [row for row in rows if row.planted.odds != 1]
    return TEMPLATE.format(
        draws=rows[0].draws,
        pooled=f"{_pool_pull(rows):.3f}",
        permeability=f"{_pool_permeability(rows):.3f}",
        size=f"{sum(row.passed for row in quiet) / sum(row.draws for row in quiet):.3f}",
        planted=_write_table(planted, with_size=False),
        quiet=_write_table(quiet, with_size=True),
        closing=_write_table(closing, with_size=False),
        closing_pooled=f"{_pool_pull(closing):.3f}",
        closing_permeability=f"{_pool_permeability(closing):.3f}",
        short=_write_table(short, with_size=False),
        changes=_write_changes(changes),
        changed=f"{sum(row.held for row in changes) / sum(row.shown for row in changes):.3f}",
    )


def _pool_pull(rows: Sequence[Calibrated]) -> float:
    return sum(row.pull_held for row in rows) / sum(row.shown for row in rows)


def _pool_permeability(rows: Sequence[Calibrated]) -> float:
    return sum(row.permeability_held for row in rows) / sum(row.permeability_shown for row in rows)


def _write_table(rows: Sequence[Calibrated], *, with_size: bool) -> str:
    head = [
        "landscape",
        "people",
        "sides",
        "ties each",
        "odds",
        "middle of the pulls",
        "pull",
        "permeability",
        "shown",
    ]
    lines = [
        [
            row.planted.name.removeprefix("none: "),
            f"{row.planted.n:,}",
            f"{len(row.planted.shares)}",
            f"{row.planted.ties:g}",
            f"{row.planted.odds:g}",
            f"{row.middle:.2f}",
            f"{row.pull_coverage:.3f}",
            f"{row.permeability_coverage:.3f}",
            f"{row.shown / row.draws:.0%}",
            *([f"{row.size:.3f}"] if with_size else []),
        ]
        for row in rows
    ]
    return _write_lines([*head, *(["abs(z) > 1.96"] if with_size else [])], lines)


def _write_changes(rows: Sequence[Changed]) -> str:
    head = ["landscape", "odds then", "odds now", "luck that lasts", "held", "shown"]
    lines = [
        [
            row.planted.name.removeprefix("none: "),
            f"{row.planted.odds:g}",
            f"{row.odds_now:g}",
            f"{row.keep:.0%}",
            f"{row.held / row.shown:.3f}",
            f"{row.shown / row.draws:.0%}",
        ]
        for row in rows
    ]
    return _write_lines(head, lines)


def _write_lines(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *lines))


TEMPLATE = """<!-- Written by `python -m benchmarks.calibration`. -->

# Calibration: how far the intervals can be trusted

An interval of 90 % is worth its name if it holds the truth nine times in ten. So landscapes are made up in which
the truth is known, and drawn {draws} times each: the same people on the same sides, ties by the model of the pull
with a heavy-tailed liveliness of people and planted odds inside against across. `make test` does the same with
300 draws each and fails if all together hold less than 86 % or more than 95 %, any one less than 80 % or more than
98 %; or if, where nothing is planted, abs(z) passes 1.96 in less than 3.5 % or more than 6.5 % of all draws, or
less than 1.5 % or more than 9 % on any one landscape.

All together: the intervals of the **pull** hold in **{pooled}**, those of the **permeability** in
**{permeability}**; where nothing is planted, abs(z) passes 1.96 in **{size}**.

The truth for the pull is the planted odds. The truth for the permeability is what the point estimate would be with
the luck of the draw gone: the crossings that the planted chances add up to, over those that the β-model expects
of the mean numbers of ties. *Shown* says in how many draws there was enough to show an interval at all.

## Where a boundary is

{planted}

## Where none is

{quiet}

## With closed triangles

People introduce people: here a quarter of the ties is moved, after the draw, to between two who are both tied to a
third. The model of the intervals knows nothing of that. Nobody planted what is then to be found; the middle of all
draws stands for it. All together the pull's intervals hold in {closing_pooled}, the permeability's in
{closing_permeability}.

{closing}

## Where they fall short

With many sides of ten people, strong odds and people who are all about equally lively, each person's luck in the
number of her ties is taken for liveliness; the pull comes out up to a tenth too large, and its interval too seldom
holds the truth. The words (a strong lean, a very strong lean) are the same.

{short}

## Then and now

Two draws of the same people, the second with other odds; each two people keep their luck with some chance, so that
ties last. The interval is that of the pull now over the pull then. All together {changed}.

{changes}
"""


def main() -> None:
    """Measure everything with 1,000 draws each and write the page; some minutes on two processes."""
    everything = (*PLANTED, *QUIET, *CLOSING, *SHORT)
    times = 1000
    with ProcessPoolExecutor(2) as pool:
        rows = list(pool.map(measure, everything, [times] * len(everything)))
        changes = list(pool.map(measure_change, *zip(*CHANGES, strict=True), [times] * len(CHANGES)))
    n_held, n_closing = len(PLANTED) + len(QUIET), len(CLOSING)
    held, closing, short = rows[:n_held], rows[n_held : n_held + n_closing], rows[n_held + n_closing :]
    PAGE.write_text(write_page(held, closing, short, changes), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    print("\n".join(find_faults(held)) or "every limit is kept")


if __name__ == "__main__":
    main()
