"""All boundaries on one scale, one boundary in full, and what may be done with it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ecotone.sentences import FORBIDDEN
from ecotone_web.records.models import Belonging, Boundary, Member, Source, Space
from ecotone_web.rooms.boundaries import acts
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.making import make_member, make_space

Find = Callable[[str], Boundary]


def address(space: Space, rest: object = "") -> str:
    return f"/s/{space.slug}/boundaries/{rest}"


def read(browser: Client, where: str) -> str:
    """The words of a page, as a person reads them."""
    response = browser.get(where)
    assert response.status_code == 200, where
    return words_of(response.content.decode())


def words_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_each_boundary_stands_on_the_scale_with_its_words(signed_in: Client, law_firm: Space) -> None:
    page = read(signed_in, address(law_firm, "?kind=friendship"))
    assert "Office a strong, perhaps very strong, lean" in page
    assert "Gender" in page


def test_friendships_lean_to_ones_own_office(signed_in: Client, law_firm: Space, find: Find) -> None:
    page = signed_in.get(address(law_firm, f"{find('office').pk}/?kind=friendship")).content.decode()
    title = words_of(f"<main>{re.search(r'<h1>.*?</h1>', page, re.S).group()}</main>")
    assert title == "Office Friendships lean strongly, perhaps very strongly, to one’s own office."
    words = words_of(page)
    assert re.search(r"\d+ cross; about \d+ would if office made no difference\.", words)
    assert "Between Boston and Hartford" in words
    assert "likely between" in words


def test_what_goes_with_a_boundary_is_said_of_each_other(
    signed_in: Client, law_firm: Space, find: Find
) -> None:
    page = read(signed_in, address(law_firm, f"{find('office').pk}/?kind=friendship"))
    section = page[page.index("something that goes with it?") :]
    assert "goes with practice: among people in the same one, office still makes a" in section


@pytest.mark.parametrize("show", ["map", "strips", "table"])
def test_a_boundary_can_be_seen_in_three_ways(
    show: str, signed_in: Client, law_firm: Space, find: Find
) -> None:
    page = signed_in.get(address(law_firm, f"{find('office').pk}/?show={show}")).content.decode()
    assert re.search(rf'aria-current="true">{show.capitalize()}</a>', page)


def test_no_page_says_a_forbidden_word(signed_in: Client, law_firm: Space, find: Find, settings: Any) -> None:
    settings.WEIGH_AT_ONCE = 100_000  # the closely tied parts at once
    office = find("office").pk
    pages = ["", "add/", "then-and-now/", f"{office}/", f"{office}/?show=table", f"{office}/knowledge/"]
    pages += [f"{office}/settings/", f"{office}/take-away/", f"{office}/groups/"]
    part = re.search(r"/boundaries/(name/\?part=\w+)", signed_in.get(address(law_firm)).content.decode())
    assert part
    pages.append(part[1])
    for page in pages:
        said = set(re.findall(r"[a-z]+", read(signed_in, address(law_firm, page)).lower()))
        assert said.isdisjoint(FORBIDDEN), page


def test_with_people_alone_it_says_who_is_where(signed_in: Client, cast: Space, find: Find) -> None:
    cast.ties.all().delete()
    cast.meetings.all().delete()
    cast.turn()
    page = read(signed_in, address(cast, f"{find('place').pk}/"))
    assert page.startswith("Place Place: north (6) and south (5).")
    assert "nothing can be said of what crosses" in page
    listed = read(signed_in, address(cast))
    assert "We do not know yet who knows whom" in listed
    assert "no contacts known yet" in listed
    assert "of less than 1" not in listed
    assert "one scale" not in listed


def test_too_few_is_an_answer(signed_in: Client, cast: Space, find: Find) -> None:
    page = read(signed_in, address(cast, f"{find('place').pk}/"))
    assert "Place: too few to tell." in page
    assert "That cannot be told yet" in page


@pytest.mark.django_db(transaction=True)
def test_what_takes_long_is_worked_out_meanwhile(
    signed_in: Client, law_firm: Space, find: Find, settings: Any, run_tasks: Callable[[], None]
) -> None:
    settings.WEIGH_AT_ONCE = 0
    where = address(law_firm, f"{find('office').pk}/")
    assert "We are working out what can be said of it." in read(signed_in, where)
    assert "We are looking at each boundary." in read(signed_in, address(law_firm))
    run_tasks()
    assert "Friendships lean" in read(signed_in, where)
    assert "worked out" in read(signed_in, address(law_firm))
    run_tasks()
    assert "parts hold together" in read(signed_in, address(law_firm))


def test_what_the_team_knows_is_kept_with_what_it_said_before(
    signed_in: Client, cast: Space, find: Find
) -> None:
    where = address(cast, f"{find('place').pk}/")
    before = cast.version
    for text in ("The river.", "The bridge, rather."):
        signed_in.post(f"{where}knowledge/", {"differs": text, "protects": "Quiet."})
    page = read(signed_in, where)
    assert "The bridge, rather." in page
    assert "What stood here before The river." in page
    cast.refresh_from_db()
    assert cast.version == before  # no reading depends on it


def test_an_observer_sees_figures_and_nothing_of_what_the_team_knows(
    client: Client, law_firm: Space, convener: Member, observer: Member, find: Find
) -> None:
    office = find("office")
    acts.write_on(by=convener, boundary=office, differs="Only for us")
    client.force_login(observer.user)
    page = read(client, address(law_firm, f"{office.pk}/?kind=friendship"))
    assert "to one’s own office" in page
    for hidden in ("Only for us", "Who has told us", "What we know about it", "Keep it right", "Providence"):
        assert hidden not in page
    listed = read(client, address(law_firm))
    assert "Parts that hold together" not in listed
    assert "by hand" not in listed


def test_a_boundary_of_another_space_is_not_there(signed_in: Client, space: Space) -> None:
    elsewhere = make_space("Elsewhere")
    theirs = acts.add_boundary(
        by=make_member(elsewhere, "convener", "else@example.org"), name="River", kind="other"
    )
    for rest in ("", "knowledge/", "settings/", "take-away/", "groups/"):
        assert signed_in.get(address(space, f"{theirs.pk}/{rest}")).status_code == 404
    assert signed_in.post(address(space, f"{theirs.pk}/use/")).status_code == 404


def test_a_boundary_is_added_by_hand(signed_in: Client, cast: Space, find: Find) -> None:
    sent = {"name": "River  bank", "kind": "geographic", "sides": "Left\n\nright\nLEFT\n"}
    page = words_of(signed_in.post(address(cast, "add/"), sent, follow=True).content.decode())
    boundary = find("River bank")
    assert [side.name for side in boundary.sides.all()] == ["Left", "right"]
    assert boundary.source.kind == Source.Kind.HAND
    assert "Kept." in page
    again = signed_in.post(address(cast, "add/"), {**sent, "name": "river BANK"}).content.decode()
    assert "There is a boundary of this name already." in again


def test_a_boundary_is_set_aside_and_matters_again(signed_in: Client, cast: Space, find: Find) -> None:
    place = find("place")
    signed_in.post(address(cast, f"{place.pk}/settings/"), {"name": "Shore", "kind": "geographic"})
    assert "Shore" in read(signed_in, address(cast)).partition("Set aside")[2]
    assert "It is set aside" in read(signed_in, address(cast, f"{place.pk}/"))
    signed_in.post(address(cast, f"{place.pk}/use/"), {"use": "yes"})
    assert "Set aside" not in read(signed_in, address(cast))
    assert [was.name for was in place.history.all()][:2] == ["Shore", "Shore"]


def test_what_hangs_on_a_boundary_is_said_before_it_goes(signed_in: Client, cast: Space, find: Find) -> None:
    place = find("place")
    where = address(cast, f"{place.pk}/take-away/")
    page = read(signed_in, where)
    assert "2 sides" in page
    assert "the side of 11 people" in page
    assert "It came in with cast.csv." in page
    signed_in.post(where)
    assert Boundary.objects.filter(pk=place.pk).exists()  # it came in with others: a word more is needed
    signed_in.post(where, {"is_meant": "on"})
    assert not Boundary.objects.filter(pk=place.pk).exists()
    assert not Belonging.objects.filter(side__boundary=place.pk).exists()
    assert cast.people.count() == 12
    assert Boundary.history.filter(id=place.pk, history_type="-").exists()
    assert Belonging.history.filter(history_type="-").count() == 11


def test_a_boundary_by_hand_goes_at_once(
    signed_in: Client, cast: Space, convener: Member, find: Find
) -> None:
    boundary = acts.add_boundary(by=convener, name="River", kind="other", sides=["Left"])
    signed_in.post(address(cast, f"{boundary.pk}/take-away/"))
    assert not Boundary.objects.filter(pk=boundary.pk).exists()


@pytest.mark.parametrize("n", [1, 30])
def test_as_many_queries_for_thirty_boundaries_as_for_one(
    n: int,
    signed_in: Client,
    convener: Member,
    cast: Space,
    find: Find,
    django_assert_num_queries: Callable[..., object],
) -> None:
    hand = find_hand(convener)
    for number in range(n):
        Boundary.objects.create(space=cast, name=f"River {number}", source=hand, is_used=number % 2 == 0)
    cast.turn()
    one = address(cast, f"{find('organisation').pk}/")
    for where, count in ((address(cast), 7), (one, 11)):
        signed_in.get(where)
        with django_assert_num_queries(count):
            signed_in.get(where)


def test_boundaries_and_sides_stand_in_the_order_of_their_names_accents_aside(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    names = ["Zone", "Âge", "club"]
    for name in names:
        acts.add_boundary(by=convener, name=name, kind="other", sides=["Zebra", "Élan", "10", "9", "field"])
    page = signed_in.get(address(cast))
    shown = [each.boundary.name for each in page.context["listed"]]
    assert shown == ["Âge", "club", "organisation", "place", "practice", "Zone"]
    age = cast.boundaries.get(name="Âge")
    page = signed_in.get(address(cast, f"{age.pk}/groups/"))
    assert [row[0].name for row in page.context["rows"]] == ["9", "10", "Élan", "field", "Zebra"]


def test_the_list_can_be_looked_at_by_kind_as_the_landscape_can(signed_in: Client, law_firm: Space) -> None:
    page = signed_in.get(address(law_firm, "?kind=friendship")).content.decode()
    assert '<input type="checkbox" name="kind" value="friendship" checked>' in page
    assert '<input type="checkbox" name="kind" value="advice">' in page
