"""Somebody reads a wording before it goes out: whoever has the link, while it works."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Call, Member, SharedWording, Space, Wording
from ecotone_web.rooms.call.wording import acts
from tests.cast import PEOPLE
from tests.web.making import make_call

IN_A_WEEK = timedelta(days=7)


@pytest.fixture
def call(cast: Space) -> Call:
    return make_call(cast)


@pytest.fixture
def wording(call: Call) -> Wording:
    return call.wordings.get()


@pytest.fixture
def link(wording: Wording, convener: Member) -> str:
    _shared, token = acts.share_wording(
        by=convener, wording=wording, title="For Pearl", expires_at=timezone.now() + IN_A_WEEK
    )
    return f"/read/{token}/"


def test_whoever_has_the_link_reads_the_words_and_nothing_else(link: str, call: Call) -> None:
    page = Client().get(link).content.decode()
    assert "Winter is coming." in page
    assert "For Pearl" in page
    hidden = [call.title, call.space.name.upper(), *(person.name for person in PEOPLE)]
    assert not [words for words in hidden if words in page]


def test_a_link_that_is_over_or_taken_back_opens_nothing(link: str, signed_in: Client, call: Call) -> None:
    shared = SharedWording.objects.get()
    signed_in.post(f"/s/{call.space.slug}/call/{call.pk}/shared/{shared.pk}/take-back/")
    assert Client().get(link).status_code == 404
    SharedWording.objects.update(revoked_at=None)
    assert Client().get(link).status_code == 200
    SharedWording.objects.update(expires_at=timezone.now())
    assert Client().get(link).status_code == 404
    assert Client().get("/read/guessed/").status_code == 404


def test_a_link_is_shown_once_and_kept_as_its_sum_and_a_second_click_makes_no_other(
    signed_in: Client, call: Call, wording: Wording
) -> None:
    address = f"/s/{call.space.slug}/call/{call.pk}/words/{wording.pk}/share/"
    day = timezone.localdate() + IN_A_WEEK
    said = {"title": "Pearl", "until": day.isoformat()}
    signed_in.post(address, said)
    page = signed_in.post(address, said, follow=True).content.decode()
    found = re.search(r"/read/([\w-]+)/", page)
    assert found is not None
    assert SharedWording.objects.get().token_hash != found[1]
    assert Client().get(found[0]).status_code == 200
    assert found[1] not in signed_in.get(address).content.decode()


def test_an_arabic_wording_reads_from_right_to_left(link: str, wording: Wording) -> None:
    Wording.objects.update(language="ar", subject="العودة إلى البيت")
    assert 'lang="ar" dir="rtl">' in Client().get(link).content.decode()


def test_a_link_to_words_that_were_taken_away_opens_nothing(call: Call, convener: Member) -> None:
    world = call.boundaries.get().sides.first()
    own = acts.word(by=convener, call=call, world=world, subject="Come")
    _shared, token = acts.share_wording(
        by=convener, wording=own, title="For Pearl", expires_at=timezone.now() + IN_A_WEEK
    )
    acts.take_away_wording(by=convener, wording=own)
    assert Client().get(f"/read/{token}/").status_code == 404


def test_links_of_one_call_are_not_taken_back_through_another(
    link: str, signed_in: Client, cast: Space
) -> None:
    other = Call.objects.create(space=cast, title="Another")
    shared = SharedWording.objects.get()
    address = f"/s/{cast.slug}/call/{other.pk}/shared/{shared.pk}/take-back/"
    assert signed_in.post(address).status_code == 404
    assert Client().get(link).status_code == 200
