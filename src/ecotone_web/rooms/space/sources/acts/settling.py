"""What a source says otherwise: somebody decides, and can decide anew."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Belonging, Member, Person, Source, Tie, Update, User
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts.sides import find_or_make_side
from ecotone_web.rooms.space.sources.acts.taking import rows
from ecotone_web.rooms.space.sources.reads.plans import say_origin
from ecotone_web.rooms.space.sources.rules import check_bring_in


@transaction.atomic
def settle(*, by: Member, update: Update, decision: str) -> bool:
    """Keep what was here, take what the source says, or, of two sides, keep both. False if it is settled already."""
    check_bring_in(by)
    held = Update.objects.select_for_update().select_related("source__space").get(pk=update.pk)
    if not held.is_conflict or held.settled_at is not None:
        return False
    if decision != Update.Decision.KEEP:
        row = rows(held.about).filter(pk=held.fact).first()
        if row is None:
            return False
        if decision == Update.Decision.BOTH and held.about == Update.About.BELONGING:
            _add_side(held, row, by.user)
        else:
            _take(held, row, by.user)
        held.source.space.turn()
    held.decision, held.settled_at = decision, timezone.now()
    held.save(update_fields=["decision", "settled_at"])
    return True


@transaction.atomic
def settle_all(*, by: Member, source: Source, decision: str) -> int:
    """The same decision for all that still waits; how many that were."""
    waiting = list(source.updates.filter(is_conflict=True, settled_at=None).order_by("pk"))
    return sum(settle(by=by, update=update, decision=decision) for update in waiting)


@transaction.atomic
def reopen(*, by: Member, update: Update) -> None:
    """Go back on a decision; what was changed since by somebody's hand stays."""
    check_bring_in(by)
    held = Update.objects.select_for_update().select_related("source__space").get(pk=update.pk)
    if held.settled_at is None:
        return
    give_back(held, by.user)
    held.decision, held.settled_at = "", None
    held.save(update_fields=["decision", "settled_at"])
    held.source.space.turn()


def give_back(update: Update, user: User | None) -> None:
    """Undo what a decision changed, unless it was changed since."""
    row = rows(update.about).filter(pk=update.fact).first()
    if row is None:
        return
    if update.decision == Update.Decision.BOTH:
        side = find_or_make_side(row.side.boundary, update.after["side"], by=user)
        more = Belonging.objects.filter(person=row.person, side=side, source=update.source).first()
        if more is not None:
            remove(more, by=user)
    elif update.decision == Update.Decision.TAKE:
        if isinstance(row, Belonging):
            if fold(row.side.name) == fold(update.after["side"]):
                change(
                    row, by=user, side=find_or_make_side(row.side.boundary, update.before["side"], by=user)
                )
        else:
            said = {
                name: value
                for name, value in update.before.items()
                if read_value(row, name) == update.after[name]
            }
            change(row, by=user, **{name: to_value(row, name, value) for name, value in said.items()})


def _take(update: Update, row: Any, user: User) -> None:
    if isinstance(row, Belonging):
        change(row, by=user, side=find_or_make_side(row.side.boundary, update.after["side"], by=user))
    elif isinstance(row, Person | Tie):
        change(row, by=user, **{name: to_value(row, name, value) for name, value in update.after.items()})


def _add_side(update: Update, row: Belonging, user: User | None) -> None:
    side = find_or_make_side(row.side.boundary, update.after["side"], by=user)
    if Belonging.objects.filter(person=row.person_id, side=side).exists():
        return
    days = {name: to_value(row, name, update.after.get(name)) for name in ("since", "until")}
    Belonging.objects.create(person_id=row.person_id, side=side, **days, **say_origin(update.source))


def to_value(row: Any, name: str, value: Any) -> Any:
    """A value out of JSON, as the row holds it."""
    return row._meta.get_field(name).to_python(value) if value is not None else None


def read_value(row: Any, name: str) -> Any:
    """A value of a row, as JSON holds it."""
    value = getattr(row, name)
    return value.isoformat() if hasattr(value, "isoformat") else value
