"""The tables of an archive: which of ours, and which of their columns. What is added to a model is in the next archive.

A row of an archive has no key; it is known by its place in its table, from 1 on, and others point to it by that number.
A number above the last place stands for a row that is there no more, but of which the history or a merge still tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.db import models

from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Call,
    Consent,
    Different,
    Ground,
    Invitation,
    Meeting,
    Merge,
    Note,
    Person,
    Presence,
    Profile,
    Side,
    Source,
    Space,
    Sponsor,
    Theme,
    Tie,
    Update,
    User,
    Voucher,
    Wording,
)

FORMAT, VERSION = "ecotone-archive", 2
KNOWN_VERSIONS = (1, VERSION)
"""1 knew nothing of calls and of standing: what is not in an archive stays empty."""

AUTHORS, FACT = "authors", "fact"
"""Where a number points: to the list of those who wrote; to the table that the row says itself."""

MODELS: dict[str, type[models.Model]] = {
    "sources": Source,
    "boundaries": Boundary,
    "sides": Side,
    "people": Person,
    "belongings": Belonging,
    "ties": Tie,
    "meetings": Meeting,
    "presences": Presence,
    "notes": Note,
    "named": Note.people.through,
    "calls": Call,
    "call_boundaries": Call.boundaries.through,
    "wordings": Wording,
    "themes": Theme,
    "invitations": Invitation,
    "invitation_themes": Invitation.themes.through,
    "profiles": Profile,
    "drawn": Profile.drawn_to.through,
    "consents": Consent,
    "grounds": Ground,
    "vouchers": Voucher,
    "sponsors": Sponsor,
    "different": Different,
    "merges": Merge,
    "updates": Update,
}
"""In the order in which they stand on each other."""

PAST = (
    *("space", "boundaries", "sides", "people", "belongings", "ties", "meetings", "presences", "notes"),
    *("calls", "wordings", "invitations", "profiles", "consents", "grounds", "vouchers", "sponsors"),
)
"""The tables whose history is kept, too."""

OF_FACT = {
    Update.About.PERSON: "people",
    Update.About.SIDE: "sides",
    Update.About.BELONGING: "belongings",
    Update.About.TIE: "ties",
    Update.About.MEETING: "meetings",
    Update.About.PRESENCE: "presences",
}

SETTINGS = ("name", "aspiration", "noun_people", "noun_ties", "is_example", "about_example")
"""What an archive says of the space itself."""

_LEFT_OUT = {"space", "slug", "history_id", "history_relation", "sorted_as"}


@dataclass(frozen=True)
class Column:
    """A column of a table, and into which table its numbers point (None: it holds a value)."""

    name: str
    field: models.Field[Any, Any]
    to: str | None = None

    @property
    def key(self) -> str:
        """What the column is called in the database."""
        return self.field.attname


@dataclass(frozen=True)
class Table:
    """A table of an archive."""

    name: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    is_past: bool = False

    @cached_property
    def own(self) -> tuple[Column, ...]:
        """The columns that point to other rows of the same table."""
        return () if self.is_past else tuple(column for column in self.columns if column.to == self.name)


@cache
def list_tables() -> tuple[Table, ...]:
    """What stands there."""
    return tuple(Table(name, model, tuple(_list_columns(name, model))) for name, model in MODELS.items())


@cache
def list_past() -> tuple[Table, ...]:
    """What stood there before."""
    here = {**MODELS, "space": Space}
    past = {name: here[name].history.model for name in PAST}  # type: ignore[attr-defined]
    return tuple(
        Table(name, model, tuple(_list_columns(name, model, is_past=True)), is_past=True)
        for name, model in past.items()
    )


def _list_columns(name: str, model: type[models.Model], *, is_past: bool = False) -> Iterator[Column]:
    tables = {table: key for key, table in MODELS.items()}
    for field in model._meta.concrete_fields:
        if is_past and field.name == "id":
            yield from [] if name == "space" else [Column("row", field, name)]
        elif field.primary_key or field.name in _LEFT_OUT:
            continue
        elif isinstance(field, models.ForeignKey):
            to: Any = field.related_model
            yield Column(field.name, field, AUTHORS if to is User else tables[to])
        else:
            yield Column(field.name, field, FACT if (name, field.name) == ("updates", "fact") else None)
