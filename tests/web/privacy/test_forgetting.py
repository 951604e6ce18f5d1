"""After somebody is forgotten, nothing holds her name: no table, no history, no file, no cache."""

from __future__ import annotations

import html
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.utils import timezone

from ecotone_web.records.forgotten import copy_forgotten, read_forgotten
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Forgotten,
    Invitation,
    Letter,
    Member,
    Note,
    Person,
    PersonalLink,
    Profile,
    Side,
    Source,
    Space,
    Theme,
    Tie,
    Upload,
    Voucher,
)
from ecotone_web.records.tables import (
    OUTSIDE,
    find_history,
    find_owners,
    list_parts,
    list_tables,
    list_texts,
)
from ecotone_web.rooms.notebook.acts import share, write_line
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.privacy.acts import forget, forget_uid, overwrite_traces
from ecotone_web.rooms.space.privacy.reads.names import Mentions
from ecotone_web.rooms.space.sources.acts import find_hand
from ecotone_web.site.settings import DATA
from tests.web.making import make_member, make_people, make_space
from tests.web.privacy.knowing import grep_folder, grep_tables, know_her


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_her_is_left_in_any_file_or_table(client: Client) -> None:
    convener = make_member(make_space(), "convener")
    her = know_her(convener)
    assert grep_tables()
    assert connection.vendor != "sqlite" or any("sqlite3" in name for name in grep_folder(DATA))
    client.force_login(convener.user)
    address = f"/s/{convener.space.slug}/space/privacy/people/{her.uid}/forget/"
    response = client.post(address, {"is_sure": "on"}, follow=True)
    assert "Forgotten in this space" in response.content.decode()
    assert grep_tables() == {}
    assert grep_folder(DATA) == {}


def test_a_table_that_has_no_place_in_a_space_would_be_noticed() -> None:
    owners = find_owners()
    without = [str(table._meta.model_name) for table in list_tables() if table not in owners]
    assert sorted(without) == sorted(OUTSIDE)
    assert all(find_history(table) is None for table in list_tables() if table not in owners)


def test_her_name_goes_from_every_column_of_every_table(cast: Space, convener: Member) -> None:
    """A new table with text has no row here and fails, until `know_her` brings one."""
    her = know_her(convener)
    kept = {(Person, "name"), (Person, "outside_id"), (Person, "email")}
    said = Concat(F("pk"), Value(" Cleo Caprier"), output_field=models.TextField())
    empty = []
    for table, stands_in, rows in list_parts(cast.pk):
        for field in list_texts(stands_in):
            if isinstance(field, models.JSONField):
                n = (
                    rows.update(**{field.name: {"who": ["Cleo Caprier"]}})
                    if stands_in.__name__ != "Merge"
                    else rows.count()
                )
            elif (
                isinstance(field, models.BinaryField)
                or (table, field.name) in kept
                or table.__name__ == "TeamInvitation"
            ):
                continue
            else:
                n = rows.update(**{field.name: said})
            empty += [] if n else [f"{stands_in.__name__}.{field.name}"]
    assert empty == []
    forget(by=convener, person=her)
    assert grep_tables() == {}


def test_whom_she_asked_stays_asked_and_what_hangs_on_her_invitation_goes(
    cast: Space, convener: Member
) -> None:
    her = know_her(convener)
    assert (Invitation.objects.count(), Letter.objects.count(), PersonalLink.objects.count()) == (2, 2, 2)
    forget(by=convener, person=her)
    left = Invitation.objects.get()
    assert (left.person.outside_id, left.inviter, left.themes.count()) == ("bo", None, 1)
    assert not Invitation.history.exclude(id=left.pk).exists()
    assert not Invitation.history.exclude(inviter=None).exists()
    assert Letter.objects.get().invitation == left
    assert PersonalLink.objects.get().person == left.person
    assert Profile.objects.get().person == left.person
    assert not Profile.drawn_to.through._base_manager.exists()
    assert [voucher.person for voucher in Voucher.objects.all()] == [left.person]
    assert sorted(theme.name for theme in Theme.objects.all()) == [
        "What [someone] said",
        "What [someone] said (2)",
    ]


def test_what_is_not_hers_stays(cast: Space, convener: Member) -> None:
    line = Note.objects.create(
        space=cast, writer=convener.user, text="Cleopatra Caprier-ish, and Ada met Anna Cleo Caprier."
    )
    hand = find_hand(convener)
    longer = Person.objects.create(space=cast, name="Anna Cleo Caprier", outside_id="z", source=hand)
    namesake = Person.objects.create(space=cast, name="Cleo Caprier", outside_id="y", source=hand)
    before = Person.objects.filter(space=cast).count()
    forget(by=convener, person=cast.people.get(outside_id="cleo"))
    line.refresh_from_db()
    assert line.text == "Cleopatra Caprier-ish, and Ada met Anna Cleo Caprier."
    assert Person.objects.filter(space=cast).count() == before - 1
    assert Person.objects.get(pk=longer.pk).name == "Anna Cleo Caprier"
    assert Person.objects.get(pk=namesake.pk).name == "Cleo Caprier"


