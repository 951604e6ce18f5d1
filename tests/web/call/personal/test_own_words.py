"""What somebody wrote of herself is hers: what she takes back, or says anew, is kept nowhere."""

from __future__ import annotations

import pytest

from ecotone_web.records.models import Invitation, Person, Profile, Space, Theme
from ecotone_web.records.tables import list_parts, list_texts
from ecotone_web.rooms.call.invitations.acts import note_answer
from ecotone_web.rooms.call.personal.acts import (
    find_told,
    say_herself,
    take_back_text,
    take_back_words,
)
from tests.web.making import make_call, make_invitation


def find_anywhere(space: Space, words: str) -> list[str]:
    """The columns, of now and of the history, that hold these words."""
    return [
        f"{stands_in.__name__}.{field.name}"
        for _table, stands_in, rows in list_parts(space.pk)
        for field in list_texts(stands_in)
        if any(words in str(value) for value in rows.values_list(field.name, flat=True))
    ]


def test_words_said_anew_or_taken_back_are_kept_nowhere(cast: Space) -> None:
    esi = Person.objects.get(space=cast, outside_id="esi")
    source = find_told(cast)
    say_herself(person=esi, source=source, seeks="a boat that leaks")
    assert find_anywhere(cast, "boat that leaks") == ["Profile.seeks"]
    say_herself(person=esi, source=source, seeks="a boat that floats")
    assert find_anywhere(cast, "boat that leaks") == []
    take_back_text(person=esi, name="seeks")
    assert find_anywhere(cast, "boat that floats") == []
    assert Profile.history.filter(person=esi).exists()


@pytest.fixture
def asked(cast: Space) -> Invitation:
    """She has answered, and the team put a theme on it."""
    row = make_invitation(make_call(cast), Person.objects.get(space=cast, outside_id="esi"), "sent")
    note_answer(invitation=row, answer="yes", imagines="tea at dawn", instead="my neighbour")
    row.themes.add(Theme.objects.create(call=row.call, name="tea"))
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("state", ["answered", "withdrawn"])
def test_what_she_imagined_and_takes_back_is_kept_nowhere(asked: Invitation, cast: Space, state: str) -> None:
    Invitation.objects.filter(pk=asked.pk).update(state=state)
    take_back_words(invitation=asked)
    assert find_anywhere(cast, "tea at dawn") + find_anywhere(cast, "my neighbour") == []
    after = Invitation.objects.get(pk=asked.pk)
    assert (after.state, after.answer, after.answered_at) == (state, "yes", asked.answered_at)


def test_themes_stay_with_the_words_of_which_they_were_said(asked: Invitation) -> None:
    note_answer(invitation=asked, answer="maybe", imagines="tea at dawn")
    assert asked.themes.exists()
    note_answer(invitation=asked, answer="maybe", imagines="soup at noon")
    assert not asked.themes.exists()
    asked.themes.add(Theme.objects.get(name="tea"))
    take_back_words(invitation=asked)
    assert not asked.themes.exists()
