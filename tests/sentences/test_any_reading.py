"""Whatever the numbers, what is said is whole: no forbidden word, no broken number, always a count."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ecotone.boundaries import BoundaryReading, MissingRange, Side
from ecotone.boundaries.verdicts import CANNOT_TELL, SCALE
from ecotone.sentences import (
    FORBIDDEN,
    TEMPLATES,
    Nouns,
    Sentence,
    say_boundary_in_full,
    say_cautions,
    say_in_brief,
    say_pair,
    say_pair_in_brief,
)
from tests.sentences.made import OFFICE

REASONS = (
    "too_few",
    "unclear",
    "our_memory",
    "nobody_asked",
    "partly_answered",
    "few_meetings",
    "several_belongings",
    "two_mode",
)
BROKEN = re.compile(r"\bnan\b|\bNone\b(?! known| is known)|\binf\b|[{}]|%|\s{2}")

counts = st.integers(0, 2_000_000)
words = st.sampled_from([*SCALE, *(f"{least} to {most}" for least, most in itertools.pairwise(SCALE))])
positive = st.floats(1e-6, 1e6)
maybe_positive = st.none() | positive
rates = st.none() | st.just(0.0) | st.floats(1e-12, 1)
nearly_any = st.floats(0, 1e6) | st.just(float("nan"))


@st.composite
def verdicts(draw: st.DrawFn) -> tuple[str, str | None]:
    if draw(st.booleans()):
        return draw(words), draw(st.sampled_from([None, "partly_answered"]))
    return CANNOT_TELL, draw(st.sampled_from(REASONS))


@st.composite
def intervals(draw: st.DrawFn) -> tuple[float | None, float | None, float | None]:
    if draw(st.booleans()):
        return None, None, None
    low, middle, high = sorted(draw(st.tuples(positive, positive, positive)))
    return middle, low, high


@st.composite
def readings(draw: st.DrawFn) -> BoundaryReading:
    verdict, reason = draw(verdicts())
    n_people = draw(st.tuples(counts, counts, counts))
    survey = draw(st.booleans())
    permeability, low, high = draw(intervals())
    pull, pull_low, pull_high = draw(intervals())
    staying, staying_low, staying_high = draw(intervals())
    own, own_low, own_high = draw(intervals())
    pair_words = [draw(verdicts()) for _ in range(3)]
    pairs = replace(
        OFFICE.pairs,
        ties=np.array(draw(st.tuples(counts, counts, counts))),
        expected=np.array(draw(st.tuples(nearly_any, nearly_any, nearly_any))),
        low=np.array(draw(st.tuples(nearly_any, nearly_any, nearly_any))),
        high=np.array(draw(st.tuples(nearly_any, nearly_any, nearly_any))),
        verdict=tuple(verdict for verdict, _ in pair_words),
        reason=tuple(reason for _, reason in pair_words),
    )
    return replace(
        OFFICE,
        sides=tuple(
            Side(name, people, people // 2 if survey else None)
            for name, people in zip(pairs.sides, n_people, strict=True)
        ),
        n_known=draw(counts),
        n_unknown=draw(counts),
        ties=draw(counts),
        ties_left_out=draw(counts),
        crossing=draw(counts),
        expected_crossing=draw(maybe_positive | st.just(0.0)),
        inside_rate=draw(rates),
        crossing_rate=draw(rates),
        permeability=permeability,
        low=low,
        high=high,
        pull=pull,
        pull_low=pull_low,
        pull_high=pull_high,
        verdict=verdict,
        reason=reason,
        pairs=pairs,
        missing_range=draw(st.sampled_from([None, MissingRange(None, None, True), MissingRange(0.4, 0.9)])),
        staying=staying,
        staying_low=staying_low,
        staying_high=staying_high,
        own_effect=own,
        own_effect_low=own_low,
        own_effect_high=own_high,
        with_=draw(st.sampled_from([(), ("building",), ("building", "law_school")])),
        noted=draw(counts),
        meetings=draw(st.none() | counts),
        n_several=draw(counts),
        asked=draw(counts) if survey else None,
        answered=draw(counts) if survey else None,
    )


def check_words(sentence: Sentence) -> None:
    assert BROKEN.search(sentence.text) is None, sentence.text
    said = re.findall(r"[a-z’]+", sentence.text.lower())
    assert [word for word in said if word in FORBIDDEN] == [], sentence.text
    assert sentence.in_words(TEMPLATES) == sentence.text


@given(readings())
def test_any_reading_is_said_in_plain_words(reading: BoundaryReading) -> None:
    for sentence in (*say_boundary_in_full(reading), *say_cautions(reading), say_in_brief(reading)):
        check_words(sentence)


@given(readings())
def test_a_boundary_is_never_said_without_a_count(reading: BoundaryReading) -> None:
    said = " ".join(str(sentence) for sentence in say_boundary_in_full(reading))
    assert re.search(r"\d", said) or "known to us" in said


@given(readings())
def test_any_pair_names_both_sides_and_counts(reading: BoundaryReading) -> None:
    for pair in range(len(reading.pairs)):
        sentence = say_pair(reading, pair)
        check_words(sentence)
        check_words(say_pair_in_brief(reading, pair))
        sides = [reading.pairs.sides[int(end[pair])] for end in (reading.pairs.first, reading.pairs.second)]
        assert sentence.text.index(sides[0]) < sentence.text.index(sides[1])
        assert re.search(r"\d", sentence.text) or re.search(
            r"none known|None known|None is known", sentence.text
        )


@given(readings(), st.sampled_from([Nouns(), Nouns("e-mails", "organisations")]))
def test_what_is_said_can_be_written_as_json(reading: BoundaryReading, nouns: Nouns) -> None:
    for sentence in say_boundary_in_full(reading, nouns):
        json.dumps(sentence.as_dict(), allow_nan=False)
