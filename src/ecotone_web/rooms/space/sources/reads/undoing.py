"""What goes and what stays when a source is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ecotone_web.records.models import (
    KNOWLEDGE,
    Belonging,
    Boundary,
    Call,
    Different,
    Meeting,
    Merge,
    Note,
    Person,
    Presence,
    Side,
    Source,
    Tie,
    Update,
)
from ecotone_web.records.tables import list_links, list_tables

LEAVES: tuple[tuple[str, Any], ...] = (
    (Update.About.PRESENCE, Presence),
    (Update.About.BELONGING, Belonging),
    (Update.About.TIE, Tie),
)
"""What nothing else stands on."""

KEY: BigIntegerField[int, int] = BigIntegerField()


@dataclass(frozen=True)
class Weighed:
    """How many of each go and stay."""

    goes: dict[str, int]
    stays: dict[str, int]
    n_given_back: int
    """Values that the source filled in."""

    @property
    def n_goes(self) -> int:
        """All that goes."""
        return sum(self.goes.values())

    @property
    def n_stays(self) -> int:
        """All that stays."""
        return sum(self.stays.values())


def find_later(source: Source, about: str) -> QuerySet[Update]:
    """Of a row, what other sources said of it again; the first stands first, after all what still waits.

    A belonging of which another source says otherwise, and nobody has decided, becomes that one's.
    """
    seen = Update.objects.filter(about=about, fact=OuterRef("pk")).exclude(source=source)
    waits = Q(is_conflict=True, settled_at=None) if about == Update.About.BELONGING else Q(pk=None)
    return seen.filter(Q(is_conflict=False) | waits).order_by("is_conflict", "source__added_at", "source_id")


def find_leaves(model: Any, about: str, source: Source) -> QuerySet[Any]:
    """The rows of a source, with the source that saw them again as `later`."""
    rows: QuerySet[Any] = model._base_manager.filter(source=source)
    found: QuerySet[Any] = rows.annotate(later=Subquery(find_later(source, about).values("source_id")[:1]))
    return found


def find_meetings(source: Source) -> QuerySet[Meeting]:
    """Its meetings, with the source of somebody's presence that stays as `later`."""
    present = _staying(Presence, Update.About.PRESENCE, source).filter(meeting=OuterRef("pk"))
    seen = find_later(source, Update.About.MEETING).values("source_id")[:1]
    return Meeting.objects.filter(source=source).annotate(
        later=Coalesce(Subquery(seen), Subquery(present.values("stand")[:1]), output_field=KEY)
    )


def find_boundaries(source: Source) -> QuerySet[Boundary]:
    """Its boundaries, with the source of a belonging that stays, or of a grouping, as `later`."""
    held = _staying(Belonging, Update.About.BELONGING, source).filter(side__boundary=OuterRef("pk"))
    groups = Boundary.objects.filter(grouped_from=OuterRef("pk")).exclude(source=source)
    return Boundary.objects.filter(source=source).annotate(
        later=Coalesce(
            Subquery(held.values("stand")[:1]), Subquery(groups.values("source_id")[:1]), output_field=KEY
        )
    )


def find_people(source: Source) -> QuerySet[Person]:
    """Its people, with the source of a fact that hangs on them and stays as `later`."""
    me = OuterRef("pk")
    hanging = [
        Subquery(find_later(source, Update.About.PERSON).values("source_id")[:1]),
        Subquery(_staying(Belonging, Update.About.BELONGING, source).filter(person=me).values("stand")[:1]),
        Subquery(_staying(Tie, Update.About.TIE, source).filter(one=me).values("stand")[:1]),
        Subquery(_staying(Tie, Update.About.TIE, source).filter(other=me).values("stand")[:1]),
        Subquery(_staying(Presence, Update.About.PRESENCE, source).filter(person=me).values("stand")[:1]),
    ]
    return Person.objects.filter(source=source).annotate(
        later=Coalesce(*hanging, output_field=KEY), is_held=is_stood_on(but=NOT_HOLDING)
    )


NOT_HOLDING: tuple[Any, ...] = (Belonging, Tie, Presence, Different, Merge)
"""What stands on a person and is looked at by itself, or says nothing without her."""


def _list_holds(model: Any, but: tuple[Any, ...] = ()) -> Iterator[tuple[QuerySet[Any], str]]:
    """Whatever else the team has hung on rows of a table, found from the models: a line, an invitation, a voucher …"""
    for table in list_tables():
        for link in [*list_links(table), *list_links(table, is_firm=False)]:
            if link.related_model is model and table not in but:
                yield table._base_manager.all(), link.attname


