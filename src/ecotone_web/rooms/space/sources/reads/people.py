"""People as they are named: who has a name, which names are offered while one types, which id is free."""

from __future__ import annotations

from collections.abc import Container

from ecotone_web.records.models import Person, Space
from ecotone_web.records.names import called, fold, sort_by
from ecotone_web.rooms.space.fields import split_several

CUT = 190
"""Letters of an id before which a number finds room."""

MOST_WRITTEN = 500
"""Names that are written into a page to complete what is typed; of more, a few at a time are asked for."""

MOST_OFFERED = 12


def has_anybody(space: Space) -> bool:
    """Whether somebody is here already."""
    return Person.objects.filter(space=space).exists()


def find_named(space: Space, name: str) -> list[Person]:
    """Everybody of this whole name."""
    alike = Person.objects.filter(space=space, sorted_as=sort_by(name))
    return [person for person in alike if fold(person.name) == fold(name)]


def split_names(space: Space, *lines: str) -> list[str]:
    """The names in each line; one with a comma in it, as somebody here is called, stays whole."""
    parted: list[str] = []
    if any("," in line for line in lines):
        parted += Person.objects.filter(space=space, name__contains=",").values_list("name", flat=True)
    return [name for line in lines for name in split_several(line, parted)]


def offer_names(space: Space, typed: str) -> list[str]:
    """A few names to complete what is typed, in their order."""
    people = Person.objects.filter(called(typed), space=space)
    return list(people.values_list("name", flat=True)[:MOST_OFFERED])


def offer_all_names(space: Space) -> list[str]:
    """All names, where there are few enough to write them into a page; else none."""
    names = list(Person.objects.filter(space=space).values_list("name", flat=True)[: MOST_WRITTEN + 1])
    return names if len(names) <= MOST_WRITTEN else []


def find_free_id(wanted: str, taken: Container[str]) -> str:
    """An id that nobody has: the wanted one, or it with a number."""
    free, number = wanted, 2
    while free in taken:
        free, number = f"{wanted[:CUT]} ({number})", number + 1
    return free
