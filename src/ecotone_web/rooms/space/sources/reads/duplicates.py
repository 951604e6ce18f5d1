"""Records that may be one person: by name, e-mail, organisation; each with its reason, and nobody compared with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Belonging, Different, Person, Space
from ecotone_web.rooms.space.sources.reads.names import spell

MOST = 200
"""Suggestions on a page."""

MOST_ALIKE = 12
"""More than so many records under one key say nothing: a shared mailbox, a name of thousands."""

SHORTEST = 8
"""A slip of one letter in a shorter name makes another name."""

REASONS: dict[str, str | Promise] = {
    "email": _("The same e-mail address"),
    "name": _("The same name"),
    "spelling": _("Names that differ in one letter"),
    "short": _("The same organisation, and one first name may be short for the other"),
}

Pair = tuple[int, int]


@dataclass(frozen=True)
class Suggestion:
    """Two records, and why they may be one."""

    one: Person
    other: Person
    reason: str | Promise


def suggest_duplicates(space: Space, most: int = MOST) -> list[Suggestion]:
    """Pairs of records, each once, in the order of names, without those that somebody has decided."""
    rows = list(Person.objects.filter(space=space).order_by("pk").values_list("pk", "name", "email"))
    found: dict[Pair, str] = {}
    for reason, pair in _find_pairs(rows, space):
        found.setdefault(pair, reason)
    for pair in Different.objects.filter(one__space=space).values_list("one_id", "other_id"):
        found.pop(pair, None)
    name = {pk: spell(called) for pk, called, _email in rows}
    pairs = sorted(found, key=lambda pair: (name[pair[0]], pair))[:most]
    people = Person.objects.in_bulk({pk for pair in pairs for pk in pair})
    return [Suggestion(people[one], people[other], REASONS[found[one, other]]) for one, other in pairs]


def _find_pairs(rows: list[tuple[int, str, str]], space: Space) -> Iterator[tuple[str, Pair]]:
    spelled = [(pk, spell(name)) for pk, name, _email in rows]
    emails = ((email.casefold(), pk) for pk, _name, email in rows if email)
    yield from (("email", pair) for pair in _pair_up(emails))
    yield from (("name", pair) for pair in _pair_up((name, pk) for pk, name in spelled if name))
    yield from (("spelling", pair) for pair in _pair_slips(spelled))
    yield from (("short", pair) for pair in _pair_short(rows, space))


def _pair_up(keyed: Iterable[tuple[object, int]]) -> Iterator[Pair]:
    """Those of one key, two by two."""
    blocks: dict[object, list[int]] = {}
    for key, pk in keyed:
        blocks.setdefault(key, []).append(pk)
    for block in blocks.values():
        if 1 < len(block) <= MOST_ALIKE:
            yield from combinations(sorted(set(block)), 2)


def _pair_slips(spelled: list[tuple[int, str]]) -> Iterator[Pair]:
    """Names of which one is left when a letter is taken from one or from both: a slip, or two letters changed about."""
    name = {pk: text.replace(" ", "") for pk, text in spelled}
    words = {pk: text.count(" ") for pk, text in spelled}
    keyed = (
        (text[:place] + text[place + 1 :], pk)
        for pk, text in name.items()
        if len(text) >= SHORTEST and words[pk] and not any(letter.isdigit() for letter in text)
        for place in range(len(text) + 1)
    )
    for one, other in _pair_up(keyed):
        if name[one] != name[other] and is_slip(name[one], name[other]):
            yield one, other


def is_slip(one: str, other: str) -> bool:
    """Whether one letter was added, left out or taken for another, or two neighbours were changed about."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rests = one[start:], other[start:]
    if len(one) != len(other):
        longer, shorter = sorted(rests, key=len, reverse=True)
        return longer[1:] == shorter
    swapped = rests[0][:2] == rests[1][:2][::-1] and rests[0][2:] == rests[1][2:]
    return rests[0][1:] == rests[1][1:] or swapped


def _pair_short(rows: list[tuple[int, str, str]], space: Space) -> Iterator[Pair]:
    """The same last name and organisation, and a first name that is the beginning of the other, or its initial."""
    first_and_last = {pk: _first_and_last(name) for pk, name, _email in rows}
    sides = Belonging.objects.filter(person__space=space, side__boundary__kind="organisational")
    keyed = (
        ((first_and_last[pk][1], first_and_last[pk][0][:1], side), pk)
        for pk, side in sides.values_list("person_id", "side_id").iterator(5_000)
        if first_and_last[pk][1]
    )
    for one, other in _pair_up(keyed):
        names = first_and_last[one][0], first_and_last[other][0]
        shorter, longer = sorted(names, key=len)
        if shorter != longer and longer.startswith(shorter):
            yield one, other


def _first_and_last(name: str) -> tuple[str, str]:
    words = [spell(word).replace(" ", "") for word in name.split()]
    words = [word for word in words if word]
    return (words[0], words[-1]) if len(words) > 1 else ("", "")
