"""Then and now: what opened and what closed between two days, who came and who went, as a page keeps it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ecotone.boundaries import Change, weigh_change
from ecotone.ground import Progress, silent
from ecotone.landscape import Belongings, Landscape, compare_landscapes
from ecotone.sentences import (
    Nouns,
    join_words,
    name_boundary,
    name_side,
    order_sides,
    say_change,
    say_changes,
    say_turnover,
)
from ecotone_web.bridge.landscapes import Gathered, gather_landscape, hide_alike, nouns_of
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Space

if TYPE_CHECKING:
    from ecotone.ground import IntArray

CHANGE = "change"

MOST_PAIRS = 8
"""Pairs of sides that are named of one boundary: those with most that is new, and with most that ended."""

Content = dict[str, Any]


def work_out_change(
    space: Space, selection: Selection, by: int | None = None, progress: Progress = silent
) -> dict[str, Content]:
    """What is different on the chosen day from the earlier one; by which boundary (its key) people are counted."""
    assert selection.then is not None
    gathered = gather_landscape(space)
    nouns, when = nouns_of(space), _say_day(selection.then)
    then, now = _look_twice(gathered, selection)
    names = now.boundary_names
    changes = []
    for done, name in enumerate(names):
        changes.append(weigh_change(then, now, name))
        progress("comparing two days", done + 1, len(names))
    counted_by = next((name for name in names if gathered.boundaries[name] == by), None)
    turnover = compare_landscapes(then, now, None if selection.hide_small else counted_by)
    pairs = _compare_pairs(then, now)
    came, went = ([], []) if selection.hide_small else _find_moved(gathered, then, now)
    return {
        CHANGE: {
            "headline": keep(say_changes(changes, when)),
            "turnover": keep(say_turnover(turnover, when, nouns)),
            "boundaries": [
                _keep_change(gathered.boundaries[change.name], change, when, nouns, (then, now), pairs)
                for change in changes
            ],
            "came": came,
            "went": went,
            "n_undated": _count_undated(gathered.whole),
            "n_ties": now.simple.n_ties,
        }
    }


def _say_day(day: date) -> str:
    return _("on %(day)s") % {"day": date_format(day, "j F Y")}


def _look_twice(gathered: Gathered, selection: Selection) -> tuple[Landscape, Landscape]:
    openly = replace(selection, hide_small=False)
    then, now = gathered.then(openly), gathered.shown(openly)
    if not selection.hide_small:
        return then, now
    today = gathered.shown(replace(openly, on=None))
    then, now, _today = hide_alike(then, now, today)
    return then, now


def _keep_change(
    key: int,
    change: Change,
    when: str,
    nouns: Nouns,
    landscapes: tuple[Landscape, Landscape],
    pairs: tuple[IntArray, IntArray],
) -> Content:
    then, now = (landscape.boundary(change.name).latest() for landscape in landscapes)
    ended, new = pairs
    return {
        "boundary": key,
        "name": name_boundary(change.name),
        "said": keep(say_change(change, when, nouns)),
        "new": _keep_pairs(change.name, _count_crossing(now, new)),
        "ended": _keep_pairs(change.name, _count_crossing(then, ended)),
        "ratio": change.pull_ratio,
        "low": change.pull_ratio_low,
        "high": change.pull_ratio_high,
    }


def _compare_pairs(then: Landscape, now: Landscape) -> tuple[IntArray, IntArray]:
    """The pairs of people tied then and not now, in the numbers of then; and tied now and not then, of now. (n, 2)"""
    place = {person: number for number, person in enumerate(then.people.ids)}
    for person in now.people.ids:
        place.setdefault(person, len(place))
    before, after = (_encode(each, place) for each in (then, now))
    return (
        _list_pairs(then)[~np.isin(before, after, assume_unique=True)],
        _list_pairs(now)[~np.isin(after, before, assume_unique=True)],
    )


def _encode(landscape: Landscape, place: Mapping[str, int]) -> IntArray:
    common = np.array([place[person] for person in landscape.people.ids], np.int64)
    ends = np.sort(common[_list_pairs(landscape)], axis=1)
    return np.asarray(ends[:, 0] * len(place) + ends[:, 1], np.int64)


def _list_pairs(landscape: Landscape) -> IntArray:
    ties = landscape.simple
    return np.stack([ties.first, ties.second], axis=1).astype(np.int64)


def _count_crossing(boundary: Belongings, pairs: IntArray) -> Counter[tuple[str, str]]:
    """Of these pairs of people, how many lie between which two sides; who is on several counts on each."""
    sides: dict[int, set[int]] = {}
    for person, side in zip(boundary.person.tolist(), boundary.side.tolist(), strict=True):
        sides.setdefault(person, set()).add(side)
    rank = {side: number for number, side in enumerate(order_sides(boundary.sides))}
    counted: Counter[tuple[str, str]] = Counter()
    for one, other in pairs.tolist():
        first, second = sides.get(one, set()), sides.get(other, set())
        if first & second:
            continue
        for ends in ((a, b) for a in first for b in second):
            low, high = sorted(ends, key=rank.__getitem__)
            counted[boundary.sides[low], boundary.sides[high]] += 1
    return counted


def _keep_pairs(boundary: str, counted: Counter[tuple[str, str]]) -> Content:
    """Those with most, in the order of names; how many more there are."""
    most = [pair for pair, _count in counted.most_common(MOST_PAIRS)]
    sides = sorted({side for pair in most for side in pair})
    rank = {sides[place]: number for number, place in enumerate(order_sides(sides))}
    most.sort(key=lambda pair: (rank[pair[0]], rank[pair[1]]))
    return {
        "pairs": [
            {
                "name": keep(join_words([name_side(boundary, side) for side in pair])),
                "count": counted[pair],
            }
            for pair in most
        ],
        "n_more": len(counted) - len(most),
    }


def _find_moved(gathered: Gathered, then: Landscape, now: Landscape) -> tuple[list[int], list[int]]:
    """The keys of who came, and of who went."""
    key = dict(zip(gathered.whole.people.ids, gathered.people, strict=True))
    before, after = set(then.people.ids), set(now.people.ids)
    return [key[each] for each in now.people.ids if each not in before], [
        key[each] for each in then.people.ids if each not in after
    ]


def _count_undated(landscape: Landscape) -> int:
    """Ties of which no day is known: they count on both days."""
    ties = landscape.ties
    return len(ties) - int(np.count_nonzero(_has_day(len(ties), (ties.since, ties.until))))


def _has_day(size: int, columns: Iterable[Any]) -> Any:
    known = np.zeros(size, bool)
    for column in columns:
        if column is not None:
            known |= ~np.isnat(column)
    return known