def is_stood_on(but: tuple[Any, ...] = ()) -> Q:
    """Whether something else stands on a person: a line, an invitation, a voucher …"""
    me = OuterRef("pk")
    return reduce(or_, (Q(Exists(rows.filter(**{column: me}))) for rows, column in _list_holds(Person, but)))


def is_noted_by_hand() -> Q:
    """Somebody's hand has noted something of her: a note, that she was told, how long to keep it, that she convenes."""
    noted = ~Q(note="") | Q(told_on__isnull=False) | Q(keep_until__isnull=False)
    return noted | Q(is_convening=True)


def is_held_by_hand() -> Q:
    """Somebody's hand has noted something of her, or hung something on her, that came since."""
    return (Q(is_held=True) | is_noted_by_hand()) & Q(later=None)


def is_kept_by_hand() -> Q:
    """Somebody has written down what the team knows of a boundary, or a call goes to its sides."""
    written = Q()
    for name in KNOWLEDGE:
        written |= ~Q(**{name: ""})
    noted = Q(pk__in=Note.objects.filter(boundary__isnull=False).values("boundary"))
    used = Q(pk__in=Call.boundaries.through._base_manager.values("boundary"))
    stood_on = Q(pk__in=find_held_sides().values("boundary"))
    return (written | noted | used | stood_on) & Q(later=None)


def find_held_sides() -> QuerySet[Side]:
    """Sides for which there is a wording, a ground, a voucher, or somebody who would like to be there."""
    held = [
        Q(pk__in=rows.filter(**{f"{column}__isnull": False}).values(column))
        for rows, column in _list_holds(Side, (Side, Belonging))
    ]
    return Side.objects.filter(reduce(or_, held))


def find_merged(source: Source) -> list[tuple[int, int]]:
    """People of this source into whose record one of another source went: her key, and that source's."""
    merges = Merge.objects.filter(kept__source=source, undone_at=None).order_by("merged_at")
    found = [(merge.kept_id, int(merge.before["gone"]["source_id"])) for merge in merges]
    return [(kept, other) for kept, other in found if other != source.pk]


def find_empty_sides(source: Source) -> QuerySet[Side]:
    """Sides that it added to boundaries of others, and on which nobody is and nothing stands."""
    made = source.updates.filter(about=Update.About.SIDE).values("fact")
    empty = Side.objects.filter(pk__in=made, belongings__isnull=True, parts__isnull=True)
    return empty.exclude(pk__in=find_held_sides().values("pk"))


def weigh_undoing(source: Source) -> Weighed:
    """What will go and what will stay, before anything is done."""
    goes: dict[str, int] = {}
    stays: dict[str, int] = {}
    for about, model in LEAVES:
        rows = find_leaves(model, about, source)
        goes[about], stays[about] = _split(rows, Q(later=None))
    goes["meeting"], stays["meeting"] = _split(find_meetings(source), Q(later=None))
    goes["boundary"], stays["boundary"] = _split(find_boundaries(source), Q(later=None) & ~is_kept_by_hand())
    merged = [kept for kept, _other in find_merged(source)]
    is_gone = Q(later=None) & ~is_held_by_hand() & ~Q(pk__in=merged)
    goes["person"], stays["person"] = _split(find_people(source), is_gone)
    filled = source.updates.filter(is_conflict=False).exclude(about=Update.About.SIDE)
    alike = (
        filled.order_by().values_list("after").annotate(n=Count("pk"))
    )  # mostly one day, confirmed many times
    n_given_back = sum(n for after, n in alike.iterator() if set(after) - {"last_confirmed"})
    return Weighed(goes, stays, n_given_back)


def _split(rows: QuerySet[Any], is_gone: Q) -> tuple[int, int]:
    n_all = rows.order_by().count()
    n_gone = rows.filter(is_gone).order_by().count()
    return n_gone, n_all - n_gone


def _staying(model: Any, about: str, source: Source) -> QuerySet[Any]:
    """Rows that will be there afterwards, with the source on which they then stand as `stand`."""
    others = model._base_manager.filter(~Q(source=source) | Q(Exists(find_later(source, about))))
    seen = Subquery(find_later(source, about).values("source_id")[:1])
    own = Subquery(Source.objects.filter(pk=OuterRef("source_id")).exclude(pk=source.pk).values("pk")[:1])
    staying: QuerySet[Any] = others.annotate(stand=Coalesce(own, seen, output_field=KEY)).order_by("pk")
    return staying
