"""The sides of a boundary, and the groups that they are put into."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from ecotone_web.bridge.rings import order_named
from ecotone_web.records.models import Boundary, Side
from ecotone_web.records.names import fold


def find_grouping(boundary: Boundary) -> Boundary | None:
    """The boundary that is made of the groups of its sides."""
    return boundary.groupings.order_by("pk").first()


def list_sides(boundary: Boundary) -> list[Side]:
    """Its sides in the order of their names, each with its number of people (`n_people`) and its group."""
    counted = boundary.sides.select_related("group").annotate(
        n_people=Count("belongings__person", distinct=True)
    )
    return order_named(counted)


def count_ungrouped(boundary: Boundary) -> int:
    """How many sides of the boundary whose sides are grouped are in no group yet."""
    if boundary.grouped_from_id is not None:
        return Side.objects.filter(boundary=boundary.grouped_from_id, group=None).count()
    if find_grouping(boundary) is None:
        return 0
    return boundary.sides.filter(group=None).count()


@dataclass(frozen=True)
class Lines:
    """What lines such as "Hospitals: St Mary, Northfield" say: side (by key) and group; and what could not be read."""

    groups: Mapping[int, str]
    problems: Sequence[tuple[int, str]]
    """The number of a line, and what stands there that is no side, that stands there twice, or has no colon."""


def read_lines(text: str, sides: Sequence[Side]) -> Lines:
    """One line a group: its name, a colon, the names of sides with commas (or semicolons) between them."""
    known = {fold(side.name): side.pk for side in sides}
    groups: dict[int, str] = {}
    problems: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        group, colon, rest = line.partition(":")
        group = " ".join(group.split())
        if not colon or not group:
            problems.append((number, line.strip()))
            continue
        for name in _split(rest, known):
            key = known.get(fold(name))
            if key is None or groups.get(key, group) != group:
                problems.append((number, name))
            else:
                groups[key] = group
    return Lines(groups, problems)


def _split(text: str, known: Mapping[str, int]) -> list[str]:
    """The names; one that has a comma in it is found if it is a side."""
    pieces = text.split(";") if ";" in text else text.split(",")
    names: list[str] = []
    while pieces:
        taken = next((n for n in range(len(pieces), 1, -1) if fold(",".join(pieces[:n])) in known), 1)
        names.append(" ".join(",".join(pieces[:taken]).split()))
        del pieces[:taken]
    return [name for name in names if name]
