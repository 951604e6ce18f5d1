"""`ecotone standing` and `ecotone balance`: where a team is known, and whom its invitations reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ecotone.cli.bar import Bar
from ecotone.cli.documents import as_text, describe_landscape
from ecotone.cli.looking import Asked
from ecotone.cli.voice import say, say_plainly, say_strongly
from ecotone.errors import EcotoneError

if TYPE_CHECKING:
    from ecotone.call import Balance, Suggestion
    from ecotone.landscape import Landscape
    from ecotone.legitimacy import CoConveners, Standing

MOST_SUGGESTED = 3


def tell_standing(asked: Asked, team: Sequence[str], wished: float, *, json: bool) -> None:
    """Say for each world on what a team's standing rests, and who would bring in those where it has little."""
    from ecotone.legitimacy import find_co_conveners, find_standing

    ids = split_ids(team)
    if not ids:
        raise EcotoneError("cli.no_team")
    with Bar() as bar:
        landscape = asked.read(bar.tell)
    persons = find_people(landscape, ids)
    found = [
        (find_standing(landscape, name, persons), find_co_conveners(landscape, name, persons, wished=wished))
        for name in asked.names(landscape) or landscape.boundary_names
    ]
    if json:
        boundaries = [
            {**_describe_standing(landscape, standing), "co_conveners": _describe_found(landscape, others)}
            for standing, others in found
        ]
        say_plainly(as_text({"landscape": describe_landscape(landscape), "standing": boundaries}))
        return
    for standing, others in found:
        _say_standing(landscape, standing, others)


def tell_balance(asked: Asked, invited: Path, seed: int, *, json: bool) -> None:
    """Say of each side how many are invited beside how many would be, and who would balance it."""
    from ecotone.call import suggest_invitees, weigh_balance

    with Bar() as bar:
        landscape = asked.read(bar.tell)
    persons = find_people(landscape, read_ids(invited))
    names = asked.names(landscape) or list(landscape.boundary_names)
    balances = [weigh_balance(landscape, name, persons) for name in names]
    suggested = suggest_invitees(landscape, names, persons, n=MOST_SUGGESTED, seed=seed)
    if json:
        document = {
            "landscape": describe_landscape(landscape),
            "boundaries": [balance.as_dict() for balance in balances],
            "would_balance": [_describe_suggestion(landscape, each) for each in suggested],
        }
        say_plainly(as_text(document))
        return
    for balance in balances:
        _say_balance(balance)
    from ecotone.sentences import say_suggestion

    say()
    for each in suggested:
        say(str(say_suggestion(landscape, each)))


def split_ids(given: Iterable[str]) -> list[str]:
    """The ids of an option that takes several, with commas between or given again."""
    return [part.strip() for text in given for part in text.split(",") if part.strip()]


def read_ids(path: Path) -> list[str]:
    """The ids of a list of people: any file that is read as one."""
    from ecotone.tables import read_landscape

    return list(read_landscape([path]).people.ids)


def find_people(landscape: Landscape, ids: Sequence[str]) -> list[int]:
    """The persons of these ids; refuses what is not there."""
    place = {person_id: person for person, person_id in enumerate(landscape.people.ids)}
    for person_id in ids:
        if person_id not in place:
            raise EcotoneError("landscape.no_such_person", person_id=person_id)
    return [place[person_id] for person_id in ids]


def _name(landscape: Landscape, people: Iterable[int]) -> list[str]:
    return [landscape.people.ids[person] for person in people]


def _describe_standing(landscape: Landscape, standing: Standing) -> dict[str, Any]:
    worlds = [
        {**world.as_dict(), **{key: _name(landscape, getattr(world, key)) for key in _PEOPLE}}
        for world in standing.worlds
    ]
    return {**standing.as_dict(), "team": _name(landscape, standing.team), "worlds": worlds}


_PEOPLE = ("team_here", "team_tied", "vouchers")


def _describe_found(landscape: Landscape, found: CoConveners) -> dict[str, Any]:
    return {**found.as_dict(), "people": _name(landscape, found.people)}


def _describe_suggestion(landscape: Landscape, suggestion: Suggestion) -> dict[str, Any]:
    reasons = [{"boundary": name, "side": side} for name, side in suggestion.reasons]
    (person_id,) = _name(landscape, [suggestion.person])
    return {"person": person_id, "name": landscape.people.names[suggestion.person], "reasons": reasons}


def _say_standing(landscape: Landscape, standing: Standing, others: CoConveners) -> None:
    from ecotone.sentences import say_brings, say_co_conveners, say_standing

    say()
    say_strongly(standing.boundary)
    for world in standing.worlds:
        say(" ".join(map(str, say_standing(standing.boundary, world))))
    say()
    say(" ".join(map(str, (*say_co_conveners(landscape, others), *say_brings(landscape, others)))))


def _say_balance(balance: Balance) -> None:
    from ecotone.sentences import say_balance, say_side_balance

    say()
    say_strongly(balance.boundary)
    for side in balance.sides:
        say(str(say_side_balance(balance.boundary, side)))
    for sentence in say_balance(balance):
        say(str(sentence))
