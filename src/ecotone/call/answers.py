"""What was answered: where does the call land, and where not?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, Result, weigh_difference, weigh_share
from ecotone.landscape import Landscape

ANSWERS = ("yes", "maybe", "no", "instead", "silent")
"""What becomes of an invitation: yes, maybe, no, *ask someone else instead*, or no answer yet."""

FEWEST_ASKED = 5


@dataclass(frozen=True)
class SideAnswers(Result):
    """One side: how many of its `people` were `asked`, what they said, and which shares answered and said yes.

    The shares come with their 90 % intervals; they are None where nobody was asked. `lands` compares the share of yes
    with that of all others who were asked: `less` or `more` where the interval of the difference leaves out 0, `alike`
    where it does not; `cannot tell` where under five were asked here or elsewhere.
    """

    side: str
    people: int
    asked: int
    yes: int
    maybe: int
    no: int
    instead: int
    silent: int
    answered_share: float | None
    answered_low: float | None
    answered_high: float | None
    yes_share: float | None
    yes_low: float | None
    yes_high: float | None
    lands: str


@dataclass(frozen=True)
class Answers(Result):
    """What was answered, by side of a boundary; `unknown` are those asked of whom no side is known."""

    boundary: str
    whole: SideAnswers
    sides: tuple[SideAnswers, ...]
    unknown: SideAnswers

    def as_rows(self) -> list[dict[str, object]]:
        """One row a side."""
        return [side.as_dict() for side in self.sides]


def weigh_answers(landscape: Landscape, boundary: str, answers: Mapping[int, str]) -> Answers:
    """What the invited of each side of a `boundary` answered; `answers` has one of ANSWERS for each person asked.

    Intervals are at 90 %: of shares Wilson's, of differences Newcombe's (`ecotone.ground`). Of the sides on which
    the call lands as elsewhere about one in ten will look as if it did not: read `lands` as a question to ask there.
    Who belongs to several sides counts on each.

    Errors: an EcotoneError for an unknown boundary, person or answer.
    """
    here = landscape.boundary(boundary).latest()
    landscape.mark(list(answers))
    codes = np.full(landscape.n_people, -1)
    for person, answer in answers.items():
        if answer not in ANSWERS:
            raise EcotoneError("call.no_such_answer", found=answer, known=", ".join(ANSWERS))
        codes[person] = ANSWERS.index(answer)

    def describe(side: str, people: BoolArray) -> SideAnswers:
        counts, others = (
            np.bincount(codes[each & (codes >= 0)], minlength=len(ANSWERS)).tolist()
            for each in (people, ~people)
        )
        return _describe(side, int(np.count_nonzero(people)), counts, others)

    on_side = np.zeros((len(here.sides), landscape.n_people), bool)
    on_side[here.side, here.person] = True
    return Answers(
        boundary,
        describe("", np.ones(landscape.n_people, bool)),
        tuple(describe(side, people) for side, people in zip(here.sides, on_side, strict=True)),
        describe("", ~here.known),
    )


def _describe(side: str, people: int, counts: list[int], others: list[int]) -> SideAnswers:
    asked = sum(counts)
    yes, maybe, no, instead, silent = counts
    answered_low, answered_high = weigh_share(asked - silent, asked) or (None, None)
    yes_low, yes_high = weigh_share(yes, asked) or (None, None)
    return SideAnswers(
        side,
        people,
        asked,
        yes,
        maybe,
        no,
        instead,
        silent,
        (asked - silent) / asked if asked else None,
        answered_low,
        answered_high,
        yes / asked if asked else None,
        yes_low,
        yes_high,
        _compare(yes, asked, others[0], sum(others)),
    )


def _compare(yes: int, asked: int, other_yes: int, others: int) -> str:
    found = weigh_difference(yes, asked, other_yes, others)
    if found is None or min(asked, others) < FEWEST_ASKED:
        return "cannot tell"
    return "less" if found[1] < 0 else "more" if found[0] > 0 else "alike"
