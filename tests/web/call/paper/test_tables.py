"""Answers as a table: out, filled in elsewhere, and in again."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ecotone_web.records.models import Belonging, Boundary, Call, Invitation, Person, Space, Tie
from ecotone_web.rooms.call.paper import tables
from ecotone_web.rooms.call.paper.reads import write_code
from ecotone_web.rooms.call.personal.acts import SaidTie, find_told, say_ties
from tests.web.making import make_call, make_invitation


@pytest.fixture
def call(cast: Space) -> Call:
    """A call to three of the cast."""
    call = make_call(cast)
    for name in ("esi", "gale", "kai"):
        make_invitation(call, Person.objects.get(space=cast, outside_id=name), "sent")
    return call


def at(name: str, call: Call) -> str:
    return reverse(name, args=[call.space.slug, call.pk])


def take(browser: Client, call: Call) -> list[dict[str, str]]:
    """The table as a spreadsheet opens it."""
    text = browser.get(at("paper:table", call)).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def bring(browser: Client, call: Call, rows: list[dict[str, str]], **options: Any) -> str:
    """The table as a spreadsheet saves it."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), **options)
    writer.writeheader()
    writer.writerows(rows)
    file = SimpleUploadedFile("answers.csv", text.getvalue().encode())
    return browser.post(at("paper:bring_in", call), {"file": file}).content.decode()


def test_a_table_goes_out_is_filled_in_and_comes_back(signed_in: Client, call: Call) -> None:
    rows = take(signed_in, call)
    assert [row["name"] for row in rows] == ["Esi Estuary", "Gale Greenshore", "Kai Kelp"]
    rows[0] |= {"answer": "yes", "imagines": "=Tea", "organisation": "Residents", "listed": "yes"}
    rows[2] |= {"answer": "no", "ties": "Esi Estuary, w | Gale Greenshore, i, week, 2020"}
    page = bring(signed_in, call, rows, delimiter=";")
    assert "2 rows were taken in." in page
    assert "In 1 row nothing is new." in page
    answers = dict(Invitation.objects.values_list("person__outside_id", "answer"))
    assert answers == {"esi": "yes", "gale": "", "kai": "no"}
    again = take(signed_in, call)
    assert again[0]["imagines"] == "'=Tea"
    assert again[0]["organisation"] == "Residents"
    assert again[2]["ties"] == "Esi Estuary, w | Gale Greenshore, i, week, 2020"


def test_a_table_that_comes_back_as_it_went_tells_nothing(signed_in: Client, call: Call) -> None:
    """What a file says of her is not what she says; and nobody has answered by it."""
    person = Person.objects.get(outside_id="esi")
    Invitation.objects.filter(person=person).update(answer="yes", imagines="tea\nand cake", state="answered")
    other = Person.objects.create(space=call.space, name="Ames, Ann", outside_id="ann", source=person.source)
    say_ties(person=person, source=find_told(call.space), ties=[SaidTie(other, ("knows",))])
    n_people, answered = Person.objects.count(), list(Person.objects.values_list("answered_on", flat=True))
    page = bring(signed_in, call, take(signed_in, call))
    assert "0 rows were taken in." in page
    assert "In 3 rows nothing is new." in page
    assert Person.objects.count() == n_people
    assert list(Person.objects.values_list("answered_on", flat=True)) == answered
    assert not Belonging.objects.filter(is_told=True).exists()
    assert Invitation.objects.get(person=person).imagines == "tea\nand cake"


@pytest.mark.parametrize("name", ["code", "Name", "ties"])
def test_a_boundary_that_is_called_as_a_column_of_ours_has_one_of_its_own(
    name: str, signed_in: Client, call: Call
) -> None:
    boundary = call.boundaries.get()
    Boundary.objects.filter(pk=boundary.pk).update(name=name)
    rows = take(signed_in, call)
    assert rows[0]["code"] == write_code(Invitation.objects.get(person__outside_id="esi"))
    rows[0] |= {f"{name} (boundary)": "Residents", "ties": "Gale Greenshore"}
    assert "1 row was taken in." in bring(signed_in, call, rows)
    assert Belonging.objects.get(is_told=True).side.name == "Residents"
    assert Tie.objects.get(one__outside_id="esi", kind="knows").other.name == "Gale Greenshore"


def test_rows_beyond_what_a_page_waits_for_are_left_for_the_next_time(
    signed_in: Client, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_AT_ONCE", 2)
    rows = [{**row, "answer": "yes"} for row in take(signed_in, call)]
    assert "1 more row waits" in bring(signed_in, call, rows)
    page = bring(signed_in, call, rows)
    assert "1 row was taken in." in page
    assert "In 2 rows nothing is new." in page


def test_the_same_table_twice_does_no_harm(signed_in: Client, call: Call) -> None:
    rows = take(signed_in, call)
    rows[0] |= {"answer": "yes", "imagines": "=Tea", "ties": "Gale Greenshore, kw"}
    bring(signed_in, call, rows)
    n_ties, held = Tie.objects.count(), take(signed_in, call)
    bring(signed_in, call, held)
    assert (Tie.objects.count(), take(signed_in, call)) == (n_ties, held)


def test_rows_that_are_wrong_are_said_by_line_and_the_others_taken(signed_in: Client, call: Call) -> None:
    rows = take(signed_in, call)
    rows[0] |= {"answer": "perhaps"}
    rows[1] |= {"answer": "yes"}
    rows[2] |= {"code": "1-A", "answer": "no"}
    for row in rows:
        row["mood"] = "fair"
    page = bring(signed_in, call, rows)
    assert "1 row was taken in." in page
    assert "Line 2, Answer:" in page
    assert "Line 4: nobody here has the code “1-A”." in page
    assert "Of these columns nothing was taken: mood" in page
    assert Invitation.objects.get(answer="yes").person.outside_id == "gale"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name,answer\nEsi,yes\n", "There is no column “code” in it."),
        (b"", "The submitted file is empty."),
        (b"\x00\x01\x02", "There is no column “code” in it."),
    ],
)
def test_a_file_that_is_no_table_of_answers_changes_nothing(
    content: bytes, said: str, signed_in: Client, call: Call
) -> None:
    file = SimpleUploadedFile("answers.csv", content)
    answer = signed_in.post(at("paper:bring_in", call), {"file": file})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'type="file"' in page, "another can be chosen at once"
    assert not Invitation.objects.exclude(answer="").exists()


def test_a_code_of_another_call_is_nobody_here(signed_in: Client, call: Call) -> None:
    other = make_call(call.space, worlds="place")
    asked = make_invitation(other, Person.objects.get(space=call.space, outside_id="bo"), "sent")
    page = bring(signed_in, call, [{"code": write_code(asked), "answer": "yes"}])
    assert "nobody here has the code" in page
