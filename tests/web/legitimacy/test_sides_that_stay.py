"""What is worded, counted on or vouched for on a side is not lost when sides, boundaries or sources change."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from ecotone_web.records.models import (
    Boundary,
    Call,
    Ground,
    Invitation,
    Member,
    Person,
    Profile,
    Side,
    Source,
    Space,
    Sponsor,
    Voucher,
    Wording,
)
from ecotone_web.rooms.boundaries.acts import group_sides
from ecotone_web.rooms.landscape.acts.sides import BothWorded, merge_sides, undo_merge_of_sides
from ecotone_web.rooms.space.sources.acts import find_hand, take_back
from ecotone_web.rooms.space.sources.reads.undoing import weigh_undoing
from tests.web.making import make_call, make_invitation


def person(space: Space, name: str) -> Person:
    return Person.objects.get(space=space, outside_id=name)


@pytest.fixture
def two(cast: Space) -> tuple[Side, Side]:
    """Two sides of one boundary."""
    sides = Side.objects.filter(boundary__space=cast, boundary__name="organisation")
    return sides.get(name="Reef School"), sides.get(name="Dune Watch")


def snapshot() -> list[list[tuple[object, ...]]]:
    return [sorted(table.objects.values_list("pk", "world")) for table in (Wording, Ground, Voucher)]


def test_what_stands_on_a_side_goes_along_and_comes_back(
    cast: Space, convener: Member, two: tuple[Side, Side]
) -> None:
    kept, other = two
    hand, bo = find_hand(convener), person(cast, "bo")
    wording = Wording.objects.create(call=make_call(cast), world=other, subject="To the watch")
    Ground.objects.create(world=other, basis="role", strength="some", source=hand)
    Voucher.objects.create(world=kept, person=bo, answer="declined", on=date(2026, 3, 2), source=hand)
    Voucher.objects.create(world=other, person=bo, answer="asked", on=date(2026, 3, 1), source=hand)
    Voucher.objects.create(world=other, person=person(cast, "dag"), answer="agreed", source=hand)
    profile = Profile.objects.create(person=bo)
    profile.drawn_to.add(other)
    before, gone = snapshot(), other.pk
    merge_sides(by=convener, kept=kept, other=other)
    wording.refresh_from_db()
    assert wording.world == Ground.objects.get().world == profile.drawn_to.get() == kept
    answers = (
        Voucher.objects.filter(world=kept).order_by("person__outside_id").values_list("answer", flat=True)
    )
    assert list(answers) == ["declined", "agreed"]
    assert undo_merge_of_sides(by=convener, kept=kept, other=gone)
    assert snapshot() == before


def test_two_sides_with_a_wording_each_in_one_call_stay_two(
    signed_in: Client, cast: Space, convener: Member, two: tuple[Side, Side]
) -> None:
    kept, other = two
    call = make_call(cast)
    for world in two:
        Wording.objects.create(call=call, world=world, subject="To them")
    with pytest.raises(BothWorded):
        merge_sides(by=convener, kept=kept, other=other)
    address = reverse("landscape:merge_side", args=[cast.slug, kept.pk])
    answer = signed_in.post(address, {"other": other.pk}, follow=True)
    assert "A call has a wording for each of these two sides." in answer.content.decode()
    assert Wording.objects.filter(world__in=two).count() == 2


def test_a_group_on_which_something_stands_stays_when_no_side_is_in_it(cast: Space, convener: Member) -> None:
    boundary = Boundary.objects.get(space=cast, name="organisation")
    keys = list(boundary.sides.values_list("pk", flat=True))
    grouping = group_sides(by=convener, boundary=boundary, name="kind", groups=dict.fromkeys(keys, "Public"))
    Ground.objects.create(
        world=grouping.sides.get(), basis="role", strength="some", source=find_hand(convener)
    )
    group_sides(by=convener, boundary=boundary, name="kind", groups=dict.fromkeys(keys, "All"))
    assert sorted(side.name for side in grouping.sides.all()) == ["All", "Public"]


def test_who_was_asked_vouches_backs_or_convenes_stays_when_the_source_is_taken_back(
    cast: Space, convener: Member
) -> None:
    hand, side = find_hand(convener), Side.objects.filter(boundary__space=cast).first()
    call = make_call(cast, worlds="place")  # Ada convenes
    make_invitation(call, person(cast, "bo"))
    Voucher.objects.create(world=side, person=person(cast, "dag"), source=hand)
    Sponsor.objects.create(space=cast, person=person(cast, "esi"), gives="cover", source=hand)
    Profile.objects.create(person=person(cast, "kai"))
    source = Source.objects.get(space=cast, kind="file")
    weighed = weigh_undoing(source)
    assert take_back(by=convener, source=source)
    stay = list(Person.objects.filter(space=cast).values_list("outside_id", flat=True))
    assert sorted(stay) == ["ada", "bo", "dag", "esi", "kai"]
    assert weighed.stays["person"] == 5
    assert (
        Boundary.objects.filter(space=cast).count() == weighed.stays["boundary"] == 2
    )  # of the call, and of the voucher
    assert Invitation.objects.count() == Voucher.objects.count() == 1


def test_a_side_that_a_source_added_stays_when_something_stands_on_it(cast: Space, convener: Member) -> None:
    source = Source.objects.get(space=cast, kind="file")
    boundary = Boundary.objects.create(space=cast, name="tide", source=find_hand(convener))
    for name in ("ebb", "flood"):
        side = boundary.sides.create(name=name)
        source.updates.create(about="side", fact=side.pk, before={}, after={"name": name})
    Wording.objects.create(call=make_call(cast), world=side, subject="To the flood")
    take_back(by=convener, source=source)
    assert [side.name for side in boundary.sides.all()] == ["flood"]


def test_the_page_says_which_call_uses_a_boundary_before_it_goes(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    call = make_call(cast)
    boundary = call.boundaries.get()
    side = boundary.sides.first()
    Voucher.objects.create(world=side, person=person(cast, "dag"), source=find_hand(convener))
    address = reverse("boundaries:take_away", args=[cast.slug, boundary.pk])
    page = signed_in.get(address).content.decode()
    assert "the wordings of the call “Getting home well, together” for its sides" in page
    assert "who vouches for you there" in page
    signed_in.post(address, {"is_meant": "on"})
    assert not Boundary.objects.filter(pk=boundary.pk).exists()
    assert Call.objects.get().boundaries.count() == 0
