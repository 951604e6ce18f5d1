"""What is in a space, as far as copies of it need to know."""

from __future__ import annotations

from typing import Any

from ecotone_web.records.models import Boundary, Call, Meeting, Note, Person, Source, Space

APART = (Source.Kind.HAND, Source.Kind.ARCHIVE)
"""A hand that noted nothing, and the archive that is being brought in."""


def is_empty(space: Space) -> bool:
    """Whether nothing has been brought in or noted yet."""
    here: Any
    for here in (Person, Boundary, Meeting, Note, Call):
        if here.objects.filter(space=space).exists():
            return False
    return not Source.objects.filter(space=space).exclude(kind__in=APART).exists()


def find_coming(space: Space) -> Source | None:
    """The archive that is being brought in, or that could not be."""
    return Source.objects.filter(space=space, kind=Source.Kind.ARCHIVE).order_by("-pk").first()
