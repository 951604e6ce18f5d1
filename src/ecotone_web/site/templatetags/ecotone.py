"""Filters and tags of all pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ecotone_web.bridge import words
from ecotone_web.records.models import Side, Space

register = template.Library()


@register.simple_tag(takes_context=True)
def here(context: template.Context, name: str, *args: Any) -> str:
    """The address of a page in the space that one is in: `{% here "landscape:people" %}`."""
    space: Space = context["space"]
    return reverse(name, args=[space.slug, *args])


@register.simple_tag(takes_context=True)
def turn_to(context: template.Context, number: int) -> str:
    """The address of another page of the same list, with all else that was chosen."""
    words: QueryDict = context["request"].GET.copy()
    words["page"] = str(number)
    return f"?{words.urlencode()}"


@register.filter
def picture(svg: str) -> SafeString:
    """A picture drawn by `ecotone.pictures`, which escapes every word in it."""
    return mark_safe(svg)  # noqa: S308  (drawn by the library, never by a user)


@register.filter
def capitalise(text: Any) -> str:
    """The first letter as a capital, the others as they are."""
    said = str(text)
    return said[:1].upper() + said[1:]


@register.filter
def say(kept: Any) -> str:
    """A sentence that was kept by key, in the language of the page."""
    return words.say(kept)


@register.filter
def called(side: Side) -> str:
    """The name of a side where it stands alone."""
    return words.call_side(side.boundary.name, side.name)
