"""An archive comes in again without loss, and says nothing that it must not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils import timezone

from ecotone_web.bridge.readings import WHOLE, about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import (
    Boundary,
    Consent,
    Different,
    Forgotten,
    Ground,
    Invitation,
    Letter,
    Meeting,
    Member,
    Merge,
    Note,
    Person,
    PersonalLink,
    Profile,
    SharedWording,
    Side,
    Source,
    Space,
    Sponsor,
    Theme,
    Tie,
    Update,
    Voucher,
    Wording,
)
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.export.acts import bring_archive
from ecotone_web.rooms.space.export.reads.archives import ChangedMeanwhile, write_archive
from ecotone_web.rooms.space.export.reads.checking import read_archive
from ecotone_web.rooms.space.sources.acts import find_hand, keep_apart, merge_people, unmerge
from ecotone_web.rooms.space.team.acts import end_space
from tests.web.making import make_call, make_invitation, make_member, make_space


def export(member: Member, **choices: Any) -> dict[str, Any]:
    document: dict[str, Any] = json.loads("".join(write_archive(member, **choices)))
    return document


def bring(by: Member, document: dict[str, Any]) -> None:
    bring_archive(by=by, archive=read_archive(json.dumps(document).encode()))


def join(space: Space, member: Member) -> Member:
    return Member.objects.create(space=space, user=member.user, role=member.role)


def bare(document: dict[str, Any]) -> dict[str, Any]:
    """Without the marks of time, and without the numbers that are given anew where they are taken."""
    return {name: value for name, value in document.items() if name != "made_at"}


@pytest.fixture
def rich(cast: Space, convener: Member) -> Space:
    """The cast with something in every table of an archive."""
    hand = find_hand(convener)
    people = {person.outside_id: person for person in Person.objects.filter(space=cast)}
    organisation = Boundary.objects.get(space=cast, name="organisation")
    change(organisation, by=convener.user, differs="Tides and terms.", kind="organisational")
    kinds = Boundary.objects.create(space=cast, name="kind", source=hand, grouped_from=organisation)
    both = [Side.objects.create(boundary=kinds, name=name, x=1.5, y=-2.0) for name in ("Public", "Others")]
    for number, side in enumerate(organisation.sides.all()):
        change(side, by=convener.user, group=both[number % 2])
    change(people["ada"], by=convener.user, note="Likes tea.", email="ada@example.org", told_how="by letter")
    note = Note.objects.create(
        space=cast, writer=convener.user, text="They drank tea.", boundary=organisation
    )
    note.people.add(people["ada"], people["bo"])
    change(note, by=convener.user, text="They drank tea together.")
    tie = Tie.objects.create(
        space=cast, one=people["ada"], other=people["dag"], status="noted by us", source=hand, weight=0.1
    )
    gone = Tie.objects.create(
        space=cast, one=people["dag"], other=people["bo"], status="observed", source=hand
    )
    remove(gone, by=convener.user, reason="a mistake")
    meeting = Meeting.objects.get(space=cast)
    change(meeting, by=convener.user, name="Spring supper, late")
    remove(meeting.presences.get(person=people["dag"]), by=convener.user)
    keep_apart(by=convener, one=people["cleo"], other=people["esi"])
    ask(convener, people, organisation)
    merge_people(by=convener, kept=people["bo"], gone=people["ada"])
    Update.objects.create(
        source=hand, about=Update.About.TIE, fact=tie.pk, before={"weight": None}, after={"weight": 0.1}
    )
    return cast


def ask(by: Member, people: dict[str, Person], boundary: Boundary) -> None:
    """A call, what came of it, and on what the team stands: of two records something that becomes one with them."""
    call, side = make_call(by.space), boundary.sides.first()
    asked = make_invitation(call, people["cleo"], "answered", answer="yes", imagines="Tea.", n_reminders=1)
    asked.themes.add(Theme.objects.create(call=call, name="trust"))
    change(asked, by=by.user, inviter=people["ada"], wording=call.wordings.get())
    for each in (people["ada"], people["bo"]):
        profile = Profile.objects.create(person=each, words="Somebody.", language="fr")
        profile.drawn_to.add(side)
        Consent.objects.create(person=each, use=Consent.Use.QUOTED, is_given=True)
        Voucher.objects.create(world=side, person=each, answer="agreed", source=find_hand(by))
    Sponsor.objects.create(space=by.space, person=people["ada"], gives="money", source=find_hand(by))
    Ground.objects.create(world=side, basis="experience", strength="some", source=find_hand(by))


def test_it_comes_in_again_without_loss(rich: Space, convener: Member) -> None:
    before = export(convener)
    assert [name for name, table in before["tables"].items() if not table["rows"]] == []
    assert [name for name, table in before["past"].items() if not table["rows"]] == []
    there = join(make_space("Empty"), convener)
    end_space(by=convener)  # as on another server: nobody has their numbers
    bring(there, before)
    assert bare(export(there)) == bare(before)


def test_an_archive_of_before_there_were_calls_comes_in(rich: Space, convener: Member) -> None:
    document = export(convener)
    later = ("calls", "wordings", "themes", "invitations", "call_boundaries", "invitation_themes")
    for name in (*later, "profiles", "drawn", "consents", "grounds", "vouchers", "sponsors"):
        document["tables"].pop(name)
        document["past"].pop(name, None)
    _leave_out_column(document["tables"]["people"], "is_convening")
    _leave_out_column(document["past"]["people"], "is_convening")
    merges = document["tables"]["merges"]
    place = merges["columns"].index("before")
    for row in merges["rows"]:
        for record in (row[place]["kept"], row[place]["gone"]):
            del record["is_convening"]
        for part, known in (
            ("moved", ("belonging", "presence", "tie_one", "tie_other")),
            ("left_out", KNOWN),
        ):
            row[place][part] = {about: row[place][part][about] for about in known}
    there = join(make_space("Empty"), convener)
    bring(there, document | {"version": 1})
    assert there.space.people.filter(is_convening=False).count() == there.space.people.count() == 11
    assert unmerge(by=there, merge=Merge.objects.get(space=there.space))
    assert there.space.people.count() == 12


KNOWN = ("belonging", "tie", "presence")


def _leave_out_column(table: dict[str, Any], name: str) -> None:
    place = table["columns"].index(name)
    table["columns"].pop(place)
    for row in table["rows"]:
        row.pop(place)


def test_letters_and_links_stay_on_this_server(rich: Space, convener: Member) -> None:
    asked = Invitation.objects.get()
    Letter.objects.create(invitation=asked, kind="invitation", message_id="<a-letter>")
    soon = timezone.now()
    PersonalLink.objects.create(person=asked.person, token_hash="a-link", expires_at=soon)
    SharedWording.objects.create(
        wording=Wording.objects.get(), title="A friend", token_hash="b-link", expires_at=soon
    )
    text = json.dumps(export(convener))
    assert [word for word in ("a-letter", "a-link", "b-link", "A friend") if word in text] == []


def read(space: Space, about: str) -> Any:
    """A reading as a page would get it."""
    content = provide_reading(space, about, Selection()).content
    assert content is not None
    return content


def test_its_readings_are_equal(cast: Space, convener: Member) -> None:
    there = join(make_space("Empty"), convener)
    bring(there, export(convener))
    assert read(cast, WHOLE)["known"] == read(there.space, WHOLE)["known"]
    here, again = (list(Boundary.objects.filter(space=space)) for space in (cast, there.space))
    assert [each.name for each in here] == [each.name for each in again]
    for one, other in zip(here, again, strict=True):
        first, second = read(cast, about_boundary(one.pk)), read(there.space, about_boundary(other.pk))
        assert first["numbers"] == second["numbers"]
        assert first["said"] == second["said"]


def test_a_merge_can_be_undone_in_the_copy(rich: Space, convener: Member) -> None:
    there = join(make_space("Empty"), convener)
    bring(there, export(convener))
    for member in (convener, there):
        assert unmerge(by=member, merge=Merge.objects.get(space=member.space))
    assert there.space.people.count() == 12
    here, again = (
        sorted(Tie.objects.filter(space=member.space).values_list("one__name", "other__name", "status"))
        for member in (convener, there)
    )
    assert here == again


def test_people_whose_numbers_are_taken_get_new_ones(cast: Space, convener: Member) -> None:
    there = join(make_space("Empty"), convener)
    bring(there, export(convener))
    here, again = (set(space.people.values_list("uid", flat=True)) for space in (cast, there.space))
    assert len(here) == len(again) == 12
    assert not here & again


def test_notes_about_power_and_the_private_ones_of_others_stay_out(cast: Space, convener: Member) -> None:
    other = make_member(cast, "co-convener")
    texts = {
        "mine": Note.objects.create(space=cast, writer=convener.user, text="mine"),
        "power": Note.objects.create(space=cast, writer=convener.user, text="power-now", area="power"),
        "was power": Note.objects.create(space=cast, writer=convener.user, text="power-then", area="power"),
        "theirs": Note.objects.create(space=cast, writer=other.user, text="their-secret"),
        "shared": Note.objects.create(space=cast, writer=other.user, text="first-wording"),
    }
    change(texts["was power"], by=convener.user, area="value")
    change(texts["shared"], by=other.user, text="shared-wording", shared_at="2026-03-01T12:00:00Z")
    gone = Note.objects.create(space=cast, writer=other.user, text="thrown-away-secret")
    remove(gone, by=other.user)
    said = "".join(write_archive(convener))
    assert "shared-wording" in said
    assert '"mine"' in said
    for hidden in ("power-now", "their-secret", "first-wording", "thrown-away-secret"):
        assert hidden not in said
    assert (
        said.count("power-then") == 1
    )  # the note as it is now; what it was when it was about power is left out


def test_the_history_can_be_left_out(rich: Space, convener: Member) -> None:
    document = export(convener, with_history=False)
    assert document["past"] == {}
    there = join(make_space("Empty"), convener)
    bring(there, document)
    assert there.space.people.count() == 11


def test_who_was_forgotten_stays_out(rich: Space, convener: Member) -> None:
    cleo = Person.objects.get(outside_id="cleo")
    Note.objects.create(space=rich, writer=convener.user, text="Tea with Cléo Câprier.")
    before = export(convener)
    ada = Person.history.filter(outside_id="ada").first()  # she went into bo, who is she
    end_space(by=convener)
    for each in (cleo, ada):
        Forgotten.objects.create(uid=each.uid)
    there = join(make_space("Empty"), convener)
    assert bring_archive(by=there, archive=read_archive(json.dumps(before).encode()))
    said = "".join(write_archive(there))
    for trace in ("cleo", "Câprier", "Ada Ankerwyn", "ada@example.org", str(cleo.uid), str(ada.uid)):
        assert trace not in said
    assert there.space.people.count() == 9
    assert not Different.objects.filter(one__space=there.space).exists()
    assert not Merge.objects.filter(space=there.space).exists()


def test_authors_who_are_not_in_the_team_stand_as_names(rich: Space, convener: Member) -> None:
    before = export(convener)
    stranger = make_member(make_space("Empty"), "convener", "stranger@example.org")
    bring(stranger, before)
    note = Note.objects.get(space=stranger.space)
    assert note.writer == stranger.user
    assert note.text == "They drank tea together. (written by convener@example.org)"
    past = Boundary.history.filter(space=stranger.space, differs="Tides and terms.").first()
    assert past.history_user is None
    assert past.history_change_reason == "(convener@example.org)"
    assert set(Source.objects.filter(space=stranger.space).values_list("added_by", flat=True)) == {None}


def test_an_archive_from_which_a_row_is_taken_while_it_is_written_is_begun_anew(
    rich: Space, convener: Member
) -> None:
    begun = write_archive(convener)
    Tie.objects.filter(space=rich)[0].delete()
    with pytest.raises(ChangedMeanwhile):
        "".join(begun)


def test_what_comes_in_while_an_archive_is_written_is_left_for_the_next(
    rich: Space, convener: Member
) -> None:
    before, begun = export(convener), write_archive(convener)
    Person.objects.create(space=rich, name="Nia Newcomer", outside_id="nia", source=find_hand(convener))
    assert json.loads("".join(begun))["tables"] == before["tables"]
