"""Every text that an invited person may read, as translators know it: gathered from where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

from ecotone.pictures import PICTURE_WORDS
from ecotone.sentences import TEMPLATES, Plural
from ecotone_web.records.models import Consent
from ecotone_web.rooms.call.personal.rules import LABELS
from ecotone_web.rooms.call.wording.reads import HEADINGS
from tests.house.repository import ROOT

WEB = ROOT / "src" / "ecotone_web"
CALL = WEB / "rooms" / "call"
LOCALE = WEB / "locale"
LANGUAGES = ("ar", "es", "fr")

TEMPLATES_READ = (
    *sorted((CALL / "personal" / "templates" / "me").glob("*.html")),
    *(
        CALL / "letters" / "templates" / "letters" / name
        for name in ("letter.txt", "parts.html", "on_paper.html")
    ),
    CALL / "paper" / "templates" / "paper" / "sheet.html",
)
MODULES_READ = (
    *sorted((CALL / "personal" / "reads").glob("*.py")),
    *sorted((CALL / "personal" / "views").glob("*.py")),
    *(CALL / "personal" / name for name in ("forms.py", "rules.py", "tags.py")),
    CALL / "letters" / "writing.py",
    WEB / "bridge" / "giving.py",
)

SAID = (
    "empty.seat",
    "landscape.many_sides",
    "landscape.side_not_known",
    "landscape.sides",
    "picture.people",
    "picture.ring",
    "picture.ring_alone",
    "word.and",
    "word.named_side",
    "word.or",
    "word.people",
    "word.people_noun",
    "word.picture_and_more",
    "word.picture_confirmed",
    "word.picture_dot_person",
    "word.picture_from",
    "word.picture_more_sides",
    "word.picture_nobody_from",
    "word.picture_nobody_here",
    "word.picture_nobody_known",
    "word.picture_nobody_yet",
    "word.picture_reported",
    "word.picture_seat",
    "word.picture_side_not_known",
    "word.picture_sides",
    "word.picture_unknown",
    "word.side_count",
)
"""What the library writes and draws on her pages, by key."""

Message = str | tuple[str, str]
"""A text, or one for one thing and for several."""


def list_messages() -> dict[Message, str]:
    """Every text with the place where it stands."""
    found: dict[Message, str] = {}
    for place, message in _list_all():
        found.setdefault(message, place)
    return found


def _list_all() -> Iterator[tuple[str, Message]]:
    for path in TEMPLATES_READ:
        source = templatize(path.read_text(), origin=str(path))
        yield from ((_place(path), message) for message in _extract(source))
    for path in MODULES_READ:
        yield from ((_place(path), message) for message in _extract(path.read_text()))
    yield from (("rooms/call/wording/reads.py", _source(heading)) for heading in HEADINGS.values())
    yield from (("records/models/personal.py", _source(label)) for label in _labels())
    for key in SAID:
        template = {**TEMPLATES, **PICTURE_WORDS}[key]
        if isinstance(template, Plural):
            yield f"library: {key}", template.one
            yield f"library: {key}", template.other
        else:
            yield f"library: {key}", template


def _labels() -> list[object]:
    field = Consent._meta.get_field("use")
    return [*LABELS.values(), *(label for _use, label in field.choices or ())]


def _source(text: object) -> str:
    """The English of a text that is translated when it is read."""
    arguments = getattr(text, "_args", None) or text._proxy____args  # type: ignore[attr-defined]
    return str(arguments[0])


def _extract(source: str) -> Iterator[Message]:
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "gettext_lazy": None, "ngettext_lazy": (1, 2)}
    for _line, message, _comments, _context in extract("python", BytesIO(source.encode()), keywords=keywords):
        if isinstance(message, tuple):
            yield str(message[0]), str(message[1])
        elif message:
            yield message


def _place(path: Path) -> str:
    return str(path.relative_to(WEB))


def read_catalogue(language: str) -> Catalog:
    """The translations into a language."""
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def find_gaps(text: str) -> set[str]:
    """What is filled into a text: `%(name)s`, `{name}`."""
    return set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", text))
