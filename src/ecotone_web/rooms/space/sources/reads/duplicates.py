"""Records that may be one person: by name, e-mail, organisation; each with its reason, and nobody compared with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Belonging, Different, Person, Space
from ecotone_web.rooms.space.sources.reads.names import Pair, pair_slips, pair_up, spell

MOST = 200
"""Suggestions on a page."""

REASONS: dict[str, str | Promise] = {
    "email": _("The same e-mail address"),
    "name": _("The same name"),
    "spelling": _("Names that differ in one letter"),
    "short": _("The same organisation, and one first name may be short for the other"),
}

KEPT_FOR = 24 * 60 * 60
"""Seconds for which it is remembered how many pairs there are; after any change they are counted anew."""

Row = tuple[int, str, str]
"""A key, a name and an e-mail address."""


@dataclass(frozen=True)
class Suggestion:
    """Two records, and why they may be one."""

    one: Person
    other: Person
    reason: str | Promise


def suggest_duplicates(space: Space, most: int = MOST) -> list[Suggestion]:
    """Pairs of records, each once, in the order of names, without those that somebody has decided."""
    rows = _list_rows(space)
    found = _find_undecided(space, rows)
    name = {pk: spell(called) for pk, called, _email in rows}
    pairs = sorted(found, key=lambda pair: (name[pair[0]], pair))[:most]
    people = Person.objects.in_bulk({pk for pair in pairs for pk in pair})
    return [Suggestion(people[one], people[other], REASONS[found[one, other]]) for one, other in pairs]


def count_pairs(space: Space) -> int:
    """How many pairs of records may be one person; remembered until somebody changes something."""
    key = "-".join(map(str, ("pairs", space.slug, *_read_state(space))))
    known: int | None = cache.get(key)
    if known is None:
        known = len(_find_undecided(space, _list_rows(space)))
        cache.set(key, known, KEPT_FOR)
    return known


def _read_state(space: Space) -> Iterator[int | None]:
    """What is another number after any change that may make or unmake a pair: of a person, of where she belongs."""
    people = Person.history.filter(space=space.pk)
    belongings = Belonging.history.filter(person__space=space.pk)
    yield Person.objects.filter(space=space).count()  # who is forgotten takes her history along
    yield Different.objects.filter(one__space=space).count()
    for rows in (people, belongings):
        yield rows.aggregate(last=Max("history_id"))["last"]


def list_coming_twice(space: Space, coming: Sequence[Person]) -> list[tuple[str, str]]:
    """The names of those who come in and of somebody like them, who is here or comes with them."""
    new = [(-place, person.name, person.email) for place, person in enumerate(coming, 1)]
    rows = [*_keep_near(_list_rows(space), new), *new] if new else []
    name = {pk: called for pk, called, _email in rows}
    pairs = {pair for _reason, pair in _find_alike(rows) if pair[0] < 0}
    return sorted(((name[one], name[other]) for one, other in pairs), key=lambda pair: spell(pair[0]))


def _keep_near(rows: list[Row], new: list[Row]) -> list[Row]:
    """Those who can be like somebody new: a slip leaves the beginning or the end of a name as it was."""
    spelled = [spell(name).replace(" ", "") for _pk, name, _email in new]
    firsts, lasts = {text[:3] for text in spelled}, {text[-3:] for text in spelled}
    emails = {email.casefold() for _pk, _name, email in new if email}

    def is_near(row: Row) -> bool:
        text = spell(row[1]).replace(" ", "")
        return text[:3] in firsts or text[-3:] in lasts or row[2].casefold() in emails

    return [row for row in rows if is_near(row)]


def _list_rows(space: Space) -> list[Row]:
    return list(Person.objects.filter(space=space).order_by("pk").values_list("pk", "name", "email"))


def _find_undecided(space: Space, rows: list[Row]) -> dict[Pair, str]:
    """Pairs with the first reason for each."""
    found: dict[Pair, str] = {}
    for reason, pair in [*_find_alike(rows), *(("short", pair) for pair in _pair_short(rows, space))]:
        found.setdefault(pair, reason)
    for pair in Different.objects.filter(one__space=space).values_list("one_id", "other_id"):
        found.pop(pair, None)
    return found


def _find_alike(rows: list[Row]) -> Iterator[tuple[str, Pair]]:
    spelled = [(pk, spell(name)) for pk, name, _email in rows]
    emails = ((email.casefold(), pk) for pk, _name, email in rows if email)
    yield from (("email", pair) for pair in pair_up(emails))
    yield from (("name", pair) for pair in pair_up((name, pk) for pk, name in spelled if name))
    yield from (("spelling", pair) for pair in pair_slips(spelled))


def _pair_short(rows: list[Row], space: Space) -> Iterator[Pair]:
    """The same last name and organisation, and a first name that is the beginning of the other, or its initial."""
    first_and_last = {pk: _first_and_last(name) for pk, name, _email in rows}
    sides = Belonging.objects.filter(person__space=space, side__boundary__kind="organisational")
    keyed = (
        ((first_and_last[pk][1], first_and_last[pk][0][:1], side), pk)
        for pk, side in sides.values_list("person_id", "side_id").iterator(5_000)
        if first_and_last[pk][1]
    )
    for one, other in pair_up(keyed):
        names = first_and_last[one][0], first_and_last[other][0]
        shorter, longer = sorted(names, key=len)
        if shorter != longer and longer.startswith(shorter):
            yield one, other


def _first_and_last(name: str) -> tuple[str, str]:
    words = [spell(word).replace(" ", "") for word in name.split()]
    words = [word for word in words if word]
    return (words[0], words[-1]) if len(words) > 1 else ("", "")