def test_a_name_that_she_had_and_somebody_else_has_now_is_said_beforehand_and_stays(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    """Nothing tells whom a text means: it is the other's name now, and hers no more."""
    cleo = cast.people.get(outside_id="cleo")
    change(cleo, by=convener.user, name="Cleo Cove")
    Person.objects.create(space=cast, name="Cleo Caprier", outside_id="y", source=find_hand(convener))
    line = write_line(by=convener, text="Cleo Caprier met Cleo Cove.")
    page = signed_in.get(f"/s/{cast.slug}/space/privacy/people/{cleo.uid}/forget/").content.decode()
    assert f"as somebody else is now: {cleo.history.last().name}." in page
    forget(by=convener, person=cleo)
    line.refresh_from_db()
    assert line.text == "Cleo Caprier met [someone]."


def test_her_own_name_in_other_letters_is_not_said_to_stay(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    cleo = cast.people.get(outside_id="cleo")
    change(cleo, by=convener.user, name=cleo.name.lower())
    change(cleo, by=convener.user, name="Cleo Caprier")
    Person.objects.create(space=cast, name="Cleo Caprier", outside_id="y", source=find_hand(convener))
    page = signed_in.get(f"/s/{cast.slug}/space/privacy/people/{cleo.uid}/forget/").content.decode()
    assert "as somebody else is now:" not in page


def test_texts_in_which_a_name_stands_alone_are_shown_beforehand_and_stay(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    other = make_member(cast, "co-convener")
    write_line(by=convener, text="Cleo laughed.", people=[cast.people.get(outside_id="cleo")])
    mine = write_line(by=convener, text="Cleo will bring bread.")
    share(by=other, note=write_line(by=other, text="Mrs Caprier rang."))
    write_line(by=other, text="Cleo, again.")
    write_line(by=convener, text="Cleopatra sent a card.")
    boundary = cast.boundaries.get(name="place")
    Boundary.objects.filter(pk=boundary.pk).update(differs="Ask Cleo.")
    address = f"/s/{cast.slug}/space/privacy/people/{cast.people.get(outside_id='cleo').uid}/forget/"
    response = signed_in.get(address)
    found, page = response.context["alone"], html.unescape(response.content.decode())
    assert sorted(each.text for each in found.shown) == [
        "Ask Cleo.",
        "Cleo will bring bread.",
        "Mrs Caprier rang.",
    ]
    assert found.n_private == 1
    assert "Cleo, again." not in page
    assert f"/notebook/{mine.pk}/" in page
    signed_in.post(address, {"is_sure": "on"})
    texts = set(Note.objects.values_list("text", flat=True))
    assert {"[someone] laughed.", mine.text, "Mrs Caprier rang."} <= texts


def test_another_space_is_left_alone(cast: Space, convener: Member) -> None:
    elsewhere = make_member(make_space("Elsewhere"), "convener", "elsewhere@example.org")
    make_people(elsewhere.space, elsewhere)
    forget(by=convener, person=cast.people.get(outside_id="cleo"))
    assert elsewhere.space.people.get(outside_id="cleo").name == "Cléo Câprier"
    assert Tie.objects.filter(space=elsewhere.space).exists()


def test_two_sides_that_become_alike_stay_two(cast: Space, convener: Member) -> None:
    boundary = cast.boundaries.first()
    for name in ("Cleo Caprier", "cleo caprier", "CLEO CAPRIER"):
        Side.objects.create(boundary=boundary, name=name)
    forget(by=convener, person=cast.people.get(outside_id="cleo"))
    names = {side.name for side in boundary.sides.all()}
    assert {"[someone]", "[someone] (2)", "[someone] (3)"} <= names


def test_a_number_on_the_list_is_forgotten_again(cast: Space, convener: Member) -> None:
    her = cast.people.get(outside_id="cleo")
    uid = her.uid
    assert forget_uid(uid)
    assert Forgotten.objects.get().uid == uid
    assert not forget_uid(uid)
    assert not Belonging.objects.filter(person_id=her.pk).exists()


def test_somebody_taken_away_before_can_be_forgotten_too(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    her = cast.people.get(outside_id="cleo")
    for row in (*her.belongings.all(), *her.ties_from.all(), *her.ties_to.all(), *her.presences.all()):
        remove(row, by=convener.user)
    uid = her.uid
    remove(her, by=convener.user)
    assert Person.history.filter(uid=uid).exists()
    address = f"/s/{cast.slug}/space/privacy/people/{uid}/forget/"
    assert signed_in.get(address).status_code == 200
    signed_in.post(address, {"is_sure": "on"})
    assert not Person.history.filter(uid=uid).exists()
    assert signed_in.get(address).status_code == 404


def test_it_is_asked_first_and_drafts_go(signed_in: Client, cast: Space, convener: Member) -> None:
    her = know_her(make_member(make_space("Other"), "convener", "other@example.org")) and cast.people.get(
        outside_id="cleo"
    )
    draft = Source.objects.create(space=cast, kind="file", title="new.csv")
    Upload.objects.create(source=draft, name="new.csv", content=b"name\n")
    address = f"/s/{cast.slug}/space/privacy/people/{her.uid}/forget/"
    page = signed_in.get(address).content.decode()
    assert "1 file that is still being looked at may name them" in page
    assert "There is an account" not in page
    Person.objects.filter(pk=her.pk).update(email=convener.user.email)
    assert "There is an account" in signed_in.get(address).content.decode()
    assert signed_in.post(address).status_code == 422
    assert Person.objects.filter(pk=her.pk).exists()
    signed_in.post(address, {"is_sure": "on"})
    assert not Person.objects.filter(pk=her.pk).exists()
    assert not Source.objects.filter(pk=draft.pk).exists()


def test_what_is_being_taken_in_finds_that_it_was_taken_back(cast: Space, convener: Member) -> None:
    working = Source.objects.create(space=cast, kind="file", title="new.csv", state="working")
    forget(by=convener, person=cast.people.get(outside_id="cleo"))
    working.refresh_from_db()
    assert working.state == Source.State.UNDONE


def test_a_reading_is_worked_out_anew(cast: Space, convener: Member) -> None:
    version = cast.version
    forget(by=convener, person=cast.people.get(outside_id="cleo"))
    assert Space.objects.get(pk=cast.pk).version > version


@pytest.mark.django_db(transaction=True)
def test_she_is_on_the_list_of_the_folder_once_it_has_come_about_and_not_before(
    cast: Space, convener: Member
) -> None:
    uid = cast.people.get(outside_id="cleo").uid
    assert forget_uid(uid)
    assert uid not in read_forgotten(settings.DATA)
    assert overwrite_traces()
    assert uid in read_forgotten(settings.DATA)


@pytest.mark.django_db(transaction=True)
def test_what_could_not_be_overwritten_at_once_is_done_soon(run_tasks: Callable[[], None]) -> None:
    from ecotone_web.rooms.space.privacy.tasks import overwrite_later

    overwrite_later.enqueue()
    run_tasks()
    assert overwrite_traces()


@pytest.mark.django_db
def test_the_list_of_the_forgotten_bears_a_line_that_was_cut_off(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    one, two = (Forgotten.objects.create(uid=uuid.uuid4(), forgotten_at=timezone.now()).uid for _ in range(2))
    Forgotten.objects.filter(uid=two).delete()
    copy_forgotten(folder)
    with (folder / "forgotten.txt").open("a") as file:
        file.write(str(two)[:20])
    Forgotten.objects.create(uid=two, forgotten_at=timezone.now())
    for _again in range(2):
        copy_forgotten(folder)
    assert list(read_forgotten(folder)) == [one, two]
    assert (folder / "forgotten.txt").read_text().count(str(two)) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cleo Caprier came", "[someone] came"),
        ("CÂPRIER, Cléo!", "[someone]!"),
        ("with Cle\u0301o Ca\u0302prier.", "with [someone]."),
        ("cleo_caprier, cleo.caprier@x.org", "[someone], [someone]@x.org"),
        ("write to cleo@example.org", "write to [someone]"),
        ("CC-0117 and CC-01170", "[someone] and CC-01170"),
        ("Cléo came, Mrs Câprier too", "Cléo came, Mrs Câprier too"),
        ("Anna Cleo Caprier came", "Anna Cleo Caprier came"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, left: str) -> None:
    mentions = Mentions(["Cléo Câprier", "cleo@example.org", "CC-0117", "Cleo"], ["Anna Cleo Caprier"])
    assert mentions.replace(text) == left


def test_a_first_name_alone_goes_only_where_a_text_is_about_her() -> None:
    mentions = Mentions(["Cléo Câprier"])
    assert mentions.replace("Cléo and Cleo dive", is_about_her=True) == "[someone] and [someone] dive"
    assert Mentions(["Cleo"]).replace("Cleo dives") == "Cleo dives"
