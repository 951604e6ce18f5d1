"""What an invited person says, and takes back, by her own hand; nobody of the team stands between."""

from ecotone_web.rooms.call.personal.acts.coming import note_here
from ecotone_web.rooms.call.personal.acts.leaving import (
    take_back_belonging,
    take_back_consent,
    take_back_text,
    take_back_words,
)
from ecotone_web.rooms.call.personal.acts.saying import (
    correct_oneself,
    find_told,
    say_consents,
    say_herself,
)
from ecotone_web.rooms.call.personal.acts.ties import SaidTie, say_ties

__all__ = [
    "SaidTie",
    "correct_oneself",
    "find_told",
    "note_here",
    "say_consents",
    "say_herself",
    "say_ties",
    "take_back_belonging",
    "take_back_consent",
    "take_back_text",
    "take_back_words",
]
