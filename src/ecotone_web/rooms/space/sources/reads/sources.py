"""The sources of a space, and what they brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import ngettext_lazy

from ecotone_web.records.models import Belonging, Boundary, Person, Side, Source, Space

MOST_OFFERED = 400
COUNTED = {
    "people": ngettext_lazy("%(n)s person is new", "%(n)s people are new", "n"),
    "known": ngettext_lazy("%(n)s person who was here before", "%(n)s people who were here before", "n"),
    "boundaries": ngettext_lazy("%(n)s difference is new", "%(n)s differences are new", "n"),
    "belongings": ngettext_lazy("%(n)s belonging", "%(n)s belongings", "n"),
    "meetings": ngettext_lazy("%(n)s meeting", "%(n)s meetings", "n"),
    "presences": ngettext_lazy("%(n)s presence at a meeting", "%(n)s presences at meetings", "n"),
    "conflicts": ngettext_lazy("%(n)s thing differs", "%(n)s things differ", "n"),
    "person": ngettext_lazy("%(n)s person", "%(n)s people", "n"),
    "boundary": ngettext_lazy("%(n)s difference", "%(n)s differences", "n"),
    "belonging": ngettext_lazy("%(n)s belonging", "%(n)s belongings", "n"),
    "meeting": ngettext_lazy("%(n)s meeting", "%(n)s meetings", "n"),
    "presence": ngettext_lazy("%(n)s presence at a meeting", "%(n)s presences at meetings", "n"),
}


UNFINISHED = (Source.State.DRAFT, Source.State.WORKING, Source.State.FAILED)


def find_brought(space: Space) -> QuerySet[Source]:
    """The sources from which facts came: taken in, and no sides put into groups, which bring nothing new."""
    without = (Source.Kind.ARCHIVE, Source.Kind.GROUPING)
    return Source.objects.filter(space=space, state=Source.State.READY).exclude(kind__in=without)


def list_unfinished(space: Space) -> QuerySet[Source]:
    """What is being looked at, is on its way, or could not be taken in: the newest first."""
    return _list(space).filter(state__in=UNFINISHED)


def list_sources(space: Space) -> QuerySet[Source]:
    """All that was taken in or back, the newest first, with how many things still wait for a decision."""
    waiting = Count("updates", Q(updates__is_conflict=True, updates__settled_at=None))
    return _list(space).exclude(state__in=UNFINISHED).annotate(n_waiting=waiting)


def _list(space: Space) -> QuerySet[Source]:
    found = Source.objects.filter(space=space).exclude(kind=Source.Kind.ARCHIVE).select_related("added_by")
    return found.defer("account", "hints").order_by("-added_at", "-pk")


def can_take_back(source: Source) -> bool:
    """Whether it can be undone as a whole."""
    kinds = (Source.Kind.PASTED, Source.Kind.FILE, Source.Kind.MEETING, Source.Kind.API, Source.Kind.GROUPING)
    return source.state == Source.State.READY and source.kind in kinds


def list_counts(source: Source, counts: Mapping[str, int] | None = None) -> list[str]:
    """What it brought, or would, in words; what there is none of is left out."""
    counted = source.counts if counts is None else counts
    said = [str(words % {"n": counted[name]}) for name, words in COUNTED.items() if counted.get(name)]
    ties = counted.get("ties") or counted.get("tie")
    return [*said, f"{ties} {source.space.noun_ties}"] if ties else said


def list_organisations(space: Space) -> list[str]:
    """Organisations to complete what is being typed."""
    sides = Side.objects.filter(boundary__space=space, boundary__kind="organisational", parts__isnull=True)
    return list(sides.order_by("name").values_list("name", flat=True).distinct()[:MOST_OFFERED])


@dataclass
class Difference:
    """A boundary with how many sides it has, and of how many people nobody knows where they belong."""

    pk: int
    name: str
    is_used: bool
    is_grouped: bool
    """Whether its sides are groups, or are in groups already."""
    n_sides: int
    n_unknown: int
    address: str = ""
    """Where its sides can be put into groups."""


def list_differences(space: Space) -> list[Difference]:
    """The boundaries of a space."""
    n_people = Person.objects.filter(space=space).count()
    held = Belonging.objects.filter(side__boundary__space=space)
    known = dict(held.values_list("side__boundary").annotate(n=Count("person", distinct=True)))
    grouped = dict(held.values_list("side__group__boundary").annotate(n=Count("person", distinct=True)))
    found = Boundary.objects.filter(space=space).annotate(n_sides=Count("sides")).order_by("pk")
    bases = {row.grouped_from_id for row in found}
    return [
        Difference(
            row.pk,
            row.name,
            row.is_used,
            row.grouped_from_id is not None or row.pk in bases,
            row.n_sides,
            n_people - (grouped if row.grouped_from_id else known).get(row.pk, 0),
        )
        for row in found
    ]
