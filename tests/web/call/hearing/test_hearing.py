"""What a call stirs: who answers, from which worlds, and what they imagine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags

from ecotone_web.bridge.answers import SILENT, hear_answers
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Call,
    Consent,
    Invitation,
    Person,
    Side,
    Space,
    Theme,
)

Answer = Callable[..., Invitation]


def read(client: Client, address: str) -> str:
    """The words of a page, without what lies between them."""
    page = client.get(address).content.decode().replace("<", " <")
    return " ".join(strip_tags(page).split())


def test_before_anybody_is_asked_it_says_what_will_be_heard(signed_in: Client, address: str) -> None:
    page = read(signed_in, address)
    assert "Nobody is asked yet, so nobody can answer." in page
    assert "you will read what people imagine" in page


def test_what_was_not_sent_or_was_withdrawn_is_not_counted(
    signed_in: Client, address: str, answer: Answer
) -> None:
    answer("ada", "yes", "Tea for all.")
    for who, state in (("bo", "draft"), ("dag", "approved"), ("esi", "withdrawn")):
        row = answer(who, "yes", "Coffee.")
        Invitation.objects.filter(pk=row.pk).update(state=state)
    page = read(signed_in, address)
    assert "1 of 1 has answered, and one says what might become possible." in page
    assert "Coffee." not in page


def test_an_answer_counts_though_its_page_was_opened_again(
    signed_in: Client, address: str, answer: Answer
) -> None:
    row = answer("ada", "maybe", "Tea for all.")
    Invitation.objects.filter(pk=row.pk).update(state="reminded")
    assert "1 of 1 has answered" in read(signed_in, address)


def test_answers_stand_under_their_sides_in_the_order_of_names(
    signed_in: Client, address: str, answer: Answer
) -> None:
    answer("ada", "yes", "From the museum.")
    answer("ivo", "yes", "From the dunes.")
    answer("hana", "yes", "From the fishers.")
    page = read(signed_in, address)
    places = [page.index(said) for said in ("From the dunes.", "From the fishers.", "From the museum.")]
    assert places == sorted(places)


def test_only_answers_of_a_chosen_side_are_shown(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    answer("ada", "yes", "From the museum.")
    answer("ivo", "yes", "From the dunes.")
    dunes = Side.objects.get(boundary__in=call.boundaries.all(), name="Dune Watch")
    page = read(signed_in, f"{address}?side={dunes.pk}")
    assert "From the dunes." in page
    assert "From the museum." not in page


def test_whoever_belongs_to_several_sides_is_shown_once_with_all_of_them(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    practice = call.space.boundaries.get(name="practice")
    call.boundaries.set([practice])
    answer("gale", "yes", "Divers could teach.")
    page = read(signed_in, address)
    assert page.count("Divers could teach.") == 1
    assert "also teacher" in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (True, " · may be quoted without a name"),
        (False, " · not to be quoted"),
        (None, ""),
    ],
)
def test_beside_each_answer_stands_whether_it_may_be_quoted(
    given: bool | None, said: str, signed_in: Client, address: str, answer: Answer
) -> None:
    row = answer("ada", "yes", "Tea for all.")
    Consent.objects.create(person=row.person, use=Consent.Use.LISTED, is_given=True)
    if given is not None:
        Consent.objects.create(person=row.person, use=Consent.Use.QUOTED, is_given=given)
    page = read(signed_in, address)
    assert f"answered “Yes”{said} A new theme" in page
    assert "Quote only what says that it may be quoted" in page


def make_worlds(call: Call, counts: dict[str, tuple[int, int]]) -> Boundary:
    """So many are asked on each side, and the first so many say yes; the others do not answer."""
    source = Person.objects.filter(space=call.space)[0].source
    boundary = Boundary.objects.create(space=call.space, name="coast", source=source)
    call.boundaries.set([boundary])
    for name, (asked, yes) in counts.items():
        side = Side.objects.create(boundary=boundary, name=name)
        for number in range(asked):
            person = Person.objects.create(
                space=call.space, source=source, outside_id=f"{name} {number}", name=f"{name} {number}"
            )
            Belonging.objects.create(person=person, side=side, source=source)
            said = {"state": "answered", "answer": "yes"} if number < yes else {"state": "sent"}
            Invitation.objects.create(call=call, person=person, **said)
    return boundary


def test_where_a_call_does_not_land_is_said_with_counts_and_likely_ranges(
    signed_in: Client, address: str, call: Call
) -> None:
    make_worlds(call, {"East": (20, 18), "West": (20, 2), "North": (2, 1), "South": (0, 0)})
    page = read(signed_in, address)
    assert "Fewer from West say yes than from elsewhere." in page
    assert "Read it as a question to ask there." in page
    assert "West 2 of 20 likely 3 to 27 of 100" in page
    assert "North 1 of 2 1 of 2" in page  # too few for a range
    assert "1 world where nobody is asked South" in page


def test_figures_are_those_of_the_library(call: Call) -> None:
    boundary = make_worlds(call, {"East": (4, 1), "West": (6, 0)})
    people = Person.objects.filter(invitations__call=call)
    said = {person.pk: "yes" if person.name == "East 0" else SILENT for person in people}
    heard = hear_answers(call.space, boundary, said)
    east, west = heard["sides"]
    assert (east["asked"], east["answered"], east["yes"], east["yes_between"]) == (4, 1, 1, None)
    assert (west["asked"], west["answered"], west["yes_between"]) == (6, 0, (0, 32))
    assert heard["whole"]["asked"] == 10


def test_of_those_asked_whose_side_is_not_known_it_is_said(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    call.boundaries.set([call.space.boundaries.get(name="practice")])
    answer("linn", "yes", "Tea.")
    page = read(signed_in, address)
    assert "Of one who is asked we do not know the practice." in page
    assert "practice not known" in page


def test_a_call_without_worlds_is_heard_by_any_boundary(
    signed_in: Client, address: str, call: Call, answer: Answer
) -> None:
    call.boundaries.clear()
    answer("ada", "yes", "Tea for all.")
    assert "Tea for all." in read(signed_in, address)
    Boundary.objects.update(is_used=False)
    assert "Tea for all." in read(signed_in, address)


@pytest.mark.parametrize("n", [1, 30])
def test_hearing_asks_as_often_for_many(
    n: int, signed_in: Client, address: str, call: Call, django_assert_num_queries: Any
) -> None:
    make_worlds(call, {f"side {number}": (2, 2) for number in range(n)})
    Invitation.objects.update(imagines="Tea for all.")
    themes = [Theme.objects.create(call=call, name=f"theme {number}") for number in range(n)]
    for row in Invitation.objects.all():
        row.themes.set(themes)
    with django_assert_num_queries(21):
        signed_in.get(address)
    with django_assert_num_queries(10):
        signed_in.get(f"{address}answers.csv")


def test_those_who_only_look_on_read_no_answers(
    client: Client, address: str, answer: Answer, observer: Any, cast: Space
) -> None:
    answer("ada", "yes", "Tea for all.")
    client.force_login(observer.user)
    assert client.get(address).status_code == 403
    assert client.get(f"{address}answers.csv").status_code == 403


def test_who_would_rather_have_another_asked_is_heard_with_the_way_to_the_invitation(
    signed_in: Client, address: str, answer: Answer
) -> None:
    row = answer("dag", "instead", instead="Rosa at the pier")
    answer("esi", "instead")
    answer("ada", "yes", "Tea for all.")
    words = read(signed_in, address)
    assert "Rosa at the pier says Dag Driftwood" in words
    assert "Esi Estuary names nobody." in words
    assert f'/people/{row.pk}/"' in signed_in.get(address).content.decode()
