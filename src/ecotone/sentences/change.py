"""Then and now in words: what crossed at one date and what crosses at another, who came and who went."""

from __future__ import annotations

from collections.abc import Sequence

from ecotone.boundaries import Change
from ecotone.landscape import Turnover
from ecotone.sentences.amounts import say_known
from ecotone.sentences.boundary import key_of
from ecotone.sentences.names import count_people, name_boundary, order_sides
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, join_words, write

MOST_NAMED = 3
"""More differences than this are counted, not listed, where nothing can be said of them."""


def say_change(change: Change, when: str, nouns: Nouns = USUAL) -> Sentence:
    """Whether more or less crosses than `when` ("in March", "on 2 May 2024"), with both counts.

    Where the counts alone would say the opposite, because there are more or fewer ties in all, these stand beside them.
    """
    more = change.crossing_now - change.crossing_then
    against = (change.verdict == "more" and more <= 0) or (change.verdict == "fewer" and more >= 0)
    return write(
        f"change.{key_of(change.verdict)}{'_share' if against else ''}",
        when=when,
        then=say_known(change.crossing_then),
        now=say_known(change.crossing_now),
        all_then=change.ties_then,
        all_now=change.ties_now,
        ties=nouns.ties,
        people=count_people(change.n_people, nouns),
    )


def say_changes(changes: Sequence[Change], when: str) -> tuple[Sentence, ...]:
    """What opened and what closed in the whole landscape since `when`; where of nothing it can be said, that."""
    named = {
        verdict: [name_boundary(change.name) for change in changes if change.verdict == verdict]
        for verdict in ("more", "fewer")
    }
    said = [
        write(f"changes.{verdict}", boundaries=join_words(names), when=when)
        for verdict, names in named.items()
        if names
    ]
    if said or not changes:
        return tuple(said)
    if len(changes) > MOST_NAMED:
        return (write("changes.none_of_many", count=len(changes), when=when),)
    names = [name_boundary(change.name) for change in changes]
    return (write("changes.none", boundaries=join_words(names, "word.or"), when=when),)


def say_turnover(turnover: Turnover, when: str, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """Who came and who went since `when`, by side, and how many ties are new or no longer known."""
    new, gone = (count or write("word.none") for count in (turnover.ties_new, turnover.ties_gone))
    return (
        _say_moved("came", turnover.came, turnover.came_by_side, turnover.boundary, when, nouns),
        _say_moved("went", turnover.went, turnover.went_by_side, turnover.boundary, when, nouns),
        write("turnover.ties", ties=nouns.ties, when=when, new=new, gone=gone),
    )


def _say_moved(
    how: str,
    count: int,
    by_side: tuple[tuple[str, int], ...],
    boundary: str | None,
    when: str,
    nouns: Nouns,
) -> Sentence:
    if count == 0:
        return write(f"turnover.nobody_{how}", when=when)
    people = count_people(count, nouns)
    if boundary is None or not by_side:
        return write(f"turnover.{how}", people=people, when=when)
    order = order_sides([side for side, _ in by_side])
    sides = [write("word.side_count", side=by_side[place][0], count=by_side[place][1]) for place in order]
    return write(
        f"turnover.{how}_by_side",
        people=people,
        when=when,
        boundary=name_boundary(boundary),
        sides=join_words(sides),
    )
