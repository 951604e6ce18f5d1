"""Who was told, whose time is up, what has not been confirmed for long. Everybody in the order of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from ecotone_web.records.days import lasting, long_unconfirmed
from ecotone_web.records.models import Belonging, Note, Person, Space, Tie
from ecotone_web.records.names import called

WHO = ("untold", "told", "all")


@dataclass(frozen=True)
class Standing:
    """How a space stands with those of whom it holds something."""

    n_people: int
    n_told: int
    n_ties: int
    n_ties_by_us: int
    n_with_note: int
    n_lines: int
    n_without_end: int
    n_old_ties: int
    n_old_belongings: int

    @property
    def n_untold(self) -> int:
        """How many have not been told."""
        return self.n_people - self.n_told


def find_standing(space: Space) -> Standing:
    """Counted from the rows."""
    people = Person.objects.filter(space=space)
    ties = Tie.objects.filter(space=space)
    return Standing(
        n_people=people.count(),
        n_told=people.filter(told_on__isnull=False).count(),
        n_ties=ties.count(),
        n_ties_by_us=ties.filter(status=Tie.Status.NOTED).count(),
        n_with_note=people.exclude(note="").count(),
        n_lines=Note.objects.filter(space=space, shared_at__isnull=False, people__isnull=False)
        .distinct()
        .count(),
        n_without_end=people.filter(keep_until=None).count(),
        n_old_ties=find_old_ties(space).count(),
        n_old_belongings=find_old_belongings(space).count(),
    )


def find_overdue(space: Space) -> QuerySet[Person]:
    """People of whom we said that we would keep this only until a day that has passed."""
    return Person.objects.filter(space=space, keep_until__lt=timezone.localdate())


def find_people(space: Space, who: str = "all", words: str = "") -> QuerySet[Person]:
    """Everybody, or those who were told, or those who were not."""
    people = Person.objects.filter(space=space)
    if who != "all":
        people = people.filter(told_on__isnull=who == "untold")
    return people.filter(called(words))


def find_old_ties(space: Space) -> QuerySet[Tie]:
    """Ties that still hold, as far as we know, and were not confirmed for over a year."""
    ties = Tie.objects.filter(lasting(), long_unconfirmed(), space=space).exclude(status=Tie.Status.POTENTIAL)
    return ties.select_related("one", "other", "source").order_by("one__sorted_as", "other__sorted_as", "pk")


def find_old_belongings(space: Space) -> QuerySet[Belonging]:
    """Belongings that were not confirmed for over a year."""
    rows = Belonging.objects.filter(lasting(), long_unconfirmed(), person__space=space)
    return rows.select_related("person", "side__boundary", "source").order_by("person__sorted_as", "pk")


def say_default_end(today: date) -> date:
    """What is proposed: two years from today."""
    return date(today.year + 2, today.month, 28 if (today.month, today.day) == (2, 29) else today.day)
