"""People as this room asks for them."""

from __future__ import annotations

from ecotone_web.records.models import Person, Space

MOST_OFFERED = 400


def find_by_name(space: Space, name: str) -> Person | None:
    """Somebody of this name."""
    return Person.objects.filter(space=space, name__iexact=" ".join(name.split())).first()


def list_known(space: Space, begins: str = "") -> list[str]:
    """Names to complete what is being typed, in their order."""
    people = Person.objects.filter(space=space)
    if begins:
        people = people.filter(name__icontains=begins)
    return list(people.values_list("name", flat=True)[:MOST_OFFERED])
