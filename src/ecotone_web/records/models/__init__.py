"""The tables, a file a room."""

from ecotone_web.records.models.boundaries import KNOWLEDGE, Boundary, Side
from ecotone_web.records.models.call import (
    LANGUAGES,
    PARTS,
    Call,
    Invitation,
    Letter,
    SharedWording,
    Theme,
    Wording,
)
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
from ecotone_web.records.models.legitimacy import Ground, Sponsor, Voucher
from ecotone_web.records.models.notebook import AREAS, Note, readable_by
from ecotone_web.records.models.personal import OWN_WORDS, Consent, PersonalLink, Profile
from ecotone_web.records.models.reports import ApiToken, SharedView
from ecotone_web.records.models.sources import Source, Update, Upload
from ecotone_web.records.models.space import Forgotten, Member, Space, TeamInvitation, User

__all__ = [
    "AREAS",
    "KNOWLEDGE",
    "LANGUAGES",
    "OWN_WORDS",
    "PARTS",
    "ApiToken",
    "Belonging",
    "Boundary",
    "Call",
    "Consent",
    "Different",
    "Fact",
    "Forgotten",
    "Ground",
    "Invitation",
    "Letter",
    "Meeting",
    "Member",
    "Merge",
    "Note",
    "Person",
    "PersonalLink",
    "Presence",
    "Profile",
    "Reading",
    "SharedView",
    "SharedWording",
    "Side",
    "Source",
    "Space",
    "Sponsor",
    "TeamInvitation",
    "Theme",
    "Tie",
    "Update",
    "Upload",
    "User",
    "Voucher",
    "Wording",
    "readable_by",
]
