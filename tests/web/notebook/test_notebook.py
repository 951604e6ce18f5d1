"""One line in ten seconds, private until it is shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Member, Note, Space
from ecotone_web.records.names import sort_by
from ecotone_web.rooms.notebook.acts import share, write_line
from tests.web.making import make_member


def address(space: Space, rest: str = "") -> str:
    return f"/s/{space.slug}/notebook/{rest}"


def test_a_line_needs_nothing_but_words(signed_in: Client, space: Space) -> None:
    response = signed_in.post(address(space, "keep/"), {"text": "They drank tea."}, follow=True)
    assert "They drank tea." in response.content.decode()
    assert Note.objects.get().shared_at is None


def test_a_line_can_be_about_an_area_people_and_a_boundary(signed_in: Client, cast: Space) -> None:
    place = cast.boundaries.get(name="place")
    signed_in.post(
        address(cast, "keep/"),
        {"text": "Tea", "area": "power", "people": "ada ankerwyn; Bo Brackwater", "boundary": place.pk},
    )
    note = Note.objects.get()
    assert [person.outside_id for person in note.people.all()] == ["ada", "bo"]
    assert (note.area, note.boundary) == ("power", place)


def test_a_name_that_nobody_has_is_said(signed_in: Client, cast: Space) -> None:
    response = signed_in.post(address(cast, "keep/"), {"text": "Tea", "people": "Nobody Atall"})
    assert response.status_code == 422
    assert "Nobody here is called “Nobody Atall”." in response.content.decode()
    assert not Note.objects.exists()


def test_a_line_is_of_a_day_that_has_been_somewhere_on_earth(signed_in: Client, space: Space) -> None:
    today = timezone.localdate()
    later = {"text": "Tea", "on": str(today + timedelta(days=2))}
    response = signed_in.post(address(space, "keep/"), later)
    assert "This day is still to come." in response.content.decode()
    signed_in.post(address(space, "keep/"), {**later, "on": str(today + timedelta(days=1))})
    assert Note.objects.get().on == today + timedelta(days=1)


def test_a_line_is_its_writers_until_it_is_shared(space: Space, convener: Member, client: Client) -> None:
    other = make_member(space, "co-convener")
    client.force_login(other.user)
    note = write_line(by=convener, text="Tea with the council")
    assert "Tea with" not in client.get(address(space)).content.decode()
    assert client.get(address(space, f"{note.pk}/")).status_code == 404
    share(by=convener, note=note)
    assert "Tea with" in client.get(address(space)).content.decode()
    assert client.post(address(space, f"{note.pk}/take-away/")).status_code == 404


def test_lines_are_found_by_words_area_and_month(signed_in: Client, convener: Member, space: Space) -> None:
    write_line(by=convener, text="Tea with the council", area="power")
    write_line(by=convener, text="Soup with residents", area="identity")

    def seen(query: str) -> list[str]:
        page = signed_in.get(address(space, query)).content.decode()
        return [word for word in ("Tea", "Soup") if f"{word} with" in page]

    assert seen("?q=council") == ["Tea"]
    assert seen("?area=identity") == ["Soup"]
    assert seen("?month=1999-01") == []
    assert seen("") == ["Tea", "Soup"]


@pytest.mark.parametrize("n", [1, 30])
def test_as_many_queries_for_thirty_lines_as_for_one(
    n: int, signed_in: Client, convener: Member, cast: Space, django_assert_num_queries: Callable[..., object]
) -> None:
    ada = cast.people.get(outside_id="ada")
    for number in range(n):
        write_line(by=convener, text=f"Line {number}", people=[ada])
    signed_in.get(address(cast))
    with django_assert_num_queries(10):
        signed_in.get(address(cast))


def test_a_line_that_is_sent_twice_is_one_line(signed_in: Client, cast: Space) -> None:
    for _click in range(2):
        response = signed_in.post(address(cast, "keep/"), {"text": "Tea", "people": "Ada Ankerwyn"})
        assert response.status_code == 302
    assert Note.objects.count() == 1
    signed_in.post(address(cast, "keep/"), {"text": "Tea", "on": "2026-03-01"})
    Note.objects.update(written_at=timezone.now() - timedelta(minutes=2))
    signed_in.post(address(cast, "keep/"), {"text": "Tea"})
    assert Note.objects.count() == 3


def test_the_same_words_about_others_are_another_line(cast: Space, convener: Member) -> None:
    ada, bo = cast.people.filter(outside_id__in=["ada", "bo"]).order_by("outside_id")
    about = [[ada, bo], [ada], [bo], []]
    for people in [*about, *about]:
        write_line(by=convener, text="Called.", people=people)
    lines = Note.objects.order_by("pk")
    assert [list(line.people.order_by("outside_id")) for line in lines] == about


@pytest.mark.parametrize("typed", ["Okonkwo, Adaeze", "Ada Ankerwyn, okonkwo,  adaeze", "Okonkwo, Adaeze; "])
def test_somebody_with_a_comma_in_her_name_is_one(signed_in: Client, cast: Space, typed: str) -> None:
    cast.people.filter(outside_id="bo").update(name="Okonkwo, Adaeze", sorted_as=sort_by("Okonkwo, Adaeze"))
    signed_in.post(address(cast, "keep/"), {"text": "Tea", "people": typed})
    assert {"bo"} <= set(Note.objects.get().people.values_list("outside_id", flat=True)) <= {"ada", "bo"}
