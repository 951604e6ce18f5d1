"""Close-knit parts in words: how many people, on which sides, and whether the columns account for them."""

from __future__ import annotations

from ecotone.boundaries import SideShare, Silo, SilosReading
from ecotone.sentences.amounts import say_known
from ecotone.sentences.names import count_people, name_boundary, name_side, name_side_in_full
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, join_words, write

MOST_SIDES = 6
"""Sides that stand out in one part and are named; the others are counted."""

ACCOUNTED = 0.5
"""From this agreement of a part with a side on, the column accounts for it; below, for some of it."""

FEWEST_TIES = 20
"""Under so many ties nothing could be found, and the sentence says so."""


def say_silos(silos: SilosReading, nouns: Nouns = USUAL) -> Sentence:
    """Whether there are closely tied parts, and how many people are in them."""
    if silos.found:
        people = count_people(sum(silo.n_people for silo in silos.silos), nouns)
        return write("part.found", count=len(silos.silos), people=people)
    if silos.reason == "two_mode" and silos.boundary is not None:
        boundary = name_boundary(silos.boundary)
        return write("part.two_mode", known=silos.ties, ties=nouns.ties, boundary=boundary)
    if silos.ties < FEWEST_TIES:
        key = "part.too_few" if silos.ties else "part.too_few_none"
        return write(key, ties=nouns.ties, known=silos.ties)
    return write("part.none")


def say_silo(silo: Silo, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """One part: how many people, its counts, and the sides that stand out in it, at most six of them."""
    # "little tied to others" must be true of the counts that follow
    apart = "" if silo.ties_out <= silo.ties_inside else "_not_apart"
    people = count_people(silo.n_people, nouns)
    if silo.made_of is not None:
        boundary, several = silo.made_of
        sides = join_words([name_side(boundary, side) for side in several[:MOST_SIDES]])
        key = f"part.made_of{'_and_more' if len(several) > MOST_SIDES else ''}{apart}"
        said = write(
            key, people=people, boundary=name_boundary(boundary), sides=sides, count=len(several) - MOST_SIDES
        )
    elif silo.named_by is None:
        said = write(f"part.unnamed{apart}", people=people)
    else:
        partly = "" if silo.agreement >= ACCOUNTED else "_in_part"
        said = write(f"part.named{partly}{apart}", people=people, boundary=name_boundary(silo.named_by[0]))
    outside = say_known(silo.ties_out)
    counts = write("part.counts", inside=silo.ties_inside, outside=outside, ties=nouns.ties)
    sides = _named_first(silo)
    shares = [say_side_share(silo, side) for side in sides[:MOST_SIDES]]
    if len(sides) > MOST_SIDES:
        shares.append(write("part.more_sides", count=len(sides) - MOST_SIDES))
    return (said, counts, *shares)


def say_side_share(silo: Silo, share: SideShare) -> Sentence:
    """A side that stands out: how many of it are in the part, and how many are not."""
    values = {
        "inside": share.inside,
        "all": silo.n_people,
        "side": name_side_in_full(share.boundary, share.side),
    }
    key = "part.side_all" if share.inside == silo.n_people else "part.side"
    if share.outside == 0:
        return write(f"{key}_here_alone", **values)
    return write(key, **values, count=share.outside)


def _named_first(silo: Silo) -> list[SideShare]:
    """The side that accounts for the part, then the others by how many people of them are in it."""
    return sorted(
        silo.sides, key=lambda share: ((share.boundary, share.side) != silo.named_by, -share.inside)
    )
