"""Where somebody stands in a space: her records and what hangs on them, and every text that names her."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet

from ecotone_web.records.models import (
    Invitation,
    Merge,
    Note,
    Person,
    Reading,
    Space,
    TeamInvitation,
    Update,
    Upload,
    User,
)
from ecotone_web.records.names import bare
from ecotone_web.records.tables import (
    Table,
    find_history,
    find_owners,
    find_past,
    find_rows,
    list_ends,
    list_links,
    list_parts,
    list_texts,
)
from ecotone_web.rooms.space.privacy.reads.names import Mentions

OWN = ("name", "email", "outside_id")
"""What somebody is called. Nobody else's is ever changed."""

ERASED = (Reading, Upload)
"""Tables from which everything goes: readings can be worked out again, and drafts may hold any name."""


@dataclass(frozen=True)
class Who:
    """Somebody, with the records that were merged into hers."""

    space: Space
    uid: UUID
    name: str
    is_here: bool
    """False where somebody took her away, and only the history holds her."""
    keys: frozenset[int]
    uids: frozenset[UUID]
    mentions: Mentions
    namesakes: int
    """How many others here are called the same."""
    passed_on: list[str]
    """What she was called before and somebody else is called now: in a text it is the other's."""

    @property
    def longer_names(self) -> list[str]:
        """Names of others that have hers in them."""
        others = (
            Person.objects.filter(space=self.space).exclude(pk__in=self.keys).values_list("name", flat=True)
        )
        return [name for name in others if not self.mentions.is_her(name) and self.mentions.is_part_of(name)]


def find_who(space: Space, uid: UUID) -> Who | None:
    """Her records by her number, or by that of a record that was merged into hers; also when only history is left."""
    merged = Merge.objects.filter(space=space, undone_at=None)
    into = next((merge for merge in merged if merge.before["gone"]["uid"] == str(uid)), None)
    person = Person.objects.filter(space=space, **({"pk": into.kept_id} if into else {"uid": uid})).first()
    past = find_past(Person, space.pk)
    if person is None and not past.filter(uid=uid).exists():
        return None
    keys = {person.pk} if person else set(past.filter(uid=uid).values_list("id", flat=True))
    gone = [merge.before["gone"] for merge in merged.filter(kept__in=keys)]
    keys |= {row["id"] for row in gone}
    uids = {uid, *(UUID(row["uid"]) for row in gone), *([person.uid] if person else [])}
    name = person.name if person else str(past.filter(uid=uid).values_list("name", flat=True)[0])
    return Who(
        space,
        uid,
        name,
        person is not None,
        frozenset(keys),
        frozenset(uids),
        *_collect(space, person, keys, name),
    )


def _collect(
    space: Space, person: Person | None, keys: set[int], name: str
) -> tuple[Mentions, int, list[str]]:
    """All she is and was called, less what somebody else is called now."""
    others = list(Person.objects.filter(space=space).exclude(pk__in=keys).values_list(*OWN))
    taken = {bare(text) for row in others for text in row if text}
    rows = [*Person.objects.filter(pk__in=keys).values_list(*OWN)]
    rows += find_past(Person, space.pk).filter(id__in=keys).values_list(*OWN)
    was = {text for row in rows for text in row}
    for update in Update.objects.filter(source__space=space, about=Update.About.PERSON, fact__in=keys):
        was |= {
            str(said[own])
            for said in (update.before, update.after)
            for own in OWN
            if isinstance(said.get(own), str)
        }
    now = {person.name, person.email, person.outside_id} if person else {name}
    hers = {bare(text) for text in now if text}
    passed_on = {text for text in was if text and bare(text) in taken - hers}
    namesakes = sum(bare(row[0]) == bare(name) for row in others)
    return Mentions(now | was - passed_on, [row[0] for row in others]), namesakes, sorted(passed_on)


# --- rows that go ---------------------------------------------------------------------------------------------


def find_doomed(who: Who) -> Iterator[tuple[Table, Table, QuerySet[Any]]]:
    """All rows about her, and all readings and drafts of the space: the table, where they stand, and the rows.

    Inner tables come first: what stands on a row goes before it.
    """
    facts, hers = _find_facts(who), _find_hers(who)
    for table, stands_in, rows in list_parts(who.space.pk):
        if table in ERASED:
            yield table, stands_in, rows
        elif table is Person:
            yield table, stands_in, rows.filter(**{f"{'pk' if stands_in is Person else 'id'}__in": who.keys})
        elif table is Update:
            yield table, stands_in, rows.filter(facts)
        elif table in hers:
            about = hers[table]
            yield table, stands_in, rows.filter(about | _find_undone_merges(who) if table is Merge else about)


