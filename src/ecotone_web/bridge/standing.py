"""Where the team stands in each world of a boundary, and who would bring in the worlds in which it is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ecotone.legitimacy import Voucher, find_co_conveners, find_standing
from ecotone.sentences import join_words, order_sides, say_brings, say_co_conveners, say_standing
from ecotone_web.bridge.landscapes import gather_bare
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Boundary, Person
from ecotone_web.records.models import Voucher as Asked
from ecotone_web.records.names import sort_by

if TYPE_CHECKING:
    from ecotone.landscape import Landscape
    from ecotone.legitimacy import CoConveners

Content = dict[str, Any]

STANDING = ("belongs", "vouched", "tied")
"""Grounds on which the team can ask in a world: somebody of it is of the world, known in it, or vouched for."""


def about_standing(boundary: int, wished: int) -> str:
    """Under which the standing in the worlds of a boundary is kept; `wished` is a share in percent."""
    return f"standing:{boundary}:{wished}"


def work_out_standing(boundary: Boundary, wished: int) -> Content:
    """Each world with what is said of it, and those who together would bring in the wished share of every world.

    People are named by their keys. Who declined to vouch is not suggested.
    """
    gathered = gather_bare(boundary.space, boundaries=[boundary], with_ties=True)
    shown = gathered.shown(Selection())
    key = [int(person_id) for person_id in shown.people.ids]
    place = {person: number for number, person in enumerate(key)}
    team = _find_team(boundary, place)
    vouchers = list(_find_vouchers(boundary, place))
    standing = find_standing(shown, boundary.name, team, vouchers)
    worlds = {world.world: world for world in standing.worlds}
    return {
        "boundary": boundary.name,
        "n_unknown": standing.n_unknown,
        "worlds": [
            {
                "name": name,
                "ground": worlds[name].ground,
                "has_standing": worlds[name].ground in STANDING,
                "n_people": worlds[name].n_people,
                "said": keep(say_standing(boundary.name, worlds[name])),
            }
            for name in _order(list(worlds))
        ],
        "cover": _find_cover(shown, boundary.name, team, vouchers, wished, key),
    }


def _find_cover(
    shown: Landscape, boundary: str, team: list[int], vouchers: list[Voucher], wished: int, key: list[int]
) -> Content:
    declined = {voucher.person for voucher in vouchers if voucher.answer == "declined"}
    candidates = [person for person in range(shown.n_people) if person not in declined]
    found = find_co_conveners(shown, boundary, team, wished=wished / 100, candidates=candidates)
    brings = [] if not found.people else list(say_brings(shown, found))
    return {
        "said": keep(say_co_conveners(shown, found)),
        "people": [
            {"person": key[person], "said": keep(said), "worlds": _list_worlds(found, place)}
            for place, (person, said) in enumerate(zip(found.people, brings, strict=True))
        ],
    }


def name_cover(kept: Content, names: Mapping[int, str]) -> Content:
    """The co-conveners with their names, in the order of names; who is gone since is left out."""
    people = sorted(
        (each for each in kept["people"] if each["person"] in names),
        key=lambda each: sort_by(names[each["person"]]),
    )
    called = keep(join_words([names[each["person"]] for each in people])) if people else ""
    return {
        "said": [
            _put_in(said, people=called) if "people" in said["values"] else said for said in kept["said"]
        ],
        "people": [{**each, "said": _put_in(each["said"], person=names[each["person"]])} for each in people],
    }


def _put_in(kept: Content, **values: Any) -> Content:
    return {**kept, "values": {**kept["values"], **values}}


def _list_worlds(found: CoConveners, place: int) -> list[str]:
    """The worlds of which too few are reached, and in which she is, or is known."""
    counts: Mapping[str, int] = {
        world.world: count for world, count in zip(found.worlds, found.brings[place], strict=True)
    }
    lacking = [world.world for world in found.worlds if world.before < world.wished]
    return [name for name in _order(lacking) if counts[name]]


def _order(names: list[str]) -> list[str]:
    return [names[place] for place in order_sides(names)]


def _find_team(boundary: Boundary, place: Mapping[int, int]) -> list[int]:
    convening = Person.objects.filter(space=boundary.space_id, is_convening=True).order_by("pk")
    return [place[person] for person in convening.values_list("pk", flat=True) if person in place]


def _find_vouchers(boundary: Boundary, place: Mapping[int, int]) -> Iterable[Voucher]:
    asked = Asked.objects.filter(world__boundary=boundary)
    rows: Any = asked.values_list("person_id", "world__name", "answer")
    for person, world, answer in rows:
        if person in place:
            yield Voucher(place[person], world, answer)
