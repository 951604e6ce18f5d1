"""The directory: people in the order of their names, by side, freshness, told or not, and name. Nobody is ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from ecotone_web.records.days import lasting, long_unconfirmed
from ecotone_web.records.models import Belonging, Boundary, Person, Side, Space
from ecotone_web.records.names import called, sort_by
from ecotone_web.rooms.landscape.reads.sides import belongings_in, belongings_to

ON_A_PAGE = 50


@dataclass(frozen=True)
class Choice:
    """Who is looked for; without anything everybody."""

    boundary: Boundary | None = None
    side: Side | None = None
    is_side_unknown: bool = False
    fresh: str = ""
    told: str = ""
    name: str = ""

    @property
    def is_any(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.side or self.is_side_unknown or self.fresh or self.told or self.name)


@dataclass(frozen=True)
class Listed:
    """One page of people."""

    people: Sequence[Person]
    count: int
    earlier: UUID | None = None
    """Who stands first here, where there are others before; the page before ends above her."""
    later: UUID | None = None
    """Who stands last here, where there are others after."""


def choose_people(space: Space, choice: Choice) -> QuerySet[Person]:
    """Everybody to whom the choice applies."""
    people = Person.objects.filter(space=space)
    if choice.side is not None:
        people = people.filter(pk__in=belongings_to(choice.side).values("person_id"))
    if choice.is_side_unknown and choice.boundary is not None:
        people = people.exclude(pk__in=belongings_in(choice.boundary).values("person_id"))
    if choice.fresh == "old":
        people = people.filter(long_unconfirmed())
    elif choice.fresh == "never":
        people = people.filter(last_confirmed=None)
    if choice.told:
        people = people.filter(told_on__isnull=choice.told == "no")
    return people.filter(called(choice.name))


def list_people(
    people: QuerySet[Person], *, after: Person | None = None, before: Person | None = None
) -> Listed:
    """The page that begins after somebody, or ends before somebody; each page costs the same."""
    named = people.order_by("sorted_as", "pk")
    count = people.count()
    if before is not None:
        name = before.sorted_as
        earlier = Q(sorted_as__lt=name) | Q(sorted_as=name, pk__lt=before.pk)
        found = named.filter(earlier).order_by("-sorted_as", "-pk")
        rows = list(found[: ON_A_PAGE + 1])
        has_earlier, has_later = len(rows) > ON_A_PAGE, True
        rows = rows[:ON_A_PAGE][::-1]
    else:
        if after is not None:
            name = after.sorted_as
            later = Q(sorted_as__gt=name) | Q(sorted_as=name, pk__gt=after.pk)
            named = named.filter(later, sorted_as__gte=name)
        rows = list(named[: ON_A_PAGE + 1])
        has_earlier, has_later = after is not None, len(rows) > ON_A_PAGE
        rows = rows[:ON_A_PAGE]
    return Listed(
        rows,
        count,
        rows[0].uid if rows and has_earlier else None,
        rows[-1].uid if rows and has_later else None,
    )


def list_sides_of(people: Iterable[Person], boundaries: Iterable[Boundary]) -> dict[int, list[str]]:
    """The sides of these boundaries on which each of these people is, a group after what is in it."""
    sides: dict[int, list[str]] = defaultdict(list)
    shown = {boundary.pk for boundary in boundaries}
    if not shown:
        return sides
    rows = (
        Belonging.objects.filter(lasting(), person__in=[person.pk for person in people])
        .filter(Q(side__boundary__in=shown) | Q(side__group__boundary__in=shown))
        .values_list(
            "person_id", "side__name", "side__boundary_id", "side__group__name", "side__group__boundary_id"
        )
    )
    for person, name, boundary, group, grouped in rows:
        for here, where in ((name, boundary), (group, grouped)):
            if here and where in shown and here not in sides[person]:
                sides[person].append(here)
    return sides


@dataclass(frozen=True)
class Match:
    """A name that was typed, and who that may be."""

    name: str
    people: list[Person]
    is_sure: bool
    """One person, and the whole name."""


def match_names(space: Space, names: Iterable[str]) -> list[Match]:
    """Who is meant: one person of that whole name, or several who may be, or nobody yet."""
    typed = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    whole: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.filter(space=space, sorted_as__in=set(map(sort_by, typed))):
        whole[person.name.casefold()].append(person)
    matches = []
    for name in typed:
        people = whole.get(name.casefold(), [])
        sure = len(people) == 1
        matches.append(Match(name, people or list(choose_people(space, Choice(name=name))[:5]), sure))
    return matches
