"""Boundaries and their sides: which there are, where they stand on the map, who is on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from ecotone_web.bridge.pictures import Ground, Place
from ecotone_web.records.days import lasting
from ecotone_web.records.models import Belonging, Boundary, Person, Side, Space, Tie

MOST_DRAWN = 2_000
"""People of a side that its drawing shows; and as many of those outside whom they know."""

MOST_LINES = 20_000
"""Ties that the drawing of a side shows."""


def list_boundaries(space: Space) -> list[Boundary]:
    """The boundaries that matter here, in the order in which they came."""
    return list(Boundary.objects.filter(space=space, is_used=True))


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


STATUSES = {"noted by us": "noted"}
"""How the drawing calls what it does not call as the table does."""


@dataclass(frozen=True)
class Drawing:
    """The people of a side and those whom they know: what the drawing needs, and whether it is all."""

    people: list[dict[str, object]]
    ties: list[tuple[int, int, str]]
    sides: list[str]


def gather_drawing(side: Side) -> Drawing:
    """At most `MOST_DRAWN` of the side, in the order of names, and whom they know."""
    space = side.boundary.space
    own = Person.objects.filter(pk__in=belongings_to(side).values("person_id"))
    inside = list(own.values_list("pk", "uid", "name")[:MOST_DRAWN])
    keys = {row[0] for row in inside}
    held = Tie.objects.filter(lasting(), space=space).exclude(status=Tie.Status.POTENTIAL).order_by()
    columns = ("one_id", "other_id", "status")
    rows = [
        *held.filter(one__in=own).values_list(*columns)[:MOST_LINES],
        *held.filter(other__in=own).values_list(*columns)[:MOST_LINES],
    ]
    found = list(dict.fromkeys(row for row in rows if row[0] in keys or row[1] in keys))[:MOST_LINES]
    beyond = list(dict.fromkeys(end for row in found for end in row[:2] if end not in keys))[:MOST_DRAWN]
    outside = _list_people(beyond)
    sides, other_sides = _list_sides(side, beyond)
    place = {row[0]: number for number, row in enumerate([*inside, *outside])}
    pattern = reverse("people:person", args=[space.slug, "00000000-0000-0000-0000-000000000000"])
    people: list[dict[str, object]] = [
        {
            "id": number,
            "name": name,
            "href": pattern.replace("00000000-0000-0000-0000-000000000000", str(uid)),
            "side": 0 if pk in keys else other_sides.get(pk),
        }
        for number, (pk, uid, name) in enumerate([*inside, *outside])
    ]
    ties = [
        (place[one], place[other], STATUSES.get(status, status))
        for one, other, status in found
        if one in place and other in place
    ]
    return Drawing(people, ties, sides)


def _list_people(keys: list[int]) -> list[tuple[int, object, str]]:
    return list(Person.objects.filter(pk__in=keys).values_list("pk", "uid", "name"))


def _list_sides(side: Side, people: list[int]) -> tuple[list[str], dict[int, int]]:
    """The names of sides, the opened one first, and the place among them of the side of each of these people."""
    boundary = side.boundary
    names = [side.name]
    places: dict[int, int] = {}
    through = "side__group__name" if boundary.grouped_from_id else "side__name"
    for person, name in belongings_in(boundary).filter(person__in=people).values_list("person_id", through):
        if name not in names:
            names.append(name)
        places.setdefault(person, names.index(name))
    return names, places


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
    return list(sides.order_by("name").values_list("name", flat=True).distinct()[:most])
