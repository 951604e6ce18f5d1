"""Two windows on one person, or on what is known of one boundary: nobody's words are lost without a word."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from ecotone_web.records.models import Boundary, Person, Space
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
