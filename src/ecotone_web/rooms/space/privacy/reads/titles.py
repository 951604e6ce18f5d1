"""What rows are called, those that are gone too, found in a few queries for a whole page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ecotone_web.records.models import Boundary, Call, Meeting, Person, Side, Source, Space, User, Wording
from ecotone_web.records.tables import Table

NAMED: tuple[tuple[Table, str], ...] = (
    (Person, "name"),
    (Side, "name"),
    (Boundary, "name"),
    (Meeting, "name"),
    (Source, "title"),
    (Call, "title"),
    (Wording, "subject"),
)


class Titles:
    """The names of all to which these rows point."""

    def __init__(self, space: Space, rows: Iterable[Any]) -> None:
        self.space = space
        self.names: dict[tuple[Table, int], str] = {}
        wanted: dict[Table, set[int]] = defaultdict(set)
        for row in rows:
            for field in row._meta.concrete_fields:
                key = getattr(row, field.attname)
                if isinstance(field, models.ForeignKey) and key is not None:
                    wanted[field.related_model].add(key)
        for table, column in NAMED:
            if wanted[table]:
                self._find(table, column, wanted[table])
        for user in User.objects.filter(pk__in=wanted[User]):
            self.names[User, user.pk] = str(user)

    def _find(self, table: Table, column: str, keys: set[int]) -> None:
        rows = dict(table._base_manager.filter(pk__in=keys).values_list("pk", column))
        missing = keys - set(rows)
        if missing and hasattr(table, "history"):
            past = table.history.filter(id__in=missing).order_by("history_date", "history_id")
            rows |= dict(past.values_list("id", column))
        self.names |= {(table, key): name for key, name in rows.items()}

    def name(self, table: Table, key: int | None) -> str:
        """What something is called."""
        if key is None:
            return _("nothing")
        return self.names.get((table, key)) or _("something that is gone")

    def title(self, row: Any) -> str:
        """What a row of a history is about."""
        kind = row.instance_type._meta.model_name
        titled = getattr(self, f"_title_{kind}", None)
        return str(
            titled(row) if titled else getattr(row, "name", None) or row.instance_type._meta.verbose_name
        )

    def _title_belonging(self, row: Any) -> str:
        names = {"person": self.name(Person, row.person_id), "side": self.name(Side, row.side_id)}
        return _("%(person)s, on the side “%(side)s”") % names

    def _title_tie(self, row: Any) -> str:
        one, other = sorted((self.name(Person, row.one_id), self.name(Person, row.other_id)))
        names = {"one": one, "other": other, "ties": row.kind or self.space.noun_ties}
        return _("%(one)s and %(other)s, %(ties)s") % names

    def _title_presence(self, row: Any) -> str:
        names = {"person": self.name(Person, row.person_id), "meeting": self.name(Meeting, row.meeting_id)}
        return _("%(person)s, at “%(meeting)s”") % names

    def _title_call(self, row: Any) -> str:
        return _("The call “%(title)s”") % {"title": row.title}

    def _title_wording(self, row: Any) -> str:
        names = {"call": self.name(Call, row.call_id), "side": self.name(Side, row.world_id)}
        if row.world_id is None:
            return _("The wording of “%(call)s” for everybody") % names
        return _("The wording of “%(call)s” for the side “%(side)s”") % names

    def _title_invitation(self, row: Any) -> str:
        names = {"person": self.name(Person, row.person_id), "call": self.name(Call, row.call_id)}
        return _("The invitation of %(person)s to “%(call)s”") % names

    def _title_profile(self, row: Any) -> str:
        return _("%(person)s, in own words") % {"person": self.name(Person, row.person_id)}

    def _title_consent(self, row: Any) -> str:
        names = {"person": self.name(Person, row.person_id), "use": row.get_use_display()}
        return _("What %(person)s agreed to: “%(use)s”") % names

    def _title_ground(self, row: Any) -> str:
        names = {"side": self.name(Side, row.world_id), "ground": row.get_basis_display()}
        return _("By what your team counts on the side “%(side)s”: %(ground)s") % names

    def _title_voucher(self, row: Any) -> str:
        names = {"person": self.name(Person, row.person_id), "side": self.name(Side, row.world_id)}
        return _("%(person)s, to vouch for your team on the side “%(side)s”") % names

    def _title_sponsor(self, row: Any) -> str:
        names = {"person": self.name(Person, row.person_id), "gives": row.get_gives_display()}
        return _("%(person)s, who gives %(gives)s") % names

    def _title_member(self, row: Any) -> str:
        return _("%(user)s, in the team") % {"user": self.name(User, row.user_id)}

    def _title_note(self, row: Any) -> str:
        return _("The line “%(text)s”") % {"text": Truncator(row.text).words(8)}

    def _title_boundary(self, row: Any) -> str:
        return _("The boundary “%(name)s”") % {"name": row.name}

    def _title_side(self, row: Any) -> str:
        return _("The side “%(name)s”") % {"name": row.name}

    def _title_meeting(self, row: Any) -> str:
        return _("The meeting “%(name)s”") % {"name": row.name}

    def _title_space(self, _row: Any) -> str:
        return _("This space")
