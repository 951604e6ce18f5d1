"""Two records that are one person: a person decides, and can go back on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q, UniqueConstraint
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import (
    Belonging,
    Different,
    Forgotten,
    Invitation,
    Member,
    Merge,
    Note,
    Person,
    PersonalLink,
    Presence,
    Source,
    Tie,
)
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts.settling import read_value, to_value
from ecotone_web.rooms.space.sources.reads.merging import (
    DRAWN,
    LEFT_OUT,
    MOVED,
    WORDLESS,
    fill_in,
    find_repeated_consents,
    find_repeated_profiles,
    find_repeated_vouchers,
    read_row,
)
from ecotone_web.rooms.space.sources.reads.planning.ties import key_of_tie
from ecotone_web.rooms.space.sources.rules import check_bring_in

CHOSEN = (
    "name",
    "email",
    "outside_id",
    "since",
    "until",
    "answered_on",
    "told_on",
    "told_how",
    "keep_until",
    "note",
)
"""What somebody may choose from either record."""

BOTH_ASKED = _(
    "Both records are asked in one call, each with a letter of its own. Drop one of the two invitations, or let them "
    "stay two."
)


class CannotMerge(Exception):
    """They stay two; says why."""

    def __init__(self, sentence: str | Promise) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@transaction.atomic
def merge_people(
    *, by: Member, kept: Person, gone: Person, chosen: Mapping[str, str] | None = None
) -> Merge | None:
    """Make one record of two. `chosen` names, for a field, whose value stays: "kept" or "gone".

    None if one of them is no longer there. What both have stays once; all is written down, so that it can be undone.
    Raises CannotMerge where both were asked in one call: each has a letter, and perhaps an answer, of her own.
    """
    check_bring_in(by)
    there = {
        row.pk: row
        for row in Person.objects.select_for_update().filter(space=by.space, pk__in=[kept.pk, gone.pk])
    }
    if len(there) < 2:
        return None
    kept, gone = there[kept.pk], there[gone.pk]
    if Invitation.objects.filter(person=kept, call__invitations__person=gone).exists():
        raise CannotMerge(BOTH_ASKED)
    before: dict[str, Any] = {"kept": read_row(kept), "gone": read_row(gone)}
    before |= _move_facts(kept, gone)
    before["different"] = list(
        Different.objects.filter(Q(one=gone) | Q(other=gone)).values_list("one_id", "other_id")
    )
    before["merges"] = list(gone.merges.values_list("pk", flat=True))
    gone.merges.update(kept=kept)
    _end_links(kept, pk__in=before["moved"]["link"])
    fields = _choose(kept, gone, chosen or {})
    remove(gone, by=by.user, reason="merge")
    change(kept, by=by.user, reason="merge", **fields)
    before["after"] = {name: read_value(kept, name) for name in fields}
    merge = Merge.objects.create(space=by.space, kept=kept, before=before, merged_by=by.user)
    by.space.turn()
    return merge


def _choose(kept: Person, gone: Person, chosen: Mapping[str, str]) -> dict[str, Any]:
    """The fields of the record that stays: as chosen, else its own, else what the other knows."""
    fields: dict[str, Any] = {}
    for name in CHOSEN:
        own, other = getattr(kept, name), getattr(gone, name)
        fields[name] = other if chosen.get(name) == "gone" and other else own or other
    fields["columns"] = {**gone.columns, **kept.columns}
    fields["is_listed"] = kept.is_listed or gone.is_listed
    fields["is_asked"] = kept.is_asked or gone.is_asked
    fields["is_convening"] = kept.is_convening or gone.is_convening
    return fields


def _move_facts(kept: Person, gone: Person) -> dict[str, Any]:
    """Whatever hangs on one record hangs on the other; what both have is left out."""
    repeated: dict[str, Iterable[Any]] = {
        "belonging": _repeated_belongings(kept, gone),
        "tie": _repeated_ties(kept, gone),
        "presence": Presence.objects.filter(person=gone, meeting__presences__person=kept),
        "voucher": find_repeated_vouchers(kept, gone),
        "consent": find_repeated_consents(kept, gone),
        "profile": find_repeated_profiles(kept, gone),
    }
    repeated["drawn"] = DRAWN._base_manager.filter(profile__in=[row.pk for row in repeated["profile"]])
    left_out = {about: [read_row(row) for row in found] for about, found in repeated.items()}
    left_out["profile"] = [row | WORDLESS for row in left_out["profile"]]
    for about in reversed(LEFT_OUT):  # what stands on another first
        LEFT_OUT[about]._base_manager.filter(pk__in=[row["id"] for row in left_out[about]]).delete()
    moved: dict[str, list[int]] = {}
    for about, (model, column) in MOVED.items():
        found = model._base_manager.filter(**{column: gone})
        moved[about] = list(found.values_list("pk", flat=True))
        found.update(**{column: kept})
    notes = list(Note.objects.filter(people=gone).values_list("pk", flat=True))
    added = [pk for pk in notes if not Note.objects.filter(pk=pk, people=kept).exists()]
    kept.notes.add(*added)
    return {"left_out": left_out, "moved": moved, "notes": notes, "notes_added": added}


def _end_links(kept: Person, **which: Any) -> None:
    """What was sent to one does not open the page of the other; whoever asks for a new link gets it by letter."""
    now = timezone.now()
    PersonalLink.objects.filter(person=kept, expires_at__gt=now, **which).update(expires_at=now)


def _repeated_belongings(kept: Person, gone: Person) -> list[Belonging]:
    held = set(kept.belongings.values_list("side_id", "since", "until"))
    return [row for row in gone.belongings.all() if (row.side_id, row.since, row.until) in held]


def _repeated_ties(kept: Person, gone: Person) -> list[Tie]:
    """Those between the two records, and those that the other record has, too."""

    def key(tie: Tie) -> tuple[Any, ...]:
        ends = [kept.pk if end == gone.pk else end for end in (tie.one_id, tie.other_id)]
        return key_of_tie(ends[0], ends[1], tie.is_directed, tie.kind, tie.status, tie.since)

    seen = {
        key(tie)
        for tie in Tie.objects.filter(Q(one=kept) | Q(other=kept)).exclude(Q(one=gone) | Q(other=gone))
    }
    repeated = []
    for tie in Tie.objects.filter(Q(one=gone) | Q(other=gone)):
        if {tie.one_id, tie.other_id} == {kept.pk, gone.pk} or key(tie) in seen:
            repeated.append(tie)
        seen.add(key(tie))
    return repeated


@transaction.atomic
def unmerge(*, by: Member, merge: Merge) -> bool:
    """Make two records of one again, as they were; False where that can no longer be.

    What was changed by hand since stays with the record that was kept.
    """
    check_bring_in(by)
    held = Merge.objects.select_for_update().select_related("kept").get(pk=merge.pk)
    before = held.before
    if held.undone_at is not None or not can_undo(held):
        return False
    kept = held.kept
    back = {
        name: to_value(kept, name, before["kept"][name])
        for name, value in before["after"].items()
        if read_value(kept, name) == value
    }
    change(kept, by=by.user, reason="merge undone", **back)
    gone = _restore(Person, before["gone"])
    for about, (model, column) in MOVED.items():
        rows = model._base_manager.filter(pk__in=before["moved"].get(about, []), **{column: kept})
        rows.update(**{column: gone})
    _end_links(kept, made_at__gte=held.merged_at)
    for about, model in LEFT_OUT.items():
        for row in before["left_out"].get(about, []):
            if not _is_said_anew(model, row):
                _restore(model, row)
    gone.notes.add(*Note.objects.filter(pk__in=before["notes"]))
    kept.notes.remove(*Note.objects.filter(pk__in=before["notes_added"]))
    Merge.objects.filter(pk__in=before["merges"]).update(kept=gone)
    _restore_differences(before["different"])
    held.undone_at = timezone.now()
    held.save(update_fields=["undone_at"])
    held.space.turn()
    return True


def can_undo(merge: Merge) -> bool:
    """Whether nothing stands in the way: no later merge into the record, no other under its id, nobody forgotten."""
    later = Merge.objects.filter(kept=merge.kept_id, undone_at=None, pk__gt=merge.pk)
    values = merge.before["gone"]
    is_taken = Person.objects.filter(space=merge.space_id, outside_id=values["outside_id"]).exclude(
        pk=merge.kept_id
    )
    has_source = Source.objects.filter(pk=values["source_id"]).exists()
    is_forgotten = Forgotten.objects.filter(uid=values["uid"]).exists()
    return has_source and not (later.exists() or is_taken.exists() or is_forgotten)


def _restore_differences(pairs: list[list[int]]) -> None:
    for one, other in pairs:
        if Person.objects.filter(pk__in=[one, other]).count() == 2:
            Different.objects.get_or_create(one_id=one, other_id=other)


def _restore(model: Any, values: dict[str, Any]) -> Any:
    """A row as it was, with its old key; None where what it stands on has gone."""
    values = fill_in(model, values)
    for field in model._meta.concrete_fields:
        key = values[field.attname] if field.is_relation else None
        if key is not None and not field.related_model._base_manager.filter(pk=key).exists():
            return None
    if model._base_manager.filter(pk=values["id"]).exists():
        return None
    fields = {field.attname: field.to_python(values[field.attname]) for field in model._meta.concrete_fields}
    return model._base_manager.bulk_create([model(**fields)])[0]


def _is_said_anew(model: Any, values: Mapping[str, Any]) -> bool:
    """Whether another row stands where this one stood, and there is room for one."""
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and constraint.fields and not constraint.condition:
            columns = [model._meta.get_field(name).attname for name in constraint.fields]
            if model._base_manager.filter(**{column: values[column] for column in columns}).exists():
                return True
    single = [field.attname for field in model._meta.concrete_fields if field.one_to_one]
    return any(model._base_manager.filter(**{name: values[name]}).exists() for name in single)


@transaction.atomic
def keep_apart(*, by: Member, one: Person, other: Person) -> None:
    """Two people, whatever their records look like: this is not asked again."""
    check_bring_in(by)
    first, second = sorted((one, other), key=lambda person: person.pk)
    Different.objects.get_or_create(one=first, other=second)
