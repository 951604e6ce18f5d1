"""A space that knows somebody in every way there is: in every table, in texts, in drafts and in what tasks left."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from django.core.cache import cache
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import (
    ApiToken,
    Belonging,
    Boundary,
    Call,
    Consent,
    Different,
    Ground,
    Invitation,
    Letter,
    Meeting,
    Member,
    Merge,
    Person,
    PersonalLink,
    Presence,
    Profile,
    Reading,
    SharedView,
    SharedWording,
    Side,
    Source,
    Sponsor,
    Theme,
    Tie,
    Update,
    Upload,
    Voucher,
    Wording,
)
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.notebook.acts import share, word_anew, write_line
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts import find_hand, merge_people
from tests.web.making import make_people

HERS = (
    "Cléo Câprier",
    "Cleo Caprier",
    "Cleo Caprier-Brown",
    "cleo.c@example.org",
    "old-address@example.org",
    "CC-0117",
)
"""What she is and was called; the last duplicate with another spelling was merged into hers."""


def know_her(convener: Member) -> Person:
    """The cast, with Cléo in everything."""
    space = convener.space
    source = make_people(space, convener)
    her = Person.objects.get(space=space, outside_id="cleo")
    Person.objects.filter(pk=her.pk).update(outside_id="CC-0117", columns={"telephone": "0117 96 97 98"})
    her.refresh_from_db()
    change(her, by=convener.user, email="old-address@example.org")
    change(her, by=convener.user, email="cleo.c@example.org", note="Cléo dives at dawn.")
    _merge_duplicate(convener, her)
    her.refresh_from_db()
    _say_in_texts(convener, her, source)
    _ask_her(convener, her)
    _leave_beside(convener, her)
    return her


def _merge_duplicate(by: Member, her: Person) -> None:
    hand = find_hand(by)
    twin = Person.objects.create(
        space=by.space, name="Cleo Caprier-Brown", outside_id="Cleo Caprier-Brown", source=hand
    )
    side = Side.objects.filter(boundary__space=by.space).last()
    Belonging.objects.create(person=twin, side=side, source=hand)
    other = Person.objects.get(space=by.space, outside_id="bo")
    Tie.objects.create(space=by.space, one=twin, other=other, status="noted by us", source=hand)
    assert merge_people(by=by, kept=her, gone=twin)
    Different.objects.create(one=her, other=other)
    undone = {
        "kept": {"uid": str(other.uid)},
        "gone": {"uid": str(her.uid), "columns": {"telephone": "0117 96 97 98"}},
    }
    Merge.objects.create(space=by.space, kept=other, before=undone, undone_at=timezone.now())


def _say_in_texts(by: Member, her: Person, source: Source) -> None:
    space = by.space
    other = Person.objects.get(space=space, outside_id="bo")
    change(other, by=by.user, name="Cléo Câprier")  # by mistake, and put right
    change(other, by=by.user, name="Bo Brackwater", columns={"met through": "Cleo Caprier"})
    line = write_line(by=by, text="Cléo said that Bo should ask.", people=[her, other])
    word_anew(
        by=by, note=line, text="Cleo said so.", on=date(2026, 3, 2), area="", people=[her], boundary=None
    )
    share(by=by, note=write_line(by=by, text="Câprier, Cléo: cleo.c@example.org rings on Tuesdays."))
    boundary = Boundary.objects.filter(space=space).first()
    assert boundary is not None
    change(boundary, by=by.user, differs="What CLÉO  CÂPRIER told us.", protects="cleo caprier’s boat")
    side = boundary.sides.first()
    change(side, by=by.user, name="Team Cléo Câprier")
    change(space, by=by.user, aspiration="Cléo Câprier gets home well.")
    meeting = Meeting.objects.create(space=space, name="Tea with Cleo Caprier", source=source)
    there = Presence.objects.create(meeting=meeting, person=her, source=source)
    remove(there, by=by.user)
    tie = (
        Tie.objects.filter(space=space, one=her).first() or Tie.objects.filter(space=space, other=her).first()
    )
    change(tie, by=by.user, kind="swims with Cleo Caprier")
    Tie.objects.filter(space=space).exclude(pk=tie.pk).update(kind="friends of Cléo Câprier")
    Source.objects.filter(pk=source.pk).update(
        title="Cléo Câprier’s list.csv",
        account=[{"name": "x.csv", "notes": [{"example": "Cléo Câprier"}]}],
        hints={"left_out": ["CC-0117"]},
    )
    Update.objects.create(
        source=source,
        about="person",
        fact=her.pk,
        before={"name": her.name},
        after={"name": "Cleo Caprier"},
        is_conflict=True,
    )
    Update.objects.create(
        source=source, about="person", fact=other.pk, before={}, after={"columns": {"boss": "CC-0117"}}
    )
    SharedView.objects.create(
        space=space,
        boundary=boundary,
        title="For Cleo Caprier",
        choice="kind=friends+of+Cleo+Caprier",
        token_hash="a",
        expires_at=timezone.now(),
    )
    ApiToken.objects.create(
        space=space, user=by.user, title="Cléo Câprier’s key", token_hash="b", expires_at=timezone.now()
    )


def _ask_her(by: Member, her: Person) -> None:
    """She is asked, answers and vouches; another is asked in her name; texts of the call name her."""
    space, soon = by.space, timezone.now()
    other = Person.objects.get(space=space, outside_id="bo")
    call = Call.objects.create(space=space, title="With Cléo Câprier")
    wording = Wording.objects.create(
        call=call, subject="Cleo Caprier asks", why_you="Cléo Câprier knows you."
    )
    SharedWording.objects.create(
        wording=wording, title="Cléo Câprier reads", token_hash="c", expires_at=soon, made_by=by.user
    )
    theme = Theme.objects.create(call=call, name="What Cleo Caprier said")
    Theme.objects.create(call=call, name="What [someone] said")
    for person, inviter in ((her, other), (other, her)):
        asked = Invitation.objects.create(
            call=call, person=person, inviter=inviter, wording=wording, imagines="Tea with Cleo Caprier."
        )
        asked.themes.add(theme)
        Letter.objects.create(invitation=asked, kind=Letter.Kind.INVITATION, message_id=f"<{asked.pk}@x>")
        PersonalLink.objects.create(person=person, token_hash=f"d{person.pk}", expires_at=soon)
    side = Side.objects.filter(boundary__space=space).first()
    assert side is not None
    profile = Profile.objects.create(person=her, words="Cléo Câprier, who dives.")
    profile.drawn_to.add(side)
    Profile.objects.create(person=other, cares="About Cleo Caprier")
    Consent.objects.create(person=her, use=Consent.Use.LISTED, is_given=True)
    hand = find_hand(by)
    Ground.objects.create(world=side, basis="experience", strength="some", words="Cléo Câprier", source=hand)
    for person in (her, other):
        Voucher.objects.create(world=side, person=person, words="Cleo Caprier agreed.", source=hand)
        Sponsor.objects.create(space=space, person=person, gives="cover", words="Cleo Caprier", source=hand)


def _leave_beside(by: Member, her: Person) -> None:
    """What is still looked at, worked out, cached, and what a task left behind."""
    space = by.space
    draft = Source.objects.create(
        space=space, kind="file", title="Cléo Câprier.xlsx", hints={"a": "Cléo Câprier"}
    )
    Upload.objects.create(source=draft, name="cleo.csv", content="name\nCléo Câprier\n".encode())
    working = Source.objects.create(
        space=space, kind="pasted", title="names", state="working", hints={"text": "Cléo"}
    )
    Upload.objects.create(source=working, name="", content="Cléo Câprier; Dag".encode())
    provide_reading(space, "whole", Selection())
    Reading.objects.create(
        space=space, about="people", version=1, content={"names": [her.name], "uid": str(her.uid)}
    )
    cache.set("names", [her.name, her.email])
    DBTaskResult.objects.create(
        status="FAILED",
        args_kwargs={"args": [space.pk], "kwargs": {}},
        task_path="a.b",
        run_after=timezone.now(),
        backend_name="default",
        exception_class_path="E",
        traceback="Key (name)=(Cléo Câprier) already exists.",
        finished_at=timezone.now(),
    )


def list_spellings() -> list[bytes]:
    """Each way in which bytes can hold what she is called: plainly, and as JSON writes letters with accents."""
    ways = {text for name in HERS for text in (name, name.lower(), name.upper(), name.casefold())}
    ways |= {"0117 96 97 98", "Cléo", "Câprier"}
    ways |= {json.dumps(way)[1:-1] for way in ways}
    return sorted(way.encode() for way in ways)


def grep(content: bytes) -> list[bytes]:
    """What of it stands in some bytes, capitals or not."""
    low = content.lower()
    return [way for way in list_spellings() if way in content or way.lower() in low]


def grep_folder(folder: Path) -> dict[str, list[bytes]]:
    """Which files of a folder hold what."""
    found = {
        str(path.relative_to(folder)): grep(path.read_bytes()) for path in folder.rglob("*") if path.is_file()
    }
    return {name: hits for name, hits in found.items() if hits}


def grep_tables() -> dict[str, list[bytes]]:
    """Which tables of the database hold what: every row of every table as text."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
            rows = "\n".join(
                str([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor
            )
            if hits := grep(rows.encode()):
                found[name] = hits
    return found
