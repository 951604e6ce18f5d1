"""The questions on paper, in a file, and typed in."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "paper"

urlpatterns: list[URLPattern] = []
