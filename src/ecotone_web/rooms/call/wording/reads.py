"""The calls of a space, their worlds, and in which words each of them reads a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ecotone_web.bridge.rings import order_named
from ecotone_web.records.days import lasting
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Call,
    Person,
    SharedWording,
    Side,
    Space,
    Wording,
)
from ecotone_web.records.models.call import PARTS
from ecotone_web.records.tokens import find_by_token
from ecotone_web.rooms.call.states import WENT_OUT

LANGUAGE_CODES = {"en": "en-gb", "fr": "fr", "es": "es", "ar": "ar"}
"""What Django calls the languages of a wording, a letter and a personal page."""

HEADINGS: Mapping[str, str | Promise] = {
    "difference": _("What difference we would like to make"),
    "why_now": _("Why now"),
    "why_you": _("Why you"),
    "asked": _("What we ask"),
    "undecided": _("What is not decided yet"),
}
"""What stands above each part where those read it to whom it is said."""

assert tuple(HEADINGS) == PARTS


def find_calls(space: Space) -> QuerySet[Call]:
    """The calls of a space, the latest first."""
    return Call.objects.filter(space=space)


def list_calls(space: Space) -> QuerySet[Call]:
    """They, with how many were asked and have answered."""
    asked = Q(invitations__state__in=WENT_OUT)
    answered = asked & ~Q(invitations__answer="")
    return find_calls(space).annotate(
        n_asked=Count("invitations", filter=asked), n_answered=Count("invitations", filter=answered)
    )


def get_call(space: Space, pk: int) -> Call:
    """One of them; raises Http404 where there is none."""
    return get_object_or_404(list_calls(space), pk=pk)


def list_boundaries(call: Call) -> list[Boundary]:
    """Whose sides are the worlds of a call, in the order of their names."""
    return order_named(call.boundaries.all())


def list_worlds(call: Call) -> list[Side]:
    """The sides of its boundaries, in the order of names."""
    boundaries = list_boundaries(call)
    sides = order_named(Side.objects.filter(boundary__in=boundaries).select_related("boundary"))
    place = {boundary.pk: number for number, boundary in enumerate(boundaries)}
    return sorted(sides, key=lambda side: place[side.boundary_id])


def find_wordings(call: Call) -> list[Wording]:
    """All versions of a call: for everybody, then those of its worlds in the order of their names."""
    worlds = {side.pk: number for number, side in enumerate(list_worlds(call))}
    found = [
        each
        for each in Wording.objects.filter(call=call).select_related("world__boundary")
        if each.world_id is None or each.world_id in worlds
    ]
    return sorted(found, key=lambda each: -1 if each.world_id is None else worlds[each.world_id])


def find_wording(call: Call, world: Side | None) -> Wording | None:
    """The version for a world, or, without one, for everybody; None where it was not written."""
    return Wording.objects.filter(call=call, world=world).first()


def choose_wordings(call: Call, people: Iterable[Person]) -> dict[int, Wording | None]:
    """In which words each of these people reads a call: those of the first world of hers, by name, that has some.

    None: those for everybody.
    """
    found: dict[int, Wording | None] = {person.pk: None for person in people}
    by_world = {wording.world_id: wording for wording in find_wordings(call) if wording.world_id}
    inside = Q(side__in=by_world) | Q(side__group__in=by_world)
    held = Belonging.objects.filter(lasting()).filter(inside)
    worlds: dict[int, set[int | None]] = {}
    for person, side, group in held.values_list("person_id", "side_id", "side__group_id"):
        worlds.setdefault(person, set()).update({side, group})
    for person in found:
        hers = worlds.get(person, set())
        found[person] = next((each for world, each in by_world.items() if world in hers), None)
    return found


def read_wording(wording: Wording) -> list[tuple[str, str]]:
    """The parts in which something is written, each under its heading, in the language of the wording."""
    with override(LANGUAGE_CODES[wording.language]):
        return [
            (str(heading), text) for name, heading in HEADINGS.items() if (text := getattr(wording, name))
        ]


def list_unwritten(wording: Wording) -> list[str]:
    """The questions that a wording does not answer yet."""
    return [ask_of(name) for name in PARTS if not getattr(wording, name).strip()]


def ask_of(part: str) -> str:
    """The question that a part of a wording answers."""
    return str(Wording._meta.get_field(part).verbose_name)  # type: ignore[union-attr]


@dataclass(frozen=True)
class World:
    """A side, and its own wording if it has one."""

    side: Side
    wording: Wording | None


def list_versions(call: Call, wordings: Iterable[Wording]) -> list[tuple[Boundary, list[World]]]:
    """The worlds of each boundary, with the words that they read."""
    by_world = {wording.world_id: wording for wording in wordings}
    grouped = groupby(list_worlds(call), key=lambda side: side.boundary)
    return [(name, [World(side, by_world.get(side.pk)) for side in sides]) for name, sides in grouped]


def find_shared(wording: Wording) -> QuerySet[SharedWording]:
    """The links that were made to read it, the latest first."""
    return SharedWording.objects.filter(wording=wording).select_related("made_by")


def find_open_copy(token: str) -> SharedWording | None:
    """What a link opens that is neither over nor taken back."""
    rows = SharedWording.objects.filter(expires_at__gt=timezone.now(), revoked_at=None)
    return find_by_token(rows.select_related("wording__world", "wording__call"), token)
