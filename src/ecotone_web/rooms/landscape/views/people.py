"""The directory of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from ecotone_web.bridge.rings import order_names, say_people
from ecotone_web.records.models import Boundary, Person, Side, Space
from ecotone_web.rooms.landscape.reads import list_boundaries
from ecotone_web.rooms.landscape.reads.people import (
    Choice,
    choose_people,
    list_people,
    list_sides_of,
)
from ecotone_web.rooms.landscape.reads.sides import choose_boundary, count_peopled
from ecotone_web.rooms.landscape.rules import check_see_people
from ecotone_web.rooms.space.addresses import read_key, read_uids
from ecotone_web.rooms.space.door import SpaceRequest, in_space
from ecotone_web.rooms.space.sources.reads.people import offer_names

MOST_CHIPS = 12
"""Sides that are chips; more are a list to choose from."""

FRESH = (
    ("", _("at any time")),
    ("old", _("longer than a year ago")),
    ("never", _("never")),
)
TYPED_IN = ("name", "who")
"""Fields whose words are completed: lines for names, and the one beside the list of those present."""

TOLD = (("", _("either")), ("yes", _("yes")), ("no", _("not yet")))


@in_space(check_see_people)
@require_GET
def show_all(request: SpaceRequest) -> HttpResponse:
    """People in the order of their names."""
    boundaries = list_boundaries(request.space)
    choice = _read_choice(request, boundaries)
    after, before = read_cursor(request)
    people = choose_people(request.space, choice)
    listed = list_people(people, after=after, before=before)
    sides = _list_chips(choice)
    return render(
        request,
        "people/all.html",
        {
            "choice": choice,
            "listed": listed,
            "rows": _join_sides(listed.people, _choose_shown(boundaries, choice.boundary)),
            "headline": _say_headline(request.space, boundaries),
            "boundaries": boundaries,
            "chips": _link_chips(request, choice, sides) if len(sides) <= MOST_CHIPS else [],
            "sides": sides,
            "fresh": FRESH,
            "told": TOLD,
            "query": _rest_of(request, "after", "before"),
            "add": _list_ways(request.space.slug),
        },
    )


def _read_choice(request: SpaceRequest, boundaries: list[Boundary]) -> Choice:
    words = request.GET
    side_words = words.get("side", "")
    side: Side | None = None
    key = read_key(words, "side")
    if key is not None:
        side = get_object_or_404(
            Side.objects.filter(boundary__space=request.space).select_related("boundary"), pk=key
        )
    chosen = read_key(words, "boundary")
    boundary = choose_boundary(boundaries)
    if side is not None:
        boundary = side.boundary
    elif chosen is not None:
        boundary = get_object_or_404(Boundary.objects.filter(space=request.space), pk=chosen)
    return Choice(
        boundary,
        side,
        side is None and side_words == "unknown",
        _one_of(words.get("fresh", ""), FRESH),
        _one_of(words.get("told", ""), TOLD),
        " ".join(words.get("q", "").split())[:100],
    )


def _one_of(word: str, among: Any) -> str:
    return word if word in dict(among) else ""


def read_cursor(request: SpaceRequest) -> tuple[Person | None, Person | None]:
    """After whom, or before whom, the page stands; by her number, never by her name."""
    after, before = (_find_named(request, word) for word in ("after", "before"))
    return after, before


def _find_named(request: SpaceRequest, word: str) -> Person | None:
    uids = read_uids([request.GET.get(word, "")])
    return Person.objects.filter(space=request.space, uid__in=uids).first() if uids else None


def _list_chips(choice: Choice) -> list[Side]:
    if choice.boundary is None:
        return []
    sides = {side.name: side for side in choice.boundary.sides.all()}
    return [sides[name] for name in order_names(list(sides))]


def _link_chips(request: SpaceRequest, choice: Choice, sides: list[Side]) -> list[dict[str, Any]]:
    boundary = choice.boundary.pk if choice.boundary else ""
    is_all = choice.side is None and not choice.is_side_unknown
    chips = [{"name": _("All"), "query": _with(request, boundary=boundary, side=""), "is_here": is_all}]
    for side in sides:
        query = _with(request, boundary=boundary, side=side.pk)
        chips.append({"name": side.name, "query": query, "is_here": choice.side == side})
    unknown = _with(request, boundary=boundary, side="unknown")
    return [*chips, {"name": _("Not known"), "query": unknown, "is_here": choice.is_side_unknown}]


def _with(request: SpaceRequest, **words: object) -> str:
    query = _copy(request, "after", "before")
    for name, value in words.items():
        query[name] = str(value)
        if value == "":
            del query[name]
    return query.urlencode()


def _rest_of(request: SpaceRequest, *without: str) -> str:
    return _copy(request, *without).urlencode()


def _copy(request: SpaceRequest, *without: str) -> QueryDict:
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    return query


def _join_sides(people: Sequence[Person], boundaries: list[Boundary]) -> list[tuple[Person, str]]:
    """Each person with her sides in one line."""
    sides = list_sides_of(people, boundaries)
    return [(person, ", ".join(sides.get(person.pk, []))) for person in people]


def _choose_shown(boundaries: list[Boundary], chosen: Boundary | None) -> list[Boundary]:
    """The differences that stand beside each name: organisations, and the chosen one."""
    return [each for each in boundaries if each.kind == "organisational" or each == chosen]


def _say_headline(space: Space, boundaries: list[Boundary]) -> str:
    """How many people, and from how many organisations where that is known."""
    organisations = next(
        (each for each in boundaries if each.kind == "organisational" and each.grouped_from_id is None), None
    )
    count = Person.objects.filter(space=space).count()
    if organisations is None:
        return say_people(space, count)
    return say_people(space, count, count_peopled(organisations), str(_("organisations")))


def _list_ways(slug: str) -> list[tuple[str, object]]:
    """The ways to add people."""
    ways = (("sources:begin", _("Add people")), ("sources:meeting", _("Who came to a meeting")))
    return [(reverse(name, args=[slug]), said) for name, said in ways]


@in_space(check_see_people)
@require_GET
def offer(request: SpaceRequest) -> HttpResponse:
    """Names that complete what is typed, as options of a list."""
    words = next((request.GET[field] for field in TYPED_IN if field in request.GET), "")
    typed = " ".join(words.split())[:100]
    names = offer_names(request.space, typed) if len(typed) > 1 else []
    return render(request, "people/names.html", {"names": names})
