"""A wording, for somebody to read before it goes out: whoever has the link."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "wording"

urlpatterns: list[URLPattern] = []
