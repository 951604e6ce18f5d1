"""Two records of somebody who was asked, vouches or told of herself: nothing is lost, and they come apart again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ecotone_web.records.models import (
    Belonging,
    Consent,
    Different,
    Ground,
    Invitation,
    Member,
    Merge,
    Note,
    Person,
    PersonalLink,
    Presence,
    Profile,
    Side,
    Space,
    Sponsor,
    Tie,
    Voucher,
)
from ecotone_web.records.tables import list_links, list_tables
from ecotone_web.rooms.call.links.acts import make_link
from ecotone_web.rooms.call.links.reads import find_link, is_over
from ecotone_web.rooms.space.sources.acts import CannotMerge, find_hand, merge_people, unmerge
from ecotone_web.rooms.space.sources.reads.merging import MOVED
from tests.web.making import make_call, make_invitation


def person(space: Space, name: str) -> Person:
    return Person.objects.get(space=space, outside_id=name)


def snapshot() -> list[list[tuple[object, ...]]]:
    """All rows of what can move, and who belongs to what; what was said of oneself and until when links hold apart."""
    tables = (Invitation, Voucher, Sponsor, Profile.drawn_to.through, Consent, Ground)
    rows = [sorted(table._base_manager.values_list(), key=str) for table in tables]
    profiles = Profile.objects.values_list("pk", "person", "language", "said_at")
    links = PersonalLink.objects.values_list("pk", "person", "token_hash")
    return [*rows, sorted(profiles), sorted(links), sorted(Person.objects.values_list("pk", "is_convening"))]


def tell(by: Member, one: Person, *, days: int, answer: str, says_yes: bool) -> None:
    """What somebody is asked, answers, gives and says."""
    side = Side.objects.filter(boundary__space=by.space).first()
    assert side is not None
    said_at = timezone.now() + timedelta(days=days)
    profile = Profile.objects.create(person=one, words=f"Said by {one.outside_id}.", said_at=said_at)
    profile.drawn_to.add(side)
    Consent.objects.create(person=one, use=Consent.Use.QUOTED, is_given=says_yes, said_at=said_at)
    on = date(2026, 3, 1) + timedelta(days=days)
    Voucher.objects.create(world=side, person=one, answer=answer, on=on, source=find_hand(by))
    Sponsor.objects.create(space=by.space, person=one, gives="cover", source=find_hand(by))
    PersonalLink.objects.create(person=one, token_hash=f"link of {one.pk}", expires_at=said_at)


def test_all_that_hangs_on_a_person_moves() -> None:
    """A new table that points to people fails here until merging knows it."""
    apart = {(Note.people.through, "person"), (Merge, "kept"), (Different, "one"), (Different, "other")}
    pointing = {
        (table, link.name)
        for table in list_tables()
        for is_firm in (True, False)
        for link in list_links(table, is_firm=is_firm)
        if link.related_model is Person
    }
    assert pointing - apart == set(MOVED.values())
    assert {model for model, _column in MOVED.values()} > {Belonging, Tie, Presence}


def test_what_she_said_last_holds_and_a_no_wins(cast: Space, convener: Member) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    tell(convener, kept, days=2, answer="agreed", says_yes=True)
    tell(convener, gone, days=1, answer="declined", says_yes=False)
    merge_people(by=convener, kept=kept, gone=gone)
    assert Profile.objects.get().words == "Said by bo."
    assert not Consent.objects.get().is_given
    assert Voucher.objects.get().answer == "agreed"
    assert (
        Sponsor.objects.filter(person=kept).count() == PersonalLink.objects.filter(person=kept).count() == 2
    )


@pytest.mark.parametrize("days", [1, 3])
def test_two_again_are_as_they_were(cast: Space, convener: Member, days: int) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    tell(convener, kept, days=2, answer="agreed", says_yes=True)
    tell(convener, gone, days=days, answer="declined", says_yes=False)
    call = make_call(cast)
    make_invitation(call, gone, "answered", answer="yes")
    Invitation.objects.create(call=call, person=person(cast, "esi"), inviter=gone)
    Person.objects.filter(pk=gone.pk).update(is_convening=True)
    before = snapshot()
    merge = merge_people(by=convener, kept=kept, gone=gone)
    assert merge is not None
    assert Invitation.objects.get(person=kept).answer == "yes"
    assert Invitation.objects.get(person__outside_id="esi").inviter == kept
    kept.refresh_from_db()
    assert kept.is_convening
    assert unmerge(by=convener, merge=merge)
    assert snapshot() == before


def test_what_was_said_anew_since_is_not_overwritten(cast: Space, convener: Member) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    tell(convener, kept, days=1, answer="asked", says_yes=False)
    tell(convener, gone, days=2, answer="asked", says_yes=True)
    merge = merge_people(by=convener, kept=kept, gone=gone)
    assert merge is not None
    Voucher.objects.all().delete()
    side = Side.objects.filter(boundary__space=cast).first()
    Voucher.objects.create(world=side, person=kept, answer="declined", source=find_hand(convener))
    assert unmerge(by=convener, merge=merge)
    assert Voucher.objects.get().answer == "declined"


def test_two_who_were_asked_in_one_call_stay_two(signed_in: Client, cast: Space, convener: Member) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    call = make_call(cast)
    make_invitation(call, kept)
    make_invitation(call, gone)
    with pytest.raises(CannotMerge):
        merge_people(by=convener, kept=kept, gone=gone)
    pair = reverse("sources:pair", args=[cast.slug, kept.uid, gone.uid])
    answer = signed_in.post(pair, {"decision": "one"}, follow=True)
    assert "Both records are asked in one call" in answer.content.decode()
    assert Invitation.objects.count() == 2


def test_a_merge_of_before_there_were_calls_comes_apart(cast: Space, convener: Member) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    merge = merge_people(by=convener, kept=kept, gone=gone)
    assert merge is not None
    older = merge.before
    for record in ("kept", "gone"):
        del older[record]["is_convening"]
    del older["after"]["is_convening"]
    older["moved"] = {
        about: older["moved"][about] for about in ("belonging", "presence", "tie_one", "tie_other")
    }
    older["left_out"] = {about: older["left_out"][about] for about in ("belonging", "tie", "presence")}
    Merge.objects.filter(pk=merge.pk).update(before=older)
    assert unmerge(by=convener, merge=merge)
    assert not person(cast, "dag").is_convening


def test_a_letter_to_one_never_opens_the_page_of_the_other(cast: Space, convener: Member) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    own, others = (make_link(by=None, person=each) for each in (kept, gone))
    merge = merge_people(by=convener, kept=kept, gone=gone)
    assert merge is not None
    assert [is_over_now(token) for token in (own, others)] == [False, True]
    meanwhile = make_link(by=None, person=kept)
    assert unmerge(by=convener, merge=merge)
    assert [is_over_now(token) for token in (own, others, meanwhile)] == [False, True, True]


def is_over_now(token: str) -> bool:
    link = find_link(token)
    assert link is not None
    return is_over(link)


def test_a_merge_keeps_no_words_that_nobody_could_take_back(cast: Space, convener: Member) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    for one, days in ((kept, 2), (gone, 1)):
        tell(convener, one, days=days, answer="agreed", says_yes=True)
    merge = merge_people(by=convener, kept=kept, gone=gone)
    assert merge is not None
    assert "Said by" not in str(merge.before)
    assert unmerge(by=convener, merge=merge)
    words = dict(Profile.objects.values_list("person__outside_id", "words"))
    assert words == {"bo": "Said by bo.", "dag": ""}


def test_it_is_said_before_what_cannot_be_gone_back_on(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    kept, gone = person(cast, "bo"), person(cast, "dag")
    pair = reverse("sources:pair", args=[cast.slug, kept.uid, gone.uid])
    page = signed_in.get(pair).content.decode()
    assert "open no page any more" not in page
    assert "go for good" not in page
    for one in (kept, gone):
        tell(convener, one, days=1, answer="agreed", says_yes=True)
    page = signed_in.get(pair).content.decode()
    assert "open no page any more" in page
    assert "go for good" in page
