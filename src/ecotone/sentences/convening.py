"""What a convening team reads of its standing, of whom it asks, and of what they answer."""

from __future__ import annotations

from ecotone.call import Balance, SideAnswers, SideBalance, Suggestion
from ecotone.identity import Belonging
from ecotone.landscape import Landscape
from ecotone.legitimacy import CoConveners, WorldStanding
from ecotone.sentences.amounts import say_about
from ecotone.sentences.landscape import MOST_SIDES_NAMED
from ecotone.sentences.names import name_boundary, name_side, name_side_in_full, order_sides
from ecotone.sentences.sentence import Sentence, join_words, write


def say_standing(boundary: str, world: WorldStanding) -> tuple[Sentence, ...]:
    """On what standing in a world rests, how near its people are, and how much of that is our own memory.

    >>> import ecotone
    >>> law_firm = ecotone.samples.load_sample("law-firm")
    >>> standing = ecotone.legitimacy.find_standing(law_firm, "office", team=[0])
    >>> print(*say_standing("office", standing.worlds[1]))
    1 of us is known in Hartford. Of 19 others there, known to one of us: 3; one introduction away: 16.
    """
    name = name_side(boundary, world.world)
    if world.ground == "nobody":
        return (write("empty.side", side=name),)
    counts = {
        "belongs": len(world.team_here),
        "vouched": len(world.vouchers),
        "tied": len(world.team_tied),
    }
    count = counts.get(world.ground, 0)
    said = [write(f"standing.{world.ground.replace(' ', '_')}", world=name, count=count)]
    if world.n_tied or world.n_introduced:
        said.append(
            write("standing.near", all=world.n_others, tied=world.n_tied, introduced=world.n_introduced)
        )
    if 0 < world.n_told < world.n_others:
        said.append(write("standing.memory", count=world.n_others - world.n_told, all=world.n_others))
    return tuple(said)


def say_co_conveners(landscape: Landscape, found: CoConveners) -> tuple[Sentence, ...]:
    """With whom the team would reach enough people of every world, and of which worlds nobody could bring enough."""
    lacking = [world.world for world in found.worlds if world.after < world.wished]
    worlds = join_words([name_side(found.boundary, world) for world in lacking], "word.or") if lacking else ""
    if not found.people:
        return (write("cover.nobody", worlds=worlds) if lacking else write("cover.enough"),)
    people = join_words([landscape.people.names[person] for person in found.people])
    first = (
        write("cover.partly", people=people, worlds=worlds)
        if lacking
        else write("cover.found", people=people)
    )
    return first, write("cover.at_least", count=found.at_least)


def say_brings(landscape: Landscape, found: CoConveners) -> tuple[Sentence, ...]:
    """For each of them the worlds in which she is, or is known: the reason, not the rank."""
    said = []
    for person, counts in zip(found.people, found.brings, strict=True):
        brought = [world.world for world, count in zip(found.worlds, counts, strict=True) if count]
        here = [name_side(found.boundary, brought[place]) for place in order_sides(brought)]
        name = landscape.people.names[person]
        if len(here) > MOST_SIDES_NAMED:
            said.append(write("cover.brings_many", person=name, count=len(here), all=len(found.worlds)))
        elif here:
            said.append(write("cover.brings", person=name, worlds=join_words(here)))
    return tuple(said)


def say_side_balance(boundary: str, side: SideBalance) -> Sentence:
    """How many of a side are asked, beside how many would be if every side were asked alike."""
    return write(
        "balance.side",
        side=name_side(boundary, side.side),
        invited=side.invited,
        people=side.people,
        expected=say_about(side.expected),
    )


def say_balance(balance: Balance) -> tuple[Sentence, ...]:
    """From which sides nobody is asked, and of how many asked the side is not known."""
    boundary = name_boundary(balance.boundary)
    if balance.n_known == 0:
        return (write("balance.everybody_unknown", boundary=boundary),)
    said = []
    asked = balance.nobody_asked
    nobody = [name_side(balance.boundary, asked[place]) for place in order_sides(asked)]
    if nobody and balance.n_invited:
        said.append(write("balance.nobody", sides=join_words(nobody, "word.or")))
    unknown = balance.n_invited - balance.n_invited_known
    if unknown:
        said.append(write("balance.unknown", count=unknown, all=balance.n_invited, boundary=boundary))
    return tuple(said)


def say_suggestion(landscape: Landscape, suggestion: Suggestion) -> Sentence:
    """Who would balance the invitations, and why: her sides, nothing else."""
    sides = [name_side_in_full(boundary, side) for boundary, side in suggestion.reasons]
    return write("balance.would", person=landscape.people.names[suggestion.person], sides=join_words(sides))


def say_answers(boundary: str, side: SideAnswers) -> tuple[Sentence, ...]:
    """What a side answered, and whether the call lands there as it does elsewhere."""
    name = name_side(boundary, side.side)
    if side.asked == 0:
        return (write("answers.none_asked", side=name),)
    counts = write("answers.side", side=name, yes=side.yes, asked=side.asked, silent=side.silent)
    return counts, write(f"answers.{side.lands.replace(' ', '_')}", side=name)


def say_belonging(found: Belonging) -> tuple[Sentence, ...]:
    """How many belong to several sides, and how many to each two, in the order of the sides."""
    boundary = name_boundary(found.boundary)
    if found.n_several == 0:
        return (write("belonging.one", boundary=boundary),)
    first = write("belonging.several", count=found.n_several, all=sum(found.counts), boundary=boundary)
    pairs = [
        write(
            "belonging.shared",
            count=len(pair.people),
            first=name_side(found.boundary, pair.sides[0]),
            second=name_side(found.boundary, pair.sides[1]),
        )
        for pair in found.shared
    ]
    return first, *pairs
