"""What she says of herself, and what she agrees to. Where it is not as the team or a file has it, hers holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ecotone_web.records.days import lasting
from ecotone_web.records.models import (
    OWN_WORDS,
    Belonging,
    Boundary,
    Consent,
    Member,
    Person,
    Profile,
    Side,
    Source,
    Space,
)
from ecotone_web.rooms.call.personal.acts.coming import keep_profile
from ecotone_web.rooms.space.acts import add, change, remove

WORDS = (*OWN_WORDS, "language")


@transaction.atomic
def find_told(space: Space, on_paper: bool = False) -> Source:
    """The one source of all that people say themselves: on their pages, or on paper."""
    with override("en-gb"):  # the team reads it, whatever language she reads
        titles = {
            Source.Kind.TOLD: _("What people told us on their own pages"),
            Source.Kind.PAPER: _("What people told us on paper"),
        }
    kind = Source.Kind.PAPER if on_paper else Source.Kind.TOLD
    source, _made = Source.objects.get_or_create(
        space=space, kind=kind, defaults={"state": Source.State.READY, "title": titles[kind]}
    )
    return source


def say_by(source: Source) -> dict[str, Any]:
    """What every fact that she says knows of itself."""
    today = timezone.localdate()
    return {"source": source, "noted_on": today, "last_confirmed": today}


@transaction.atomic
def say_herself(
    *,
    person: Person,
    source: Source,
    by: Member | None = None,
    sides: Iterable[Side] = (),
    among: Collection[Boundary] = (),
    drawn_to: Iterable[Side] | None = None,
    **words: str,
) -> bool:
    """Where she belongs on the boundaries `among`, of which sides she would like to be part, and her own words.

    What is not handed in stays as it was: `among` nothing, no belonging changes.
    """
    user = by.user if by else None
    here = [side for side in sides if side.boundary_id in {each.pk for each in among}]
    said = {name: text.strip() for name, text in words.items() if name in WORDS}
    has_told = bool(here) or _is_said_anew(person, said)
    is_new = keep_profile(person, by=user, **said, said_at=timezone.now()) if said else False
    if drawn_to is not None:
        drawn = list(drawn_to)
        is_drawn = _draw_to(person, user, drawn)
        is_new, has_told = is_drawn or is_new, (is_drawn and bool(drawn)) or has_told
    is_moved = _belong(person, source, user, here, among)
    if is_moved:
        person.space.turn()
    if has_told:
        note_told(person, by=by)
    return is_new or is_moved


def _is_said_anew(person: Person, said: Mapping[str, str]) -> bool:
    """Whether there are words of hers that were not there; her language is none."""
    before = Profile.objects.filter(person=person).first()
    return any(
        text and text != getattr(before, name, "") for name, text in said.items() if name != "language"
    )


def _belong(
    person: Person, source: Source, user: Any, sides: list[Side], among: Collection[Boundary]
) -> bool:
    """Her belongings on these boundaries are those she says: others go, and their history keeps that they were."""
    held = Belonging.objects.filter(lasting(), person=person, side__boundary__in=among)
    rows = {row.side_id: row for row in held.select_related("side")}
    is_new = False
    for side in sides:
        row = rows.pop(side.pk, None)
        if row is None:
            add(Belonging(person=person, side=side, is_told=True, **say_by(source)), by=user)
            is_new = True
        else:
            is_new = change(row, by=user, is_told=True, **say_by(source)) or is_new
    for row in rows.values():
        remove(row, by=user)
    return is_new or bool(rows)


def _draw_to(person: Person, user: Any, sides: list[Side]) -> bool:
    keep_profile(person, by=user)
    profile = Profile.objects.get(person=person)
    if {side.pk for side in sides} == set(profile.drawn_to.values_list("pk", flat=True)):
        return False
    profile.drawn_to.set(sides)
    return True


@transaction.atomic
def say_consents(*, person: Person, by: Member | None = None, uses: Mapping[str, bool]) -> None:
    """To which uses she agrees, and to which not; those not handed in stay unasked."""
    Person.objects.select_for_update().get(pk=person.pk)
    said = {row.use: row for row in Consent.objects.filter(person=person)}
    user, now = (by.user if by else None), timezone.now()
    for use, is_given in uses.items():
        row = said.get(use)
        if row is None:
            add(Consent(person=person, use=use, is_given=is_given, said_at=now), by=user)
        elif row.is_given != is_given:
            change(row, by=user, is_given=is_given, said_at=now)


def note_told(person: Person, *, by: Member | None = None) -> None:
    """She has told us something of herself, or of whom she knows; an empty form, or what goes, tells nothing."""
    is_first = person.answered_on is None
    change(person, by=by.user if by else None, answered_on=timezone.localdate(), is_asked=True)
    if is_first:
        person.space.turn()


@transaction.atomic
def correct_oneself(*, person: Person, name: str, email: str) -> bool:
    """Her name and address, as she writes them."""
    changed = change(person, by=None, name=name, email=email)
    if changed:
        person.space.turn()
    return changed
