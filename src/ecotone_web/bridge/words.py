"""Sentences of the library, kept by key and values, and said again in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import date
from functools import cache
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext

from ecotone.pictures import PICTURE_WORDS
from ecotone.sentences import TEMPLATES, Plural, Sentence, Template, name_side, speaking


def keep(value: Any) -> Any:
    """A sentence, or what stands in one, as JSON: {"key": …, "values": {…}}; never who somebody is."""
    if isinstance(value, Sentence):
        values = {name: keep(inner) for name, inner in value.values.items() if name != "ids"}
        return {"key": value.key, "values": values}
    if isinstance(value, tuple | list):
        return [keep(inner) for inner in value]
    return value


def say(kept: Any) -> str:
    """What was kept, in the language of the page."""
    if kept is None:
        return ""
    if not isinstance(kept, dict):
        return str(kept)
    return _revive(kept).in_words(translate_templates(get_language() or ""))


def say_sentence(sentence: Sentence) -> str:
    """A sentence just made, in the language of the page."""
    return sentence.in_words(translate_templates(get_language() or ""))


def _revive(kept: Mapping[str, Any]) -> Sentence:
    values = {name: _revive_value(inner) for name, inner in kept["values"].items()}
    if isinstance(values.get("date"), str):
        values["date"] = _say_day(values["date"])
    return Sentence(kept["key"], values, "")


def _say_day(text: str) -> str:
    """A day as pages write it."""
    try:
        return formats.date_format(date.fromisoformat(text), "j F Y")
    except ValueError:
        return text


def _revive_value(value: Any) -> Any:
    if isinstance(value, dict):
        return _revive(value)
    return tuple(_revive_value(inner) for inner in value) if isinstance(value, list) else value


def call_side(boundary: str, side: str) -> str:
    """What a side is called where it stands alone: a bare number is a code, and is named with its boundary."""
    called = name_side(boundary, side)
    return say_sentence(called) if isinstance(called, Sentence) else str(called)


def speak_here() -> AbstractContextManager[None]:
    """Whatever the library writes and draws inside is in the language of the page."""
    return speaking(translate_templates(get_language() or ""))


@cache
def translate_templates(language: str) -> Mapping[str, Template]:
    """The library's templates, and the words of its pictures, in a language; what is not translated stays English."""
    known = {**TEMPLATES, **PICTURE_WORDS}
    if language.startswith("en"):
        return known
    return {
        key: Plural(gettext(template.one), gettext(template.other))
        if isinstance(template, Plural)
        else gettext(template)
        for key, template in known.items()
    }
