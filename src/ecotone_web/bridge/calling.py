"""The call from rows: whom it reaches on each boundary, and who would balance it; and who asks whom.

Nothing here holds anybody's name: people are their keys, so that it can be kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ecotone.call import Balance, SideAnswers, SideBalance, suggest_invitees, weigh_answers, weigh_balance
from ecotone.landscape import Landscape
from ecotone.legitimacy import WAYS, Assignment, assign_inviters
from ecotone.sentences import (
    MOST_SIDES_NAMED,
    name_side,
    order_sides,
    say_about,
    say_balance,
    say_suggestion,
)
from ecotone_web.bridge.landscapes import gather_bare
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import keep, say
from ecotone_web.records.days import lasting
from ecotone_web.records.models import Boundary, Person, Side, Space, Voucher

Content = dict[str, Any]

UNSENT, SILENT = "unsent", "silent"
"""Beside the answers: nothing went out yet; it went out, and there is no answer yet."""

N_SUGGESTED = 3
LONGEST_BAR, BAR = 232, 16
"""In px: the longest strip of a boundary, and how high they are, as in the pictures."""


def weigh_call(
    space: Space, boundaries: Sequence[Boundary], asked: Mapping[int, str], never: Collection[int] = ()
) -> Content:
    """Whom a call reaches on each boundary, and who would balance it.

    `asked` is how it stands with each person in the call: an answer, SILENT or UNSENT. `never` are suggested to nobody.
    """
    gathered = gather_bare(space, boundaries=boundaries)
    landscape = gathered.shown(Selection())
    place = {int(key): person for person, key in enumerate(landscape.people.ids)}
    here = {place[key]: stands for key, stands in asked.items() if key in place}
    sides = {
        (side.boundary_id, side.name): side.pk for side in Side.objects.filter(boundary__in=list(boundaries))
    }
    weighed = [
        _keep_balance(
            landscape, boundary, here, {name: pk for (of, name), pk in sides.items() if of == boundary.pk}
        )
        for boundary in boundaries
    ]
    return {
        "boundaries": weighed,
        "suggested": _suggest(landscape, boundaries, here, {place[key] for key in never if key in place}),
        "n_asked": len(here),
        "n_people": landscape.n_people,
    }


def _keep_balance(
    landscape: Landscape, boundary: Boundary, asked: Mapping[int, str], keys: Mapping[str, int]
) -> Content:
    balance = weigh_balance(landscape, boundary.name, list(asked))
    went_out = {person: stands for person, stands in asked.items() if stands != UNSENT}
    answers = weigh_answers(landscape, boundary.name, went_out).sides
    scale = LONGEST_BAR / max([1.0, *(max(side.expected, side.invited) for side in balance.sides)])
    rows = [
        _keep_side(boundary.name, side, said, scale, keys.get(side.side))
        for side, said in zip(balance.sides, answers, strict=True)
    ]
    nobody, names_all = balance.nobody_asked, len(balance.nobody_asked) <= MOST_SIDES_NAMED
    said = [each for each in say_balance(balance) if names_all or each.key != "balance.nobody"]
    return {
        "key": boundary.pk,
        "name": boundary.name,
        "said": keep(said),
        "n_nobody": 0 if names_all or not balance.n_invited else len(nobody),
        "n_unknown": _count_unknown(balance),
        "sides": [rows[number] for number in order_sides([side.side for side in balance.sides])],
    }


def _count_unknown(balance: Balance) -> int:
    return balance.n_invited - balance.n_invited_known


def _keep_side(boundary: str, side: SideBalance, said: SideAnswers, scale: float, key: int | None) -> Content:
    return {
        "key": key,
        "name": keep(name_side(boundary, side.side)),
        "people": side.people,
        "asked": side.invited,
        "expected": side.expected,
        "unsent": side.invited - said.asked,
        "yes": said.yes,
        "maybe": said.maybe,
        "declined": said.no + said.instead,
        "silent": said.silent,
        "about": keep(say_about(side.expected)),
        "strip": draw_strip(side.invited * scale, side.expected * scale),
    }


def draw_strip(there: float, would: float) -> str:
    """A length as in the pictures: filled to what there is, empty room up to the mark of what there would be."""
    middle, height = BAR / 2 + 4, BAR + 8
    room = f'<rect class="eco-room" x="1" y="4" width="{would:.1f}" height="{BAR}"/>' if would else ""
    filled = f'<rect class="eco-filled" x="1" y="4" width="{there:.1f}" height="{BAR}"/>' if there else ""
    empty = f'<path class="eco-line" d="M1,{middle - BAR / 2:.1f}v{BAR}"/>'
    mark = f'<path class="eco-tick" d="M{would + 1:.1f},1v{height - 2}"/>' if would else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="eco-picture" viewBox="0 0 {LONGEST_BAR + 4} {height}"'
        f' width="{LONGEST_BAR + 4}" height="{height}" aria-hidden="true">{room}{filled or empty}{mark}</svg>'
    )


def _suggest(
    landscape: Landscape, boundaries: Sequence[Boundary], asked: Mapping[int, str], never: Collection[int]
) -> list[Content]:
    """Three people who would balance it, by key, each with her sentence, which a page completes with her name."""
    listed = landscape.people.listed
    assert listed is not None
    may = [person for person in listed.nonzero()[0].tolist() if person not in never]
    found = suggest_invitees(
        landscape, [boundary.name for boundary in boundaries], list(asked), n=N_SUGGESTED, candidates=may
    )
    return [
        {"person": int(landscape.people.ids[each.person]), "said": keep(say_suggestion(landscape, each))}
        for each in found
        if each.reasons
    ]


def say_of(kept: Mapping[str, Any], name: str) -> str:
    """The sentence about somebody suggested, with her name."""
    return say({**kept, "values": {**kept["values"], "person": name}})


def assign_asks(
    space: Space, *, inviters: Iterable[int], invitees: Iterable[int], most: int, kept: Mapping[int, int]
) -> dict[int, int]:
    """Who asks each of `invitees`, all of them keys; nobody is in it of whom nobody can ask."""
    found, keys = _assign(space, inviters, invitees, most, kept)
    return {
        keys[invitee]: keys[inviter]
        for invitee, inviter in zip(found.invitees.tolist(), found.inviter.tolist(), strict=True)
        if inviter >= 0
    }


@dataclass(frozen=True)
class Ways:
    """How each inviter comes to everybody here, as places in WAYS: a digit a person, in the order of `people`."""

    people: Mapping[int, int]
    """The place of each person, by key."""
    digits: Mapping[int, str]

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Ways:
        """As it was kept."""
        people = {key: place for place, key in enumerate(content["people"])}
        return cls(people, {int(key): digits for key, digits in content["digits"].items()})

    def as_content(self) -> Content:
        """To be kept."""
        return {"people": list(self.people), "digits": {str(key): each for key, each in self.digits.items()}}

    def find(self, invitee: int, inviter: int) -> str:
        """One of WAYS; of somebody who is not here any more: no way that we know of."""
        return WAYS[self.count(invitee, inviter)]

    def count(self, invitee: int, inviter: int) -> int:
        """The steps between two."""
        place, digits = self.people.get(invitee), self.digits.get(inviter)
        return len(WAYS) - 1 if place is None or digits is None else int(digits[place])

    def tally(self, pairs: Iterable[tuple[int, int | None]]) -> dict[str, int]:
        """How many are asked by which way."""
        counted = dict.fromkeys(WAYS, 0)
        for invitee, inviter in pairs:
            if inviter is not None:
                counted[self.find(invitee, inviter)] += 1
        return counted


def find_ways(space: Space, inviters: Sequence[int]) -> Ways:
    """How near each of `inviters` is to everybody here."""
    everybody = Person.objects.filter(lasting(), space=space).values_list("pk", flat=True)
    here = set(everybody)
    asking = [key for key in inviters if key in here]
    if not asking:
        return Ways({}, {})
    # with everybody settled nothing is shared out: the steps alone are wanted
    found, keys = _assign(space, asking, here, 1, dict.fromkeys(here, asking[0]))
    steps = found.steps.T.tolist()
    return Ways(
        {keys[person]: place for place, person in enumerate(found.invitees.tolist())},
        {
            keys[inviter]: "".join(map(str, column))
            for inviter, column in zip(found.inviters.tolist(), steps, strict=True)
        },
    )


def _assign(
    space: Space, inviters: Iterable[int], invitees: Iterable[int], most: int, kept: Mapping[int, int]
) -> tuple[Assignment, list[int]]:
    """The assignment, and the key of each person in it. Who is not here any more is left out."""
    landscape = gather_bare(space, with_ties=True).shown(Selection())
    keys = list(map(int, landscape.people.ids))
    place = {key: person for person, key in enumerate(keys)}
    asking = [place[key] for key in inviters if key in place]
    asked = [place[key] for key in invitees if key in place]
    vouching = Voucher.objects.filter(world__boundary__space=space, answer=Voucher.Answer.AGREED)
    settled = {
        place[invitee]: place[inviter]
        for invitee, inviter in kept.items()
        if invitee in place and inviter in place and place[inviter] in asking
    }
    found = assign_inviters(
        landscape,
        asking,
        asked,
        most=most,
        vouchers=[place[key] for key in vouching.values_list("person_id", flat=True) if key in place],
        kept=settled,
    )
    return found, keys
