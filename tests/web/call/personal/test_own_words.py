"""What somebody wrote of herself is hers: what she takes back, or says anew, is kept nowhere."""

from __future__ import annotations

from ecotone_web.records.models import Invitation, Person, Profile, Space
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


def test_what_she_imagined_and_takes_back_is_kept_nowhere(cast: Space) -> None:
    asked = make_invitation(make_call(cast), Person.objects.get(space=cast, outside_id="esi"), "sent")
    note_answer(invitation=asked, answer="yes", imagines="tea at dawn", instead="my neighbour")
    asked.refresh_from_db()
    take_back_words(invitation=asked)
    assert find_anywhere(cast, "tea at dawn") + find_anywhere(cast, "my neighbour") == []
    assert Invitation.objects.get(pk=asked.pk).answer == "yes"
