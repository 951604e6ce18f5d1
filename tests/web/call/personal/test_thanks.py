"""What comes back to her at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache

from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Belonging, Boundary, Person, Side, Space
from ecotone_web.rooms.landscape.reads.readings import find_reading
from tests.web.call.personal.conftest import Visitor


def fill_sides(bo: Visitor, cast: Space, organisation: Boundary) -> list[Side]:
    """Two sides that are large enough to be shown."""
    sides = list(organisation.sides.all()[:2])
    for number in range(14):
        person = Person.objects.create(
            space=cast, name=f"Person {number}", outside_id=f"p{number}", source=bo.person.source
        )
        person.belongings.create(side=sides[number % 2], source=bo.person.source)
    return sides


@pytest.mark.django_db(transaction=True)
def test_the_whole_is_shown_where_sides_are_large_enough(
    bo: Visitor, cast: Space, organisation: Boundary, run_tasks: Callable[[], None]
) -> None:
    sides = fill_sides(bo, cast, organisation)
    assert "There is no picture of the whole yet" in bo.read("thanks")
    bo.post("you", cares="Rest")
    run_tasks()
    page = bo.read("thanks")
    assert sides[0].name in page
    assert "each dot is one person" in page
    assert "chaque point" in bo.read("thanks", lang="fr")


@pytest.mark.django_db(transaction=True)
def test_where_the_worlds_are_groups_of_sides_the_groups_are_shown(
    bo: Visitor, cast: Space, organisation: Boundary, run_tasks: Callable[[], None]
) -> None:
    kinds = Boundary.objects.create(
        space=cast, name="kind", grouped_from=organisation, source=organisation.source
    )
    groups = [kinds.sides.create(name=name) for name in ("Public bodies", "Clubs")]
    for number, side in enumerate(organisation.sides.all()):
        organisation.sides.filter(pk=side.pk).update(group=groups[number % 2])
        for place in range(6):
            person = Person.objects.create(
                space=cast, name=f"{side} {place}", outside_id=f"{side.pk}-{place}", source=bo.person.source
            )
            person.belongings.create(side=side, source=bo.person.source)
    bo.person.invitations.get().call.boundaries.set([kinds])
    Boundary.objects.filter(pk=organisation.pk).update(is_used=False)
    assert organisation.sides.first().name in bo.read("you")
    bo.post("you", cares="Rest")
    run_tasks()
    assert "Public bodies" in bo.read("thanks")


@pytest.mark.django_db(transaction=True)
def test_few_people_are_not_drawn(bo: Visitor, run_tasks: Callable[[], None]) -> None:
    bo.post("you", cares="Rest")
    run_tasks()
    assert "There is no picture of the whole yet" in bo.read("thanks")


def test_the_ring_speaks_her_language(bo: Visitor) -> None:
    bo.post("name", name="Zed Unheard-of", kinds=["knows"])
    assert "one of them says so" in bo.read("thanks")
    assert "l’une des deux le dit" in bo.read("thanks", lang="fr")


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_has_the_map_made_anew(
    bo: Visitor, cast: Space, organisation: Boundary, run_tasks: Callable[[], None]
) -> None:
    fill_sides(bo, cast, organisation)
    side = organisation.sides.first()
    bo.post("you", **{f"sides_{organisation.pk}": [side.pk]})
    run_tasks()
    cache.clear()
    row = Belonging.objects.get(person=bo.person, is_told=True)
    bo.post("take_back", what=f"belonging:{row.pk}")
    run_tasks()
    kept = find_reading(
        Space.objects.get(pk=cast.pk), about_boundary(organisation.pk), Selection().for_others()
    )
    assert kept is not None
    assert kept.version == Space.objects.get(pk=cast.pk).version
