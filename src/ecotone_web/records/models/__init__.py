"""The tables, a file a room."""

from ecotone_web.records.models.boundaries import KNOWLEDGE, Boundary, Side
from ecotone_web.records.models.facts import Fact
from ecotone_web.records.models.landscape import (
    Belonging,
    Different,
    Meeting,
    Merge,
    Person,
    Presence,
    Reading,
    Tie,
)
from ecotone_web.records.models.notebook import AREAS, Note, readable_by
from ecotone_web.records.models.reports import ApiToken, SharedView
from ecotone_web.records.models.sources import Source, Update, Upload
from ecotone_web.records.models.space import Forgotten, Member, Space, TeamInvitation, User

__all__ = [
    "AREAS",
    "KNOWLEDGE",
    "ApiToken",
    "Belonging",
    "Boundary",
    "Different",
    "Fact",
    "Forgotten",
    "Meeting",
    "Member",
    "Merge",
    "Note",
    "Person",
    "Presence",
    "Reading",
    "SharedView",
    "Side",
    "Source",
    "Space",
    "TeamInvitation",
    "Tie",
    "Update",
    "Upload",
    "User",
    "readable_by",
]
