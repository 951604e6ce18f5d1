"""Rows into a landscape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, When
from django.utils import timezone

from ecotone.landscape import (
    SMALLER_SIDES,
    STATUSES,
    Belongings,
    Landscape,
    Meetings,
    People,
    Ties,
    merge_small_sides,
    view,
)
from ecotone.sentences import Nouns
from ecotone_web.bridge.selection import SMALL, Selection
from ecotone_web.bridge.telling import OWN, Telling, find_telling
from ecotone_web.records.days import lasting
from ecotone_web.records.models import Belonging, Boundary, Meeting, Person, Presence, Space, Tie

if TYPE_CHECKING:
    from ecotone.ground import DateArray, IntArray

ASKED_NOT, ANSWERED_NO, ANSWERED_YES = -1, 0, 1


@dataclass(frozen=True)
class Gathered:
    """A landscape, and which row each of its people and boundaries is: `people[k]` is the key of person k."""

    whole: Landscape
    people: tuple[int, ...]
    boundaries: dict[str, int]
    """The key of each boundary by its name."""
    telling: Telling | None = None
    """How much of the contacts people told themselves, where a call asked them to; None: all of them."""

    def shown(self, selection: Selection) -> Landscape:
        """As it is looked at: on the chosen day; without one as it is today, if anything is known to have ended."""
        kinds = [kind for kind in selection.kinds if kind in list_kinds(self.whole)]
        today = timezone.localdate()
        on = selection.on or (today if has_ended(self.whole, today) else None)
        chosen = view(
            self.whole, only_kinds=kinds, at=on.isoformat() if on else None, confirmed=selection.confirmed
        )
        if self.telling is not None and not self.telling.bears(kinds):
            chosen = replace(chosen, people=replace(chosen.people, answered=None))
        return self._hide_small(chosen, selection) if selection.hide_small else chosen

    def _hide_small(self, chosen: Landscape, selection: Selection) -> Landscape:
        """Small sides together; on another day those too that are small today, or the two days would tell of them."""
        merged = merge_small(chosen)
        if selection.on is None:
            return merged
        today = self.shown(replace(selection, on=None, hide_small=False))
        return replace(merged, belongings=hide_alike(chosen, today)[0].belongings)

    def then(self, selection: Selection) -> Landscape:
        """As it was on the earlier day."""
        return self.shown(replace(selection, on=selection.then))


def nouns_of(space: Space) -> Nouns:
    """What the space calls its people and what joins them."""
    return Nouns(ties=space.noun_ties, people=space.noun_people)


def list_kinds(landscape: Landscape) -> tuple[str, ...]:
    """The kinds of tie that there are, meeting each other included."""
    from ecotone.landscape import MET

    return (*landscape.ties.kinds, *([MET] if len(landscape.meetings) else []))


def has_ended(landscape: Landscape, day: date) -> bool:
    """Whether a person, a belonging or a tie is known to have ended by that day."""
    parts: tuple[People | Ties | Belongings, ...] = (landscape.people, landscape.ties, *landscape.belongings)
    return any(part.until is not None and bool((part.until <= np.datetime64(day)).any()) for part in parts)


def merge_small(landscape: Landscape) -> Landscape:
    """Small sides of every boundary together."""
    return merge_small_sides(landscape, landscape.boundary_names, at_least=SMALL)


def hide_alike(*days: Landscape) -> tuple[Landscape, ...]:
    """A landscape on several days, with the same sides together on each: those that are small on any of them.

    Otherwise a side that grew would seem to have opened, and one that came to be would tell who came. People keep
    their ids, by which they are compared; what is kept of the comparison names nobody.
    """
    merged = [merge_small(day) for day in days]
    names = [name for name in merged[0].boundary_names if all(name in each.boundary_names for each in merged)]
    shown = {
        name: [
            side
            for side in days[-1].boundary(name).sides
            if all(side in each.boundary(name).sides for each in merged)
        ]
        for name in names
    }
    return tuple(_put_together(day, shown) for day in days)


def _put_together(landscape: Landscape, shown: Mapping[str, Sequence[str]]) -> Landscape:
    hidden = tuple(_relabel(landscape.boundary(name).latest(), sides) for name, sides in shown.items())
    return replace(landscape, belongings=hidden)


def _relabel(whole: Belongings, shown: Sequence[str]) -> Belongings:
    if len(shown) == len(whole.sides):
        return whole
    place = {side: number for number, side in enumerate(shown)}
    called = SMALLER_SIDES
    while called in place:
        called += " (more)"
    of = np.array([place.get(side, len(shown)) for side in whole.sides], np.int64)
    size = len(shown) + 1
    # who was on two of them is on the one side now, once
    held = np.unique(whole.person.astype(np.int64) * size + of[whole.side])
    return Belongings(whole.name, (*shown, called), held // size, held % size, whole.n_people, whole.kind)


def gather_landscape(space: Space, *, only_used: bool = True) -> Gathered:
    """All that a space knows, as a landscape; with `only_used` without the boundaries that do not matter here."""
    rows = list(
        Person.objects.filter(space=space)
        .order_by("pk")
        .values_list(
            "pk", "outside_id", "name", "is_listed", "answered_on", "is_asked", "since", "until", "columns"
        )
    )
    place = {row[0]: number for number, row in enumerate(rows)}
    boundaries = Boundary.objects.filter(space=space, **({"is_used": True} if only_used else {}))
    named = list(boundaries.order_by("pk"))
    return Gathered(
        Landscape(
            _make_people(rows),
            tuple(_gather_belongings(boundary, place) for boundary in named),
            _gather_ties(space, place),
            _gather_meetings(space, place),
        ),
        tuple(place),
        {boundary.name: boundary.pk for boundary in named},
        find_telling(space) if any(row[4] or row[5] for row in rows) else None,
    )


def gather_bare(space: Space, *, boundaries: Iterable[Boundary] = (), with_ties: bool = False) -> Gathered:
    """Who is here today, by key alone, on the sides of these boundaries, and, if they are wanted, how they are tied."""
    rows = Person.objects.filter(lasting(), space=space).order_by("pk").values_list("pk", "is_listed")
    place = {pk: number for number, (pk, _is_listed) in enumerate(rows)}
    named = list(boundaries)
    return Gathered(
        Landscape(
            People(tuple(map(str, place)), listed=np.array([is_listed for _pk, is_listed in rows], bool)),
            tuple(_gather_belongings(boundary, place) for boundary in named),
            _gather_pairs(space, place) if with_ties else Ties.none(),
            _gather_meetings(space, place) if with_ties else Meetings.none(),
        ),
        tuple(place),
        {boundary.name: boundary.pk for boundary in named},
    )


def _gather_pairs(space: Space, place: dict[int, int]) -> Ties:
    """Who is tied to whom today, in whatever way; a potential tie is none yet."""
    ties = Tie.objects.filter(lasting(), space=space).exclude(status=Tie.Status.POTENTIAL).order_by()
    ends = ties.values_list("one_id", "other_id")
    pairs = [(place[one], place[other]) for one, other in ends if one in place and other in place]
    return Ties(*np.array(pairs, np.int32).T) if pairs else Ties.none()


def _make_people(rows: Sequence[Any]) -> People:
    answers = [ANSWERED_YES if row[4] else ANSWERED_NO if row[5] else ASKED_NOT for row in rows]
    names = sorted({name for row in rows for name in row[8]})
    return People(
        tuple(row[1] for row in rows),
        tuple(row[2] for row in rows),
        answered=np.array(answers) if any(answer != ASKED_NOT for answer in answers) else None,
        listed=np.array([row[3] for row in rows], bool),
        since=_days(row[6] for row in rows),
        until=_days(row[7] for row in rows),
        columns={name: tuple(row[8].get(name) for row in rows) for name in names},
    )


def _gather_belongings(boundary: Boundary, place: dict[int, int]) -> Belongings:
    """Belongings to a boundary's own sides, or, where its sides are groups, to the sides in them."""
    grouped = boundary.grouped_from_id is not None
    named = list(boundary.sides.values_list("pk", "name"))
    sides = {pk: number for number, (pk, _name) in enumerate(named)}
    through = "side__group_id" if grouped else "side_id"
    held = Belonging.objects.filter(
        **({"side__group__boundary": boundary} if grouped else {"side__boundary": boundary})
    )
    read = held.order_by("pk").values_list("person_id", through, "since", "until")
    # who, or what side, came in since the people were read is of the next version
    rows = [row for row in dict.fromkeys(read) if row[0] in place and row[1] in sides]
    return Belongings(
        boundary.name,
        tuple(name for _pk, name in named),
        np.array([place[row[0]] for row in rows], np.int32),
        np.array([sides[row[1]] for row in rows], np.int32),
        len(place),
        boundary.kind,
        _days(row[2] for row in rows),
        _days(row[3] for row in rows),
    )


