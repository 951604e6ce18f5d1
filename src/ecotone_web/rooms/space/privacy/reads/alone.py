"""Texts in which one of somebody's names stands alone: nobody but a person can say whether she is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.urls import reverse

from ecotone_web.records.models import (
    Boundary,
    Ground,
    Meeting,
    Note,
    Person,
    Side,
    Sponsor,
    User,
    Voucher,
    readable_by,
)
from ecotone_web.records.tables import Table, list_parts, list_texts
from ecotone_web.rooms.space.privacy.reads.traces import ERASED, OWN, Who

MOST_SHOWN = 50
PLACES: dict[Table, tuple[str, str]] = {
    Boundary: ("boundaries:one", "pk"),
    Ground: ("legitimacy:ground", "pk"),
    Meeting: ("landscape:meeting", "pk"),
    Note: ("notebook:line", "pk"),
    Person: ("people:person", "uid"),
    Side: ("landscape:side", "pk"),
    Sponsor: ("legitimacy:sponsor", "pk"),
    Voucher: ("legitimacy:voucher", "pk"),
}
"""Where a text can be put right, by its table."""


@dataclass(frozen=True)
class Alone:
    """A text in which she may be meant, and where it can be put right, by whoever reads this or by its writer."""

    text: str
    address: str | None
    writer: User | None


@dataclass(frozen=True)
class Found:
    """What was found, in the order of the tables; what is more than can be shown, and what others keep private."""

    shown: list[Alone]
    n_more: int
    n_private: int


def find_alone(who: Who, reader: User) -> Found:
    """Every text that stays as it is though a first or another name of hers stands in it, alone."""
    found = list(_look(who))
    private = set(
        Note.objects.filter(space=who.space).exclude(readable_by(reader)).values_list("pk", flat=True)
    )
    open_ones = [(row, text) for row, text in found if not (isinstance(row, Note) and row.pk in private)]
    shown = [_show(who, row, text, reader) for row, text in open_ones[:MOST_SHOWN]]
    return Found(shown, len(open_ones) - len(shown), len(found) - len(open_ones))


def _look(who: Who) -> Iterator[tuple[Any, str]]:
    for table, stands_in, rows in list_parts(who.space.pk):
        if stands_in is not table or table in ERASED:
            continue
        if table is Note:
            rows = rows.exclude(people__in=who.keys).select_related("writer")  # in those about her it goes
        if table is Person:
            rows = rows.exclude(pk__in=who.keys)
        for field in list_texts(table):
            if isinstance(field, models.JSONField | models.BinaryField) or (
                table is Person and field.name in OWN
            ):
                continue
            texts = rows.order_by().values_list(field.name, flat=True).distinct()
            standing = [text for text in texts if text and who.mentions.stands_alone_in(text)]
            for row in rows.filter(**{f"{field.name}__in": standing}) if standing else ():
                yield row, getattr(row, field.name)


def _show(who: Who, row: Any, text: str, reader: User) -> Alone:
    place, key = PLACES.get(type(row), ("", ""))
    writer = row.writer if isinstance(row, Note) and row.writer_id != reader.pk else None
    address = reverse(place, args=[who.space.slug, getattr(row, key)]) if place and writer is None else None
    return Alone(text, address, writer)
