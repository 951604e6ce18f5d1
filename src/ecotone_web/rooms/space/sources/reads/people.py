"""People as this room asks for them."""

from __future__ import annotations

from ecotone_web.records.models import Person, Space
from ecotone_web.records.names import called, sort_by
from ecotone_web.rooms.space.sources.reads.names import fold

MOST_OFFERED = 400


def has_anybody(space: Space) -> bool:
    """Whether somebody is here already."""
    return Person.objects.filter(space=space).exists()


def find_by_name(space: Space, name: str) -> Person | None:
    """Somebody of this name."""
    alike = Person.objects.filter(space=space, sorted_as=sort_by(name))
    return next((person for person in alike if fold(person.name) == fold(name)), None)


def list_known(space: Space, begins: str = "") -> list[str]:
    """Names to complete what is being typed, in their order."""
    people = Person.objects.filter(called(begins), space=space)
    return list(people.values_list("name", flat=True)[:MOST_OFFERED])
