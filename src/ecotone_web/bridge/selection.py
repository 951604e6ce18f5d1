"""How a landscape is looked at: which kinds, which day, confirmed only. The address of a page says it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

from django.utils import timezone

LONGEST_KEY = 300
"""Characters of the name under which a reading is kept; a longer choice is shortened to its sum."""

SMALL = 5
"""Sides with fewer people are put together wherever others than the team look."""

FIRST_YEAR = 1000
"""Before it nothing is known of anybody here, and days cannot be counted back."""


@dataclass(frozen=True)
class Selection:
    """What is shown of the whole; without anything, all of it, as it is known today."""

    kinds: tuple[str, ...] = ()
    on: date | None = None
    then: date | None = None
    """An earlier day to compare with."""
    confirmed: bool = False
    hide_small: bool = False
    """Small sides together: for observers and for those outside."""

    @classmethod
    def from_query(cls, query: Mapping[str, str], kinds: list[str] | None = None) -> Selection:
        """From the words of an address; what cannot be read is left out."""
        return cls(
            kinds=tuple(sorted(set(kinds or ()))),
            on=_read_day(query.get("on")),
            then=_read_day(query.get("then")),
            confirmed=query.get("confirmed") == "yes",
        )

    def for_others(self) -> Selection:
        """The same for those who may see aggregates alone."""
        return replace(self, hide_small=True)

    def for_observers(self) -> Selection:
        """For those who see aggregates alone and look for themselves: all kinds, and past days by the month.

        One kind taken from all of them would leave the few of another; and from one day to the next there is often one
        person more, and two looks would tell where she belongs.
        """
        on = self.on.replace(day=1) if self.on and self.on < timezone.localdate() else None
        then = self.then.replace(day=1) if self.then else None
        return Selection(on=on, then=then, hide_small=True)

    def among(self, kinds: Iterable[str]) -> Selection:
        """The same without kinds that are not there, so that no address makes up a choice of its own."""
        known = set(kinds)
        return replace(self, kinds=tuple(kind for kind in self.kinds if kind in known))

    @property
    def now(self) -> Selection:
        """The same without the earlier day: what there is does not depend on what it is compared with."""
        return replace(self, then=None)

    @property
    def as_query(self) -> str:
        """The words of the address, without what need not be said."""
        words: list[tuple[str, str]] = [("kind", kind) for kind in self.kinds]
        words += [(name, day.isoformat()) for name, day in (("on", self.on), ("then", self.then)) if day]
        words += [("confirmed", "yes")] if self.confirmed else []
        return urlencode(words)

    @property
    def key(self) -> str:
        """Under which a reading is kept."""
        words = self.as_query + ("#small" if self.hide_small else "")
        return words if len(words) <= LONGEST_KEY else sha256(words.encode()).hexdigest()


def _read_day(text: str | None) -> date | None:
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        return None
    return day if day and day.year >= FIRST_YEAR else None
