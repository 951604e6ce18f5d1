"""In which language a personal page speaks."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from ecotone_web.records.models import Invitation, Person, Profile
from ecotone_web.rooms.call.wording.reads import LANGUAGE_CODES

ENGLISH = "en"


def read_language(word: str | None) -> str:
    """The language that a word asks for; nothing where it is none of ours."""
    return word if word in LANGUAGE_CODES else ""


def choose_language(request: HttpRequest, person: Person | None) -> str:
    """What the address says, or what she chose before, or what she was written in, or what her browser asks for."""
    said = read_language(request.GET.get("lang"))
    if said or person is None:
        return said or _find_preferred(request)
    chosen = Profile.objects.filter(person=person).values_list("language", flat=True).first()
    return chosen or _find_written(person) or _find_preferred(request)


def _find_written(person: Person) -> str:
    asked = Invitation.objects.filter(person=person).exclude(state=Invitation.State.DRAFT)
    return asked.order_by("-pk").values_list("wording__language", flat=True).first() or ""


def _find_preferred(request: HttpRequest) -> str:
    """The first language that a browser asks for and we speak."""
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        try:
            return get_supported_language_variant(wanted).partition("-")[0]
        except LookupError:
            continue
    return ENGLISH
