"""Calls, their words, and who may read them before they go out."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "call"

urlpatterns: list[URLPattern] = []
