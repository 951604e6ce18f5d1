"""Who asks, who may be asked, and who does not want to be written to again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.days import lasting
from ecotone_web.records.models import Call, Consent, Invitation, Person, Side, Space
from ecotone_web.records.names import called, fold, sort_by
from ecotone_web.rooms.landscape.reads.sides import belongings_to

MOST_LINES = 2000
"""Lines of a pasted list that are read at once."""

MOST_GUESSED, MOST_LIKE = 60, 5
"""Lines for which we guess who may be meant, and how many that are."""


def list_inviters(space: Space) -> list[Person]:
    """Those of the landscape who convene with the team, by name."""
    return list(Person.objects.filter(lasting(), space=space, is_convening=True))


def find_unwilling(space: Space | int, people: Collection[int] | None = None) -> set[int]:
    """The keys of those (among `people`) who said that the team may not write to them again."""
    said = Consent.objects.filter(person__space=space, use=Consent.Use.AGAIN, is_given=False)
    if people is not None:
        said = said.filter(person__in=list(people))
    return set(said.values_list("person_id", flat=True))


def find_choosable(call: Call, *, side: Side | None = None, name: str = "") -> QuerySet[Person]:
    """Who is here and not in the call, nor asks with us, by name; of a side, or of a name, if one is chosen."""
    there = Invitation.objects.filter(call=call).values("person_id")
    people = Person.objects.filter(lasting(), space=call.space_id, is_convening=False).exclude(pk__in=there)
    if side is not None:
        people = people.filter(pk__in=belongings_to(side).values("person_id"))
    return people.filter(called(name)) if name else people


def find_left(call: Call, people: Collection[Person]) -> dict[int, Promise]:
    """Which of these people cannot be chosen, by key, and why."""
    keys = {person.pk for person in people}
    unwilling = find_unwilling(call.space_id, keys)
    there = set(call.invitations.values_list("person_id", flat=True))
    convening = {person.pk for person in people if person.is_convening}
    why: dict[int, Promise] = dict.fromkeys(unwilling, _("wants no more letters"))
    why |= dict.fromkeys(convening, _("asks with us"))
    why |= dict.fromkeys(keys & there, _("in the call already"))
    return why


@dataclass(frozen=True)
class Read:
    """One line of a pasted list, and who that may be."""

    line: str
    people: list[Person]
    is_sure: bool
    """One person, by her whole name, address or id."""


def match_lines(space: Space, text: str) -> list[Read]:
    """Who is meant by each line: a name, an e-mail address, or an id of a file. Nobody is made up."""
    lines = dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip())
    spelled = {line: _spell(line) for line in list(lines)[:MOST_LINES]}
    known = _find_whole(space, spelled)
    read, n_guessed = [], 0
    for line, words in spelled.items():
        people = next((known[each] for each in words if each in known), [])
        is_sure = len(people) == 1
        if not people and n_guessed < MOST_GUESSED:
            people, n_guessed = _guess(space, words[-1]), n_guessed + 1
        read.append(Read(line, people, is_sure))
    return read


def _guess(space: Space, words: str) -> list[Person]:
    """A few in whose names these words stand."""
    return list(Person.objects.filter(called(words), space=space)[:MOST_LIKE]) if len(words) > 1 else []


def _spell(line: str) -> list[str]:
    """What a line may say, folded: its address, which tells two of one name apart; all of it; a name before others."""
    addresses = [word.strip("<>,;()") for word in line.split() if "@" in word]
    return [*map(fold, addresses), fold(line), fold(re.split("[\t<;,]", line)[0])]


def _find_whole(space: Space, lines: Mapping[str, list[str]]) -> dict[str, list[Person]]:
    """Everybody whose whole name, address or id stands in one of the lines."""
    wanted = {words for spelled in lines.values() for words in spelled if words}
    named = Q(sorted_as__in={sort_by(words) for words in wanted}) | Q(outside_id__in=list(lines))
    found: dict[str, dict[int, Person]] = defaultdict(dict)
    for person in Person.objects.filter(named, space=space):
        for words in wanted.intersection((fold(person.name), fold(person.outside_id))):
            found[words][person.pk] = person
    if any("@" in words for words in wanted):
        for person in Person.objects.filter(space=space).exclude(email=""):
            if fold(person.email) in wanted:
                found[fold(person.email)][person.pk] = person
    return {
        words: sorted(people.values(), key=lambda each: each.sorted_as) for words, people in found.items()
    }
