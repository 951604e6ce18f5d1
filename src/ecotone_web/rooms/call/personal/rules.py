"""What an invited person may be asked, and in which words it is kept: the same whatever language she reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import OWN_WORDS, Consent, Profile

MEET = "would like to meet"
KINDS = (
    ("knows", _("I know this person")),
    ("exchanges ideas with", _("We exchange ideas")),
    ("works with", _("We work together")),
    (MEET, _("I would like to meet this person")),
)
"""Kinds of tie: the word that is kept, and how it is asked. The last is potential, and kept apart."""

REAL = tuple(kind for kind, _label in KINDS if kind != MEET)

HOW_OFTEN = (
    ("", _("I would rather not say")),
    ("52", _("About every week, or more")),
    ("12", _("About every month")),
    ("4", _("A few times a year")),
    ("1", _("Once a year, or less")),
)
"""How often, in times a year."""

MOST_NAMED = 200
"""Whom one person may name; and how many names a page lists."""

MOST_LISTED = 50

MOST_BOXES = 40
"""Sides of a boundary up to which each has a box to tick; of more, names are typed."""

MOST_OFFERED = 300
"""Names of sides that are written into a page to complete what is typed."""

FIRST_YEAR = 1920

WHO_SEES = {
    "listed": _(
        "Seen by: people who are invited, on a page like this one. Your name alone; nothing else about you."
    ),
    "introduced": _(
        "Seen by: the team, and those to whom they introduce you. "
        "Who knows you, if you both say so, sees where you belong."
    ),
    "quoted": _(
        "Seen by: whoever reads what the team publishes. Without your name, and without what would give you away."
    ),
    "again": _("Seen by: the team alone. Unless you say no, they may."),
}
"""Who would see what she agrees to."""

LISTED_ANYWAY = _(
    "A call here shows names to all who are asked: unless you say no, your name is on that list."
)
"""Beside the first, where a call asks nobody before it lists names."""


def say_who_sees(use: str, is_listed_unasked: bool) -> str:
    """Who would see it, as she reads it before she agrees."""
    is_shown = is_listed_unasked and use == Consent.Use.LISTED
    return f"{WHO_SEES[use]} {LISTED_ANYWAY}" if is_shown else str(WHO_SEES[use])


SOURCES = {
    "pasted": _("A list of names that the team pasted"),
    "hand": _("Noted by hand by the team"),
    "grouping": _("Groups that the team made"),
    "archive": _("An archive of this space"),
    "api": _("Another program of the team"),
    "told": _("What people said on their own pages"),
    "paper": _("What people said on paper"),
}
"""Where something is from, as she reads it: what the team calls these is in the team's language."""

HOW_TOLD = {"with a call": _("with a call")}
"""How she was told that something is held of her, where we wrote it and not somebody of the team."""

LABELS = {name: Profile._meta.get_field(name).verbose_name for name in OWN_WORDS}  # type: ignore[union-attr]
"""What she may write of herself, and under which heading."""

ANSWERS = (
    ("yes", _("Yes, I would like to be part of it")),
    ("maybe", _("Maybe; I would like to hear more")),
    ("no", _("No")),
    ("instead", _("Ask someone else instead")),
)
"""As `Invitation.Answer`, in her own words."""
