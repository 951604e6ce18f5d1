"""Who convenes with the team, on what it stands in each world, and who backs it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from ecotone_web.bridge.standing import name_cover
from ecotone_web.bridge.words import call_side
from ecotone_web.records.models import Boundary, Ground, Member, Person, Side, Space, Sponsor, Voucher
from ecotone_web.rooms.landscape.reads.sides import belongings_to

Content = dict[str, Any]

MOST_NAMED = 12
"""Co-conveners who are named. More are no team: then it is said how many it would take."""


def find_convening(space: Space) -> list[Person]:
    """In whose names the team asks, in the order of names."""
    return list(Person.objects.filter(space=space, is_convening=True))


def suggest_convening(space: Space) -> list[Person]:
    """People here with the address of a member of the team, who do not convene yet."""
    addresses = [
        email.lower() for email in Member.objects.filter(space=space).values_list("user__email", flat=True)
    ]
    people = Person.objects.filter(space=space, is_convening=False).annotate(address=Lower("email"))
    return list(people.filter(address__in=addresses))


@dataclass(frozen=True)
class World:
    """A side, what is said of the team's standing there, and what was noted of it."""

    side: Side
    name: str
    said: list[Content]
    has_standing: bool
    is_empty: bool
    grounds: list[Ground]
    vouchers: list[Voucher]


def list_worlds(boundary: Boundary, content: Content) -> list[World]:
    """The worlds of a boundary as they were weighed, in the order of their names; those gone since are left out."""
    sides = {side.name: side for side in Side.objects.filter(boundary=boundary)}
    grounds, vouchers = _sort_by_world(find_grounds(boundary)), _sort_by_world(find_vouchers(boundary))
    return [
        World(
            sides[world["name"]],
            call_side(boundary.name, world["name"]),
            world["said"],
            world["has_standing"],
            world["ground"] == "nobody",
            grounds[sides[world["name"]].pk],
            vouchers[sides[world["name"]].pk],
        )
        for world in content["worlds"]
        if world["name"] in sides
    ]


def find_grounds(boundary: Boundary) -> QuerySet[Ground]:
    """By what the team counts in the worlds of a boundary."""
    return Ground.objects.filter(world__boundary=boundary)


def find_vouchers(boundary: Boundary) -> QuerySet[Voucher]:
    """Who was asked to vouch in the worlds of a boundary, in the order of names."""
    rows = Voucher.objects.filter(world__boundary=boundary).select_related("person")
    return rows.order_by("person__sorted_as", "person_id")


def _sort_by_world(rows: QuerySet[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.world_id].append(row)
    return found


@dataclass(frozen=True)
class CoConvener:
    """Somebody who would bring worlds in, why, and where she could be asked to vouch: the worlds that lack it."""

    person: Person
    said: Content
    worlds: list[Side]
    asked: list[Voucher]


@dataclass(frozen=True)
class Cover:
    """What is said of co-conveners, and who they are; `n_people` of more than can be named."""

    said: list[Content]
    people: list[CoConvener]
    n_people: int


def read_cover(boundary: Boundary, content: Content, worlds: list[World]) -> Cover:
    """Who would bring the worlds in, in the order of names."""
    kept = content["cover"]
    if len(kept["people"]) > MOST_NAMED:
        return Cover([], [], len(kept["people"]))
    people = Person.objects.filter(space=boundary.space_id).in_bulk(
        [each["person"] for each in kept["people"]]
    )
    named = name_cover(kept, {pk: person.name for pk, person in people.items()})
    return Cover(
        named["said"],
        [_read_one(people[each["person"]], each, worlds) for each in named["people"]],
        len(named["people"]),
    )


def _read_one(person: Person, kept: Content, worlds: list[World]) -> CoConvener:
    wanted = [world for world in worlds if world.side.name in kept["worlds"]]
    asked = {
        world.side.pk: voucher
        for world in wanted
        for voucher in world.vouchers
        if voucher.person_id == person.pk
    }
    free = [world.side for world in wanted if world.side.pk not in asked]
    return CoConvener(person, kept["said"], free, list(asked.values()))


def mark_standing(boundary: Boundary) -> str:
    """What is another word after any change of who convenes, of who vouches, or of what the worlds are called."""
    convening = Person.objects.filter(space=boundary.space_id, is_convening=True).order_by("pk")
    vouchers = Voucher.objects.filter(world__boundary=boundary).order_by("pk")
    sides = boundary.sides.order_by("pk")
    stands: Mapping[str, list[Any]] = {
        "convening": list(convening.values_list("pk", flat=True)),
        "vouchers": list(vouchers.values_list("person", "world", "answer")),
        "sides": list(sides.values_list("pk", "name")),
    }
    return sha256(repr((boundary.name, stands)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Backing:
    """A sponsor, and whether the time is over."""

    row: Sponsor
    is_over: bool
    is_to_come: bool


def list_sponsors(space: Space, world: Side | None = None) -> list[Backing]:
    """Who backs the team, in the order of names; with a `world` those who belong to it."""
    rows = Sponsor.objects.filter(space=space).select_related("person")
    if world is not None:
        rows = rows.filter(person__in=belongings_to(world).values("person_id"))
    today = timezone.localdate()
    return [
        Backing(row, row.until is not None and row.until < today, row.since is not None and row.since > today)
        for row in rows.order_by("person__sorted_as", "person_id", "pk")
    ]
