"""Whether figures rest on what people told: only then does it bear on them who has not answered yet.

A file of e-mails is not less whole because a call went out to thirty people, of whom ten have answered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ecotone.landscape import MET
from ecotone_web.records.models import (
    Belonging,
    Invitation,
    Person,
    Presence,
    Profile,
    Source,
    Space,
    Tie,
)

OWN = (Source.Kind.TOLD, Source.Kind.PAPER)
"""The sources of what people told themselves."""


@dataclass(frozen=True)
class Telling:
    """By kind, how many contacts there are, and how many of them people told themselves."""

    counts: Mapping[str, int]
    told: Mapping[str, int]

    def bears(self, kinds: Collection[str]) -> bool:
        """Whether at least half of what is looked at was told; without kinds, all is looked at."""
        looked_at = kinds or self.counts
        told = sum(self.told.get(kind, 0) for kind in looked_at)
        return 2 * told >= sum(self.counts.get(kind, 0) for kind in looked_at)


def find_telling(space: Space) -> Telling | None:
    """What of the contacts people told on their pages and on paper; None where a file says who answered: then all."""
    if _find_marked_by_file(space).exists():
        return None
    rows = (
        Tie.objects.filter(space=space)
        .exclude(status=Tie.Status.POTENTIAL)
        .order_by()
        .values("kind")
        .annotate(all=Count("pk"), told=Count("pk", Q(source__kind__in=OWN)))
    )
    counts, told = ({row["kind"]: row[name] for row in rows} for name in ("all", "told"))
    if met := _count_met(space):
        counts[MET] = counts.get(MET, 0) + met
    return Telling(counts, told)


def _find_marked_by_file(space: Space) -> QuerySet[Person]:
    """Whose mark, as asked or as having answered, neither what went out to them nor what they told us explains."""
    sent = {"person_id": OuterRef("pk"), "sent_at__isnull": False}
    # whoever is asked anew has a draft again: that a letter went out is in its history
    is_sent = Exists(Invitation.objects.filter(**sent)) | Exists(Invitation.history.filter(**sent))
    own = {"source__kind__in": OWN}
    has_told = (
        Exists(Tie.objects.filter(one=OuterRef("pk"), **own))
        | Exists(Belonging.objects.filter(person=OuterRef("pk"), **own))
        | Exists(Profile.objects.filter(person=OuterRef("pk")))
    )
    marked = Q(answered_on__isnull=False) | Q(is_asked=True) & ~is_sent
    return Person.objects.filter(marked, ~has_told, space=space)


def _count_met(space: Space) -> int:
    """Pairs who met, as often as they did: nobody told us of these."""
    present = (
        Presence.objects.filter(meeting__space=space).order_by().values("meeting").annotate(n=Count("pk"))
    )
    return sum(n * (n - 1) // 2 for n in present.values_list("n", flat=True))
