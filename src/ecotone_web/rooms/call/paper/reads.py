"""Sheets of paper: whose each is, what is printed on it, and what is known already of what may come back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

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
from ecotone_web.rooms.call.wording.reads import choose_wordings, find_wording, list_boundaries, read_wording

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Those that nobody takes for another or for a number: a prime number of them, so that any one wrong digit shows."""

CODE = re.compile(r"\s*(\d{1,18})\s*-?\s*([A-Za-z])\s*", re.ASCII)

UNPRINTED = (Invitation.State.DRAFT, Invitation.State.WITHDRAWN)


def write_code(invitation: Invitation) -> str:
    """What stands on the sheet of somebody: it names her for the team, and opens nothing."""
    return f"{invitation.pk}-{LETTERS[invitation.pk % len(LETTERS)]}"


def find_by_code(call: Call, text: str) -> Invitation | None:
    """Whose sheet it is; None where the letter does not belong to the number, or nobody here has it."""
    found = CODE.fullmatch(text)
    if not found or LETTERS[int(found[1]) % len(LETTERS)] != found[2].upper():
        return None
    return find_printed(call).filter(pk=int(found[1])).first()


def find_by_codes(call: Call, texts: Iterable[str]) -> dict[str, Invitation]:
    """The same for many at once, by what was written."""
    keys = {text: int(found[1]) for text in set(texts) if (found := CODE.fullmatch(text))}
    rows = find_printed(call).in_bulk()
    sheets = {text: rows[key] for text, key in keys.items() if key in rows}
    return {text: row for text, row in sheets.items() if _fold(text) == write_code(row)}


def _fold(code: str) -> str:
    found = CODE.fullmatch(code)
    return f"{int(found[1])}-{found[2].upper()}" if found else ""


def find_printed(call: Call) -> QuerySet[Invitation]:
    """Who may have a sheet: a draft is not settled yet, and who is not asked any more has none."""
    rows = Invitation.objects.filter(call=call).exclude(state__in=UNPRINTED)
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
    return [Sheet(row, row.wording or chosen[row.person_id] or general) for row in rows]


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

    def name_others(self, kind: str) -> list[str]:
        """Whom she named so, by name."""
        return [tie.other.name for tie in self.ties if tie.kind == kind]


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
    by_person = {person: ([], {}, []) for person in people}  # type: dict[int, tuple[list[Belonging], dict[str, bool], list[Tie]]]
    for belonging in held:
        by_person[belonging.person_id][0].append(belonging)
    for consent in Consent.objects.filter(person__in=people):
        by_person[consent.person_id][1][consent.use] = consent.is_given
    for tie in ties.select_related("other").order_by("other__sorted_as"):
        by_person[tie.one_id][2].append(tie)
    return [Held(row, profiles.get(row.person_id), *by_person[row.person_id]) for row in rows]