def _gather_ties(space: Space, place: dict[int, int]) -> Ties:
    read = (
        Tie.objects.filter(space=space)
        .order_by("pk")
        .values_list("one_id", "other_id", "kind", "status", "is_directed", _weigh_once(), "since", "until")
    )
    rows = [row for row in read.iterator(10_000) if row[0] in place and row[1] in place]
    if not rows:
        return Ties.none()
    one, other, kinds, statuses, directed, weights, since, until = zip(*rows, strict=True)
    names = sorted(set(kinds))
    return Ties(
        np.array([place[pk] for pk in one], np.int32),
        np.array([place[pk] for pk in other], np.int32),
        tuple(names),
        _codes(kinds, names),
        _codes(statuses, STATUSES),
        np.array(directed, bool),
        _weights(weights),
        _days(since),
        _days(until),
    )


def _weigh_once() -> Case:
    """The weight of a row. Where two said of each other how often they meet, each row is half of what they said."""
    told = Q(status=Tie.Status.CONFIRMED, is_directed=True, source__kind__in=OWN, weight__isnull=False)
    of_her = Tie.objects.filter(told, one=OuterRef("other"), other=OuterRef("one"), kind=OuterRef("kind"))
    is_half = told & Q(Exists(of_her))
    return Case(When(is_half, then=F("weight") / 2), default=F("weight"), output_field=FloatField())


