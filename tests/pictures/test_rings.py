"""A person's ring: names by side, how each tie is known, and empty seats."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.pictures import Acquaintance, Ring, draw_ring
from ecotone.pictures.seats import list_rows, split_rows
from tests.pictures.made import find, outside, overlapping, parse, text_boxes, texts

LONG = [
    "Ada Ankerwyn",
    "Maximiliane-Theodora von und zu Hohenlohe-Schillingsfürst",
    "الهيئة العامة",
    "東京都環境局",
    "Bo",
]
SIDES = ["Hospitals", "Charities and voluntary organisations of the northern estates", "14", None]
STATUSES = ["confirmed", "reported", "observed", "noted by us", "potential"]


def ring(
    n_known: int, sides: Sequence[str | None] = SIDES, empty: Sequence[str] = ("Schools", "Churches")
) -> Ring:
    known = [
        Acquaintance(f"{LONG[n % 5]} {n}", sides[n % len(sides)], STATUSES[n % 4]) for n in range(n_known)
    ]
    return Ring("Gale Greenshore", "organisation", known, empty)


@pytest.mark.parametrize("narrow", [False, True])
@given(
    n_known=st.integers(0, 90),
    sides=st.lists(st.sampled_from(SIDES), min_size=1, unique=True),
    empty=st.lists(st.sampled_from(["Schools", "Churches", "Hospitals", "a", "b", "c", "d"]), unique=True),
)
@settings(max_examples=40, deadline=None)
def test_no_text_touches_another_or_is_cut(
    narrow: bool, n_known: int, sides: list[str | None], empty: list[str]
) -> None:
    picture = draw_ring(ring(n_known, sides, empty), narrow=narrow)
    assert overlapping(text_boxes(picture)) == []
    assert outside(picture) == []


def test_each_status_has_a_line_of_its_own_and_the_legend_says_which() -> None:
    known = [Acquaintance(status, "Hospitals", status) for status in STATUSES]
    picture = draw_ring(Ring("Ana", "organisation", known))
    for sign, words in [
        ("confirmed", "both say so"),
        ("reported", "one of them says so"),
        ("met", "were at one meeting"),
        ("noted", "noted by us"),
    ]:
        assert len(find(picture, "path", f"eco-{sign}")) == 1 + 1  # the line, and its example
        assert words in texts(picture)
    assert "potential" not in texts(picture)


def test_a_legend_says_nothing_of_what_is_not_there() -> None:
    picture = draw_ring(Ring("Ana", "organisation", [Acquaintance("Ben", "Hospitals", "confirmed")]))
    assert texts(picture) == ["Ana", "Hospitals", "Ben", "both say so"]


def test_names_stand_under_their_sides_in_the_order_of_the_alphabet() -> None:
    known = [
        Acquaintance("Cleo", "B"),
        Acquaintance("Ben", "B"),
        Acquaintance("Dag"),
        Acquaintance("Ana", "A"),
    ]
    rows = list_rows(Ring("Kai", "office", known, ["AB"]))
    assert [[row.text for row in block] for block in rows] == [
        ["A", "Ana"],
        ["AB", "we know of nobody"],
        ["B", "Ben", "Cleo"],
        ["Office not known", "Dag"],
    ]


def test_at_most_five_seats_are_empty_and_none_where_somebody_is_known() -> None:
    picture = draw_ring(Ring("Ana", "office", [Acquaintance("Ben", "a")], list("gfedcba")))
    assert len(find(picture, "circle", "eco-nobody")) == 5 + 1  # and its example
    assert {"a", "b", "f"} <= set(texts(picture))
    assert "g" not in texts(picture)
    assert "We know of nobody from b, c, d, e or f whom she is tied to." in str(
        parse(picture).findtext("{*}desc")
    )


def test_of_very_many_each_side_shows_equally_many_at_most() -> None:
    known = [Acquaintance(f"p{n:03}", "large") for n in range(80)] + [Acquaintance("q", "small")]
    blocks = list_rows(Ring("Ana", "office", known))
    assert [len(block) for block in blocks] == [1 + 59 + 1, 2]
    assert blocks[0][-1].text == "and 21 more"


def test_of_very_many_sides_the_rest_is_counted() -> None:
    known = [Acquaintance(f"p{n}", f"side {n:03}") for n in range(70)]
    blocks = list_rows(Ring("Ana", "office", known))
    assert len(blocks) == 61
    assert blocks[-1][0].text == "and 10 more"


@given(st.lists(st.integers(1, 12), max_size=8))
def test_columns_hold_every_row_and_no_heading_alone(sizes: list[int]) -> None:
    known = [Acquaintance(f"p{n}", f"side {place}") for place, size in enumerate(sizes) for n in range(size)]
    blocks = list_rows(Ring("Ana", "office", known))
    left, right = split_rows(blocks)
    names = [row.text for block in blocks for row in block if row.sign != "side"]
    assert [row.text for row in (*left, *right) if row.sign != "side"] == names
    for column in (left, right):
        assert not column or (column[0].sign, column[-1].sign == "side") == ("side", False)


def test_without_a_boundary_there_are_names_alone() -> None:
    picture = draw_ring(Ring("Ana", known=[Acquaintance("Ben")]))
    assert texts(picture) == ["Ana", "Ben", "one of them says so"]
    assert parse(picture).findtext("{*}title") == "Ana, and whom she is tied to"


def test_who_is_tied_to_nobody_we_know_of_stands_alone() -> None:
    picture = draw_ring(Ring("Ana", "office"))
    assert texts(picture) == ["Ana"]
    assert parse(picture).findtext("{*}desc") == "We know of nobody yet whom she is tied to."


def test_nothing_is_counted() -> None:
    known = [Acquaintance(name, "Hospitals") for name in ("Ben", "Cleo", "Dag")]
    assert not re.search(r"\d", " ".join(texts(draw_ring(Ring("Ana", "kind", known)))))
