"""Taking in what came back on paper: in one piece, with paper as its source, and who typed it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Boundary, Invitation, Member, Side
from ecotone_web.rooms.call.invitations.acts import mark_sent, note_answer
from ecotone_web.rooms.call.paper.entries import Line
from ecotone_web.rooms.call.personal.acts import find_told, say_consents, say_herself, say_ties
from ecotone_web.rooms.call.rules import check_call


@transaction.atomic
def take_sheet(
    *,
    by: Member,
    invitation: Invitation,
    answer: str = "",
    imagines: str = "",
    instead: str = "",
    sides: Mapping[Boundary, Iterable[Side]],
    texts: Mapping[str, Any],
    ties: Iterable[Line],
    uses: Mapping[str, bool],
) -> None:
    """What she said holds; what she left empty stays as it was. The same sheet twice changes nothing more."""
    check_call(by)
    person, source = invitation.person, find_told(by.space, on_paper=True)
    if invitation.sent_at is None:
        mark_sent(invitation=invitation, at=timezone.now())  # somebody handed the sheet over
    if answer:
        note_answer(invitation=invitation, answer=answer, imagines=imagines, instead=instead)
    if sides or texts:
        chosen = [side for some in sides.values() for side in some]
        say_herself(person=person, source=source, by=by, sides=chosen, among=list(sides), **texts)
    said = [line.as_said() for line in ties]
    if said:
        say_ties(person=person, source=source, by=by, ties=said)
    if uses:
        say_consents(person=person, by=by, uses=uses)
