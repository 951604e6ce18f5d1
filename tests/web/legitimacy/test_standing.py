"""Where the team has the standing to ask, who could lend it, and who backs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from ecotone_web.records.models import (
    Boundary,
    Ground,
    Member,
    Person,
    Reading,
    Side,
    Space,
    Sponsor,
    Tie,
    Voucher,
)
from ecotone_web.rooms.legitimacy import acts
from ecotone_web.rooms.legitimacy.tasks import provide_standing
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.making import make_member


def address(space: Space, rest: str = "") -> str:
    return f"/s/{space.slug}/legitimacy/{rest}"


def read(client: Client, space: Space, rest: str = "") -> str:
    """What a page says, without its marks."""
    page = client.get(address(space, rest)).content.decode().replace("<", " <")
    return " ".join(strip_tags(page).split()).replace(" :", ":")


def person(space: Space, name: str) -> Person:
    return Person.objects.get(space=space, outside_id=name)


def side(space: Space, name: str) -> Side:
    return Side.objects.get(boundary__space=space, name=name)


def of(space: Space, name: str) -> str:
    return f"?boundary={Boundary.objects.get(space=space, name=name).pk}"


@pytest.fixture
def convened(cast: Space, convener: Member) -> Space:
    """The cast, of whom Ada convenes."""
    acts.convene(by=convener, people=[person(cast, "ada")])
    return cast


def test_it_begins_with_who_convenes(signed_in: Client, cast: Space, convener: Member) -> None:
    Person.objects.filter(pk=person(cast, "ada").pk).update(email=convener.user.email.upper())
    page = read(signed_in, cast)
    assert "These people here have the address of somebody in our team Ada Ankerwyn" in page
    assert "Bo Brackwater" not in page.split("address of somebody")[1].split("They convene")[0]
    signed_in.post(address(cast, "convene/"), {"who": [str(person(cast, "ada").uid)]})
    answer = signed_in.post(address(cast, "convene/"), {"name": "bo brackwater, Nobody Atall"})
    assert answer.status_code == 422
    assert "Nobody here is called “Nobody Atall”." in answer.content.decode()
    signed_in.post(address(cast, "convene/"), {"name": "bo brackwater, Dag Driftwood"})
    convening = Person.objects.filter(is_convening=True).values_list("outside_id", flat=True)
    assert list(convening) == ["ada", "bo", "dag"]
    signed_in.post(address(cast, f"people/{person(cast, 'dag').uid}/back/"))
    assert not person(cast, "dag").is_convening


def test_each_world_says_on_what_the_standing_rests(signed_in: Client, convened: Space) -> None:
    """Ada is of the museum, and Ivo of Dune Watch gives her advice."""
    page = read(signed_in, convened, of(convened, "organisation"))
    assert "1 of us belongs to Harbour Museum." in page
    worlds = page.split("The worlds of organisation")[1]
    names = ["Dune Watch", "Fisheries Office", "Harbour Museum", "Reef School", "Residents"]
    places = [worlds.index(name) for name in names]
    assert places == sorted(places)


def test_a_world_without_standing_is_named_until_somebody_vouches(
    signed_in: Client, convened: Space, convener: Member
) -> None:
    office = side(convened, "Fisheries Office")
    before = read(signed_in, convened, of(convened, "organisation"))
    assert "none of us is known, and nobody vouches for us" in before
    assert (
        "Fisheries Office"
        in before.split("Somebody there could lend us standing:")[1].split("Only our team")[0]
    )
    signed_in.post(
        address(convened, f"worlds/{office.pk}/voucher/"),
        {"name": "Dag Driftwood", "answer": "agreed", "on": "2026-03-01", "words": "Over tea."},
    )
    after = read(signed_in, convened, of(convened, "organisation"))
    assert "Fisheries Office" not in after.split("Only our team")[0].split("Somebody there could")[-1]
    assert "1 person vouches for us in Fisheries Office." in after
    world = read(signed_in, convened, f"worlds/{office.pk}/")
    assert "Dag Driftwood: agreed to vouch, 1 March 2026 Over tea." in world


def test_who_would_bring_the_others_in_is_asked_in_one_press(signed_in: Client, convened: Space) -> None:
    page = read(signed_in, convened, of(convened, "organisation") + "&wished=25")
    cover = page.split("Who could bring the others in?")[1].split("Who backs us")[0]
    assert "It takes at least" in cover
    boundary = Boundary.objects.get(space=convened, name="organisation")
    kept = provide_standing(boundary, 25).content
    assert kept is not None
    found = Person.objects.get(pk=kept["cover"]["people"][0]["person"])
    assert f"{found.name} is of, or known in," in cover
    worlds = [side(convened, name).pk for name in kept["cover"]["people"][0]["worlds"]]
    for _twice in range(2):
        signed_in.post(address(convened, f"people/{found.uid}/ask/"), {"world": worlds})
    assert sorted(
        Voucher.objects.filter(person=found, answer="asked").values_list("world", flat=True)
    ) == sorted(worlds)
    again = read(signed_in, convened, of(convened, "organisation") + "&wished=25")
    assert "asked to vouch, no answer yet" in again.split("Who could bring the others in?")[1]


def test_who_declined_is_not_suggested(convened: Space, convener: Member) -> None:
    boundary = Boundary.objects.get(space=convened, name="organisation")
    first = provide_standing(boundary, 75).content
    assert first is not None
    found = [each["person"] for each in first["cover"]["people"]]
    who, world = Person.objects.get(pk=found[0]), side(convened, "Dune Watch")
    acts.note_voucher(by=convener, world=world, person=who, answer="declined")
    second = provide_standing(boundary, 75).content
    assert second is not None
    assert who.pk not in [each["person"] for each in second["cover"]["people"]]


def test_what_is_kept_names_nobody(convened: Space) -> None:
    provide_standing(Boundary.objects.get(space=convened, name="organisation"), 50)
    kept = str(Reading.objects.get(about__startswith="standing:").content)
    assert [each.name for each in convened.people.all() if each.name in kept] == []


def test_a_ground_is_added_changed_and_taken_away_and_its_history_stays(
    signed_in: Client, convened: Space
) -> None:
    school = side(convened, "Reef School")
    said = {"basis": "experience", "strength": "some", "words": "We taught there.", "risk": "A new head."}
    for _twice in range(2):
        signed_in.post(address(convened, f"worlds/{school.pk}/ground/"), said)
    ground = Ground.objects.get()
    assert "We taught there. What could cost it: A new head." in read(
        signed_in, convened, f"worlds/{school.pk}/"
    )
    assert "We count here by: experience (some)" in read(signed_in, convened, of(convened, "organisation"))
    signed_in.post(address(convened, f"grounds/{ground.pk}/"), {**said, "strength": "weak"})
    ground.refresh_from_db()
    assert ground.strength == "weak"
    signed_in.post(address(convened, f"grounds/{ground.pk}/"), {"remove": "yes"})
    assert [row.history_type for row in Ground.history.order_by("history_id")] == ["+", "~", "-"]
    history = strip_tags(signed_in.get(f"/s/{convened.slug}/space/privacy/history/").content.decode())
    assert "By what your team counts on the side “Reef School”: experience" in history


def test_a_sponsor_whose_time_is_over_is_said(signed_in: Client, convened: Space) -> None:
    today = timezone.localdate()
    before = {"name": "Bo Brackwater", "gives": "mandate", "since": today + timedelta(2), "until": today}
    assert signed_in.post(address(convened, "sponsors/"), before).status_code == 422
    signed_in.post(
        address(convened, "sponsors/"), {"name": "Bo Brackwater", "gives": "mandate", "until": today}
    )
    assert "Bo Brackwater: a mandate until" in read(signed_in, convened)
    sponsor = Sponsor.objects.get()
    signed_in.post(
        address(convened, f"sponsors/{sponsor.pk}/"), {"gives": "mandate", "until": today - timedelta(1)}
    )
    assert "That was over on" in read(signed_in, convened)
    museum = side(convened, "Harbour Museum")
    assert "Sponsors from here Bo Brackwater" in read(signed_in, convened, f"worlds/{museum.pk}/")


def test_nothing_of_it_is_on_what_others_see(client: Client, convened: Space, convener: Member) -> None:
    school = side(convened, "Reef School")
    hand = find_hand(convener)
    Ground.objects.create(
        world=school, basis="role", strength="weak", words="Our secret ground.", source=hand
    )
    observer = make_member(convened, "observer")
    client.force_login(observer.user)
    for rest in ("", "map/", "boundaries/", f"boundaries/{school.boundary_id}/"):
        assert "secret ground" not in client.get(f"/s/{convened.slug}/{rest}", follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_large_landscape_is_weighed_in_the_background(
    signed_in: Client, convened: Space, settings: object, run_tasks: Callable[[], None]
) -> None:
    settings.WEIGH_AT_ONCE = 0  # type: ignore[attr-defined]
    assert "We are working out where we stand." in read(signed_in, convened)
    run_tasks()
    assert "belongs to Harbour Museum" in read(signed_in, convened, of(convened, "organisation"))


def test_in_a_large_landscape_names_are_asked_for_while_one_types(
    signed_in: Client, convened: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecotone_web.rooms.space.sources.reads.people.MOST_WRITTEN", 3)
    world = side(convened, "Dune Watch")
    for rest in ("", "sponsors/", f"worlds/{world.pk}/voucher/"):
        assert (
            f'hx-get="/s/{convened.slug}/people/names/"'
            in signed_in.get(address(convened, rest)).content.decode()
        )


@pytest.mark.parametrize("is_peopled", [True, False])
def test_a_world_can_be_looked_at_before_anybody_convenes(
    signed_in: Client, cast: Space, convener: Member, *, is_peopled: bool
) -> None:
    boundary = Boundary.objects.get(space=cast, name="organisation")
    if not is_peopled:
        boundary = cast.boundaries.create(name="tide", source=find_hand(convener))
        boundary.sides.create(name="ebb")
    world = boundary.sides.order_by("name").first()
    assert world is not None
    said = "How we stand in Dune Watch we cannot tell" if is_peopled else "Nobody here yet from ebb"
    found = read(signed_in, cast, f"worlds/{world.pk}/")
    assert said in found or "None of us is known in Dune Watch" in found
    acts.convene(by=convener, people=[person(cast, "ada")])
    title = "Nobody is on a side of tide yet." if not is_peopled else "none of us is known"
    assert title in read(signed_in, cast, of(cast, boundary.name))


@pytest.mark.parametrize("n", [1, 30])
@pytest.mark.parametrize(("rest", "queries"), [("", 16), ("worlds/", 14)])
def test_as_many_queries_for_thirty_as_for_one(
    n: int, rest: str, queries: int, signed_in: Client, space: Space, convener: Member,
    django_assert_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    hand = find_hand(convener)
    boundary = space.boundaries.create(name="place", source=hand)
    first = boundary.sides.create(name="s")
    us = Person.objects.create(space=space, name="Us", outside_id="us", is_convening=True, source=hand)
    for k in range(n):
        each = Person.objects.create(
            space=space,
            name=f"P{k}",
            outside_id=str(k),
            is_convening=True,
            email="a@example.org",
            source=hand,
        )
        world = boundary.sides.create(name=f"s{k}")
        each.belongings.create(side=world, source=hand)
        Tie.objects.create(space=space, one=us, other=each, status="noted by us", source=hand)
        for where in (world, first):
            Voucher.objects.create(world=where, person=each, source=hand)
            Ground.objects.create(world=where, basis="role", strength="some", source=hand)
        Sponsor.objects.create(space=space, person=each, gives="cover", source=hand)
    rest = f"worlds/{first.pk}/" if rest else of(space, "place")
    signed_in.get(address(space, rest))
    with django_assert_num_queries(queries):
        assert signed_in.get(address(space, rest)).status_code == 200


def test_of_two_of_one_name_one_is_meant_by_her_address(signed_in: Client, cast: Space) -> None:
    ada = person(cast, "ada")
    Person.objects.filter(pk=ada.pk).update(email="ada@example.org")
    Person.objects.create(space=cast, name=ada.name, outside_id="another", source=ada.source)
    said = signed_in.post(address(cast, "convene/"), {"name": ada.name}, follow=True).content.decode()
    assert "More than one is called" in said
    signed_in.post(address(cast, "convene/"), {"name": "ADA@example.org"})
    assert list(Person.objects.filter(is_convening=True)) == [ada]
