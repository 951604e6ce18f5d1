"""All that is held of one person, to be shown and handed to her."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from ecotone_web.records.models import (
    OWN_WORDS,
    Belonging,
    Consent,
    Fact,
    Invitation,
    Member,
    Note,
    Person,
    Presence,
    Profile,
    Sponsor,
    Tie,
    Update,
    Voucher,
)
from ecotone_web.rooms.space.privacy.reads.history import Wanted, list_changes

MOST_CHANGES = 1_000
"""Lines of her history that are printed: the latest."""


def gather_holdings(person: Person, member: Member) -> dict[str, Any]:
    """Everything, as plain values: what can be printed can be given as JSON, too."""
    belongings = list(
        Belonging.objects.filter(person=person).select_related("side__boundary", "side__group", "source")
    )
    return {
        "space": person.space.name,
        "person": _tell_person(person),
        "told_us": [_tell_belonging(row) for row in belongings if row.is_told],
        "belongings": [_tell_belonging(row) for row in belongings if not row.is_told],
        "ties": list(_tell_ties(person)),
        "meetings": [
            {"name": row.meeting.name, "on": row.meeting.on, **_tell_fact(row)}
            for row in Presence.objects.filter(person=person).select_related("meeting", "source")
        ],
        "lines": [
            {
                "on": note.on,
                "text": note.text,
                "writer": str(note.writer),
                "area": str(note.get_area_display()),
            }
            for note in _find_lines(person).exclude(area="power").filter(shared_at__isnull=False)
        ],
        "invitations": list(_tell_invitations(person)),
        "profile": _tell_profile(person),
        "consents": [
            {"use": str(row.get_use_display()), "agreed": row.is_given, "said_on": _find_day(row.said_at)}
            for row in Consent.objects.filter(person=person)
        ],
        "vouches": [
            {
                "world": row.world.name,
                "boundary": row.world.boundary.name,
                "answer": str(row.get_answer_display()),
                "on": row.on,
                "words": row.words,
                **_tell_fact(row),
            }
            for row in Voucher.objects.filter(person=person).select_related("world__boundary", "source")
        ],
        "sponsors": [
            {
                "gives": str(row.get_gives_display()),
                "since": row.since,
                "until": row.until,
                "words": row.words,
                **_tell_fact(row),
            }
            for row in Sponsor.objects.filter(person=person).select_related("source")
        ],
        "other_sources_say": [tell_conflict(row) for row in find_conflicts(person, belongings)],
        "history": _tell_history(person, member),
    }


def count_left_out(person: Person, member: Member) -> dict[str, int]:
    """Lines about her that are not in the print: about power, and the reader's own private ones."""
    lines = _find_lines(person)
    return {
        "power": lines.filter(area="power", shared_at__isnull=False).count(),
        "private": lines.filter(writer=member.user, shared_at=None).count(),
    }


def _find_lines(person: Person) -> QuerySet[Note]:
    return (
        Note.objects.filter(space=person.space, people=person).select_related("writer").order_by("on", "pk")
    )


def _tell_fact(row: Fact) -> dict[str, Any]:
    return {
        "source": row.source.title,
        "noted_on": row.noted_on,
        "last_confirmed": row.last_confirmed,
        "who_may_see_it": str(row.get_visibility_display()),
    }


def _tell_person(person: Person) -> dict[str, Any]:
    names = (
        "name",
        "email",
        "since",
        "until",
        "answered_on",
        "note",
        "told_on",
        "told_how",
        "keep_until",
        "columns",
        "is_convening",
    )
    return {
        **{name: getattr(person, name) for name in names},
        "id_in_files": find_id_in_files(person),
        "number_here": str(person.uid),
        **_tell_fact(person),
    }


def find_id_in_files(person: Person) -> str:
    """How she is called in the files; nothing where that is her name, or ours."""
    return "" if person.outside_id in (person.name, str(person.uid)) else person.outside_id


def _tell_belonging(row: Belonging) -> dict[str, Any]:
    return {
        "boundary": row.side.boundary.name,
        "side": row.side.name,
        "group": row.side.group.name if row.side.group else "",
        "since": row.since,
        "until": row.until,
        **_tell_fact(row),
    }


def _tell_invitations(person: Person) -> Any:
    rows = (
        Invitation.objects.filter(person=person).select_related("call", "inviter").prefetch_related("themes")
    )
    for row in rows:
        yield {
            "call": row.call.title,
            "asked_by": row.inviter.name if row.inviter else "",
            "state": str(row.get_state_display()),
            "answer": str(row.get_answer_display()) if row.answer else "",
            "what_might_become_possible": row.imagines,
            "whom_to_ask_instead": row.instead,
            "themes": [theme.name for theme in row.themes.all()],
            "sent_on": _find_day(row.sent_at),
            "opened_on": _find_day(row.opened_at),
            "answered_on": _find_day(row.answered_at),
        }


def _tell_profile(person: Person) -> dict[str, Any]:
    """In her own words; nothing where she said nothing."""
    row = Profile.objects.filter(person=person).first()
    if row is None:
        return {}
    said = {str(row._meta.get_field(name).verbose_name): getattr(row, name) for name in OWN_WORDS}  # type: ignore[union-attr]
    return {
        "said": {question: text for question, text in said.items() if text},
        "language": str(row.get_language_display()),
        "would_like_to_be_on": [side.name for side in row.drawn_to.order_by("name")],
        "said_on": _find_day(row.said_at),
    }


def _tell_ties(person: Person) -> Any:
    rows = Tie.objects.filter(Q(one=person) | Q(other=person)).select_related("one", "other", "source")
    for row in sorted(rows, key=lambda tie: (tie.one.sorted_as, tie.other.sorted_as, tie.pk)):
        yield {
            "with": row.other.name if row.one_id == person.pk else row.one.name,
            "kind": row.kind,
            "how_we_know": str(row.get_status_display()),
            "said_by_her": row.is_directed and row.one_id == person.pk and row.status != Tie.Status.NOTED,
            "weight": row.weight,
            "since": row.since,
            "until": row.until,
            **_tell_fact(row),
        }


def find_conflicts(person: Person, belongings: list[Belonging]) -> list[Update]:
    """What another source says of her, which nobody has decided about."""
    about = Q(about=Update.About.PERSON, fact=person.pk) | Q(
        about=Update.About.BELONGING, fact__in=[row.pk for row in belongings]
    )
    rows = Update.objects.filter(about, source__space=person.space, is_conflict=True, settled_at=None)
    return list(rows.select_related("source"))


def tell_conflict(row: Update) -> dict[str, Any]:
    """What is held, and what is said otherwise."""
    return {"source": row.source.title, "held": row.before, "said": row.after}


def _tell_history(person: Person, member: Member) -> list[dict[str, Any]]:
    listed = list_changes(member, Wanted(person=person.pk), size=MOST_CHANGES)
    return [
        {
            "on": _find_day(change.at),
            "by": change.by,
            "what": change.what,
            "happened": change.happened,
            "steps": [{"what": step.label, "from": step.old, "to": step.new} for step in change.steps],
        }
        for each in listed.changes
        for change in (each, *each.others)
    ]


def _find_day(at: datetime | None) -> date | None:
    """The day on which it was, where the space is."""
    return timezone.localdate(at) if at else None


def write_plainly(value: Any) -> Any:
    """Days as JSON holds them."""
    if isinstance(value, dict):
        return {name: write_plainly(each) for name, each in value.items()}
    if isinstance(value, list):
        return [write_plainly(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
