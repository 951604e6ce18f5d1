"""Everything that is held of her: seen, put right, taken along, taken back, erased."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from ecotone_web.records.models import (
    Belonging,
    Consent,
    Forgotten,
    Invitation,
    Note,
    Person,
    Profile,
    Tie,
    Voucher,
)
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.call.personal.conftest import Visitor


@pytest.fixture
def told(bo: Visitor, asked: Invitation) -> Visitor:
    """She has said a little of everything."""
    side = Belonging.objects.filter(person=bo.person).first()
    assert side is not None
    boundary = side.side.boundary
    bo.post("answer", asked.pk, **{f"call{asked.pk}-answer": "yes", f"call{asked.pk}-imagines": "Warm soup"})
    bo.post("you", seeks="Zweisamkeit", words="Grenzgängerin", **{f"sides_{boundary.pk}": [side.side_id]})
    bo.post("name", name="Zed Unheard-of", kinds=["knows", "works with"], often="12", since="2019")
    bo.post("uses", listed="yes", again="no")
    return bo


def test_everything_is_shown_by_source(told: Visitor) -> None:
    page = told.read("data")
    for words in (
        "Warm soup",
        "Zweisamkeit",
        "Grenzgängerin",
        "Zed Unheard-of",
        "cast.csv",
        told.person.name,
    ):
        assert words in page


def test_the_file_holds_the_same(told: Visitor) -> None:
    response = told.get("json")
    assert "attachment" in response["Content-Disposition"]
    found = json.loads(response.content)
    assert found["person"]["name"] == told.person.name
    assert found["in_own_words"]["seeks"] == "Zweisamkeit"
    assert found["people_you_named"] == [
        {
            "name": "Zed Unheard-of",
            "kinds": ["knows", "works with"],
            "times_a_year": 12.0,
            "since": "2019-01-01",
            "confirmed_by_both": False,
        }
    ]
    assert found["agreed_to"] == {"listed": True, "again": False}
    assert found["answers"][0]["imagines"] == "Warm soup"


def test_what_the_team_noted_for_itself_is_counted_and_not_shown(told: Visitor, convener: object) -> None:
    note = Note.objects.create(space=told.person.space, writer=convener.user, text="Grumpy today")  # type: ignore[attr-defined]
    note.people.add(told.person)
    hand = find_hand(convener)  # type: ignore[arg-type]
    side = Belonging.objects.filter(person=told.person)[0].side
    Voucher.objects.create(world=side, person=told.person, source=hand, words="Owes us one")
    page = told.read("data") + told.read("json")
    assert "Grumpy" not in page
    assert "Owes us" not in page
    assert "2 more things about you" in page


def test_each_answer_is_taken_back_by_itself(told: Visitor, asked: Invitation) -> None:
    tie = Tie.objects.filter(one=told.person, kind="knows").get()
    belonging = Belonging.objects.filter(person=told.person, is_told=True).get()
    for what in (
        "text:seeks",
        f"belonging:{belonging.pk}",
        f"somebody:{tie.other.uid}",
        "consent:listed",
        f"words:{asked.pk}",
    ):
        told.post("take_back", what=what)
    asked.refresh_from_db()
    assert (asked.answer, asked.imagines) == ("yes", "")
    assert Profile.objects.get(person=told.person).seeks == ""
    assert not Belonging.objects.filter(pk=belonging.pk).exists()
    assert not Tie.objects.filter(one=told.person, other=tie.other).exists()
    assert not Consent.objects.get(person=told.person, use="listed").is_given


def test_she_corrects_her_name_and_address(told: Visitor) -> None:
    told.post("correct", name="Bo B. Brackwater", email="bo@example.org")
    person = Person.objects.get(pk=told.person.pk)
    assert (person.name, person.email) == ("Bo B. Brackwater", "bo@example.org")
    assert told.post("correct", name="", email="nonsense").status_code == 422


def test_erasing_is_asked_once_and_a_page_that_knows_nobody_says_goodbye(told: Visitor) -> None:
    assert "This cannot be undone." in told.read("erase")
    assert Person.objects.filter(pk=told.person.pk).exists()
    response = told.post("erase")
    assert response["Location"] == "/for-you/goodbye/?lang=en"
    assert "Goodbye" in told.browser.get(response["Location"]).content.decode()
    assert told.get("page").status_code == 404
    assert Forgotten.objects.filter(uid=told.person.uid).exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_of_her_is_left_in_the_database_or_the_files(told: Visitor) -> None:
    told.post("correct", name=told.person.name, email="bo.brackwater@example.org")
    words = ("Brackwater", "bo.brackwater", "Zweisamkeit", "Grenzgängerin", "Warm soup", told.token)
    told.post("erase")
    rows = [
        row
        for table in apps.get_models(include_auto_created=True)
        for row in table._base_manager.values_list()
    ]
    text = "\n".join(map(str, rows))
    assert [word for word in words if word in text] == []
    if connection.vendor == "sqlite":
        connection.close()
    files = [path for path in Path(settings.DATA).rglob("*") if path.is_file()]
    for path in files:
        found = path.read_bytes()
        assert [word for word in words if word.encode() in found] == [], path
