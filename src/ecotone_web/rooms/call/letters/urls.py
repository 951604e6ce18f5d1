"""Letters: to look at, to send, to follow."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "letters"

urlpatterns: list[URLPattern] = []
