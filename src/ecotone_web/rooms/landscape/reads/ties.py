"""What pages that note ties by hand need to know."""

from __future__ import annotations

from ecotone_web.records.models import Member, Source, Space, Tie
from ecotone_web.rooms.landscape.reads.readings import MET, list_kinds


def list_tie_kinds(space: Space) -> list[str]:
    """The kinds that can be noted: all but having met."""
    return [kind for kind in list_kinds(space) if kind != MET]


def find_last_kind(member: Member) -> str:
    """The kind that this member noted last."""
    hand = Source.objects.filter(space=member.space, added_by=member.user, kind=Source.Kind.HAND)
    last = Tie.objects.filter(source__in=hand).order_by("-pk").values_list("kind", flat=True).first()
    return last or ""
