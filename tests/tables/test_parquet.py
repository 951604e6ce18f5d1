"""Parquet: read as a CSV of the same columns would be."""

from __future__ import annotations

import contextlib
import io
import struct
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecotone.landscape import Landscape
from ecotone.tables import pages, parquet
from ecotone.tables.pages import Unpacked, Unreadable, measure_pages

Read = Callable[..., Landscape]
Refusal = Callable[..., str]


def make(columns: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    pl.DataFrame(columns).write_parquet(file)
    return file.getvalue()


PEOPLE = make({"id": [1, 2, 3], "town": [["Oslo", "Rome"], ["Rome"], None], "new": [True, None, False],
               "since": [date(2020, 1, 1), None, date(2021, 5, 2)], "name": ["Zoe\u0308", "Ben", "Cleo"]})  # fmt: skip
TIES = make({"from": [1, 2], "to": [2, 3], "weight": [0.5, 2.0], "until": [datetime(2022, 1, 1), None]})


def test_people_and_ties_of_any_type(read: Read) -> None:
    here = read(PEOPLE, TIES, names=("p.parquet", "t.pq"))
    assert here.people.ids == ("1", "2", "3")
    assert here.people.names[0] == "Zoë"
    assert here.boundary("town").labels == [("Oslo", "Rome"), ("Rome",), ()]
    assert here.people.columns["new"] == ("yes", None, "no")
    assert [str(day) for day in here.people.since] == ["2020-01-01", "NaT", "2021-05-02"]  # type: ignore[union-attr]
    assert [str(day) for day in here.ties.until] == ["2022-01-01", "NaT"]  # type: ignore[union-attr]
    assert here.ties.weight.tolist() == [0.5, 2.0]  # type: ignore[union-attr]
    assert [account.format for account in here.sources] == ["Parquet", "Parquet"]


def test_known_by_its_first_bytes(read: Read) -> None:
    assert read(PEOPLE, names=("p.dat",)).n_people == 3


@pytest.mark.parametrize(
    "content", [b"PAR1 and no more", PEOPLE[:-9], PEOPLE[:40] + bytes(60) + PEOPLE[100:]]
)
def test_a_damaged_file_is_refused(refusal: Refusal, content: bytes) -> None:
    assert "tables.damaged" in refusal(content, names=("p.parquet",))


def test_a_file_without_columns_is_refused(refusal: Refusal) -> None:
    assert "tables.empty" in refusal(make({}), names=("p.parquet",))


@pytest.mark.parametrize(
    ("bound", "most", "code"),
    [
        ("MOST_COLUMNS", 2, "too_many_columns"),
        ("MOST_LAID_OUT", 14, "too_many_cells"),
        ("MOST_LETTERS", 10, "unpacks_too_large"),
        ("MOST_UNPACKED", 100, "unpacks_too_large"),
        ("MOST_PAGES", 4, "unpacks_too_large"),
    ],
)
def test_what_would_fill_the_memory_is_refused(
    refusal: Refusal, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, code: str
) -> None:
    monkeypatch.setattr(parquet, bound, most)
    assert f"tables.{code}" in refusal(PEOPLE, names=("p.parquet",))


def test_long_lists_in_few_rows_are_counted(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "MOST_LAID_OUT", 1000)
    assert "2000 cells" in refusal(make({"id": [[7] * 2000]}), names=("p.parquet",))


@pytest.mark.parametrize(
    ("column", "letters"),
    [
        (pl.Series([["ab", "c"], [], None]), 3),
        (pl.Series([{"a": "xyz"}]), 3),
        (pl.Series(["a"], dtype=pl.Categorical), 1),
        (pl.Series([b"abc"]), 3),
        (pl.Series([[["ab"]]]), 2),
        (pl.Series([1]), 0),
    ],
)
def test_letters_are_counted_wherever_they_stand(column: pl.Series, letters: int) -> None:
    assert parquet._count_letters(column) == letters


class TestPages:
    """What a file claims, before it is believed."""

    def test_what_pages_unpack_to_is_added_up(self) -> None:
        text = "".join(chr(97 + k % 26) for k in range(30_000))
        measured = measure_pages(make({"a": [text, text[::-1]], "b": [[1, 2], [3]]}))
        assert 60_000 < measured.n_bytes < 61_000
        assert measured.n_values == 2 + 3

    def test_texts_that_share_their_beginnings_are_taken_at_their_worst(self) -> None:
        """Field 2 of the header is 1,000 bytes, field 5 a page of 500 values in encoding 7."""
        unpacked = Unpacked()
        pages._add(unpacked, {2: 1000, 5: {1: 500, 2: 7}})
        assert (unpacked.n_bytes, unpacked.n_values) == (500_000, 500)

    @pytest.mark.parametrize(
        "description",
        [
            b"",
            b"\x19",
            b"\x4b\x00",
            b"\x08\xfe\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x00",
            b"\x49" + b"\x19" * 40,
            b"\x49\xf8\xff\xff\xff\x07",
            b"\x45\x02\x00",
            b"\x49\x1c\x19\x1c\x00\x00\x00",
            b"\x49\x1c\x19\x1c\x3c\x00\x00\x00\x00",
            b"\x49\x1c\x19\x1c\x3c\x96\x01\x00\x00\x00\x00",
        ],
    )
    def test_descriptions_that_are_none_are_refused(self, description: bytes) -> None:
        data = b"PAR1" + description + len(description).to_bytes(4, "little") + b"PAR1"
        with pytest.raises(Unreadable):
            measure_pages(data)

    @given(st.binary(max_size=60))
    def test_whatever_the_description_holds_it_is_measured_or_refused(self, description: bytes) -> None:
        data = b"PAR1" + description + len(description).to_bytes(4, "little") + b"PAR1"
        with contextlib.suppress(Unreadable):
            measure_pages(data)

    def test_numbers_and_truth_values_of_a_description(self) -> None:
        """True, the double 1.0, a list of two bytes, and 300 in a list whose length is spelt out."""
        data = b"\x11\x17" + struct.pack("<d", 1.0) + b"\x19\x23\x05\x06\x19\xf5\x01\xd8\x04\x00"
        assert pages._Thrift(data, 0).read_struct() == {1: True, 2: 1.0, 3: [5, 6], 4: [300]}

    def test_a_field_far_from_the_last_has_its_number_spelt_out(self) -> None:
        assert pages._Thrift(b"\x05\xc8\x01\x02\x00", 0).read_struct() == {100: 1}


def test_many_rows_in_a_small_file_are_refused_before_they_are_laid_out(refusal: Refusal) -> None:
    content = make({"id": pl.repeat(0, 13_000_000, dtype=pl.Int8, eager=True)})
    assert len(content) < 100_000
    assert "tables.too_many_cells" in refusal(content, names=("p.parquet",))
