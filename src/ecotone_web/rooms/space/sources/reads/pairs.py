"""Two records side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Merge, Person, Profile, Space, Tie

FIELDS: dict[str, str | Promise] = {
    "name": _("Name"),
    "email": _("E-mail address"),
    "outside_id": _("Id in your files"),
    "since": _("Here since"),
    "until": _("Here until"),
    "answered_on": _("Has told us, on"),
    "told_on": _("Told that we hold this, on"),
    "keep_until": _("Keep until"),
    "note": _("What we noted"),
}
MOST = 50


@dataclass(frozen=True)
class Line:
    """One field of two records."""

    field: str
    label: str | Promise
    one: Any
    other: Any

    @property
    def differs(self) -> bool:
        """Whether somebody has to choose."""
        return bool(self.one) and bool(self.other) and self.one != self.other


def compare(one: Person, other: Person) -> dict[str, Any]:
    """What either record says, field by field, and what hangs on each."""
    lines = [Line(name, label, getattr(one, name), getattr(other, name)) for name, label in FIELDS.items()]
    return {
        "lines": [line for line in lines if line.one or line.other],
        "hanging": [_list_hanging(one), _list_hanging(other)],
    }


def _list_hanging(person: Person) -> dict[str, Any]:
    belongings = person.belongings.select_related("side__boundary")
    return {
        "sides": [f"{row.side.boundary.name}: {row.side.name}" for row in belongings],
        "n_ties": Tie.objects.filter(Q(one=person) | Q(other=person)).count(),
        "meetings": [row.meeting.name for row in person.presences.select_related("meeting")[:10]],
        "source": person.source,
        "has_links": person.links.exists(),
        "has_said": Profile.objects.filter(person=person).exists(),
    }


def list_merges(space: Space) -> list[Merge]:
    """What was made one, and can be made two again; only the last into a record can."""
    merges = list(
        Merge.objects.filter(space=space, undone_at=None).select_related("kept", "merged_by")[:MOST]
    )
    later: set[int] = set()
    found = []
    for merge in sorted(merges, key=lambda merge: -merge.pk):
        if merge.kept_id not in later:
            found.append(merge)
        later.add(merge.kept_id)
    return found
