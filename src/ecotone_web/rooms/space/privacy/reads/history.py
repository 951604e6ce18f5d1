"""Who changed what and when, from what to what: all histories together, the latest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from ecotone_web.records.models import Boundary, Member, Note, Person, Side, Source, Space
from ecotone_web.records.tables import Table, find_history, find_owners, find_past, list_ends
from ecotone_web.rooms.space.privacy.reads.changes import (
    TOLD,
    Change,
    describe_change,
    describe_source,
    fold_changes,
)
from ecotone_web.rooms.space.privacy.reads.titles import Titles

ON_A_PAGE = 40
AT_ONCE = timedelta(seconds=2)
"""The first state of a row is written down just before its first change, and is no news."""

LITTLE_BY_LITTLE = (Source.Kind.HAND, Source.Kind.TOLD, Source.Kind.PAPER)
"""Sources to which facts come one at a time: each has its own line, and they have none."""

BROUGHT, TAKEN_BACK = "source brought", "source taken back"


@dataclass(frozen=True)
class Wanted:
    """Whose, or else which boundary's, history; without either that of the whole space."""

    person: int | None = None
    boundary: int | None = None

    @property
    def is_any(self) -> bool:
        """Whether something was chosen."""
        return self.person is not None or self.boundary is not None


@dataclass(frozen=True)
class Listed:
    """One page of changes."""

    changes: list[Change] = field(default_factory=list)
    has_more: bool = False


def list_tables_with_past() -> dict[str, Table]:
    """The tables that have a history, by name."""
    return {str(table._meta.model_name): table for table in find_owners() if find_history(table) is not None}


def list_changes(
    member: Member, wanted: Wanted | None = None, page: int = 1, size: int = ON_A_PAGE
) -> Listed:
    """A page of what she may see of the history."""
    start = (page - 1) * size
    found = list(_join(member, wanted or Wanted())[start : start + size + 1])
    return Listed(fold_changes(_describe(member.space, found[:size])), len(found) > size)


def _join(member: Member, wanted: Wanted) -> QuerySet[Any]:
    """Table, key and time of every change, the latest first."""
    parts = [_name(rows, name, "history_id", "history_date") for name, rows in _list_pasts(member, wanted)]
    if not wanted.is_any:
        sources = Source.objects.filter(space=member.space).exclude(kind__in=LITTLE_BY_LITTLE)
        taken_in = sources.filter(state__in=(Source.State.READY, Source.State.UNDONE))
        undone = taken_in.filter(undone_at__isnull=False)
        parts += [_name(taken_in, BROUGHT, "pk", "added_at"), _name(undone, TAKEN_BACK, "pk", "undone_at")]
    return parts[0].union(*parts[1:], all=True).order_by("-at", "-key")


def _name(rows: QuerySet[Any], table: str, key: str, at: str) -> QuerySet[Any]:
    named: QuerySet[Any] = rows.order_by().annotate(
        table=Value(table), key=Cast(key, IntegerField()), at=F(at)
    )
    return named.values_list("table", "key", "at")


def _list_pasts(member: Member, wanted: Wanted) -> Iterator[tuple[str, QuerySet[Any]]]:
    """Of each history what is wanted, without first states that are no news."""
    for name, table in list_tables_with_past().items():
        past: QuerySet[Any] | None = find_past(table, member.space_id)
        if wanted.person is not None:
            past = _choose_person(table, find_past(table, member.space_id), wanted.person)
        elif wanted.boundary is not None:
            past = _choose_boundary(table, find_past(table, member.space_id), wanted.boundary)
        if past is None:
            continue
        if table is Note:
            shared = Note.objects.filter(space=member.space, shared_at__isnull=False)
            past = past.filter(Q(writer=member.user) | Q(id__in=shared.values("pk"), shared_at__isnull=False))
        yield name, past.exclude(_is_no_news(table))


