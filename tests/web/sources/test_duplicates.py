"""Records that may be one person are suggested with a reason; a person decides, and can go back on it."""

from __future__ import annotations

from itertools import combinations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from ecotone_web.records.models import Different, Member, Merge, Note, Person, Space, Tie
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.sources.acts import keep_apart, merge_people, unmerge
from ecotone_web.rooms.space.sources.reads.duplicates import suggest_duplicates
from ecotone_web.rooms.space.sources.reads.names import is_slip
from tests.web.sources.bringing import bring_files, bring_in, count, paste, snapshot


def suggest(space: Space) -> list[tuple[str, str, str]]:
    found = suggest_duplicates(space)
    return [(*sorted((pair.one.name, pair.other.name)), str(pair.reason)) for pair in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Cléo Câprier", "cleo caprier", "The same name"),
        ("Ada Ankerwyn", "Ankerwyn, Ada", "The same name"),
        ("Ada Ankerwyn", "Ada Ankerwin", "Names that differ in one letter"),
        ("Ada Ankerwyn", "Ada Ankewryn", "Names that differ in one letter"),
        ("Ada Ankerwyn", "Ada Ankerwynn", "Names that differ in one letter"),
    ],
)
def test_names_that_are_nearly_the_same(
    space: Space, convener: Member, one: str, other: str, reason: str
) -> None:
    bring_in(convener, f'id,name\n1,"{one}"\n2,"{other}"\n3,Bo Brackwater\n4,Dag Driftwood\n')
    assert [found[2] for found in suggest(space)] == [reason]


def test_one_address_and_a_short_first_name_in_one_organisation(space: Space, convener: Member) -> None:
    bring_in(
        convener,
        "id,name,email,organisation\n"
        "1,Ada Ankerwyn,desk@example.org,Museum\n2,Bo Brackwater,desk@example.org,Museum\n"
        "3,D. Driftwood,,School\n4,Dag Driftwood,,School\n5,D. Driftwood-Ek,,School\n6,Dora Driftwood,,Museum\n",
    )
    assert suggest(space) == [
        ("Ada Ankerwyn", "Bo Brackwater", "The same e-mail address"),
        (
            "D. Driftwood",
            "Dag Driftwood",
            "The same organisation, and one first name may be short for the other",
        ),
    ]


def test_short_names_and_single_words_are_no_slips(space: Space, convener: Member) -> None:
    bring_in(
        convener, "id,name\n1,Jo Li\n2,Jo Lu\n3,Administrator\n4,Administratora\n5,Person 100\n6,Person 101\n"
    )
    assert suggest(space) == []


def test_what_was_decided_is_not_asked_again(space: Space, convener: Member) -> None:
    bring_in(convener, "id,name\n1,Ada Ankerwyn\n2,Ada Ankerwyn\n")
    one, other = Person.objects.order_by("-pk")
    keep_apart(by=convener, one=one, other=other)
    assert suggest(space) == []


def edits(word: str) -> set[str]:
    letters = "abc"
    cut = {word[:k] + word[k + 1 :] for k in range(len(word))}
    more = {word[:k] + letter + word[k:] for k in range(len(word) + 1) for letter in letters}
    other = {word[:k] + letter + word[k + 1 :] for k in range(len(word)) for letter in letters}
    swapped = {word[:k] + word[k + 1] + word[k] + word[k + 2 :] for k in range(len(word) - 1)}
    return cut | more | other | swapped


@given(st.text("abc", min_size=1, max_size=5), st.text("abc", min_size=1, max_size=5))
def test_a_slip_is_one_edit(one: str, other: str) -> None:
    if one != other:
        assert is_slip(one, other) == (other in edits(one))


def test_as_many_questions_for_a_thousand_people_as_for_ten(space: Space, convener: Member) -> None:
    def n_queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            suggest_duplicates(space)
        return len(asked)

    paste(convener, "Ada Ankerwyn\nAda Ankerwin\n")
    few = n_queries()
    syllables = ["ba", "de", "fi", "go", "lu", "mer", "nor", "pal", "quin", "rost"]
    names = [f"{a}{b} {c}{d}" for a, b in combinations(syllables, 2) for c, d in combinations(syllables, 2)]
    paste(convener, "\n".join(names[:1_000]))
    assert n_queries() == few


FILES = {
    "people.csv": "id,name,email,place,practice\n"
    "1,Ada Ankerwyn,,north,teacher\n2,Ada Ankerwin,a@example.org,north,diver\n"
    "3,Bo,,south,diver\n4,Cy,,south,teacher\n5,Di,,north,diver\n",
    "contacts.csv": "from,to\n1,2\n1,3\n2,3\n2,4\n5,2\n",
    "meetings.csv": "meeting,date,id\nSupper,2026-03-01,1\nSupper,2026-03-01,2\nWalk,2026-03-08,2\n",
}


@pytest.fixture
def pair(space: Space, convener: Member) -> tuple[Person, Person]:
    """Two records of one person, with a contact between them, one that both have, and a meeting where both were."""
    bring_files(convener, FILES)
    return Person.objects.get(outside_id="1"), Person.objects.get(outside_id="2")


