"""Personal pages, letters and sheets speak four languages: nothing is left in English, and nothing is left over."""

from __future__ import annotations

import re

import pytest

from hatch_build import compile_catalogue
from tests.house.catalogues import (
    LANGUAGES,
    LOCALE,
    Message,
    find_gaps,
    list_messages,
    read_catalogue,
)


def as_parts(message: Message) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def find_faults(language: str, wanted: dict[Message, str]) -> list[str]:
    """What is missing, uncertain, or filled otherwise than the English, each in a line."""
    catalogue = read_catalogue(language)
    faults = []
    for message, place in wanted.items():
        entry = catalogue.get(message)
        if entry is None or not entry.string or not all(as_parts(entry.string)):
            faults.append(f"{place}: {message} is not translated")
        elif entry.fuzzy:
            faults.append(f"{place}: {message} is marked as uncertain")
        else:
            faults += [
                f"{place}: {text} is filled otherwise" for text in find_wrong_gaps(message, entry.string)
            ]
    return faults


def find_wrong_gaps(message: Message, translated: Message) -> list[str]:
    """Translations that name what is not there, or leave out what is; one for few may say how many in a word."""
    one, several = as_parts(message)[0], as_parts(message)[-1]
    allowed = find_gaps(one) | find_gaps(several)
    needed = find_gaps(one)
    texts = as_parts(translated)
    return [
        text for text in texts if find_gaps(text) - allowed or (len(texts) == 1 and needed - find_gaps(text))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    assert find_faults(language, list_messages()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_translated_that_nobody_reads(language: str) -> None:
    wanted = {as_parts(message) for message in list_messages()}
    kept = [as_parts(entry.id) for entry in read_catalogue(language) if entry.id]
    assert [message for message in kept if message not in wanted] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_django_reads_is_what_is_written(language: str) -> None:
    folder = LOCALE / language / "LC_MESSAGES"
    made = compile_catalogue(folder / "django.po")
    assert (folder / "django.mo").read_bytes() == made, "run: .venv/bin/python hatch_build.py"


@pytest.mark.parametrize(
    ("language", "until"), [("fr", "au plus tard le"), ("es", "a más tardar el"), ("ar", "في موعد أقصاه")]
)
def test_an_answer_may_still_come_on_the_last_day(language: str, until: str) -> None:
    catalogue = read_catalogue(language)
    asked = [entry.string for entry in catalogue if re.search(r"answer by %\(", str(entry.id))]
    assert len(asked) == 3
    assert [text for text in asked if until not in text] == []


def test_the_guards_bite() -> None:
    assert find_faults("fr", {"Not written anywhere": "here"}) == [
        "here: Not written anywhere is not translated"
    ]
    assert find_wrong_gaps("Hello %(name)s", "Bonjour") == ["Bonjour"]
    assert find_wrong_gaps("{count} people", "{counted} personnes") == ["{counted} personnes"]
    assert find_wrong_gaps("{low} {people}", "{low} personnes") == ["{low} personnes"]
    assert ("One new question", "%(n)s new questions") in list_messages()
