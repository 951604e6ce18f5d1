"""Who was told, until when something is kept, what still holds, and what is printed for her."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import (
    Belonging,
    Call,
    Consent,
    Invitation,
    Member,
    Note,
    Person,
    Profile,
    Space,
    Sponsor,
    Theme,
    Tie,
    Voucher,
)
from ecotone_web.rooms.notebook.acts import share, write_line
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.privacy.acts import confirm, set_keep_until, tell
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.making import make_call, make_invitation


def address(space: Space, rest: str = "") -> str:
    return f"/s/{space.slug}/space/privacy/{rest}"


def read(client: Client, space: Space, rest: str = "") -> str:
    response = client.get(address(space, rest))
    assert response.status_code == 200
    return response.content.decode()


def test_the_overview_says_how_many_were_told(signed_in: Client, cast: Space, convener: Member) -> None:
    tell(by=convener, people=list(cast.people.all()[:5]), on=date(2026, 3, 1), how="by letter")
    page = read(signed_in, cast)
    assert "5 of 12 people have been told that we hold something of them." in page
    assert "7 people have not been told." in page


def test_several_are_told_at_once_and_history_keeps_it(signed_in: Client, cast: Space) -> None:
    chosen = list(cast.people.all()[:3])
    sent = {"who": [str(person.uid) for person in chosen], "tell": "", "on": "2026-03-01", "how": "by letter"}
    page = signed_in.post(address(cast, "people/"), sent, follow=True).content.decode()
    assert "Kept: 3 people were told." in page
    assert set(Person.objects.filter(told_how="by letter")) == set(chosen)
    assert Person.history.filter(id=chosen[0].pk).count() == 2  # what was before, and this
    assert (
        signed_in.post(address(cast, "people/"), {"tell": "", "on": "2026-03-01", "how": "x"}).status_code
        == 422
    )
    assert signed_in.post(address(cast, "people/"), {**sent, "on": "2996-03-01"}).status_code == 422


def test_everybody_on_all_pages_is_kept_until_a_day(signed_in: Client, cast: Space) -> None:
    signed_in.post(address(cast, "people/?who=all"), {"all": "on", "keep": "", "until": "2030-01-01"})
    assert set(cast.people.values_list("keep_until", flat=True)) == {date(2030, 1, 1)}


def test_a_day_that_has_passed_is_asked_about(signed_in: Client, cast: Space, convener: Member) -> None:
    ada = cast.people.get(outside_id="ada")
    set_keep_until(by=convener, people=[ada], until=timezone.localdate() - timedelta(days=1))
    page = read(signed_in, cast)
    assert "Their day has passed" in page
    assert f"people/{ada.uid}/forget/" in page
    signed_in.post(address(cast, f"people/{ada.uid}/keep/"), {"until": "2996-01-01"})
    assert "Their day has passed" not in read(signed_in, cast)


def test_one_person_is_told(signed_in: Client, cast: Space) -> None:
    ada = cast.people.get(outside_id="ada")
    signed_in.post(address(cast, f"people/{ada.uid}/told/"), {"on": "2026-03-01", "how": "by telephone"})
    ada.refresh_from_db()
    assert (ada.told_on, ada.told_how) == (date(2026, 3, 1), "by telephone")
    assert "by telephone" in read(signed_in, cast, f"people/{ada.uid}/told/")


def test_what_is_old_is_confirmed_again(signed_in: Client, cast: Space, convener: Member) -> None:
    old = timezone.localdate() - timedelta(days=400)
    Tie.objects.filter(space=cast).update(last_confirmed=timezone.localdate())
    tie = Tie.objects.filter(space=cast).exclude(status="potential").first()
    assert tie is not None
    Tie.objects.filter(pk=tie.pk).update(last_confirmed=old)
    Belonging.objects.filter(person__space=cast).update(last_confirmed=old)
    assert "1 of the contacts has not been confirmed for over a year." in read(signed_in, cast, "stale/")
    assert "Where somebody belongs" in read(signed_in, cast, "stale/?of=belongings")
    signed_in.post(address(cast, "stale/"), {"fact": [tie.pk, "x", 10**30]})
    tie.refresh_from_db()
    assert tie.last_confirmed == timezone.localdate()
    belonging = Belonging.objects.filter(person__space=cast).first()
    assert belonging is not None
    confirm(by=convener, fact=belonging)
    belonging.refresh_from_db()
    assert belonging.last_confirmed == timezone.localdate()


def test_the_thousand_and_first_is_confirmed_like_the_first(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    """Pages write 1,001 for people to read; what is sent back has to be a key."""
    ada, bo, *_others = Person.objects.filter(space=cast)
    old = Tie.objects.create(
        pk=1_001,
        space=cast,
        one=ada,
        other=bo,
        status=Tie.Status.NOTED,
        source=find_hand(convener),
        last_confirmed=date(2020, 1, 1),
    )
    address = f"/s/{cast.slug}/space/privacy/stale/"
    sent = re.findall(r'name="fact" value="([^"]*)"', signed_in.get(address).content.decode())
    signed_in.post(address, {"fact": sent})
    old.refresh_from_db()
    assert old.last_confirmed == timezone.localdate()


def test_the_notice_has_the_words_of_the_space_and_is_not_kept(signed_in: Client, cast: Space) -> None:
    page = read(signed_in, cast, "notice/")
    for words in (
        "Nobody waits for a bed.",
        "Getting home well",
        "convener@example.org",
        "organisation, place, practice",
    ):
        assert words in page
    page = signed_in.post(address(cast, "notice/"), {"text": "Dear Bo,\n\nhello."}).content.decode()
    assert "<p>Dear Bo,</p>" in page
    assert "mailto" not in page


def test_what_we_hold_is_said_in_plain_words(signed_in: Client, cast: Space) -> None:
    page = read(signed_in, cast, "held/")
    assert "convener@example.org" in page
    assert "your name" in page


def test_all_that_is_held_of_her_is_on_one_page(signed_in: Client, cast: Space, convener: Member) -> None:
    ada, bo = cast.people.get(outside_id="ada"), cast.people.get(outside_id="bo")
    change(ada, by=convener.user, note="Knows the tides.", email="ada@example.org")
    hers = ada.belongings.first()
    change(hers, by=convener.user, is_told=True)
    write = {"by": convener, "people": [ada]}
    share(by=convener, note=write_line(text="Ada brought soup.", **write))
    share(by=convener, note=write_line(text="Ada decides alone.", area="power", **write))
    write_line(text="Ada was tired.", **write)
    Tie.objects.create(
        space=cast, one=ada, other=bo, kind="rows", status="noted by us", source=find_hand(convener)
    )
    page = read(signed_in, cast, f"people/{ada.uid}/")
    for words in (
        "Knows the tides.", "ada@example.org", "Ada brought soup.", "cast.csv", "Spring supper", "Harbour Museum",
        "Bo Brackwater, rows", "Noted by us", "1 line of the notebook about power", "1 private line of yours",
    ):  # fmt: skip
        assert words in page
    assert "Ada decides alone." not in page
    assert "Ada was tired." not in page


def test_what_she_was_asked_and_said_is_on_it(signed_in: Client, cast: Space, convener: Member) -> None:
    ada, bo = cast.people.get(outside_id="ada"), cast.people.get(outside_id="bo")
    call, side = make_call(cast), ada.belongings.first().side
    make_invitation(call, bo, "answered", answer="yes", imagines="Supper on the quay.")
    profile = Profile.objects.create(person=bo, words="I row.", seeks="Company.")
    profile.drawn_to.add(side)
    Consent.objects.create(person=bo, use=Consent.Use.QUOTED, is_given=False)
    Voucher.objects.create(world=side, person=bo, words="Over tea.", source=find_hand(convener))
    Sponsor.objects.create(
        space=cast, person=bo, gives="money", until=date(2026, 1, 1), source=find_hand(convener)
    )
    page = read(signed_in, cast, f"people/{bo.uid}/")
    for words in (
        "Supper on the quay.", "Asked by Ada Ankerwyn", "I row.", "Company.", f"<p>{side.name}</p>", "Over tea.",
        "Gives money, until 1 January 2026", "What I wrote may be quoted without my name.",
    ):  # fmt: skip
        assert words in page
    notice = read(signed_in, cast, "notice/")
    for words in ("what you answered", "what you wrote about yourself", "vouch for us or back us"):
        assert words in notice
    held = signed_in.get(address(cast, f"people/{bo.uid}/all.json")).json()
    assert held["invitations"][0]["answer"] == "Yes"
    assert held["consents"][0]["agreed"] is False
    assert "Convenes with us" in read(signed_in, cast, f"people/{ada.uid}/")


def test_what_was_said_near_midnight_was_said_on_the_day_of_the_space(signed_in: Client, cast: Space) -> None:
    row = make_invitation(make_call(cast), cast.people.get(outside_id="bo"), "sent")
    Invitation.objects.filter(pk=row.pk).update(sent_at=datetime(2026, 3, 1, 20, tzinfo=UTC))
    with timezone.override("Pacific/Auckland"):
        held = signed_in.get(address(cast, f"people/{row.person.uid}/all.json")).json()
    assert held["invitations"][0]["sent_on"] == "2026-03-02"


def test_the_same_as_a_file(signed_in: Client, cast: Space) -> None:
    ada = cast.people.get(outside_id="ada")
    held = signed_in.get(address(cast, f"people/{ada.uid}/all.json")).json()
    assert held["person"]["name"] == "Ada Ankerwyn"
    assert {row["with"] for row in held["ties"]} >= {"Bo Brackwater"}
    assert held["meetings"][0]["on"] == "2026-03-20"


def test_nobody_of_another_space_is_there(signed_in: Client, cast: Space, outsider: Member) -> None:
    other = Person.objects.create(space=outsider.space, name="O", outside_id="o", source=find_hand(outsider))
    for rest in ("", "all.json", "told/", "keep/", "forget/"):
        assert signed_in.get(address(cast, f"people/{other.uid}/{rest}")).status_code == 404
    signed_in.post(
        address(cast, "people/"), {"who": [str(other.uid)], "tell": "", "on": "2026-03-01", "how": "x"}
    )
    other.refresh_from_db()
    assert other.told_on is None


@pytest.mark.parametrize("n", [1, 30])
@pytest.mark.parametrize(
    ("rest", "queries"),
    [("", 14), ("people/", 5), ("stale/", 7), ("stale/?of=belongings", 7), ("held/", 15), ("notice/", 15)],
)
def test_as_many_queries_for_thirty_people_as_for_one(
    n: int, rest: str, queries: int, signed_in: Client, space: Space, convener: Member,
    django_assert_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    fill(space, convener, n)
    signed_in.get(address(space, rest))
    with django_assert_num_queries(queries):
        signed_in.get(address(space, rest))


@pytest.mark.parametrize("n", [1, 30])
@pytest.mark.parametrize(("rest", "queries"), [("", 37), ("forget/", 191)])
def test_as_many_queries_for_a_person_with_thirty_facts(
    n: int, rest: str, queries: int, signed_in: Client, space: Space, convener: Member,
    django_assert_num_queries: Callable[..., object],
) -> None:  # fmt: skip
    fill(space, convener, n)
    her = space.people.get(outside_id="0")
    signed_in.get(address(space, f"people/{her.uid}/{rest}"))
    with django_assert_num_queries(queries):
        signed_in.get(address(space, f"people/{her.uid}/{rest}"))


def fill(space: Space, by: Member, n: int) -> None:
    """So many people, sides, ties and lines, all around the first of them, long not confirmed."""
    hand, old = find_hand(by), {"last_confirmed": date(2020, 1, 1)}
    boundary = space.boundaries.create(name="place", source=hand)
    her = Person.objects.create(
        space=space, name="Her Name", outside_id="0", source=hand, keep_until=date(2021, 1, 1)
    )
    for k in range(1, n + 1):
        other = Person.objects.create(
            space=space, name=f"Other {k}", outside_id=str(k), source=hand, keep_until=date(2021, 1, 1)
        )
        Tie.objects.create(space=space, one=her, other=other, status="noted by us", source=hand, **old)
        Belonging.objects.create(person=her, side=boundary.sides.create(name=f"s{k}"), source=hand, **old)
        note = Note.objects.create(space=space, writer=by.user, text="x", shared_at=timezone.now())
        note.people.add(her)
        space.meetings.create(name=f"m{k}", source=hand).presences.create(person=her, source=hand)
        call = Call.objects.create(space=space, title=f"c{k}")
        asked = Invitation.objects.create(call=call, person=her, inviter=other)
        asked.themes.add(Theme.objects.create(call=call, name="trust"))
        Voucher.objects.create(world=boundary.sides.get(name=f"s{k}"), person=her, source=hand)
        Sponsor.objects.create(space=space, person=her, gives="cover", source=hand)
