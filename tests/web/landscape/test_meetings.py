"""Meetings: who was there, put right by hand; and who spoke with whom, noted by us."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from ecotone_web.records.models import Meeting, Person, Presence, Space, Tie
from tests.web.landscape.test_map import address

Count = Any


def supper_of(space: Space) -> Meeting:
    return Meeting.objects.get(space=space, name="Spring supper")


def test_meetings_are_listed_with_their_day(signed_in: Client, cast: Space) -> None:
    page = signed_in.get(address(cast, "meetings/")).content.decode()
    assert "Spring supper" in page
    assert "20 March 2026" in page
    assert "3 were there." in page


def test_no_meeting_yet_offers_one_step(signed_in: Client, space: Space) -> None:
    assert "No meeting is noted yet." in signed_in.get(address(space, "meetings/")).content.decode()


def test_names_are_added_and_taken_away(signed_in: Client, cast: Space) -> None:
    supper = supper_of(cast)
    here = address(cast, f"meetings/{supper.pk}/")
    signed_in.post(f"{here}names/", {"name": ["Bo Brackwater, Ada Ankerwyn"]})
    assert supper.presences.count() == 4
    assert supper.presences.get(person__outside_id="bo").source.kind == "hand"
    page = signed_in.post(f"{here}names/", {"name": ["Mara Moorland"]}).content.decode()
    assert "Who is “Mara Moorland”?" in page
    signed_in.post(f"{here}names/", {"name": ["Mara Moorland"], "asked": ["Mara Moorland"], "who-0": "new"})
    mara = supper.presences.get(person__name="Mara Moorland")
    signed_in.post(address(cast, f"presences/{mara.pk}/remove/"))
    assert supper.presences.count() == 4
    assert Person.objects.filter(space=cast, name="Mara Moorland").exists()


def test_name_and_day_are_put_right(signed_in: Client, cast: Space) -> None:
    supper = supper_of(cast)
    signed_in.post(
        address(cast, f"meetings/{supper.pk}/change/"), {"name": "Spring lunch", "on": "2026-03-21"}
    )
    supper.refresh_from_db()
    assert (supper.name, supper.on) == ("Spring lunch", date(2026, 3, 21))


def test_who_spoke_with_whom_is_noted_by_us_since_that_day(signed_in: Client, cast: Space) -> None:
    supper = supper_of(cast)
    ada, dag, kai = (Person.objects.get(space=cast, outside_id=each) for each in ("ada", "dag", "kai"))
    form = signed_in.get(address(cast, f"meetings/{supper.pk}/contacts/")).context["form"]
    fields = {"one": ada.uid, "other": [dag.uid, kai.uid], "since": form.initial["since"].isoformat()}
    signed_in.post(address(cast, f"meetings/{supper.pk}/contacts/"), fields)
    noted = Tie.objects.filter(one=ada, source__kind="hand")
    assert {(tie.other.outside_id, tie.status, tie.since) for tie in noted} == {
        (name, "noted by us", date(2026, 3, 20)) for name in ("dag", "kai")
    }


def test_somebody_who_was_not_there_cannot_be_noted_from_there(signed_in: Client, cast: Space) -> None:
    supper = supper_of(cast)
    ada, bo = (Person.objects.get(space=cast, outside_id=each) for each in ("ada", "bo"))
    signed_in.post(address(cast, f"meetings/{supper.pk}/contacts/"), {"one": ada.uid, "other": [bo.uid]})
    assert not Tie.objects.filter(source__kind="hand").exists()


def test_a_meeting_is_taken_away_after_a_question(signed_in: Client, cast: Space) -> None:
    supper = supper_of(cast)
    here = address(cast, f"meetings/{supper.pk}/remove/")
    assert "Take “Spring supper” away?" in signed_in.get(here).content.decode()
    assert Meeting.objects.filter(pk=supper.pk).exists()
    signed_in.post(here)
    assert not Meeting.objects.filter(space=cast).exists()
    assert Presence.history.filter(history_type="-").count() == 3


@pytest.mark.parametrize("n_more", [1, 30])
def test_meetings_ask_as_often_for_few_as_for_many(
    signed_in: Client, cast: Space, n_more: int, django_assert_num_queries: Count
) -> None:
    supper, source = supper_of(cast), cast.sources.all()[0]
    for n in range(n_more):
        person = Person.objects.create(space=cast, outside_id=f"more {n}", name=f"More {n}", source=source)
        Presence.objects.create(meeting=supper, person=person, source=source)
        Meeting.objects.create(space=cast, name=f"Tea {n}", source=source)
    with django_assert_num_queries(5):
        signed_in.get(address(cast, "meetings/"))
    with django_assert_num_queries(6):
        signed_in.get(address(cast, f"meetings/{supper.pk}/"))
