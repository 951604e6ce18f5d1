"""Closely tied parts get a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Boundary, Member, Person, Space
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.landscape.tasks import provide_reading

Find = Callable[[str], Boundary]
LOOK = "?kind=friendship"


def address(space: Space, rest: object = "") -> str:
    return f"/s/{space.slug}/boundaries/{rest}"


@pytest.fixture(autouse=True)
def at_once(settings: Any) -> None:
    """Nothing waits for the background."""
    settings.WEIGH_AT_ONCE = 100_000


@pytest.fixture
def part(signed_in: Client, law_firm: Space) -> str:
    """The address under which the first part is named."""
    page = signed_in.get(address(law_firm, LOOK)).content.decode()
    found = re.search(r'href="([^"]*/boundaries/name/\?[^"]*)"', page)
    assert found
    return found[1].replace("&amp;", "&")


def first_people(space: Space) -> set[int]:
    content = provide_reading(space, "silos", Selection(kinds=("friendship",))).content
    return set(content["rows"][0]["people"])


def test_the_team_reads_who_is_in_a_part(signed_in: Client, law_firm: Space) -> None:
    page = signed_in.get(address(law_firm, LOOK)).content.decode()
    assert "parts hold together more than they would anyway" in page
    somebody = Person.objects.get(pk=min(first_people(law_firm)))
    assert f"/people/{somebody.uid}/" in page


def test_a_part_is_named_as_a_boundary_of_its_own(
    signed_in: Client, law_firm: Space, find: Find, part: str
) -> None:
    people = first_people(law_firm)
    assert "What would they call it?" in signed_in.get(part).content.decode()
    sent = {"side": "The old guard", "name": "Generation", "kind": "other", "has_others": "on"}
    response = signed_in.post(part, sent)
    boundary = find("Generation")
    assert response.headers["Location"] == address(law_firm, f"{boundary.pk}/")
    held = gather_landscape(law_firm).whole.boundary("Generation")
    assert held.sides == ("The old guard", "Others")
    assert held.side_people.tolist() == [len(people), 71 - len(people)]
    assert boundary.source.kind == "hand"
    again = signed_in.post(part, sent).content.decode()
    assert "There is a boundary of this name already." in again


def test_without_the_others_nobody_else_is_said_to_be_anywhere(
    signed_in: Client, law_firm: Space, find: Find, part: str
) -> None:
    signed_in.post(part, {"side": "The old guard", "kind": "other"})
    held = gather_landscape(law_firm).whole.boundary("The old guard")
    assert held.sides == ("The old guard",)
    assert held.n_unknown == 71 - len(first_people(law_firm))


def test_a_part_can_be_a_side_of_a_boundary_that_is_there(
    signed_in: Client, law_firm: Space, find: Find, part: str
) -> None:
    people, office = first_people(law_firm), find("office")
    for _twice in range(2):
        signed_in.post(part, {"side": "Upstairs", "boundary": office.pk, "kind": "other"})
    side = office.sides.get(name="Upstairs")
    assert set(side.belongings.values_list("person_id", flat=True)) == people
    assert side.belongings.count() == len(people)


def test_a_part_that_has_changed_is_not_named_by_mistake(signed_in: Client, law_firm: Space) -> None:
    response = signed_in.post(address(law_firm, "name/?part=0123456789ab"), {"side": "X"}, follow=True)
    assert "These parts are not as they were." in response.content.decode()


def test_nobody_of_another_space_is_put_on_a_side(cast: Space, convener: Member) -> None:
    ada = cast.people.get(outside_id="ada")
    boundary = acts.name_part(by=convener, people=[ada.pk, 10**9], side="Tea", name="Drink")
    assert [each.person for each in boundary.sides.get().belongings.all()] == [ada]
