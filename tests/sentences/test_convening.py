"""What a convening team reads of its standing, its invitations and their answers."""

from __future__ import annotations

import pytest

from ecotone.call import suggest_invitees, weigh_answers, weigh_balance
from ecotone.identity import weigh_belonging
from ecotone.landscape import Belongings, Landscape, People, Ties
from ecotone.legitimacy import Voucher, find_co_conveners, find_standing
from ecotone.sentences import (
    say_answers,
    say_balance,
    say_belonging,
    say_brings,
    say_co_conveners,
    say_side_balance,
    say_standing,
    say_suggestion,
)
from tests import cast

HERE = cast.make_landscape()
IDS = [member.person_id for member in cast.PEOPLE]


def standing(world: str, *team: str, vouchers: tuple[Voucher, ...] = ()) -> str:
    found = find_standing(HERE, "organisation", [IDS.index(name) for name in team], vouchers)
    said = {each.world: say_standing("organisation", each) for each in found.worlds}
    return " ".join(map(str, said[world]))


def test_standing_in_each_world_is_said_with_its_ground() -> None:
    assert standing(cast.MUSEUM, "ada") == (
        "1 of us belongs to Harbour Museum. "
        "Of 3 others there, known to one of us: 2; one introduction away: 1."
    )
    assert standing(cast.SCHOOL, "ada") == (
        "None of us is known in Reef School, but people we know are. "
        "Of 3 others there, known to one of us: 0; one introduction away: 1."
    )
    assert standing(cast.RESIDENTS, "ada") == "None of us is known in Residents, nor is anybody we know."


def test_a_voucher_is_said() -> None:
    voucher = Voucher(IDS.index("hana"), cast.RESIDENTS, "agreed")
    assert standing(cast.RESIDENTS, "ada", vouchers=(voucher,)).startswith(
        "1 person vouches for us in Residents."
    )


def test_an_empty_side_has_nobody_and_a_silent_one_is_not_known() -> None:
    place = Belongings("place", ("north", "south"), [0], [0], 1)
    one = find_standing(Landscape(People(("ana",)), (place,)), "place", [])
    assert [str(say_standing("place", world)[0]) for world in one.worlds] == [
        "How we stand in north we cannot tell: nobody there has told us whom they know.",
        "Nobody here yet from south.",
    ]


def test_what_is_our_own_memory_is_said() -> None:
    place = Belongings.from_labels("place", ["north", "south", "south"])
    here = Landscape(People(("us", "ben", "cleo")), (place,), Ties([0, 1], [1, 2], status=[3, 0]))
    world = find_standing(here, "place", [0]).worlds[1]
    assert world.n_told == 2
    only_us = Landscape(here.people, here.belongings, Ties([0, 0], [1, 2], status=[3, 0]))
    said = say_standing("place", find_standing(only_us, "place", [0]).worlds[1])
    assert str(said[-1]) == "Of 1 of the 2 we know this from our own memory alone, or know nothing."


def test_who_would_bring_the_worlds_in_is_said_with_the_reason() -> None:
    found = find_co_conveners(HERE, "organisation", [0], wished=0.5)
    assert " ".join(map(str, say_co_conveners(HERE, found))).startswith("With ")
    assert len(say_brings(HERE, found)) == len(found.people)


def test_many_worlds_are_counted_not_named() -> None:
    place = Belongings.from_labels("place", [f"place {number}" for number in range(40)])
    here = Landscape(People(tuple(map(str, range(40)))), (place,), Ties([0] * 39, list(range(1, 40))))
    found = find_co_conveners(here, "place", [])
    assert [str(sentence) for sentence in say_brings(here, found)] == [
        "0 is of, or known in, 40 of 40 worlds."
    ]


@pytest.mark.parametrize(
    ("team", "candidates", "said"),
    [
        (range(12), None, "We ourselves reach enough people of every world."),
        (
            [0],
            [],
            "Nobody here could bring in enough of Fisheries Office, Reef School or Residents: "
            "too few there are known to anybody.",
        ),
    ],
)
def test_where_there_is_nobody_to_ask_it_is_said(
    team: list[int], candidates: list[int] | None, said: str
) -> None:
    found = find_co_conveners(HERE, "organisation", team, candidates=candidates)
    assert [str(sentence) for sentence in say_co_conveners(HERE, found)] == [said]


def test_where_not_enough_can_be_brought_it_is_said_of_which() -> None:
    found = find_co_conveners(HERE, "organisation", [0], candidates=[4])
    assert str(say_co_conveners(HERE, found)[0]) == (
        "With Dag Driftwood we would reach more, but not enough of Fisheries Office or Residents: "
        "too few there are known to anybody."
    )


def test_the_balance_is_said_side_by_side() -> None:
    balance = weigh_balance(HERE, "place", [0, 1, IDS.index("fen")])
    assert str(say_side_balance("place", balance.sides[0])) == (
        "North: 2 of 6 asked, where about 2 would be if every side were asked alike."
    )
    assert [str(sentence) for sentence in say_balance(balance)] == [
        "Nobody from south is asked.",
        "Of 1 of the 3 asked we do not know the place.",
    ]


def test_a_boundary_nobody_is_known_on_cannot_be_balanced() -> None:
    here = Landscape(People(("ana",)), (Belongings.from_labels("place", [None]),))
    (said,) = say_balance(weigh_balance(here, "place", [0]))
    assert str(said) == "We do not know the place of anybody, so we cannot tell whom the invitations reach."


def test_a_suggestion_gives_sides_as_its_reason() -> None:
    (first, *_) = suggest_invitees(HERE, ["place"], [0, 1, 3])
    assert str(say_suggestion(HERE, first)).endswith(
        "belongs to south (place), of whom fewer are asked than would be."
    )


def test_answers_are_said_with_their_counts() -> None:
    sides = weigh_answers(HERE, "place", {0: "yes", 1: "silent"}).sides
    assert [" ".join(map(str, say_answers("place", side))) for side in sides] == [
        "North: 1 of 2 asked said yes; no answer yet: 1. Too few asked to tell how the call lands with north.",
        "Nobody from south is asked.",
    ]


def test_how_people_belong_is_said() -> None:
    assert [str(sentence) for sentence in say_belonging(weigh_belonging(HERE, "practice"))] == [
        "2 of 11 whose practice we know belong to several sides.",
        "1 belongs to both diver and fisher.",
        "1 belongs to both diver and teacher.",
    ]
    assert [str(sentence) for sentence in say_belonging(weigh_belonging(HERE, "place"))] == [
        "Everybody whose place we know belongs to one side alone."
    ]
