"""The style sheet of the pictures, served beside the site's own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control

from ecotone_web.bridge.styles import make_pictures_css


@cache_control(public=True, max_age=3600)
def serve_pictures_css(_request: HttpRequest) -> HttpResponse:
    """The style sheet."""
    return HttpResponse(make_pictures_css(), content_type="text/css; charset=utf-8")
