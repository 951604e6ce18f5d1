"""The calls of a space: started, settled, closed; which world reads which words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Boundary, Call, Member, Person, Side, Space, Wording
from ecotone_web.rooms.call.wording import acts
from ecotone_web.rooms.call.wording.reads import choose_wordings, find_wordings, list_worlds
from tests.web.making import make_call


def name_people(space: Space, *names: str) -> list[Person]:
    return [Person.objects.get(space=space, outside_id=name) for name in names]


def test_a_space_without_a_call_says_what_one_is(signed_in: Client, space: Space) -> None:
    page = signed_in.get(f"/s/{space.slug}/call/").content.decode()
    assert "No call has been written here yet." in page
    assert f"/s/{space.slug}/call/start/" in page


def test_a_call_is_started_and_leads_to_its_words(signed_in: Client, cast: Space) -> None:
    boundary = cast.boundaries.get(name="organisation")
    response = signed_in.post(f"/s/{cast.slug}/call/start/", {"title": "Spring", "boundaries": [boundary.pk]})
    call = Call.objects.get()
    assert response["Location"] == f"/s/{cast.slug}/call/{call.pk}/write/"
    assert list(call.boundaries.all()) == [boundary]


def test_a_call_started_twice_at_once_is_one(convener: Member, cast: Space) -> None:
    assert acts.start_call(by=convener, title="Spring") == acts.start_call(by=convener, title="Spring")


def test_whoever_only_looks_on_starts_no_call(observer: Member) -> None:
    with pytest.raises(PermissionDenied):
        acts.start_call(by=observer, title="Spring")


def test_the_first_words_begin_with_what_the_team_is_here_for(signed_in: Client, cast: Space) -> None:
    call = Call.objects.create(space=cast, title="Spring")
    assert (
        "Nobody waits for a bed." in signed_in.get(f"/s/{cast.slug}/call/{call.pk}/write/").content.decode()
    )


def test_a_call_is_settled_and_its_words_stay(signed_in: Client, cast: Space) -> None:
    call = make_call(cast)
    place = cast.boundaries.get(name="place")
    day = timezone.localdate() + timedelta(days=30)
    words = {"title": "Autumn", "boundaries": [place.pk], "names": "asked", "most_asks": "5"}
    signed_in.post(f"/s/{cast.slug}/call/{call.pk}/settings/", {**words, "answer_by": day.isoformat()})
    call.refresh_from_db()
    assert (call.title, call.names, call.most_asks, call.answer_by) == ("Autumn", "asked", 5, day)
    assert {side.boundary for side in list_worlds(call)} == {place}
    assert call.wordings.count() == 1


def test_a_day_that_is_over_is_kept_but_not_chosen(signed_in: Client, cast: Space) -> None:
    call, past = make_call(cast), timezone.localdate() - timedelta(days=3)
    address = f"/s/{cast.slug}/call/{call.pk}/settings/"
    words = {"title": "Spring", "names": "agreed", "most_asks": "5", "answer_by": past.isoformat()}
    assert "That day is over." in signed_in.post(address, words).content.decode()
    Call.objects.update(answer_by=past)
    assert signed_in.post(address, words).status_code == 302


def test_a_call_is_closed_and_opened_again(signed_in: Client, cast: Space) -> None:
    call = make_call(cast)
    address = f"/s/{cast.slug}/call/{call.pk}/close/"
    page = signed_in.post(address, follow=True).content.decode()
    assert "Nothing more goes out for it." in page
    call.refresh_from_db()
    assert call.closed_at is not None
    signed_in.post(address, {"open": "yes"})
    call.refresh_from_db()
    assert call.closed_at is None


def test_each_person_reads_the_words_of_her_world(cast: Space, convener: Member) -> None:
    call = make_call(cast)
    ada, dag = name_people(cast, "ada", "dag")
    world = ada.belongings.get(side__boundary__name="organisation").side
    own = acts.word(by=convener, call=call, world=world, subject="For you")
    assert choose_wordings(call, [ada, dag]) == {ada.pk: own, dag.pk: None}


def test_whoever_belongs_to_several_worlds_reads_the_words_of_the_first_by_name(
    cast: Space, convener: Member
) -> None:
    call = make_call(cast)
    ada = name_people(cast, "ada")[0]
    boundary = cast.boundaries.get(name="organisation")
    source = ada.source
    last, first = (
        Side.objects.create(boundary=boundary, name=name) for name in ("Zeal Society", "Abbey Garden")
    )
    for side in (last, first):
        ada.belongings.create(side=side, source=source)
        acts.word(by=convener, call=call, world=side, subject=side.name)
    chosen = choose_wordings(call, [ada])[ada.pk]
    assert chosen is not None
    assert chosen.world == first


def test_whoever_left_a_world_reads_it_no_more(cast: Space, convener: Member) -> None:
    call = make_call(cast)
    ada = name_people(cast, "ada")[0]
    belonging = ada.belongings.get(side__boundary__name="organisation")
    acts.word(by=convener, call=call, world=belonging.side, subject="For you")
    belonging.until = timezone.localdate()
    belonging.save()
    assert choose_wordings(call, [ada]) == {ada.pk: None}


def test_a_world_may_be_a_group_of_sides(cast: Space, convener: Member) -> None:
    call = make_call(cast)
    ada = name_people(cast, "ada")[0]
    side = ada.belongings.get(side__boundary__name="organisation").side
    kinds = Boundary.objects.create(space=cast, name="kinds", source=ada.source, grouped_from=side.boundary)
    side.group = Side.objects.create(boundary=kinds, name="Wardens")
    side.save()
    call.boundaries.set([kinds])
    own = acts.word(by=convener, call=call, world=side.group, subject="For wardens")
    assert choose_wordings(call, [ada])[ada.pk] == own


def test_words_of_a_world_that_is_not_called_any_more_are_read_by_nobody(
    cast: Space, convener: Member
) -> None:
    call = make_call(cast)
    ada = name_people(cast, "ada")[0]
    world = ada.belongings.get(side__boundary__name="organisation").side
    acts.word(by=convener, call=call, world=world, subject="For you")
    call.boundaries.clear()
    assert choose_wordings(call, [ada]) == {ada.pk: None}
    assert [each.world for each in find_wordings(call)] == [None]


@pytest.mark.parametrize("n", [1, 30])
def test_pages_of_calls_ask_as_often_for_many(
    n: int, signed_in: Client, cast: Space, convener: Member, django_assert_num_queries: Any
) -> None:
    call = make_call(cast)
    boundary = cast.boundaries.get(name="organisation")
    for number in range(n):
        Call.objects.create(space=cast, title=f"call {number}")
        world = Side.objects.create(boundary=boundary, name=f"world {number}")
        Wording.objects.create(call=call, world=world, subject="Come")
    with django_assert_num_queries(4):
        signed_in.get(f"/s/{cast.slug}/call/")
    with django_assert_num_queries(9):
        signed_in.get(f"/s/{cast.slug}/call/{call.pk}/")
