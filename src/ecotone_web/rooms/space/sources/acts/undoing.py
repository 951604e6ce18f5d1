"""Taking a source back as a whole: what nothing else stands on goes, and what it filled in goes back."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Different,
    Meeting,
    Member,
    Merge,
    Person,
    Side,
    Source,
    Update,
)
from ecotone_web.rooms.space.acts import change, erase, in_parts
from ecotone_web.rooms.space.sources.acts.hands import find_hand
from ecotone_web.rooms.space.sources.acts.settling import give_back, read_value, to_value
from ecotone_web.rooms.space.sources.acts.sides import find_or_make_side
from ecotone_web.rooms.space.sources.acts.taking import rows
from ecotone_web.rooms.space.sources.reads.sources import can_take_back
from ecotone_web.rooms.space.sources.reads.undoing import (
    LEAVES,
    find_boundaries,
    find_empty_sides,
    find_leaves,
    find_meetings,
    find_merged,
    find_people,
    is_held_by_hand,
    is_kept_by_hand,
)
from ecotone_web.rooms.space.sources.rules import check_bring_in


@transaction.atomic
def take_back(*, by: Member, source: Source) -> bool:
    """Undo a source, all of it or nothing; False if that has been done."""
    check_bring_in(by)
    held = Source.objects.select_for_update().get(pk=source.pk)
    if not can_take_back(held):
        return False
    _give_values_back(held, by)
    for about, model in LEAVES:
        _pass_on(find_leaves(model, about, held))
        erase(model._base_manager.filter(source=held))
    _take_others_word(held, by)
    _take_meetings(held)
    _take_boundaries(held, by)
    _take_people(held, by)
    erase(held.updates.all())
    held.uploads.all().delete()
    held.state, held.undone_by, held.undone_at = Source.State.UNDONE, by.user, timezone.now()
    held.save()
    held.space.turn()
    return True


def _give_values_back(source: Source, by: Member) -> None:
    """What it filled in, and what was decided for it, unless changed since; how fresh a fact is, too."""
    for update in source.updates.filter(is_conflict=True).exclude(decision=""):
        give_back(update, by.user)
    confirmed: dict[tuple[str, Any, Any], list[int]] = {}
    updates = source.updates.filter(is_conflict=False).exclude(about=Update.About.SIDE).exclude(after={})
    for update in updates.order_by("pk").iterator(2_000):
        if set(update.after) - {"last_confirmed"}:
            _empty(update, by)
        elif update.after:
            key = (update.about, update.before["last_confirmed"], update.after["last_confirmed"])
            confirmed.setdefault(key, []).append(update.fact)
    for (about, before, after), keys in confirmed.items():
        for some in in_parts(keys):
            rows(about).filter(pk__in=some, last_confirmed=after).update(last_confirmed=before)


def _empty(update: Update, by: Member) -> None:
    row = rows(update.about).filter(pk=update.fact).first()
    if row is None:
        return
    back = {
        name: to_value(row, name, update.before[name])
        for name, value in update.after.items()
        if name != "columns" and read_value(row, name) == value
    }
    if added := update.after.get("columns"):
        back["columns"] = {name: text for name, text in row.columns.items() if added.get(name) != text}
    change(row, by=by.user, **back)


def _pass_on(found: QuerySet[Any]) -> None:
    """What another source saw again stands on that one from now on."""
    keys: dict[int, list[int]] = {}
    for pk, later in found.filter(later__isnull=False).order_by().values_list("pk", "later"):
        keys.setdefault(later, []).append(pk)
    for later, stay in keys.items():
        _stand_on(found.model, stay, later)


def _stand_on(model: Any, keys: list[int], source: int) -> None:
    for some in in_parts(keys):
        model._base_manager.filter(pk__in=some).update(source=source)


def _take_others_word(source: Source, by: Member) -> None:
    """Where only another source speaks now, and it said otherwise, its word is what is known."""
    waiting = Update.objects.filter(source__space=source.space, is_conflict=True, settled_at=None)
    for update in waiting.filter(about=Update.About.BELONGING).exclude(source=source):
        row = Belonging.objects.filter(pk=update.fact, source=update.source_id).first()
        if row is not None:
            side = find_or_make_side(row.side.boundary, update.after["side"], by=by.user)
            Belonging.objects.filter(pk=row.pk).update(side=side)
            update.delete()


def _take_meetings(source: Source) -> None:
    _pass_on(find_meetings(source))
    erase(Meeting.objects.filter(source=source))


def _take_boundaries(source: Source, by: Member) -> None:
    _pass_on(find_boundaries(source))
    kept = find_boundaries(source).filter(is_kept_by_hand()).values_list("pk", flat=True)
    _stand_on(Boundary, list(kept), find_hand(by).pk)
    for side in find_empty_sides(source).distinct():
        side.delete()
    for boundary in Boundary.objects.filter(source=source):
        Side.objects.filter(group__boundary=boundary).update(group=None)
        boundary.delete()


def _take_people(source: Source, by: Member) -> None:
    for kept, other in find_merged(source):
        if Source.objects.filter(pk=other, space=source.space).exclude(state=Source.State.UNDONE).exists():
            _stand_on(Person, [kept], other)
    _pass_on(find_people(source))
    held = list(find_people(source).filter(is_held_by_hand()).values_list("pk", flat=True))
    if held:
        _stand_on(Person, held, find_hand(by).pk)
    gone = Person.objects.filter(source=source)
    erase(Different.objects.filter(Q(one__in=gone) | Q(other__in=gone)))
    erase(Merge.objects.filter(kept__in=gone))
    erase(gone)