def test_one_record_has_what_both_had_once(
    space: Space, convener: Member, pair: tuple[Person, Person]
) -> None:
    kept, gone = pair
    note = Note.objects.create(space=space, writer=convener.user, text="She came.")
    note.people.add(gone)
    merge_people(by=convener, kept=kept, gone=gone)
    kept.refresh_from_db()
    assert count(space)["people"] == 4
    assert kept.email == "a@example.org"
    assert sorted(belonging.side.name for belonging in kept.belongings.all()) == ["diver", "north", "teacher"]
    ends = sorted((tie.one.outside_id, tie.other.outside_id) for tie in Tie.objects.all())
    assert ends == [("1", "3"), ("1", "4"), ("5", "1")]
    assert sorted(presence.meeting.name for presence in kept.presences.all()) == ["Supper", "Walk"]
    assert list(kept.notes.all()) == [note]


def test_values_stay_as_somebody_chose(space: Space, convener: Member, pair: tuple[Person, Person]) -> None:
    kept, gone = pair
    merge_people(by=convener, kept=kept, gone=gone, chosen={"name": "gone"})
    kept.refresh_from_db()
    assert kept.name == "Ada Ankerwin"


def test_two_again_are_as_they_were(space: Space, convener: Member, pair: tuple[Person, Person]) -> None:
    kept, gone = pair
    note = Note.objects.create(space=space, writer=convener.user, text="She came.")
    note.people.add(gone)
    keep_apart(by=convener, one=gone, other=Person.objects.get(outside_id="3"))
    before = snapshot(space)
    merge = merge_people(by=convener, kept=kept, gone=gone, chosen={"name": "gone", "outside_id": "gone"})
    assert merge is not None
    assert snapshot(space) != before
    assert unmerge(by=convener, merge=merge)
    assert snapshot(space) == before
    assert Person.objects.get(outside_id="2").uid == gone.uid
    assert list(Person.objects.get(outside_id="2").notes.all()) == [note]
    assert not kept.notes.exists()
    assert Different.objects.count() == 1
    assert not unmerge(by=convener, merge=merge)


def test_what_was_changed_since_stays_with_the_record_that_was_kept(
    space: Space, convener: Member, pair: tuple[Person, Person]
) -> None:
    kept, gone = pair
    merge = merge_people(by=convener, kept=kept, gone=gone)
    assert merge is not None
    kept.refresh_from_db()
    change(kept, by=convener.user, email="new@example.org")
    unmerge(by=convener, merge=merge)
    kept.refresh_from_db()
    assert kept.email == "new@example.org"


def test_three_into_one_come_apart_in_the_order_in_which_they_came_together(
    space: Space, convener: Member, pair: tuple[Person, Person]
) -> None:
    kept, gone = pair
    third = Person.objects.get(outside_id="3")
    before = snapshot(space)
    first = merge_people(by=convener, kept=gone, gone=third)
    second = merge_people(by=convener, kept=kept, gone=gone)
    assert first is not None
    assert second is not None
    assert not unmerge(by=convener, merge=Merge.objects.get(pk=first.pk))
    assert unmerge(by=convener, merge=second)
    assert unmerge(by=convener, merge=Merge.objects.get(pk=first.pk))
    assert snapshot(space) == before


def test_the_same_file_again_does_not_bring_back_the_second_record(
    space: Space, convener: Member, pair: tuple[Person, Person]
) -> None:
    kept, gone = pair
    merge_people(by=convener, kept=kept, gone=gone, chosen={"name": "gone"})
    before = count(space)
    again = bring_files(convener, FILES)
    assert count(space) == before
    assert again.counts["conflicts"] == 0


def test_the_pages_show_two_records_and_take_the_decision(
    signed_in: Client, space: Space, pair: tuple[Person, Person]
) -> None:
    kept, gone = pair
    address = f"/s/{space.slug}/space/sources/duplicates/"
    page = signed_in.get(address).content.decode()
    assert "1 pair of records may be one person." in page
    assert "Names that differ in one letter" in page
    page = signed_in.get(f"{address}{kept.uid}/{gone.uid}/").content.decode()
    assert "a@example.org" in page
    page = signed_in.post(
        f"{address}{kept.uid}/{gone.uid}/", {"decision": "one", "name": "gone"}, follow=True
    ).content.decode()
    assert "What was made one" in page
    signed_in.post(f"{address}{Merge.objects.get().pk}/undo/")
    assert count(space)["people"] == 5
    signed_in.post(f"{address}{kept.uid}/{gone.uid}/", {"decision": "two"})
    assert "We see nobody who stands here twice." in signed_in.get(address).content.decode()


def test_records_of_another_space_are_not_there(
    signed_in: Client, space: Space, pair: tuple[Person, Person]
) -> None:
    other = Space.objects.create(name="Other")
    stranger = Person.objects.create(space=other, name="X", outside_id="x", source=pair[0].source)
    address = f"/s/{space.slug}/space/sources/duplicates/{pair[0].uid}/{stranger.uid}/"
    assert signed_in.get(address).status_code == 404
    assert signed_in.post(address, {"decision": "one"}).status_code == 404
