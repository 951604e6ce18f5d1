"""The list of those who are asked, and steps that many take at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from ecotone_web.records.models import Call, Invitation, Person, Side, Source
from tests.web.making import make_invitation

Read = Callable[[str], str]


@pytest.fixture
def asked(call: Call, who: Any) -> Call:
    make_invitation(call, who("bo"), "answered", answer="yes")
    make_invitation(call, who("dag"), "sent")
    make_invitation(call, who("kai"))
    Invitation.objects.filter(person=who("kai")).update(inviter=None)
    return call


def listed(page: Any) -> list[str]:
    return [row.person.outside_id for row, _sides in page.context["rows"]]


def test_it_stands_in_the_order_of_names_with_sides_and_inviter(
    asked: Call, at: Any, signed_in: Client
) -> None:
    page = signed_in.get(at())
    assert listed(page) == ["bo", "dag", "kai"]
    assert "Reef School · asked by Ada Ankerwyn" in page.content.decode()
    assert "2 people are asked; 1 answered." in page.content.decode()


def test_it_is_chosen_by_state_side_inviter_answer_and_name(
    asked: Call, at: Any, signed_in: Client, who: Any
) -> None:
    school = Side.objects.get(boundary__space=asked.space, name="Reef School")
    wanted = {
        "state=draft": ["kai"],
        f"side={school.pk}": ["dag"],
        f"inviter={who('ada').pk}": ["bo", "dag"],
        "inviter=nobody": ["kai"],
        "answer=yes": ["bo"],
        "answer=silent": ["dag"],
        "q=kelp": ["kai"],
        "state=nonsense": ["bo", "dag", "kai"],
    }
    assert {query: listed(signed_in.get(f"{at()}?{query}")) for query in wanted} == wanted


@pytest.mark.parametrize("n", [1, 30])
def test_a_page_asks_the_database_alike_often(
    call: Call, at: Any, signed_in: Client, django_assert_num_queries: Any, n: int
) -> None:
    source = Source.objects.filter(space=call.space).first()
    people = Person.objects.bulk_create(
        [
            Person(
                space=call.space, outside_id=f"p{k}", name=f"Person {k}", source=source, noted_on="2026-03-01"
            )
            for k in range(n)
        ]
    )
    for person in people:
        make_invitation(call, person)
    counts = {"all": 17, "choosing": 16, "asks": 11}
    for name in counts:
        signed_in.get(at(name))
    for name, count in counts.items():
        with django_assert_num_queries(count):
            signed_in.get(at(name))


def test_the_marked_take_a_step_and_the_others_are_counted(
    asked: Call, at: Any, signed_in: Client, who: Any
) -> None:
    rows = list(asked.invitations.values_list("pk", flat=True))
    answer = signed_in.post(at("take"), {"step": "approve", "invitation": rows})
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "One invitation is approved.",
        "2 are left as they are: they are no drafts any more.",
    ]
    assert asked.invitations.get(person=who("kai")).state == "approved"


def test_a_double_click_does_nothing_twice(asked: Call, at: Any, signed_in: Client, who: Any) -> None:
    row = asked.invitations.get(person=who("kai"))
    for _ in range(2):
        signed_in.post(at("take"), {"step": "approve", "invitation": row.pk})
    assert list(row.history.values_list("state", flat=True)) == ["approved", "draft"]


def test_all_who_are_listed_are_those_that_were_chosen_to_be_looked_at(
    asked: Call, at: Any, signed_in: Client, who: Any
) -> None:
    make_invitation(asked, who("linn"))
    answer = signed_in.post(f"{at('take')}?q=kelp", {"step": "approve", "all": "yes"})
    assert answer.headers["Location"] == f"{at()}?q=kelp"
    assert asked.invitations.get(state="approved").person == who("kai")


def test_a_step_of_nobody_is_said_kindly(asked: Call, at: Any, signed_in: Client) -> None:
    answer = signed_in.post(at("take"), {"step": "approve"})
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "Nobody was marked, so nothing changed."
    ]


def test_an_unknown_step_changes_nothing(asked: Call, at: Any, signed_in: Client) -> None:
    signed_in.post(at("take"), {"step": "send", "all": "yes"})
    assert not asked.invitations.filter(state="approved").exists()


def test_the_states_are_explained_in_words(asked: Call, at: Any, read: Read) -> None:
    assert "sent, opened, reminded → reminded" in " ".join(read(at()).split())


def test_an_empty_call_says_what_to_do(call: Call, at: Any, read: Read) -> None:
    page = read(at())
    assert "Nobody is chosen for this call yet." in page
    assert at("choosing") in page
