"""Who has not answered a call bears on figures that rest on what people told, and on no others."""

from __future__ import annotations

from django.utils import timezone

from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Member, Person, Source, Space, Tie
from ecotone_web.rooms.call.invitations.acts import ask_again, withdraw
from tests.web.making import make_call, make_invitation


def ask(space: Space, n_asked: int) -> list[Person]:
    """A call goes out to some; of those who were here before, nobody is known to have answered anything."""
    Person.objects.filter(space=space).update(is_asked=False, answered_on=None)
    people = list(Person.objects.filter(space=space)[:n_asked])
    call = make_call(space)
    for person in people:
        make_invitation(call, person, "sent", sent_at=timezone.now())
        Person.objects.filter(pk=person.pk).update(is_asked=True)
    return people


def tell(space: Space, one: Person, other: Person) -> None:
    """Somebody says on her page whom she works with."""
    told, _made = Source.objects.get_or_create(
        space=space, kind=Source.Kind.TOLD, defaults={"title": "Told", "state": Source.State.READY}
    )
    Tie.objects.create(
        space=space, one=one, other=other, kind="works with", status=Tie.Status.REPORTED, source=told
    )
    Person.objects.filter(pk=one.pk).update(answered_on=timezone.localdate())


def find_answers(space: Space, *kinds: str) -> list[int] | None:
    """What a reading of these kinds hears of who answered."""
    answered = gather_landscape(space).shown(Selection(kinds=kinds)).people.answered
    return None if answered is None else answered.tolist()


def test_a_file_of_contacts_is_not_less_whole_because_a_call_went_out(cast: Space) -> None:
    one, other = ask(cast, 2)
    tell(cast, one, other)
    assert find_answers(cast) is None


def test_what_people_told_is_read_with_those_who_have_not_answered(cast: Space) -> None:
    one, other = ask(cast, 2)
    tell(cast, one, other)
    answers = find_answers(cast, "works with")
    assert answers is not None
    assert (answers.count(1), answers.count(0)) == (1, 1)


def test_where_a_file_says_who_answered_that_bears_on_all_of_it(cast: Space) -> None:
    ask(cast, 2)
    Person.objects.filter(space=cast, outside_id="linn").update(
        answered_on=timezone.localdate(), is_asked=True
    )
    assert find_answers(cast) is not None


def test_before_anybody_is_known_to_know_anybody_it_is_said_who_has_answered(
    space: Space, cast: Space
) -> None:
    ask(cast, 3)
    Tie.objects.filter(space=cast).delete()
    cast.meetings.all().delete()
    assert find_answers(cast) is not None


def test_choosing_people_whom_a_file_marked_does_not_hide_who_answered(cast: Space) -> None:
    ask(cast, 0)
    marked = list(Person.objects.filter(space=cast)[:4])
    call = make_call(cast)
    for person in marked:
        Person.objects.filter(pk=person.pk).update(answered_on=timezone.localdate(), is_asked=True)
        make_invitation(call, person)
    assert find_answers(cast) is not None


def test_somebody_who_is_asked_anew_was_not_marked_by_a_file(cast: Space, convener: Member) -> None:
    one, other = ask(cast, 2)
    tell(cast, one, other)
    rows = cast.calls.get().invitations.filter(person=other)
    withdraw(by=convener, invitations=rows)
    ask_again(by=convener, invitations=rows)
    assert rows.get().sent_at is None
    assert find_answers(cast) is None
