"""Boundaries and their sides: which there are, where they stand on the map, who is on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from ecotone_web.bridge.drawings import Contacts
from ecotone_web.bridge.pictures import Ground, Place
from ecotone_web.bridge.rings import order_named, order_names
from ecotone_web.records.days import lasting
from ecotone_web.records.models import Belonging, Boundary, Person, Side, Space

NOBODY = "00000000-0000-0000-0000-000000000000"
"""Stands in a pattern of addresses for whoever is linked to."""


def list_boundaries(space: Space) -> list[Boundary]:
    """The boundaries that matter here, in the order of their names."""
    return order_named(Boundary.objects.filter(space=space, is_used=True))


def choose_boundary(boundaries: list[Boundary]) -> Boundary | None:
    """By which people are shown unless another is chosen: groups of sides, then organisations, then the first."""
    grouped = [each for each in boundaries if each.grouped_from_id is not None]
    organisations = [each for each in boundaries if each.kind == "organisational"]
    return next(iter([*grouped, *organisations, *boundaries]), None)


def find_side(space: Space, pk: int) -> Side | None:
    """A side of a boundary in the space."""
    return Side.objects.filter(boundary__space=space, pk=pk).select_related("boundary").first()


def find_grounds(space: Space, *, hide_small: bool = False) -> dict[int, Ground]:
    """Where the sides of each boundary stand, and, for the team, where they lead."""
    places: dict[int, dict[str, Place]] = defaultdict(dict)
    links: dict[int, dict[str, str]] = defaultdict(dict)
    rows = Side.objects.filter(boundary__space=space, boundary__is_used=True)
    pattern = reverse("landscape:side", args=[space.slug, 0])
    for boundary, pk, name, x, y in rows.values_list("boundary_id", "pk", "name", "x", "y"):
        places.setdefault(boundary, {})
        if x is not None and y is not None:
            places[boundary][name] = (x, y)
        if not hide_small:
            links[boundary][name] = pattern.replace("/0/", f"/{pk}/")
    return {boundary: Ground(stand, links[boundary]) for boundary, stand in places.items()}


def belongings_to(side: Side) -> QuerySet[Belonging]:
    """Who belongs to a side now; to a group of sides: to a side in it."""
    return Belonging.objects.filter(lasting()).filter(Q(side=side) | Q(side__group=side))


def belongings_in(boundary: Boundary) -> QuerySet[Belonging]:
    """Who belongs now to any side of a boundary."""
    inside = Q(side__group__boundary=boundary) if boundary.grouped_from_id else Q(side__boundary=boundary)
    return Belonging.objects.filter(lasting()).filter(inside)


def side_of(belonging: Belonging, boundary: Boundary) -> Side | None:
    """The side of that boundary to which a belonging counts."""
    side = belonging.side.group if boundary.grouped_from_id else belonging.side
    return side if side is not None and side.boundary_id == boundary.pk else None


@dataclass(frozen=True)
class Drawing:
    """The people of a side and those whom they know: what the drawing needs."""

    people: list[dict[str, object]]
    ties: list[tuple[int, int, str]]
    sides: list[str]


def gather_drawing(side: Side, found: Contacts) -> Drawing:
    """The side in the order of names, and whom its people know: the same pairs that its strips count."""
    space = side.boundary.space
    named = Person.objects.filter(space=space).in_bulk([*found.own, *found.beyond])
    drawn = [named[pk] for pk in (*found.own, *found.beyond) if pk in named]
    beyond = (found.sides[pk] for pk in found.beyond if pk in found.sides)
    number = {name: place for place, name in enumerate(dict.fromkeys([side.name, *beyond]))}
    own, place = set(found.own), {person.pk: place for place, person in enumerate(drawn)}
    pattern = reverse("people:person", args=[space.slug, NOBODY])
    people: list[dict[str, object]] = [
        {
            "id": place[person.pk],
            "name": person.name,
            "href": pattern.replace(NOBODY, str(person.uid)),
            "side": 0 if person.pk in own else number.get(found.sides.get(person.pk, "")),
        }
        for person in drawn
    ]
    ties = [
        (place[one], place[other], known)
        for one, other, known in found.pairs
        if one in place and other in place
    ]
    return Drawing(people, ties, list(number))


@dataclass(frozen=True)
class Merged:
    """A side that was put together with another: its key and name, and when."""

    key: int
    name: str
    on: object


def list_merged(side: Side) -> list[Merged]:
    """Sides that were put together with this one and are still gone, the last one first."""
    gone = Side.history.filter(
        boundary=side.boundary_id,
        history_type="-",
        history_change_reason__startswith="side ",
        history_change_reason__endswith=f" put together with {side.pk}",
    )
    there = set(side.boundary.sides.values_list("pk", flat=True))
    rows = {row.id: row for row in gone.order_by("history_date")}
    return [Merged(row.id, row.name, row.history_date) for row in rows.values() if row.id not in there][::-1]


def count_peopled(boundary: Boundary) -> int:
    """On how many sides somebody is."""
    here = "side__group" if boundary.grouped_from_id else "side"
    peopled = Exists(Belonging.objects.filter(lasting(), **{here: OuterRef("pk")}))
    return Side.objects.filter(peopled, boundary=boundary).count()


def offer_sides(space: Space, boundary: int | None, most: int = 500) -> list[str]:
    """Names of sides to complete what is typed: of one boundary, or of all that are no groups."""
    sides = Side.objects.filter(boundary__space=space, boundary__grouped_from=None)
    if boundary is not None:
        sides = sides.filter(boundary=boundary)
    return order_names(list(sides.order_by("name").values_list("name", flat=True).distinct()[:most]))
