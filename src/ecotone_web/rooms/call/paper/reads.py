"""Sheets of paper: whose each is, what is printed on it, and what is known already of what may come back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from ecotone_web.bridge.rings import order_named
from ecotone_web.records.days import lasting
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Call,
    Consent,
    Invitation,
    Profile,
    Side,
    Tie,
    Wording,
)
from ecotone_web.rooms.call.personal.reads.people import find_told_ties
from ecotone_web.rooms.call.personal.rules import MOST_BOXES
from ecotone_web.rooms.call.states import SETTLED
from ecotone_web.rooms.call.wording.reads import choose_wordings, find_wording, list_boundaries, read_wording

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Those that nobody takes for another or for a number: a prime number of them, so that any one wrong digit shows."""

CODE = re.compile(r"\s*(\d{1,18})\s*-?\s*([A-Za-z])\s*", re.ASCII)


def write_code(invitation: Invitation) -> str:
    """What stands on the sheet of somebody: it names her for the team, and opens nothing."""
    return f"{invitation.pk}-{LETTERS[invitation.pk % len(LETTERS)]}"


def find_by_code(call: Call, text: str) -> Invitation | None:
    """Whose sheet it is; None where the letter does not belong to the number, or nobody here has it."""
    return find_by_codes(call, [text]).get(text)


def find_by_codes(call: Call, texts: Iterable[str]) -> dict[str, Invitation]:
    """The same for many at once, by what was written."""
    keys = {text: key for text in texts if (key := _read_key(text)) is not None}
    rows = find_printed(call).in_bulk(set(keys.values()))
    return {text: rows[key] for text, key in keys.items() if key in rows}


def _read_key(code: str) -> int | None:
    """The number, if the letter belongs to it."""
    found = CODE.fullmatch(code)
    return int(found[1]) if found and LETTERS[int(found[1]) % len(LETTERS)] == found[2].upper() else None


def find_printed(call: Call) -> QuerySet[Invitation]:
    """Who may have a sheet: a draft is not settled yet, and who is not asked any more has none."""
    rows = Invitation.objects.filter(call=call, state__in=SETTLED)
    return rows.select_related("person", "inviter", "wording", "call__space").order_by(
        "person__sorted_as", "pk"
    )


def find_unanswered(call: Call) -> QuerySet[Invitation]:
    """Those of whom no answer is here yet."""
    return find_printed(call).filter(answer="")


@dataclass(frozen=True)
class AskedSides:
    """A boundary, and its sides where they are few enough for boxes."""

    boundary: Boundary
    sides: list[Side]

    @property
    def has_boxes(self) -> bool:
        """Whether each side has a box to tick."""
        return 0 < len(self.sides) <= MOST_BOXES


def list_asked_sides(call: Call) -> list[AskedSides]:
    """The boundaries of a call on which people say where they belong; where one groups the sides of another, that."""
    keys = {each.grouped_from_id or each.pk for each in list_boundaries(call)}
    sides = list(Side.objects.filter(boundary__in=keys))
    return [
        AskedSides(each, order_named(side for side in sides if side.boundary_id == each.pk))
        for each in order_named(Boundary.objects.filter(pk__in=keys))
    ]


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper."""

    invitation: Invitation
    wording: Wording | None
    is_listed_unasked: bool
    """Whether a call shows her name to others unless she says no."""

    @property
    def code(self) -> str:
        """What is typed in when it comes back."""
        return write_code(self.invitation)

    @property
    def language(self) -> str:
        """In which it is printed."""
        return self.wording.language if self.wording else "en"

    @property
    def inviter(self) -> str:
        """Who asks."""
        return self.invitation.inviter.name if self.invitation.inviter else self.invitation.call.space.name

    @cached_property
    def parts(self) -> list[tuple[str, str]]:
        """The call, in its words."""
        return read_wording(self.wording) if self.wording else []


def list_sheets(call: Call, invitations: Iterable[Invitation]) -> list[Sheet]:
    """A sheet for each, in the words that she reads."""
    rows = list(invitations)
    general = find_wording(call, None)
    chosen = choose_wordings(call, [row.person for row in rows])
    listed = _find_listed_unasked(call, rows)
    return [
        Sheet(row, row.wording or chosen[row.person_id] or general, row.person_id in listed) for row in rows
    ]


def _find_listed_unasked(call: Call, rows: Iterable[Invitation]) -> set[int]:
    """Those whose names a call that goes on shows unless they say no; this one, too, before it is sent."""
    going = Call.objects.filter(space=call.space_id, closed_at=None)
    people = {row.person_id: row.person.is_listed for row in rows}
    asked = Invitation.objects.filter(Q(call=call) | Q(sent_at__isnull=False), person__in=people)
    asked = asked.filter(call__in=going.filter(names=Call.Names.ASKED)).exclude(
        state=Invitation.State.WITHDRAWN
    )
    shown = set(asked.values_list("person_id", flat=True))
    if going.filter(names=Call.Names.EVERYBODY).exists():
        shown |= {person for person, is_listed in people.items() if is_listed}
    return shown


@dataclass(frozen=True)
class Held:
    """What somebody has said herself so far, in whatever way: never what others or a file say of her."""

    invitation: Invitation
    profile: Profile | None
    belongings: list[Belonging]
    uses: dict[str, bool]
    ties: list[Tie]

    def name_sides(self, boundary: Boundary) -> list[str]:
        """Her sides on a boundary, by name."""
        return [row.side.name for row in self.belongings if row.side.boundary_id == boundary.pk]


def list_held(invitations: Iterable[Invitation]) -> list[Held]:
    """For each of them, in a few queries for all."""
    rows = list(invitations)
    people = [row.person_id for row in rows]
    profiles = {row.person_id: row for row in Profile.objects.filter(person__in=people)}
    held = (
        Belonging.objects.filter(lasting(), person__in=people, is_told=True)
        .select_related("side")
        .order_by("side__name")
    )
    ties = find_told_ties().filter(one__in=people)
    belongings: dict[int, list[Belonging]] = defaultdict(list)
    uses: dict[int, dict[str, bool]] = defaultdict(dict)
    said: dict[int, list[Tie]] = defaultdict(list)
    for belonging in held:
        belongings[belonging.person_id].append(belonging)
    for consent in Consent.objects.filter(person__in=people):
        uses[consent.person_id][consent.use] = consent.is_given
    for tie in ties.select_related("other").order_by("other__sorted_as"):
        said[tie.one_id].append(tie)
    return [
        Held(row, profiles.get(who), belongings[who], uses[who], said[who])
        for row, who in zip(rows, people, strict=True)
    ]
