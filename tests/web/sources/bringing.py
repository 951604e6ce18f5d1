"""How tests of this room bring things in without a page."""

from __future__ import annotations

from datetime import date

from ecotone_web.bridge.facts import Facts
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Meeting,
    Member,
    Person,
    Presence,
    Side,
    Source,
    Space,
    Tie,
)
from ecotone_web.rooms.space.sources.acts import bring, take_in
from ecotone_web.rooms.space.sources.forms.drafts import read_draft


def bring_in(by: Member, text: str, on: date = date(2026, 4, 1), **hints: object) -> Source:
    """A CSV file, taken in."""
    return bring_files(by, {"people.csv": text}, on, **hints)


def bring_files(by: Member, files: dict[str, str], on: date = date(2026, 4, 1), **hints: object) -> Source:
    """Several, taken in together."""
    contents = [(name, text.encode()) for name, text in files.items()]
    source = bring(by=by, kind=Source.Kind.FILE, title="files", contents=contents, on=on, hints=hints)
    return take_in(by=by, source=source, facts=read_draft(source).facts)


def paste(by: Member, text: str, on: date = date(2026, 4, 1)) -> Source:
    """Names, taken in."""
    contents = [("", text.encode())]
    source = bring(by=by, kind=Source.Kind.PASTED, title="names", contents=contents, on=on)
    return take_in(by=by, source=source, facts=read_draft(source).facts)


def bring_facts(by: Member, facts: Facts, on: date = date(2026, 4, 1)) -> Source:
    """Facts, taken in."""
    source = bring(by=by, kind=Source.Kind.FILE, title="facts", contents=[], on=on)
    return take_in(by=by, source=source, facts=facts)


def count(space: Space) -> dict[str, int]:
    """How much a space knows."""
    return {
        "people": Person.objects.filter(space=space).count(),
        "boundaries": Boundary.objects.filter(space=space).count(),
        "sides": Side.objects.filter(boundary__space=space).count(),
        "belongings": Belonging.objects.filter(person__space=space).count(),
        "ties": Tie.objects.filter(space=space).count(),
        "meetings": Meeting.objects.filter(space=space).count(),
        "presences": Presence.objects.filter(meeting__space=space).count(),
    }


def snapshot(space: Space) -> list[object]:
    """All that a space knows, row by row, without where it is known from."""
    rows: list[object] = []
    rows += (
        Person.objects.filter(space=space)
        .order_by("pk")
        .values_list(
            "pk",
            "outside_id",
            "name",
            "email",
            "is_listed",
            "since",
            "until",
            "columns",
            "note",
            "last_confirmed",
        )
    )
    rows += (
        Side.objects.filter(boundary__space=space).order_by("pk").values_list("pk", "boundary__name", "name")
    )
    rows += (
        Belonging.objects.filter(person__space=space)
        .order_by("pk")
        .values_list("pk", "person", "side", "since", "until")
    )
    rows += (
        Tie.objects.filter(space=space)
        .order_by("pk")
        .values_list("pk", "one", "other", "kind", "status", "weight")
    )
    rows += (
        Presence.objects.filter(meeting__space=space).order_by("pk").values_list("pk", "meeting", "person")
    )
    return rows