def _choose_person(table: Table, past: QuerySet[Any], key: int) -> Any:
    ends = list_ends(find_history(table))  # type: ignore[arg-type]
    if table is Person:
        return past.filter(id=key)
    return past.filter(Q(*((end, key) for end in ends), _connector=Q.OR)) if ends else None


def _choose_boundary(table: Table, past: QuerySet[Any], key: int) -> Any:
    if table is Boundary:
        return past.filter(id=key)
    columns = {each.name for each in find_history(table)._meta.concrete_fields}  # type: ignore[union-attr]
    if "boundary" in columns and table is not Note:
        return past.filter(boundary_id=key)
    link = next((name for name in ("side", "world") if name in columns), None)
    if link is None:
        return None
    here, there = (
        Side.objects.filter(boundary=key).values("pk"),
        Side.history.filter(boundary_id=key).values("id"),
    )
    return past.filter(Q(**{f"{link}__in": here}) | Q(**{f"{link}__in": there}))


def _is_no_news(table: Table) -> Q:
    """What came in with a source, and what was written down as the state before a change."""
    columns = {each.name for each in table._meta.concrete_fields}
    came_in = Q(pk__in=[])
    if "source" in columns:
        came_in = Q(history_type="+") & ~Q(source__kind__in=LITTLE_BY_LITTLE)
    after = (
        table.history.model._base_manager.filter(  # type: ignore[attr-defined]
            id=OuterRef("id"),
            history_date__gte=OuterRef("history_date"),
            history_id__gt=OuterRef("history_id"),
        )
        .exclude(history_type="+")
        .filter(history_date__lte=OuterRef("history_date") + AT_ONCE)
    )
    return came_in | (Q(history_type="+") & Q(Exists(after)))


# --- in words -------------------------------------------------------------------------------------------------


def _describe(space: Space, found: list[tuple[str, int, Any]]) -> list[Change]:
    keys: dict[str, list[int]] = defaultdict(list)
    for name, key, _at in found:
        keys[name].append(key)
    sources = Source.objects.select_related("space", "added_by", "undone_by").in_bulk(
        keys.pop(BROUGHT, []) + keys.pop(TAKEN_BACK, [])
    )
    rows = {name: find_past_rows(list_tables_with_past()[name], some) for name, some in keys.items()}
    every = [
        each
        for some in rows.values()
        for row, before, _now in some.values()
        for each in (row, before)
        if each
    ]
    titles = Titles(space, every)
    return [
        describe_source(sources[key], is_undone=name == TAKEN_BACK)
        if name in (BROUGHT, TAKEN_BACK)
        else describe_change(*rows[name][key], titles)
        for name, key, _at in found
    ]


def find_past_rows(table: Table, keys: list[int]) -> dict[int, tuple[Any, Any, Any]]:
    """Rows of a history by key, each with the one before it and with what stands in the table today."""
    past = table.history.model._base_manager.all()  # type: ignore[attr-defined]
    if table._meta.model_name in TOLD:
        past = past.select_related("source")
    earlier = past.filter(
        Q(history_date__lt=OuterRef("history_date"))
        | Q(history_date=OuterRef("history_date"), history_id__lt=OuterRef("history_id")),
        id=OuterRef("id"),
    ).order_by("-history_date", "-history_id")
    rows = past.filter(pk__in=keys).annotate(before=Subquery(earlier.values("history_id")[:1]))
    found = {row.history_id: row for row in rows}
    befores = past.in_bulk([row.before for row in found.values() if row.before])
    now = table._base_manager.in_bulk({row.id for row in found.values()})
    return {key: (row, befores.get(row.before), now.get(row.id)) for key, row in found.items()}


def find_key(space: Space, uid: Any) -> int | None:
    """The key of somebody, also of somebody who was taken away."""
    here = Person.objects.filter(space=space, uid=uid).values_list("pk", flat=True).first()
    return here or find_past(Person, space.pk).filter(uid=uid).values_list("id", flat=True).first()
