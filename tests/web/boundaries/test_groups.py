"""Sides are put into groups, which are a boundary of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.records.models import Belonging, Boundary, Member, Side, Source, Space
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.boundaries.reads.groups import list_sides, read_lines
from ecotone_web.rooms.boundaries.reads.guesses import guess_kinds
from ecotone_web.rooms.landscape.acts.people import add_belonging
from tests.cast import DUNES, FISHERIES, MUSEUM, RESIDENTS, SCHOOL

Find = Callable[[str], Boundary]
LINES = f"Public: {FISHERIES}, {SCHOOL}\n\nOthers: {MUSEUM}; {DUNES}"


def address(space: Space, rest: object = "") -> str:
    return f"/s/{space.slug}/boundaries/{rest}"


def count_people(space: Space, name: str) -> dict[str, int]:
    """How many are on each side, as readings see it."""
    belongings = gather_landscape(space).whole.boundary(name)
    return dict(zip(belongings.sides, belongings.side_people.tolist(), strict=True))


def test_groups_written_in_lines_are_a_boundary_of_their_own(
    signed_in: Client, cast: Space, find: Find
) -> None:
    organisation = find("organisation")
    sent = {"name": "Kind of organisation", "lines": LINES, "do": "keep"}
    response = signed_in.post(address(cast, f"{organisation.pk}/groups/"), sent)
    grouping = find("Kind of organisation")
    assert response.headers["Location"] == address(cast, f"{grouping.pk}/")
    assert grouping.grouped_from == organisation
    assert grouping.source.kind == Source.Kind.GROUPING
    assert count_people(cast, "Kind of organisation") == {"Public": 5, "Others": 5}
    assert gather_landscape(cast).whole.boundary("Kind of organisation").n_unknown == 2  # the residents
    page = signed_in.get(address(cast, f"{grouping.pk}/")).content.decode()
    assert "1 side is in no group yet." in page


def test_groups_can_be_typed_side_by_side_and_changed_later(
    signed_in: Client, cast: Space, find: Find
) -> None:
    organisation = find("organisation")
    keys = dict(organisation.sides.values_list("name", "pk"))
    where = address(cast, f"{organisation.pk}/groups/")
    first = {f"group-{keys[name]}": "Public" for name in (SCHOOL, FISHERIES)}
    signed_in.post(where, {"name": "Kind", **first, f"group-{keys[RESIDENTS]}": "Neighbours"})
    signed_in.post(where, {"name": "Sort", f"group-{keys[RESIDENTS]}": "", f"group-{keys[DUNES]}": "public"})
    assert count_people(cast, "Sort") == {"Public": 6}
    assert not Side.objects.filter(name="Neighbours").exists()
    assert organisation.groupings.count() == 1
    dunes = Side.objects.get(pk=keys[DUNES])
    assert [was.history_type for was in dunes.history.all()] == ["~", "+"]


def test_who_comes_later_is_offered_to_be_grouped(
    signed_in: Client, cast: Space, convener: Member, find: Find
) -> None:
    organisation = find("organisation")
    groups = {side.pk: "All" for side in organisation.sides.all()}
    acts.group_sides(by=convener, boundary=organisation, name="Kind", groups=groups)
    ada = cast.people.get(outside_id="ada")
    for name in ("Lighthouse", "Ferry"):
        add_belonging(by=convener, person=ada, boundary=organisation, side=name)
    for boundary in (organisation, find("Kind")):
        page = signed_in.get(address(cast, f"{boundary.pk}/")).content.decode()
        assert "2 sides are in no group yet." in page
    assert (
        "2 sides are in no group yet."
        in signed_in.get(address(cast, f"{find('Kind').pk}/groups/"), follow=True).content.decode()
    )


def test_what_cannot_be_read_is_said_with_its_line(signed_in: Client, cast: Space, find: Find) -> None:
    where = address(cast, f"{find('organisation').pk}/groups/")
    lines = f"Public: {SCHOOL}, Reef Scool\nOthers: {SCHOOL}\nno colon"
    page = signed_in.post(where, {"name": "Kind", "lines": lines}).content.decode()
    for said in ("Line 1: “Reef Scool”", f"Line 2: “{SCHOOL}”", "Line 3: “no colon”"):
        assert said in page
    assert "Put at least one side into a group." in signed_in.post(where, {"name": "Kind"}).content.decode()
    assert not Boundary.objects.filter(space=cast, name="Kind").exists()


def test_guesses_are_filled_in_and_kept_by_nobody_but_a_person(
    signed_in: Client, cast: Space, find: Find
) -> None:
    organisation = find("organisation")
    where = address(cast, f"{organisation.pk}/groups/")
    assert "Fill in our guesses for 2 sides" in signed_in.get(where).content.decode()
    page = signed_in.post(where, {"name": "Kind", "do": "guess"}).content.decode()
    assert 'value="Residents" list="groups"' in page
    assert "Nothing is kept yet" in page
    assert not organisation.groupings.exists()


def test_words_in_names_tell_kinds() -> None:
    names = ["St Mary Hospital", "Northfield Town Council", "Oatwick Neighbours", "Second Spring"]
    assert guess_kinds(names) == {
        "St Mary Hospital": "Hospitals",
        "Northfield Town Council": "Councils",
        "Oatwick Neighbours": "Residents",
    }
    assert set(guess_kinds(["Blue Museum", "Red Museum", "Museum of Tea"]).values()) == {"Museum"}


def test_a_name_with_a_comma_in_it_is_found(cast: Space, find: Find) -> None:
    organisation = find("organisation")
    Side.objects.create(boundary=organisation, name="St Mary, Leeds")
    sides = list_sides(organisation)
    read = read_lines(f"Public: St Mary, Leeds, {SCHOOL}", sides)
    assert not read.problems
    assert len(read.groups) == 2


def test_grouping_is_offered_where_half_of_the_sides_are_small(
    signed_in: Client, cast: Space, convener: Member, find: Find
) -> None:
    offer = "Group them into kinds"
    assert signed_in.get(address(cast)).content.decode().count(offer) == 2  # organisation and practice
    groups = {side.pk: "All" for side in find("organisation").sides.all()}
    acts.group_sides(by=convener, boundary=find("organisation"), name="Kind", groups=groups)
    assert signed_in.get(address(cast)).content.decode().count(offer) == 1


def test_the_first_visit_goes_on_to_the_differences(signed_in: Client, cast: Space, find: Find) -> None:
    where = address(cast, f"{find('organisation').pk}/groups/?first=yes")
    assert "3 of 4" in signed_in.get(where).content.decode()
    response = signed_in.post(where, {"name": "Kind", "lines": LINES})
    assert response.headers["Location"] == f"/s/{cast.slug}/space/sources/differences/?first=yes"


@pytest.mark.parametrize("n", [1, 30])
def test_as_many_queries_for_thirty_sides_as_for_one(
    n: int,
    signed_in: Client,
    convener: Member,
    cast: Space,
    django_assert_num_queries: Callable[..., object],
) -> None:
    names = [f"Place {number}" for number in range(n)]
    boundary = acts.add_boundary(by=convener, name="Village", kind="other", sides=names)
    with django_assert_num_queries(6):
        signed_in.get(address(cast, f"{boundary.pk}/groups/"))


def test_a_grouping_goes_and_its_sides_stay(cast: Space, convener: Member, find: Find) -> None:
    organisation = find("organisation")
    held = Belonging.objects.count()
    groups = {side.pk: "All" for side in organisation.sides.all()}
    grouping = acts.group_sides(by=convener, boundary=organisation, name="Kind", groups=groups)
    acts.take_away(by=convener, boundary=grouping)
    assert organisation.sides.filter(group=None).count() == 5
    assert Belonging.objects.count() == held


def test_a_group_is_called_as_it_was_written_first(signed_in: Client, cast: Space, find: Find) -> None:
    organisation = find("organisation")
    keys = dict(organisation.sides.values_list("name", "pk"))
    said = {f"group-{keys[name]}": group for name, group in ((DUNES, "Public"), (SCHOOL, "public"))}
    signed_in.post(address(cast, f"{organisation.pk}/groups/"), {"name": "Kind", **said})
    assert [side.name for side in find("Kind").sides.all()] == ["Public"]


def test_a_boundary_of_groups_says_once_of_what(signed_in: Client, cast: Space, find: Find) -> None:
    signed_in.post(
        address(cast, f"{find('organisation').pk}/groups/"), {"name": "Kind", "lines": LINES, "do": "keep"}
    )
    page = signed_in.get(address(cast, f"{find('Kind').pk}/")).content.decode()
    assert "groups of the sides of organisation" in page
    assert "organisation – Kind" not in page
    assert "Put it into a group" in page
