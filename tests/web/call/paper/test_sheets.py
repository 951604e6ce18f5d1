"""The same questions on paper: a sheet with a code, typed in from the keyboard, with paper as its source."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Call,
    Consent,
    Invitation,
    Person,
    Side,
    Space,
    Tie,
    Wording,
)
from ecotone_web.rooms.call.paper.reads import find_by_code, write_code
from ecotone_web.rooms.call.paper.views import sheets
from tests.web.making import make_call, make_invitation


@pytest.fixture
def call(cast: Space) -> Call:
    """A call in the space of the cast."""
    return make_call(cast)


@pytest.fixture
def asked(call: Call) -> Invitation:
    """Esi is asked."""
    return make_invitation(call, Person.objects.get(space=call.space, outside_id="esi"), "approved")


def at(name: str, call: Call, *more: Any) -> str:
    return reverse(name, args=[call.space.slug, call.pk, *more])


def type_in(browser: Client, asked: Invitation, **fields: Any) -> Any:
    """What stands on her sheet, sent as the page sends it."""
    return browser.post(at("paper:enter", asked.call, write_code(asked)), fields, follow=True)


def test_any_one_wrong_digit_of_a_code_shows(call: Call, asked: Invitation) -> None:
    code = write_code(asked)
    assert find_by_code(call, f" {code.lower()} ") == asked
    number, letter = code.split("-")
    for place in range(len(number)):
        for digit in set("0123456789") - {number[place]}:
            assert find_by_code(call, f"{number[:place]}{digit}{number[place + 1 :]}-{letter}") is None


def test_a_sheet_asks_in_the_words_and_the_language_of_her_world(
    signed_in: Client, call: Call, asked: Invitation
) -> None:
    world = Belonging.objects.get(person=asked.person, side__boundary__name="organisation").side
    Wording.objects.create(call=call, world=world, language="ar", subject="العودة إلى البيت")
    page = signed_in.get(at("paper:sheets", call)).content.decode()
    assert write_code(asked) in page
    assert 'lang="ar" dir="rtl"' in page
    assert "العودة إلى البيت" in page
    assert "Reef School" in page


def test_where_sides_are_grouped_a_sheet_asks_for_the_sides_themselves(
    signed_in: Client, call: Call, asked: Invitation
) -> None:
    whole = call.boundaries.get()
    grouped = Boundary.objects.create(space=call.space, name="kind", grouped_from=whole, source=whole.source)
    Side.objects.create(boundary=grouped, name="Public bodies")
    call.boundaries.set([grouped, whole])
    page = signed_in.get(at("paper:sheets", call)).content.decode()
    assert page.count("Reef School") == 1
    assert "Public bodies" not in page


def test_a_sheet_says_where_a_call_shows_names_unless_somebody_says_no(
    signed_in: Client, call: Call, asked: Invitation
) -> None:
    said = "unless you say no, your name is on that list"
    assert said not in signed_in.get(at("paper:sheets", call)).content.decode()
    for names in (Call.Names.ASKED, Call.Names.EVERYBODY):
        Call.objects.update(names=names)
        assert said in signed_in.get(at("paper:sheets", call)).content.decode()


def test_what_is_typed_in_holds_and_has_paper_as_its_source(signed_in: Client, asked: Invitation) -> None:
    call, person = asked.call, asked.person
    boundary = call.boundaries.get()
    found = type_in(
        signed_in,
        asked,
        answer="yes",
        imagines="Tea with the fishers.",
        seeks="A boat",
        ties="Dag Driftwood, kw, month, 2019\nNobody Known",
        listed="yes",
        quoted="no",
        **{f"on_{boundary.pk}": "reef; resid"},
    )
    assert f"The sheet {write_code(asked)} is taken in." in found.content.decode()
    asked.refresh_from_db()
    assert (asked.state, asked.answer, asked.imagines) == ("answered", "yes", "Tea with the fishers.")
    held = Belonging.objects.filter(person=person, side__boundary=boundary)
    assert {(row.side.name, row.source.kind, row.is_told) for row in held} == {
        ("Reef School", "paper", True),
        ("Residents", "paper", True),
    }
    ties = Tie.objects.filter(one=person, source__kind="paper").order_by("kind")
    assert [(tie.other.name, tie.kind, tie.weight) for tie in ties] == [
        ("Dag Driftwood", "knows", 12),
        ("Nobody Known", "knows", None),
        ("Dag Driftwood", "works with", 12),
    ]
    assert dict(Consent.objects.filter(person=person).values_list("use", "is_given")) == {
        "listed": True,
        "quoted": False,
    }
    assert person.profile.seeks == "A boat"


def test_what_is_left_empty_stays_as_it_was(signed_in: Client, asked: Invitation) -> None:
    type_in(signed_in, asked, answer="maybe", seeks="A boat", listed="yes")
    n_belongings = asked.person.belongings.count()
    type_in(signed_in, asked, offers="A net")
    asked.refresh_from_db()
    profile = asked.person.profile
    assert (asked.answer, profile.seeks, profile.offers) == ("maybe", "A boat", "A net")
    assert asked.person.belongings.count() == n_belongings
    assert asked.person.consents.get().is_given


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("ties", "Dag Driftwood, often", "Line 1: “often” is not understood."),
        ("side", "moon", "There is no side “moon”."),
        ("side", "r", "“r” fits several sides."),
        ("imagines", "Tea", "Which answer is it?"),
    ],
)
def test_what_cannot_be_meant_is_asked_again(
    field: str, typed: str, said: str, signed_in: Client, asked: Invitation
) -> None:
    name = f"on_{asked.call.boundaries.get().pk}" if field == "side" else field
    page = type_in(signed_in, asked, **{name: typed}).content.decode()
    assert said in page
    assert not hasattr(Person.objects.get(pk=asked.person_id), "profile")


def test_a_code_leads_to_its_sheet_and_a_wrong_one_is_said(signed_in: Client, asked: Invitation) -> None:
    address = at("paper:all", asked.call)
    assert signed_in.post(address, {"code": write_code(asked)}).url == at(
        "paper:enter", asked.call, write_code(asked)
    )
    assert "Nobody here has this code." in signed_in.post(address, {"code": "77-A"}).content.decode()


def test_many_sheets_are_printed_a_hundred_at_a_time(
    signed_in: Client, call: Call, asked: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_SHEETS", 2)
    for name in ("bo", "kai"):
        make_invitation(call, Person.objects.get(space=call.space, outside_id=name), "sent")
    assert "1 to 2" in signed_in.get(at("paper:all", call)).content.decode()
    first, second = (
        signed_in.get(at("paper:sheets", call), {"who": "all", "page": number}).content.decode()
        for number in (1, 2)
    )
    assert (first.count("<article"), second.count("<article")) == (2, 1)
    assert call.title not in first


def test_who_is_only_a_draft_has_no_sheet(signed_in: Client, asked: Invitation) -> None:
    Invitation.objects.update(state="draft")
    assert write_code(asked) not in signed_in.get(at("paper:sheets", asked.call)).content.decode()
    assert find_by_code(asked.call, write_code(asked)) is None


@pytest.mark.parametrize("n_more", [0, 10])
def test_sheets_take_as_many_queries_for_one_as_for_many(
    n_more: int, signed_in: Client, asked: Invitation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in Person.objects.filter(space=asked.call.space).exclude(pk=asked.person_id)[:n_more]:
        make_invitation(asked.call, person, "sent")
    with django_assert_num_queries(15):
        signed_in.get(at("paper:sheets", asked.call))
