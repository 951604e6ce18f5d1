"""What a source says otherwise than what was here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Belonging, Person, Source, Tie, Update

FIELDS: dict[str, str | Promise] = {
    "name": _("name"),
    "email": _("e-mail address"),
    "since": _("since"),
    "until": _("until"),
    "weight": _("how strong"),
}
MOST = 100


@dataclass(frozen=True)
class Conflict:
    """One thing that differs: of whom, what, what was here, what the source says, and what was decided."""

    pk: int
    who: str
    what: str | Promise
    here: str
    says: str
    is_open: bool
    decision: str
    can_keep_both: bool


def list_conflicts(source: Source) -> list[Conflict]:
    """What differs, the undecided first; of what has gone meanwhile nothing is said."""
    updates = list(source.updates.filter(is_conflict=True).order_by("settled_at", "pk"))
    updates = sorted(updates, key=lambda update: update.settled_at is not None)[:MOST]
    keys = {
        about: [update.fact for update in updates if update.about == about] for about in Update.About.values
    }
    people = Person.objects.in_bulk(keys["person"])
    belongings = Belonging.objects.select_related("person", "side__boundary").in_bulk(keys["belonging"])
    ties = Tie.objects.select_related("one", "other").in_bulk(keys["tie"])
    rows: dict[str, dict[int, Any]] = {"person": people, "belonging": belongings, "tie": ties}
    found = ((update, rows.get(update.about, {}).get(update.fact)) for update in updates)
    return [_tell(update, row) for update, row in found if row is not None]


def _tell(update: Update, row: Any) -> Conflict:
    name = next(iter(update.before), "")
    what: str | Promise = FIELDS.get(name, name)
    if isinstance(row, Belonging):
        who, what = row.person.name, row.side.boundary.name
    elif isinstance(row, Tie):
        who = f"{row.one.name} – {row.other.name}"
    else:
        who = row.name
    return Conflict(
        update.pk,
        who,
        what,
        str(update.before.get(name, "")),
        str(update.after.get(name, "")),
        update.settled_at is None,
        update.get_decision_display(),
        isinstance(row, Belonging),
    )
