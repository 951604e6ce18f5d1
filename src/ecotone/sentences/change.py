"""Then and now in words: what crossed at one date and what crosses at another."""

from __future__ import annotations

from ecotone.boundaries import Change
from ecotone.sentences.amounts import say_known
from ecotone.sentences.boundary import key_of
from ecotone.sentences.names import count_people
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, write


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
