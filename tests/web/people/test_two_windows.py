"""Two windows on one person, belonging, meeting or boundary: nobody's words are lost without a word."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Boundary, Meeting, Person, Space
from tests.web.people.test_directory import address
from tests.web.people.test_person import person_of


def open_form(browser: Client, where: str) -> dict[str, str]:
    """What a browser would send back if nothing were touched."""
    form = browser.get(where).context["form"]
    return {name: str(form[name].value() or "") for name in form.fields}


@pytest.fixture
def ada(cast: Space) -> Person:
    person = person_of(cast, "ada")
    Person.objects.filter(pk=person.pk).update(note="First line.\r\nSecond line.")
    return person


def test_two_who_wrote_in_different_fields_both_keep_what_they_wrote(
    signed_in: Client, cast: Space, ada: Person
) -> None:
    where = address(cast, f"{ada.uid}/change/")
    one, other = open_form(signed_in, where), open_form(signed_in, where)
    signed_in.post(where, {**one, "email": "ada@example.org"})
    assert signed_in.post(where, {**other, "note": "Knows the tides."}).status_code == 302
    ada.refresh_from_db()
    assert (ada.email, ada.note) == ("ada@example.org", "Knows the tides.")


def test_of_two_who_wrote_in_one_field_the_second_sees_both_and_decides(
    signed_in: Client, cast: Space, ada: Person
) -> None:
    where = address(cast, f"{ada.uid}/change/")
    one, other = open_form(signed_in, where), open_form(signed_in, where)
    signed_in.post(where, {**one, "note": "Theirs.", "email": "ada@example.org"})
    page: Any = signed_in.post(where, {**other, "note": "Mine."})
    assert page.status_code == 200
    assert "to “Theirs.”" in page.content.decode()
    ada.refresh_from_db()
    assert ada.note == "Theirs."
    again = {name: str(page.context["form"][name].value() or "") for name in page.context["form"].fields}
    assert (again["note"], again["email"]) == ("Mine.", "ada@example.org")
    assert signed_in.post(where, again).status_code == 302
    ada.refresh_from_db()
    assert (ada.note, ada.email) == ("Mine.", "ada@example.org")


def test_so_it_is_with_what_the_team_knows_of_a_boundary(signed_in: Client, cast: Space) -> None:
    place = Boundary.objects.get(space=cast, name="place")
    where = f"/s/{cast.slug}/boundaries/{place.pk}/knowledge/"
    one, other = open_form(signed_in, where), open_form(signed_in, where)
    signed_in.post(where, {**one, "differs": "The tides.", "protects": "The harbour."})
    assert "The tides." in signed_in.post(where, {**other, "differs": "The winds."}).content.decode()
    assert signed_in.post(where, {**other, "learnable": "Patience."}).status_code == 302
    place.refresh_from_db()
    assert (place.differs, place.protects, place.learnable) == ("The tides.", "The harbour.", "Patience.")


def test_so_it_is_with_where_somebody_belongs(signed_in: Client, cast: Space, ada: Person) -> None:
    belonging = ada.belongings.get(side__name="north")
    where = address(cast, f"{ada.uid}/belongings/{belonging.pk}/")
    seen = {name: value for name, value in open_form(signed_in, where).items() if name != "is_told"}
    signed_in.post(where, {**seen, "is_told": "on", "since": "2020-01-01"})
    page: Any = signed_in.post(where, {**seen, "since": "2021-01-01"})
    assert "to “2020-01-01”" in page.content.decode()
    again = page.context["form"]
    assert (again["is_told"].value(), again["since"].value()) == (True, "2021-01-01")
    assert signed_in.post(where, {**seen, "until": "2022-01-01"}).status_code == 302
    belonging.refresh_from_db()
    assert (belonging.is_told, str(belonging.since), str(belonging.until)) == (
        True,
        "2020-01-01",
        "2022-01-01",
    )


def test_a_meeting_whose_day_is_still_to_come_may_have_another_name(signed_in: Client, cast: Space) -> None:
    """A file said so; whoever corrects the name need not know the day."""
    meeting = cast.meetings.get()
    ahead = timezone.localdate() + timedelta(days=30)
    Meeting.objects.update(on=ahead)
    where = f"/s/{cast.slug}/landscape/meetings/{meeting.pk}/change/"
    seen = open_form(signed_in, where)
    signed_in.post(where, {**seen, "on": str(ahead + timedelta(days=1))})
    assert Meeting.objects.get().on == ahead
    signed_in.post(where, {**seen, "name": "Spring lunch"})
    assert Meeting.objects.get().name == "Spring lunch"


def test_so_it_is_with_what_a_meeting_was(signed_in: Client, cast: Space) -> None:
    meeting = cast.meetings.first()
    assert meeting is not None
    where = f"/s/{cast.slug}/landscape/meetings/{meeting.pk}/change/"
    seen = open_form(signed_in, where)
    signed_in.post(where, {**seen, "name": "Spring lunch"})
    assert "to “Spring lunch”" in signed_in.post(where, {**seen, "name": "Late supper"}).content.decode()
    assert signed_in.post(where, {**seen, "on": "2026-03-21"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.name, str(meeting.on)) == ("Spring lunch", "2026-03-21")