def _gather_meetings(space: Space, place: dict[int, int]) -> Meetings:
    rows = list(Meeting.objects.filter(space=space).order_by("pk").values_list("pk", "name", "on"))
    number = {row[0]: k for k, row in enumerate(rows)}
    read = Presence.objects.filter(meeting__space=space).order_by("pk").values_list("person_id", "meeting_id")
    present = [row for row in read if row[0] in place and row[1] in number]
    return Meetings(
        tuple(row[1] for row in rows),
        _days_of(row[2] for row in rows),
        np.array([place[row[0]] for row in present], np.int32),
        np.array([number[row[1]] for row in present], np.int32),
    )


def _codes(values: Iterable[str], names: Sequence[str]) -> IntArray:
    code = {name: number for number, name in enumerate(names)}
    return np.array([code[value] for value in values], np.int32)


def _weights(values: Sequence[float | None]) -> Any:
    if all(value is None for value in values):
        return None
    return np.array([np.nan if value is None else value for value in values], np.float64)


def _days_of(values: Iterable[date | None]) -> DateArray:
    return np.array([np.datetime64("NaT") if day is None else day for day in values], "datetime64[D]")


def _days(values: Iterable[date | None]) -> DateArray | None:
    days = list(values)
    return None if all(day is None for day in days) else _days_of(days)
