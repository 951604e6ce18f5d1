"""A call to the cast, and how somebody answers it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ecotone_web.records.models import Call, Invitation, Person, Space
from tests.web.making import make_call, make_invitation

Answer = Callable[..., Invitation]


@pytest.fixture
def call(cast: Space) -> Call:
    return make_call(cast)


@pytest.fixture
def address(call: Call) -> str:
    return f"/s/{call.space.slug}/call/{call.pk}/hearing/"


@pytest.fixture
def answer(call: Call) -> Answer:
    """Somebody of the cast, by her id, is asked, and answers if she does."""

    def answer(who: str, said: str = "", imagines: str = "", **fields: object) -> Invitation:
        person = Person.objects.get(space=call.space, outside_id=who)
        state = "answered" if said else "sent"
        return make_invitation(call, person, state, answer=said, imagines=imagines, **fields)

    return answer
