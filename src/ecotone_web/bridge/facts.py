"""A landscape read from a file, as plain facts that can become rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from ecotone.landscape import STATUSES, Belongings, Landscape


@dataclass(frozen=True)
class PersonFact:
    """Somebody named in a file, a paste or a list."""

    outside_id: str
    name: str
    email: str = ""
    is_listed: bool = True
    is_asked: bool = False
    has_answered: bool = False
    since: date | None = None
    until: date | None = None
    columns: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BelongingFact:
    """A person (by place in the list) on a side (by name)."""

    person: int
    side: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class BoundaryFact:
    """A boundary with its sides, empty ones too, and who belongs where."""

    name: str
    sides: tuple[str, ...]
    belongings: tuple[BelongingFact, ...]
    kind: str = "other"


@dataclass(frozen=True)
class TieFact:
    """A connection between two people, by their places in the list."""

    one: int
    other: int
    kind: str
    status: str
    is_directed: bool = False
    weight: float | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class MeetingFact:
    """An occasion, and who was there."""

    name: str
    on: date | None
    people: tuple[int, ...]


@dataclass(frozen=True)
class Facts:
    """All that a source says."""

    people: tuple[PersonFact, ...] = ()
    boundaries: tuple[BoundaryFact, ...] = ()
    ties: tuple[TieFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()


EMAIL_COLUMNS = {"email", "e-mail", "mail", "e-mail address", "email address"}


def list_facts(landscape: Landscape, email: str = "") -> Facts:
    """What a landscape says, in plain values; `email` is the column of addresses where its name does not say so."""
    return Facts(
        tuple(_list_people(landscape, {email.casefold()} if email else EMAIL_COLUMNS)),
        tuple(_list_boundary(boundary) for boundary in landscape.belongings),
        tuple(_list_ties(landscape)),
        tuple(_list_meetings(landscape)),
    )


def _list_people(landscape: Landscape, addresses: Collection[str]) -> Iterable[PersonFact]:
    people = landscape.people
    n = len(people)
    answered = [-1] * n if people.answered is None else people.answered.tolist()
    assert people.listed is not None
    listed, since, until = people.listed.tolist(), _days(people.since, n), _days(people.until, n)
    for k in range(n):
        said = {name: values[k] for name, values in people.columns.items() if values[k]}
        email = next((said.pop(name) for name in list(said) if name.casefold() in addresses), "")
        yield PersonFact(
            people.ids[k],
            people.names[k],
            email or "",
            listed[k],
            answered[k] >= 0,
            answered[k] == 1,
            since[k],
            until[k],
            {name: text for name, text in said.items() if text},
        )


def _list_boundary(boundary: Belongings) -> BoundaryFact:
    n = len(boundary.person)
    rows = zip(
        boundary.person.tolist(),
        boundary.side.tolist(),
        _days(boundary.since, n),
        _days(boundary.until, n),
        strict=True,
    )
    return BoundaryFact(
        boundary.name,
        boundary.sides,
        tuple(
            BelongingFact(person, boundary.sides[side], since, until) for person, side, since, until in rows
        ),
        boundary.kind,
    )


def _list_ties(landscape: Landscape) -> Iterable[TieFact]:
    ties = landscape.ties
    n = len(ties)
    weights: list[float | None] = (
        [None] * n
        if ties.weight is None
        else [None if np.isnan(weight) else weight for weight in ties.weight.tolist()]
    )
    for one, other, kind, status, directed, weight, since, until in zip(
        ties.source.tolist(),
        ties.target.tolist(),
        ties.kind_codes.tolist(),
        ties.status_codes.tolist(),
        ties.directions.tolist(),
        weights,
        _days(ties.since, n),
        _days(ties.until, n),
        strict=True,
    ):
        if one != other:
            yield TieFact(one, other, ties.kinds[kind], STATUSES[status], directed, weight, since, until)


def _list_meetings(landscape: Landscape) -> Iterable[MeetingFact]:
    meetings = landscape.meetings
    present: dict[int, list[int]] = {}
    for person, meeting in zip(meetings.person.tolist(), meetings.meeting.tolist(), strict=True):
        present.setdefault(meeting, []).append(person)
    for k, (name, day) in enumerate(zip(meetings.names, _days(meetings.dates, len(meetings)), strict=True)):
        yield MeetingFact(name, day, tuple(present.get(k, ())))


def _days(days: Any, n: int) -> list[date | None]:
    return [None] * n if days is None else days.tolist()
