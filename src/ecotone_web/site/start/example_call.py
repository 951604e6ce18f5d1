"""The call of the invented space: out to some, answered by some, as it can stand after three weeks."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from ecotone_web.records.models import (
    Boundary,
    Call,
    Ground,
    Invitation,
    Letter,
    Member,
    Person,
    Side,
    Sponsor,
    Theme,
    Voucher,
    Wording,
)
from ecotone_web.rooms.call.states import WENT_OUT
from ecotone_web.rooms.space.sources.acts import find_hand

BEGUN = datetime.combine(date(2026, 10, 12), time(9), UTC)
SENT, ANSWERED = BEGUN + timedelta(days=9), BEGUN + timedelta(days=14)


def make_call(by: Member, folder: Path) -> Call:
    """The call of `call.json`, and the invitations of `invitations.csv`."""
    about = json.loads((folder / "call.json").read_text(encoding="utf-8"))
    space = by.space
    people = {person.outside_id: person for person in Person.objects.filter(space=space)}
    by_then = timezone.localdate() + timedelta(
        days=about["answer_within_days"]
    )  # an example does not run out
    call = Call.objects.create(space=space, title=about["title"], answer_by=by_then, started=BEGUN)
    call.boundaries.set(Boundary.objects.filter(space=space, name__in=about["boundaries"]))
    worlds = {side.name: side for side in Side.objects.filter(boundary__in=call.boundaries.all())}
    wordings = _word(call, about["wordings"], worlds)
    _open_post(about["convening"], people)
    _ask(
        call,
        folder,
        people,
        wordings,
        {name: Theme.objects.create(call=call, name=name) for name in about["themes"]},
    )
    _stand(by, about, worlds, people)
    return call


def _word(call: Call, described: list[dict[str, Any]], worlds: dict[str, Side]) -> dict[str, Wording]:
    return {
        said["world"]: Wording.objects.create(call=call, **{**said, "world": worlds.get(said["world"])})
        for said in described
    }


def _open_post(convening: list[str], people: dict[str, Person]) -> None:
    """Those who convene, and whoever is asked, can be written to, at addresses that nobody has."""
    for name in convening:
        people[name].is_convening = True
    for name, person in people.items():
        person.email = f"{name}@example.org"
    Person.objects.bulk_update(people.values(), ["is_convening", "email"])


def _ask(
    call: Call,
    folder: Path,
    people: dict[str, Person],
    wordings: dict[str, Wording],
    themes: dict[str, Theme],
) -> None:
    with (folder / "invitations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        person, went_out = people[row["person"]], row["state"] in WENT_OUT
        own = wordings["Residents"] if _is_on(person, wordings["Residents"].world) else None
        invitation = Invitation.objects.create(
            call=call,
            person=person,
            inviter=people[row["inviter"]],
            wording=own,
            chosen_at=BEGUN,
            sent_at=SENT if went_out else None,
            answered_at=ANSWERED if row["answer"] else None,
            n_reminders=int(row["state"] == "reminded"),
            **{name: row[name] for name in ("state", "answer", "imagines", "instead")},
        )
        invitation.themes.set(themes[name] for name in row["themes"].split("|") if name)
        _write(invitation)


def _write(invitation: Invitation) -> None:
    """The letters with which she was asked, and reminded."""
    kinds = [Letter.Kind.INVITATION, *[Letter.Kind.REMINDER] * invitation.n_reminders]
    if invitation.sent_at is None:
        return
    for number, kind in enumerate(kinds):
        at = SENT + number * timedelta(days=10)
        sent = {"state": Letter.State.SENT, "n_tries": 1, "queued_at": at, "handed_at": at, "sent_at": at}
        Letter.objects.create(invitation=invitation, kind=kind, due_at=at, **sent)


def _is_on(person: Person, side: Side | None) -> bool:
    return person.belongings.filter(side__group=side).exists()


def _stand(by: Member, about: dict[str, Any], worlds: dict[str, Side], people: dict[str, Person]) -> None:
    """By what the team counts, who vouches and who backs it, noted by hand."""
    hand = find_hand(by)
    for said in about["grounds"]:
        Ground.objects.create(**{**said, "world": worlds[said["world"]]}, source=hand)
    for said in about["vouchers"]:
        ends = {"world": worlds[said["world"]], "person": people[said["person"]]}
        Voucher.objects.create(**{**said, **ends, "on": date.fromisoformat(said["on"])}, source=hand)
    for said in about["sponsors"]:
        days = {name: date.fromisoformat(said[name]) for name in ("since", "until")}
        Sponsor.objects.create(
            **{**said, **days, "person": people[said["person"]]}, space=by.space, source=hand
        )
