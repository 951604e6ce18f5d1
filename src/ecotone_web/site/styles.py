"""The tokens and classes of the pictures as a style sheet, out of the library, so that there is one truth."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from ecotone.pictures import SANS, SERIF, css_variables, picture_css


@cache
def make_pictures_css() -> str:
    """Colours, type and the classes of the pictures."""
    return f"{css_variables()}{picture_css()}:root{{--serif:{SERIF};--sans:{SANS}}}\n"


@cache_control(public=True, max_age=3600)
def serve_pictures_css(_request: HttpRequest) -> HttpResponse:
    """The style sheet."""
    return HttpResponse(make_pictures_css(), content_type="text/css; charset=utf-8")
