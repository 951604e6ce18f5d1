"""What moves when two records become one, and what of it both have."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ecotone_web.records.models import (
    OWN_WORDS,
    Belonging,
    Consent,
    Invitation,
    Person,
    PersonalLink,
    Presence,
    Profile,
    Sponsor,
    Tie,
    Voucher,
)

DRAWN: Any = Profile.drawn_to.through

MOVED: dict[str, tuple[Any, str]] = {
    "belonging": (Belonging, "person"),
    "presence": (Presence, "person"),
    "tie_one": (Tie, "one"),
    "tie_other": (Tie, "other"),
    "invitation": (Invitation, "person"),
    "ask": (Invitation, "inviter"),
    "voucher": (Voucher, "person"),
    "sponsor": (Sponsor, "person"),
    "profile": (Profile, "person"),
    "consent": (Consent, "person"),
    "link": (PersonalLink, "person"),
}
"""What hangs on a record, and by which column. Lines of the notebook, merges and decisions are looked at apart."""

LEFT_OUT: dict[str, Any] = {
    "belonging": Belonging,
    "tie": Tie,
    "presence": Presence,
    "voucher": Voucher,
    "consent": Consent,
    "profile": Profile,
    "drawn": DRAWN,
}
"""What both records can have, and of which one stays; what stands on another comes after it."""

WORDLESS = dict.fromkeys(OWN_WORDS, "")
"""A profile that is left out is written down without what she said of herself: nobody could take that back."""


def find_repeated_vouchers(kept: Person, gone: Person) -> list[Voucher]:
    """Of two asked to vouch in one world, who answered first: the later word holds."""
    return _pair_up(Voucher, "world_id", kept, gone, lambda row: (row.on or date.min, row.pk))


def find_repeated_consents(kept: Person, gone: Person) -> list[Consent]:
    """Of two consents to one use, the one that goes: where either said no, no holds."""
    return _pair_up(Consent, "use", kept, gone, lambda row: (not row.is_given, row.said_at, row.pk))


def find_repeated_profiles(kept: Person, gone: Person) -> list[Profile]:
    """What she said of herself before: what she said last holds."""
    found = sorted(Profile.objects.filter(person__in=[kept, gone]), key=lambda row: (row.said_at, row.pk))
    return found[:-1]


def _pair_up(model: Any, column: str, kept: Person, gone: Person, order: Any) -> list[Any]:
    """Of the rows that both records have for the same, the first by an order."""
    rows = {getattr(row, column): row for row in model.objects.filter(person=kept)}
    pairs = [
        (rows[getattr(row, column)], row)
        for row in model.objects.filter(person=gone)
        if getattr(row, column) in rows
    ]
    return [min(pair, key=order) for pair in pairs]


def read_row(row: Any) -> dict[str, Any]:
    """All fields of a row, as JSON."""
    return {field.attname: _plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def fill_in(model: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """With what a column holds by default, if there was no such column yet when the row was written down."""
    new = [field for field in model._meta.concrete_fields if field.attname not in values]
    return {**values, **{field.attname: _plain(field.get_default()) for field in new if field.has_default()}}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | str | dict | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
