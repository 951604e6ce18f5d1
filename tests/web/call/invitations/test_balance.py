"""Whom a call reaches, counted by hand, and who would balance it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ecotone_web.bridge.calling import Content
from ecotone_web.records.models import Boundary, Call, Consent, Person, Reading
from ecotone_web.rooms.call.invitations.tasks import provide_balance
from tests.web.making import make_invitation

Read = Callable[[str], str]


@pytest.fixture
def asked(call: Call, who: Any) -> Call:
    """Two of the museum's four, one of the school's three; one of the fishery was, and is withdrawn."""
    make_invitation(call, who("bo"), "answered", answer="yes")
    make_invitation(call, who("cleo"), "sent")
    make_invitation(call, who("dag"), "answered", answer="instead")
    make_invitation(call, who("hana"), "withdrawn")
    return call


def weigh(call: Call) -> Content:
    return provide_balance(call.space, call)


def pick(content: Content, *names: str) -> dict[str, tuple[Any, ...]]:
    return {side["name"]: tuple(side[name] for name in names) for side in content["boundaries"][0]["sides"]}


def test_the_figures_are_those_counted_by_hand(asked: Call) -> None:
    # 3 asked of 12 people, all sides known: a quarter of each side would be
    assert pick(weigh(asked), "people", "asked", "expected") == {
        "Dune Watch": (1, 0, 0.25),
        "Fisheries Office": (2, 0, 0.5),
        "Harbour Museum": (4, 2, 1.0),
        "Reef School": (3, 1, 0.75),
        "Residents": (2, 0, 0.5),
    }


def test_answers_are_counted_by_side(asked: Call, who: Any) -> None:
    make_invitation(asked, who("esi"), "approved")
    found = pick(weigh(asked), "yes", "declined", "silent", "unsent")
    assert found["Harbour Museum"] == (1, 0, 1, 0)
    assert found["Reef School"] == (0, 1, 0, 1)


def test_sides_are_shared_out_over_those_whose_side_is_known(asked: Call) -> None:
    asked.boundaries.set(Boundary.objects.filter(space=asked.space, name="place"))
    # north 6 and south 5 of 11 known; asked are bo in the north, cleo and dag in the south
    assert pick(weigh(asked), "asked", "people") == {"north": (1, 6), "south": (2, 5)}
    assert [side["expected"] for side in weigh(asked)["boundaries"][0]["sides"]] == [18 / 11, 15 / 11]


def test_the_page_names_the_sides_that_nobody_asks(asked: Call, at: Any, read: Read) -> None:
    page = read(at())
    assert "Nobody from Dune Watch, Fisheries Office or Residents is asked." in page
    assert "2 of 4 chosen, about 1 would be" in page


def test_those_suggested_are_of_sides_that_lack_and_may_be_asked(asked: Call, who: Any) -> None:
    Consent.objects.create(person=who("ivo"), use=Consent.Use.AGAIN, is_given=False)
    Person.objects.filter(outside_id="linn").update(is_listed=False)
    suggested = {each["person"] for each in weigh(asked)["suggested"]}
    never = {who(name).pk for name in ("ada", "bo", "cleo", "dag", "hana", "ivo", "linn")}
    assert suggested == {who("fen").pk, who("kai").pk}
    assert not suggested & never


def test_one_press_chooses_one_and_one_press_all(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    for name in ("bo", "cleo", "museum", "dag", "esi", "gale"):
        make_invitation(call, who(name))
    page = signed_in.get(at())
    uids = [person.uid for person, _said in page.context["suggested"]]
    assert len(uids) == 3
    assert "Choose all 3" in page.content.decode()
    signed_in.post(at("choose"), {"person": uids[0], "next": at()})
    assert call.invitations.count() == 7
    answer = signed_in.post(at("choose"), {"person": uids, "next": at()})
    assert answer.headers["Location"] == at()
    assert call.invitations.count() == 9


def test_the_balance_follows_each_choice(asked: Call, who: Any) -> None:
    before = pick(weigh(asked), "asked")
    make_invitation(asked, who("kai"))
    assert before["Residents"] == (0,)
    assert pick(weigh(asked), "asked")["Residents"] == (1,)


def test_it_is_worked_out_once_and_names_nobody(asked: Call, django_assert_num_queries: Any) -> None:
    first = weigh(asked)
    with django_assert_num_queries(6):
        assert weigh(asked) == first
    kept = str(Reading.objects.get(about=f"balance:{asked.pk}").content)
    assert not [name for name in Person.objects.values_list("name", flat=True) if name in kept]


def test_without_worlds_the_panel_asks_for_them(call: Call, at: Any, read: Read) -> None:
    call.boundaries.clear()
    assert "No worlds are chosen for this call" in read(at())


def test_whom_a_call_reaches_stands_before_who_would_balance_it(asked: Call, at: Any, read: Read) -> None:
    page = read(at())
    assert page.index('class="strips"') < page.index('<h3 id="would">')