def find_loosened(who: Who) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Rows that can be without her, or without a row of hers: the column that is to be emptied, and the rows."""
    hers = _find_hers(who)
    for table, _stands_in, rows in list_parts(who.space.pk):
        for link in list_links(table, is_firm=False):
            if (about := _point_to_hers(who, hers, link)) is not None:
                yield link.attname, rows.filter(about)


def _find_hers(who: Who) -> dict[Table, Q]:
    """By which columns rows of a table are about her: they point to her, or to a row that does; outer tables first."""
    hers: dict[Table, Q] = {}
    for table in find_owners():
        found = [_point_to_hers(who, hers, link) for link in list_links(table)]
        about = [each for each in found if each is not None]
        if about and table is not Person:
            hers[table] = reduce(or_, about)
    return hers


def _point_to_hers(who: Who, hers: Mapping[Table, Q], link: models.ForeignKey[Any, Any]) -> Q | None:
    """Whether a column of a table, or of its history, points to her, or to a row of hers that is there or was."""
    outer: Table = link.related_model
    if outer is Person:
        return Q(**{f"{link.attname}__in": who.keys})
    if outer not in hers:
        return None
    rows = find_rows(outer, who.space.pk).filter(hers[outer])
    about = Q(**{f"{link.attname}__in": rows.values("pk")})
    if find_history(outer) is not None:
        past = find_past(outer, who.space.pk).filter(hers[outer])
        about |= Q(**{f"{link.attname}__in": past.values("id")})
    return about


def _find_facts(who: Who) -> Q:
    """Which updates are about her or about a fact of hers; nothing if there is none."""
    found = Q(pk__in=[])
    for table, stands_in, rows in list_parts(who.space.pk):
        about = str(table._meta.model_name)
        if about not in Update.About.values:
            continue
        if table is Person:
            keys = list(who.keys)
        elif ends := list_ends(stands_in):
            mine = rows.filter(Q(*((f"{end}__in", who.keys) for end in ends), _connector=Q.OR))
            keys = list(mine.values_list("pk" if stands_in is table else "id", flat=True))
        else:
            continue
        found |= Q(about=about, fact__in=keys) if keys else Q()
    return found


def _find_undone_merges(who: Who) -> Q:
    """Merges that were undone say nothing any more, and hold what either of the two was."""
    uids = {str(uid) for uid in who.uids}
    rows = Merge.objects.filter(space=who.space).only("before")
    named = [row.pk for row in rows if uids & {row.before[end]["uid"] for end in ("kept", "gone")}]
    return Q(pk__in=named)


# --- texts that stay, without her name ------------------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """A text or JSON value that names her, and how it will read."""

    table: Table
    stands_in: Table
    field: models.Field[Any, Any]
    rows: QuerySet[Any]
    new: Any

    @property
    def is_past(self) -> bool:
        """Whether it stands in a history."""
        return self.stands_in is not self.table


def find_standings(who: Who) -> Iterator[Standing]:
    """Every text of the space in which she is named, of all tables there are, invitations into the team left out."""
    for table, stands_in, rows in list_parts(who.space.pk):
        if table in ERASED or table is TeamInvitation:
            continue
        if table is Person:
            rows = rows.exclude(**{f"{'pk' if stands_in is Person else 'id'}__in": who.keys})
        for field in list_texts(stands_in):
            if table is Person and field.name in OWN:
                found = _look_among_others(who, stands_in, rows, field)
            elif isinstance(field, models.JSONField):
                found = _look_in_json(who, table, rows, field)
            elif table is Note:
                found = _look_in_notes(who, stands_in, rows, field)
            else:
                found = _look_in_texts(who, rows, field)
            for chosen, new in found:
                yield Standing(table, stands_in, field, chosen, new)


Found = Iterator[tuple[QuerySet[Any], Any]]


def _look_in_texts(who: Who, rows: QuerySet[Any], field: models.Field[Any, Any]) -> Found:
    """Each text once, however many rows have it."""
    for old in rows.order_by().values_list(field.name, flat=True).distinct():
        if old and (new := who.mentions.replace(old)) != old:
            yield rows.filter(**{field.name: old}), new


def _look_in_json(who: Who, table: Table, rows: QuerySet[Any], field: models.Field[Any, Any]) -> Found:
    """Also one word alone, where it can only be a name."""
    is_whole = table in (Update, Merge)
    for key, old in rows.order_by().values_list("pk", field.name).iterator(2_000):
        if old and (new := who.mentions.replace_in(old, is_whole=is_whole)) != old:
            yield rows.model._base_manager.filter(pk=key), new


def _look_in_notes(who: Who, stands_in: Table, rows: QuerySet[Any], field: models.Field[Any, Any]) -> Found:
    """In a line that is about her, her first name alone goes, too."""
    about_her = set(find_rows(Note, who.space.pk).filter(people__in=who.keys).values_list("pk", flat=True))
    note = "pk" if stands_in is Note else "id"
    for key, line, old in rows.order_by().values_list("pk", note, field.name):
        if old and (new := who.mentions.replace(old, is_about_her=line in about_her)) != old:
            yield stands_in._base_manager.filter(pk=key), new


def _look_among_others(
    who: Who, stands_in: Table, rows: QuerySet[Any], field: models.Field[Any, Any]
) -> Found:
    """Others keep what they are called; where one was once called as she is, by mistake, that goes."""
    if stands_in is Person:
        return
    now = dict(Person.objects.filter(space=who.space).values_list("pk", field.name))
    for key, person, old in rows.order_by().values_list("pk", "id", field.name):
        if old and old != now.get(person) and (new := who.mentions.replace(old)) != old:
            yield stands_in._base_manager.filter(pk=key), new


def count_traces(who: Who) -> dict[str, int]:
    """How much will go: by table, `history` for what was, and `texts` for what stays without
    her name. `asks`: invitations of others in her name."""
    counts: Counter[str] = Counter()
    for table, stands_in, rows in find_doomed(who):
        counts["history" if stands_in is not table else str(table._meta.model_name)] += rows.count()
    counts["asks"] = Invitation.objects.filter(inviter__in=who.keys).exclude(person__in=who.keys).count()
    standing = [each for each in find_standings(who) if not each.is_past]
    counts["texts"] = sum(each.rows.count() for each in standing)
    counts["accounts"] = count_accounts(who)
    return counts


def count_accounts(who: Who) -> int:
    """Accounts and invitations into the team with an address of hers: those stay, for they are not the landscape's."""
    addresses = Person.objects.filter(pk__in=who.keys).exclude(email="").values_list("email", flat=True)
    found = [address.lower() for address in addresses]
    invited = TeamInvitation.objects.filter(space=who.space, email__in=found).count()
    return User.objects.filter(email__in=found).count() + invited
