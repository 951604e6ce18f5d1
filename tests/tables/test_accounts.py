"""The account: its words, and that every remark that is made has some, and that all words are used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import ecotone.tables
from ecotone.tables.accounts import REMARKS, Account, Notes

ROOM = Path(ecotone.tables.__file__).parent


def test_every_remark_has_words_and_all_words_are_used() -> None:
    source = "".join(path.read_text() for path in ROOM.rglob("*.py") if path.name != "accounts.py")
    made = set(re.findall(r'\.(?:repair|leave_out)\(\s*"(\w+)"', source))
    chosen = {"thousands", "decimal_comma", "weight_zero", "weight_negative", "weight_unread", "no_weights"}
    chosen |= {"other_size", "other_lists"}
    made |= chosen  # where they are made
    assert made == set(REMARKS)


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        ([3], "Line 3"),
        ([7, 3], "Lines 3 and 7"),
        (range(2, 10), "Lines 2, 3, 4, 5, 6 and 3 more"),
        ([], "Nowhere"),
    ],
)
def test_lines_are_named_in_words(lines: list[int], where: str) -> None:
    notes = Notes()
    notes.leave_out("no_id", lines)
    (remark,) = notes.left_out
    assert remark.what == f"{where}: there is no id."
    assert remark.rows == len(lines)


def test_a_long_value_is_shortened() -> None:
    notes = Notes()
    notes.repair("joined_names", given="x" * 500, family="y")
    assert len(notes.repaired[0].what) < 300


def test_empty_rows_do_not_count_as_left_out() -> None:
    notes = Notes()
    notes.leave_out("empty_rows", [2, 3])
    notes.leave_out("no_id", [4])
    account = Account("a.csv", "CSV", "people", 5, left_out=tuple(notes.left_out))
    assert account.rows_left_out == 1


def test_an_account_is_plain_for_json() -> None:
    notes = Notes()
    notes.repair("short_rows", [2])
    told = Account("a.csv", "CSV", "people", 5, repaired=tuple(notes.repaired)).as_dict()
    assert told["repaired"][0] == {
        "line": 2,
        "what": "Line 2: fewer cells than columns; what is missing was taken as not known.",
        "rows": 1,
        "code": "short_rows",
        "numbers": {},
    }
