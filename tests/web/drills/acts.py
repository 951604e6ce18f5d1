"""What is killed in the middle: each drill has a state to begin with and an act that is done in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Drill:
    """`prepare` makes the state before; `act` finds what it needs in the database and does one thing to it."""

    prepare: Callable[[], None]
    act: Callable[[], Any]


def _member() -> Any:
    from ecotone_web.records.models import Member

    return Member.objects.select_related("space", "user").get(role="convener")


def _prepare_import() -> None:
    """The cast is here already, and a file of more people waits."""
    from tests.web.making import make_member, make_people, make_space

    space = make_space()
    convener = make_member(space, "convener")
    make_people(space, convener)
    from ecotone_web.rooms.space.sources.acts import bring

    rows = "".join(f"p{k},Person {k},place {k % 3},{k % 5}\n" for k in range(40))
    text = f"id,name,place,office\nada,Ada Ankerwyn,south,1\nfen,Fen Fairwind,south,1\n{rows}"
    bring(by=convener, kind="file", title="more", contents=[("people.csv", text.encode())])


def _import() -> None:
    from ecotone_web.records.models import Source
    from ecotone_web.rooms.space.sources import tasks

    tasks.keep(by=_member(), source=Source.objects.select_related("space").get(title="more"))


def _prepare_merge() -> None:
    """The cast, with a second record of Ada that has contacts and a meeting of its own."""
    from tests.web.making import make_member, make_people, make_space

    space = make_space()
    make_people(space, make_member(space, "convener"))


def _merge() -> None:
    from ecotone_web.records.models import Person
    from ecotone_web.rooms.space.sources.acts import merge_people

    kept, gone = Person.objects.get(outside_id="ada"), Person.objects.get(outside_id="bo")
    merge_people(by=_member(), kept=kept, gone=gone)


def _undo() -> None:
    from ecotone_web.records.models import Source
    from ecotone_web.rooms.space.sources.acts import take_back

    take_back(by=_member(), source=Source.objects.get(kind="file"))


def _prepare_restore() -> None:
    """A backup of the cast, and a workbench that has gone on since."""
    from django.conf import settings

    from ecotone_web.site.start.backup import write_backup

    _prepare_merge()
    write_backup(settings.DATA / "saved.zip")
    _merge()


def _restore() -> None:
    from django.conf import settings

    from ecotone_web.site.start.archive import open_archive, read_manifest
    from ecotone_web.site.start.restore import restore

    with open_archive(settings.DATA / "saved.zip") as file:
        restore(file, read_manifest(file), {})


def _by_halves() -> None:
    """An act that is not done in one go: what the drill must see."""
    from ecotone_web.records.models import Person

    for person in Person.objects.all():
        person.note = "changed"
        person.save()


DRILLS = {
    "import": Drill(_prepare_import, _import),
    "merge": Drill(_prepare_merge, _merge),
    "undo": Drill(_prepare_merge, _undo),
    "restore": Drill(_prepare_restore, _restore),
    "by-halves": Drill(_prepare_merge, _by_halves),
}
