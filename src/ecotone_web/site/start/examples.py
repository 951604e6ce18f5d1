"""The spaces of a demonstration: an invented landscape, and the library's real samples beside it."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from ecotone_web.bridge.facts import (
    BelongingFact,
    BoundaryFact,
    Facts,
    MeetingFact,
    PersonFact,
    TieFact,
    list_facts,
)
from ecotone_web.bridge.fitting import fit_facts
from ecotone_web.records.models import KNOWLEDGE, Boundary, Member, Note, Person, Side, Source, Space, User
from ecotone_web.records.models.space import Role
from ecotone_web.rooms.space.sources.acts import take_in
from ecotone_web.site.start.example_call import make_call

INVENTED = Path(__file__).parents[1] / "invented"
CONVENER = "you@example.org"
Row = dict[str, str]


@transaction.atomic
def make_invented() -> Space:
    """The invented space, plainly called so, with everything a space can have after some months."""
    about = json.loads((INVENTED / "space.json").read_text(encoding="utf-8"))
    space, by = _open(about["name"], about["about_example"], about["noun_people"], about["noun_ties"])
    Space.objects.filter(pk=space.pk).update(aspiration=about["aspiration"])
    space.aspiration = about["aspiration"]
    people = list(_read("people"))
    place = {row["id"]: number for number, row in enumerate(people)}
    facts = Facts(
        tuple(_make_person(row) for row in people),
        tuple(_list_boundaries(about["boundaries"], people)),
        tuple(_make_tie(row, place) for row in _read("ties")),
        tuple(_list_meetings(place)),
    )
    source = _bring_in(by, facts, "The invented files", date.fromisoformat(about["as_of"]))
    _note_people(space, people)
    _describe_boundaries(space, source, about["boundaries"])
    _write_notes(by, space)
    make_call(by, INVENTED)
    return space


@task()
def make_samples() -> None:
    """The library's real samples, each a space with its source."""
    from ecotone.samples import describe_sample, load_sample, sample_names

    for name in sample_names():
        sample = describe_sample(name)
        about = " ".join([sample.what, *sample.citation, sample.licence])
        with transaction.atomic():
            _space, by = _open(
                sample.title, about, _look_up(sample.look, "--people-noun", "people"), "contacts"
            )
            _bring_in(by, fit_facts(list_facts(load_sample(name))), name, timezone.localdate())


def _look_up(look: tuple[str, ...], option: str, otherwise: str) -> str:
    return look[look.index(option) + 1] if option in look else otherwise


def _open(name: str, about: str, noun_people: str, noun_ties: str) -> tuple[Space, Member]:
    user = User.objects.filter(email=CONVENER).first() or User.objects.create_user(
        CONVENER, name="Robin Vale"
    )
    space = Space.objects.create(
        name=name, is_example=True, about_example=about, noun_people=noun_people, noun_ties=noun_ties
    )
    return space, Member.objects.create(space=space, user=user, role=Role.CONVENER)


def _bring_in(by: Member, facts: Facts, title: str, on: date) -> Source:
    source = Source.objects.create(
        space=by.space, kind=Source.Kind.FILE, title=title, on=on, added_by=by.user
    )
    return take_in(by=by, source=source, facts=facts)


# --- the invented files -------------------------------------------------------------------------------------


def _read(name: str) -> Iterable[Row]:
    with (INVENTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _make_person(row: Row) -> PersonFact:
    return PersonFact(
        row["id"],
        row["name"],
        row["email"],
        is_asked=row["is_asked"] == "yes",
        has_answered=bool(row["answered_on"]),
        since=_day(row["since"]),
    )


def _list_boundaries(described: list[dict[str, Any]], people: list[Row]) -> Iterable[BoundaryFact]:
    """Each boundary that is a column; those that are grouped from another follow from it."""
    for boundary in described:
        if boundary["grouped_from"]:
            continue
        named = [(place, row[boundary["name"]]) for place, row in enumerate(people) if row[boundary["name"]]]
        belongings = tuple(
            BelongingFact(place, side.strip()) for place, sides in named for side in sides.split(";")
        )
        sides = dict.fromkeys([*boundary["sides"], *(belonging.side for belonging in belongings)])
        yield BoundaryFact(boundary["name"], tuple(sides), belongings, boundary["kind"])


def _make_tie(row: Row, place: dict[str, int]) -> TieFact:
    return TieFact(
        place[row["one"]],
        place[row["other"]],
        row["kind"],
        row["status"],
        is_directed=row["status"] == "reported",
        since=_day(row["since"]),
        until=_day(row["until"]),
    )


def _list_meetings(place: dict[str, int]) -> Iterable[MeetingFact]:
    present: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in _read("meetings"):
        present[row["meeting"], row["date"]].append(place[row["person"]])
    for (name, day), people in present.items():
        yield MeetingFact(name, _day(day), tuple(people))


# --- what no file of facts says -----------------------------------------------------------------------------


def _note_people(space: Space, rows: list[Row]) -> None:
    """When somebody answered, was told that something is held, and until when it is kept."""
    people = {person.outside_id: person for person in Person.objects.filter(space=space)}
    for row in rows:
        person = people[row["id"]]
        person.answered_on = _day(row["answered_on"])
        person.told_on, person.told_how = _day(row["told_on"]), row["told_how"]
        person.keep_until = _day(row["keep_until"])
    fields = ["answered_on", "told_on", "told_how", "keep_until"]
    Person.objects.bulk_update(people.values(), fields)


def _describe_boundaries(space: Space, source: Source, described: list[dict[str, Any]]) -> None:
    """What the team knows of each boundary, and the groups of sides."""
    for about in described:
        said = {word: about[word] for word in KNOWLEDGE}
        if about["grouped_from"]:
            parts = Boundary.objects.get(space=space, name=about["grouped_from"])
            Boundary.objects.filter(pk=parts.pk).update(is_used=False)  # the groups stand for it
            boundary = Boundary.objects.create(
                space=space,
                source=source,
                name=about["name"],
                kind=about["kind"],
                grouped_from=parts,
                noted_on=source.on,
                **said,
            )
            groups = {name: Side.objects.create(boundary=boundary, name=name) for name in about["sides"]}
            for row in _read("groups"):
                if row["boundary"] == about["grouped_from"]:
                    parts.sides.filter(name=row["side"]).update(group=groups[row["group"]])
        else:
            Boundary.objects.filter(space=space, name=about["name"]).update(**said)


def _write_notes(by: Member, space: Space) -> None:
    """The notebook."""
    people = {person.outside_id: person for person in Person.objects.filter(space=space)}
    boundaries = {boundary.name: boundary for boundary in Boundary.objects.filter(space=space)}
    for row in _read("notes"):
        note = Note.objects.create(
            space=space,
            writer=by.user,
            on=date.fromisoformat(row["date"]),
            text=row["text"],
            area=row["area"],
            boundary=boundaries.get(row["boundary"]),
        )
        note.people.set([people[name] for name in row["people"].split("|") if name])
