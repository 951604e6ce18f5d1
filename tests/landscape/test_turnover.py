"""Who came and who went, counted again with plain sets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecotone.landscape import Belongings, Landscape, People, Ties, compare_landscapes

NAMES = "abcdefgh"


@st.composite
def somewhere(draw: st.DrawFn) -> Landscape:
    ids = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=8))
    labels = [draw(st.sampled_from(("north", "south", "north|south", None))) for _ in ids]
    end = st.integers(0, max(len(ids) - 1, 0))
    rows = draw(st.lists(st.tuples(end, end), max_size=12)) if ids else []
    ties = Ties([row[0] for row in rows], [row[1] for row in rows])
    return Landscape(People(tuple(ids)), (Belongings.from_labels("place", labels),), ties)


def pairs(landscape: Landscape) -> set[frozenset[str]]:
    ids, ties = landscape.people.ids, landscape.simple
    return {frozenset((ids[a], ids[b])) for a, b in zip(ties.first, ties.second, strict=True)}


def sides(landscape: Landscape, people: set[str]) -> dict[str, int]:
    held = zip(landscape.people.ids, landscape.boundary("place").labels, strict=True)
    listed = [side for person_id, labels in held if person_id in people for side in labels]
    return {side: listed.count(side) for side in listed}


@given(somewhere(), somewhere())
def test_people_and_pairs_are_compared_by_name(then: Landscape, now: Landscape) -> None:
    found = compare_landscapes(then, now, "place")
    before, after = set(then.people.ids), set(now.people.ids)
    assert (found.came, found.went) == (len(after - before), len(before - after))
    assert found.ties_new == len(pairs(now) - pairs(then))
    assert found.ties_gone == len(pairs(then) - pairs(now))
    assert dict(found.came_by_side) == sides(now, after - before)
    assert dict(found.went_by_side) == sides(then, before - after)


def test_without_a_boundary_no_side_is_named() -> None:
    here = Landscape(People(("ana",)))
    assert compare_landscapes(Landscape(People(())), here).as_dict() == {
        "came": 1, "went": 0, "ties_new": 0, "ties_gone": 0,
        "boundary": None, "came_by_side": [], "went_by_side": [],
    }  # fmt: skip
