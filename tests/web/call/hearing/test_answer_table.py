"""The answers as a table that a spreadsheet can open without reckoning anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.test import Client

from ecotone_web.bridge.answers import write_table
from ecotone_web.records.models import Consent, Invitation, Theme

Answer = Callable[..., Invitation]


def read(table: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))


def test_the_table_has_everybody_who_answered_with_themes_and_sides(
    signed_in: Client, address: str, answer: Answer
) -> None:
    row = answer("cleo", "instead", "Tea.\nAnd bread.", instead="Dag, of the school")
    row.themes.add(Theme.objects.create(call=row.call, name="tea"))
    Consent.objects.create(person=row.person, use=Consent.Use.QUOTED, is_given=True)
    answer("dag", "no")
    answer("esi")
    response = signed_in.get(f"{address}answers.csv")
    assert response["Content-Disposition"].startswith("attachment")
    heading, first, second = read(response.content)
    assert heading[0] == "Name"
    assert heading[-1] == "organisation"
    assert first == [
        "Cléo Câprier",
        "Ask someone else instead",
        "",
        "Tea. / And bread.",
        "Dag, of the school",
        "tea",
        "yes",
        "Harbour Museum",
    ]
    assert second[:2] == ["Dag Driftwood", "No"]
    assert second[6] == "has not said"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  +44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@here", "'@here"),
        ("\t=1", "'=1"),
        ('"=1', "\"'=1"),
        ("one; =2", "one; '=2"),
        ("one\n=2", "one / =2"),
        ("tea - and bread", "tea - and bread"),
        ("\x00=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
    ],
)
def test_no_cell_is_taken_for_a_formula(text: str, cell: str) -> None:
    assert read(write_table(["A"], [[text]]))[1] == [cell]
