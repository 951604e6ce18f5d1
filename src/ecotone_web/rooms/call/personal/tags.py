"""Tags of the personal pages."""

from __future__ import annotations

from typing import Any

from django import template

from ecotone_web.records.models import Source
from ecotone_web.records.models.call import LANGUAGES
from ecotone_web.rooms.call.personal.reads.addresses import find_address
from ecotone_web.rooms.call.personal.rules import ANSWERS, SOURCES

register = template.Library()


@register.simple_tag(takes_context=True)
def mine(context: template.Context, name: str, *args: Any) -> str:
    """The address of one of her pages, in the language that she asked for: `{% mine "me:data" %}`."""
    return find_address(context["request"], name, *args)


@register.simple_tag
def languages() -> tuple[tuple[str, str], ...]:
    """Those in which her pages speak, each as its speakers call it."""
    return LANGUAGES


@register.filter
def as_answered(answer: str) -> Any:
    """An answer in the words in which she gave it."""
    return dict(ANSWERS).get(answer, "")


@register.filter
def as_source(source: Source) -> Any:
    """Where something is from: files and meetings by their titles, what we made ourselves in her language."""
    return SOURCES.get(source.kind, source.title)
